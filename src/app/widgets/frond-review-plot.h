/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-plot-bands.h"
#include "frond-plot-goal.h"
#include "frond-plot-markers.h"
#include "frond-review-lane.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_PLOT (frond_review_plot_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewPlot, frond_review_plot, FROND, REVIEW_PLOT, GtkWidget)

GtkWidget *frond_review_plot_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* What is shown. The samples stay the owner's: release (owner) is called when they are no longer needed. All else is copied. */
void frond_review_plot_set_signal (FrondReviewPlot         *self,
                                   const FrondReviewSignal *signal,
                                   gpointer                 owner,
                                   GDestroyNotify           release);
void frond_review_plot_add_signal (FrondReviewPlot         *self,
                                   const FrondReviewSignal *signal,
                                   gpointer                 owner,
                                   GDestroyNotify           release);
void frond_review_plot_set_comparison (FrondReviewPlot         *self,
                                       const FrondReviewSignal *signal,
                                       gpointer                 owner,
                                       GDestroyNotify           release);
void frond_review_plot_set_bands (FrondReviewPlot     *self,
                                  const FrondPlotBand *bands,
                                  gsize                n_bands);
void frond_review_plot_set_goals (FrondReviewPlot     *self,
                                  const FrondPlotGoal *goals,
                                  gsize                n_goals);
void frond_review_plot_set_markers (FrondReviewPlot       *self,
                                    const FrondPlotMarker *markers,
                                    gsize                  n_markers);
/* Stretches that were left out of the numbers: kind and name do not count. */
void frond_review_plot_set_excluded (FrondReviewPlot     *self,
                                     const FrondPlotBand *spans,
                                     gsize                n_spans);
void frond_review_plot_set_show_filtered (FrondReviewPlot *self,
                                          gboolean         show_filtered);

/* The same recording measured again: what is in view, the way there, the cursor and the comparison stay. */
void frond_review_plot_update_signal (FrondReviewPlot         *self,
                                      const FrondReviewSignal *signal,
                                      gpointer                 owner,
                                      GDestroyNotify           release);

/* What is in view, in seconds. */
double   frond_review_plot_get_start (FrondReviewPlot *self);
double   frond_review_plot_get_end (FrondReviewPlot *self);
void     frond_review_plot_show (FrondReviewPlot *self,
                                 double           start_s,
                                 double           end_s);
void     frond_review_plot_zoom (FrondReviewPlot *self,
                                 double           factor);
void     frond_review_plot_fit (FrondReviewPlot *self);
gboolean frond_review_plot_go_back (FrondReviewPlot *self);
void     frond_review_plot_pan (FrondReviewPlot *self,
                                double           seconds);

/* The cursor, in seconds; NAN for none. Moving it is announced, playing is not. Signal "cursor-moved". */
void   frond_review_plot_set_cursor (FrondReviewPlot *self,
                                     double           time_s);
void   frond_review_plot_play_to (FrondReviewPlot *self,
                                  double           time_s);
double frond_review_plot_get_cursor (FrondReviewPlot *self);
char  *frond_review_plot_describe_cursor (FrondReviewPlot *self) G_GNUC_WARN_UNUSED_RESULT;
char  *frond_review_plot_dup_cut_name (FrondReviewPlot *self, double x) G_GNUC_WARN_UNUSED_RESULT;
void   frond_review_plot_go_to_phase (FrondReviewPlot *self,
                                      int              step);
void   frond_review_plot_go_to_marker (FrondReviewPlot *self,
                                       int              step);

/* A stretch that somebody chooses. Property "is-choosing"; signal "chosen" (double start_s, double end_s), while it stays to be seen. */
void     frond_review_plot_set_can_choose (FrondReviewPlot *self,
                                           gboolean         can_choose);
void     frond_review_plot_begin_choice (FrondReviewPlot *self);
void     frond_review_plot_finish_choice (FrondReviewPlot *self);
void     frond_review_plot_end_choice (FrondReviewPlot *self);
gboolean frond_review_plot_get_choice (FrondReviewPlot *self,
                                       double          *start_s,
                                       double          *end_s);

G_END_DECLS
