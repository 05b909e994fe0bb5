/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-live-feed.h"
#include "frond-plot-bands.h"
#include "frond-plot-palette.h"
#include "frond-programme.h"

G_BEGIN_DECLS

typedef enum {
  FROND_LIVE_PLOT_SWEEP,  /* new values overwrite the oldest from left to right; the cheaper one without a graphics card */
  FROND_LIVE_PLOT_SCROLL, /* everything moves to the left */
} FrondLivePlotMode;

#define FROND_LIVE_PLOT_SHORTEST_S 10.0
#define FROND_LIVE_PLOT_LONGEST_S  120.0

#define FROND_TYPE_LIVE_PLOT (frond_live_plot_get_type ())
G_DECLARE_FINAL_TYPE (FrondLivePlot, frond_live_plot, FROND, LIVE_PLOT, GtkWidget)

GtkWidget        *frond_live_plot_new (void) G_GNUC_WARN_UNUSED_RESULT;
void              frond_live_plot_set_feed (FrondLivePlot *self,
                                            FrondLiveFeed *feed);
void              frond_live_plot_add_lane (FrondLivePlot  *self,
                                            FrondLiveFeed  *feed,
                                            FrondPlotSeries series,
                                            const char     *name,
                                            const char     *unit);
guint             frond_live_plot_get_n_lanes (FrondLivePlot *self);
void              frond_live_plot_set_lane_name (FrondLivePlot *self,
                                                 guint          lane,
                                                 const char    *name);
const char       *frond_live_plot_get_lane_name (FrondLivePlot *self,
                                                 guint          lane);
void              frond_live_plot_set_unit (FrondLivePlot *self,
                                            const char    *unit);
void              frond_live_plot_set_programme (FrondLivePlot  *self,
                                                 FrondProgramme *programme);
void              frond_live_plot_set_mode (FrondLivePlot    *self,
                                            FrondLivePlotMode mode);
FrondLivePlotMode frond_live_plot_get_mode (FrondLivePlot *self);
void              frond_live_plot_set_window (FrondLivePlot *self,
                                              double         seconds);
double            frond_live_plot_get_window (FrondLivePlot *self);
/* 0: the range adapts by itself. */
void   frond_live_plot_set_maximum (FrondLivePlot *self,
                                    double         maximum);
double frond_live_plot_get_maximum (FrondLivePlot *self);
/* column: frond_live_feed_get_n_columns() when it was put; number 0 for a marker with text only. */
void  frond_live_plot_add_marker (FrondLivePlot *self,
                                  guint64        column,
                                  guint          number,
                                  const char    *label);
void  frond_live_plot_remove_last_marker (FrondLivePlot *self);
void  frond_live_plot_clear_markers (FrondLivePlot *self);
void  frond_live_plot_set_left_out (FrondLivePlot       *self,
                                    const FrondPlotBand *stretches,
                                    gsize                n);
guint frond_live_plot_get_n_left_out (FrondLivePlot *self);
/* The first lane's goal line can be taken with the pointer; "goal-moved" (double) says where it was put down. */
void frond_live_plot_set_has_movable_goal (FrondLivePlot *self,
                                           gboolean       movable);
/* The picture stands and can be moved while the feed goes on. */
void     frond_live_plot_set_looking_back (FrondLivePlot *self,
                                           gboolean       looking_back);
gboolean frond_live_plot_get_looking_back (FrondLivePlot *self);
void     frond_live_plot_move (FrondLivePlot *self,
                               double         seconds);
double   frond_live_plot_get_view_end (FrondLivePlot *self);

G_END_DECLS
