/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the files of the live plot only. */

#pragma once

#include "frond-live-overlay.h"
#include "frond-live-plot.h"

G_BEGIN_DECLS

struct _FrondLivePlot {
  GtkWidget parent_instance;

  /* Owned state */
  GPtrArray        *lanes; /* of FrondLiveLane */
  FrondLiveTiles   *tiles;
  FrondLiveOverlay *overlay;
  FrondProgramme   *programme;
  FrondPlotPalette  palette;
  FrondLivePlotMode mode;
  double            window_s;
  double            maximum;
  gboolean          looking_back;
  double            view_end; /* column at the right edge while looking back */
  double            drag_end;
  gboolean          has_movable_goal;
  gboolean          is_goal_offered; /* the drag that has begun may become one of the goal */
  double            goal_taken;      /* NAN: nobody holds it */
  double            goal_moved;      /* NAN: it was not moved yet */
  int               goal_phase;      /* that it was taken in */
  gint64            shown_head;
  gint64            drawn_at;
  gint64            spoken_at;
  char             *spoken;
  GskRenderNode    *axes; /* NULL when anything that it depends on changed */
  double            label_width;
  double            text_height;
  FrondLivePicture  picture;
  PangoLayout      *back_layout;
  graphene_rect_t   back_sign;

  /* Ids */
  guint tick_id;
};

double   frond_live_plot_get_n_columns (FrondLivePlot *self);
double   frond_live_plot_get_newest (FrondLivePlot *self);
void     frond_live_plot_forget_axes (FrondLivePlot *self);
void     frond_live_plot_speak (FrondLivePlot *self,
                                gint64         now);
void     frond_live_plot_snapshot (GtkWidget   *widget,
                                   GtkSnapshot *snapshot);
gboolean frond_live_plot_is_at_goal (FrondLivePlot *self,
                                     double         x,
                                     double         y);
void     frond_live_plot_take_goal (FrondLivePlot *self);
void     frond_live_plot_move_goal (FrondLivePlot *self,
                                    double         y);
void     frond_live_plot_put_goal (FrondLivePlot *self,
                                   gboolean       is_meant);
void     frond_live_plot_snapshot_goal (FrondLivePlot *self,
                                        GtkSnapshot   *snapshot);
void     frond_live_plot_add_keys (GtkWidgetClass *widget_class);
void     frond_live_plot_add_controllers (FrondLivePlot *self);

G_END_DECLS
