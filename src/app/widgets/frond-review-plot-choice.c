/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stretch of a review plot that somebody chooses, by dragging over it or by moving the cursor: what to do with it is the owner's. Looking
 * closer is a drag as well, so that choosing is asked for first (frond_review_plot_begin_choice(), or Shift). */

#include "config.h"

#include "frond-review-plot-private.h"

#include <math.h>

#include <glib/gi18n.h>

/* Less is a slip of the hand, and shorter than any envelope tells. */
#define LEAST_CHOICE_S 0.1

void
frond_review_plot_set_can_choose (FrondReviewPlot *self,
                                  gboolean         can_choose)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  self->can_choose = can_choose;
  if (!can_choose)
    frond_review_plot_end_choice (self);
}

static void
set_choosing (FrondReviewPlot *self,
              gboolean         is_choosing)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->is_choosing == is_choosing)
    return;
  self->is_choosing = is_choosing;
  g_object_notify (G_OBJECT (self), "is-choosing");
}

/**
 * frond_review_plot_begin_choice:
 * @self: a review plot in which something can be chosen
 *
 * From now on the cursor takes the end of the choice along, and a drag chooses. It begins at the cursor.
 */
void
frond_review_plot_begin_choice (FrondReviewPlot *self)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (!self->can_choose || self->lanes->len == 0 || self->is_choosing)
    return;
  if (!isfinite (self->cursor_s) || self->cursor_s < frond_review_view_get_start (self->view) || self->cursor_s > frond_review_view_get_end (self->view))
    frond_review_plot_set_cursor (self, frond_review_view_get_start (self->view));
  self->choice_from_s = self->choice_to_s = self->cursor_s;
  set_choosing (self, TRUE);
}

/**
 * frond_review_plot_end_choice:
 * @self: a review plot
 *
 * Nothing is chosen any more.
 */
void
frond_review_plot_end_choice (FrondReviewPlot *self)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  self->choice_from_s = self->choice_to_s = NAN;
  set_choosing (self, FALSE);
}

/**
 * frond_review_plot_get_choice:
 * @self: a review plot
 * @start_s: (out): where it begins
 * @end_s: (out): where it ends
 *
 * Returns: whether something is chosen
 */
gboolean
frond_review_plot_get_choice (FrondReviewPlot *self,
                              double          *start_s,
                              double          *end_s)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), FALSE);

  *start_s = fmin (self->choice_from_s, self->choice_to_s);
  *end_s = fmax (self->choice_from_s, self->choice_to_s);

  return *end_s - *start_s >= LEAST_CHOICE_S;
}

/**
 * frond_review_plot_finish_choice:
 * @self: a review plot
 *
 * Hands the choice to whoever listens to "chosen"; it stays to be seen until frond_review_plot_end_choice(). Where nothing is chosen yet that
 * is said, and one may go on.
 */
void
frond_review_plot_finish_choice (FrondReviewPlot *self)
{
  double start_s, end_s;

  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (!frond_review_plot_get_choice (self, &start_s, &end_s)) {
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Nothing is chosen yet"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    return;
  }
  set_choosing (self, FALSE);
  g_signal_emit_by_name (self, "chosen", start_s, end_s);
}

void
frond_review_plot_choose (FrondReviewPlot *self,
                          double           from_s,
                          double           to_s)
{
  const double duration_s = frond_review_view_get_duration (self->view);

  self->choice_from_s = CLAMP (from_s, 0, duration_s);
  self->choice_to_s = CLAMP (to_s, 0, duration_s);
  frond_review_plot_finish_choice (self);
}

/* The cursor was moved. */
void
frond_review_plot_follow_cursor (FrondReviewPlot *self)
{
  if (self->is_choosing && isfinite (self->cursor_s))
    self->choice_to_s = self->cursor_s;
}

static gboolean
finish_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  if (!self->is_choosing)
    return FALSE;
  frond_review_plot_finish_choice (self);

  return TRUE;
}

static gboolean
end_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  if (!self->is_choosing)
    return FALSE;
  frond_review_plot_end_choice (self);

  return TRUE;
}

void
frond_review_plot_add_choice_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, finish_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, finish_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, end_cb, NULL);
}
