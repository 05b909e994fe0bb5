/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the files of the review plot only. */

#pragma once

#include "frond-review-picture.h"
#include "frond-review-plot.h"
#include "frond-review-view.h"

G_BEGIN_DECLS

#define FROND_REVIEW_STRIP_GAP 8.0
/* A shorter drag is a click. */
#define FROND_REVIEW_LEAST_DRAG 6.0

struct _FrondReviewPlot {
  GtkWidget parent_instance;

  /* Owned state */
  GPtrArray       *lanes; /* of FrondReviewLane */
  FrondReviewLane *comparison;
  GArray          *bands;
  GArray          *goals;
  GArray          *markers;
  GArray          *excluded;
  gboolean         show_filtered;
  FrondReviewView *view;
  FrondPlotPalette palette;
  double           cursor_s;
  double           choice_from_s; /* where a choice began, NAN for none */
  double           choice_to_s;
  gboolean         can_choose;
  gboolean         is_choosing;
  PangoLayout     *cursor_layout;

  /* Painted, as long as nothing changes */
  GdkTexture    *picture;
  GdkTexture    *overview;
  FrondPlotFrame frame; /* of the first lane, in the widget's units */
  FrondPlotFrame strip;
  int            width;
  int            height;

  /* A drag */
  gboolean drag_in_strip;
  gboolean drag_chooses;
  double   drag_from;
  double   drag_to;
  double   pinch_span;
};

double   frond_review_plot_get_span (FrondReviewPlot *self);
void     frond_review_plot_forget_picture (FrondReviewPlot *self);
void     frond_review_plot_view_changed (FrondReviewPlot *self);
void     frond_review_plot_update_description (FrondReviewPlot *self);
void     frond_review_plot_update_cursor_layout (FrondReviewPlot *self);
void     frond_review_plot_choose (FrondReviewPlot *self,
                                   double           from_s,
                                   double           to_s);
void     frond_review_plot_follow_cursor (FrondReviewPlot *self);
void     frond_review_plot_add_choice_keys (GtkWidgetClass *widget_class);
void     frond_review_plot_snapshot (GtkWidget   *widget,
                                     GtkSnapshot *snapshot);
gboolean frond_review_plot_query_tooltip (GtkWidget  *widget,
                                          int         x,
                                          int         y,
                                          gboolean    is_keyboard,
                                          GtkTooltip *tooltip);
void     frond_review_plot_add_keys (GtkWidgetClass *widget_class);
void     frond_review_plot_add_controllers (FrondReviewPlot *self);

G_END_DECLS
