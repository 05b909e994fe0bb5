/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a live plot looks back, and how one does that: keys, a drag, a sideways turn of the wheel. */

#include "config.h"

#include "frond-live-plot-private.h"

#include <math.h>

#define STEP_PART 0.25
/* A hand that only clicks trembles. */
#define LEAST_DRAG      8
#define LEAST_GOAL_DRAG 4

void
frond_live_plot_set_looking_back (FrondLivePlot *self,
                                  gboolean       looking_back)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (looking_back == self->looking_back)
    return;

  if (looking_back)
    self->view_end = frond_live_plot_get_newest (self);
  self->looking_back = looking_back;
  frond_live_plot_forget_axes (self);
  g_object_notify (G_OBJECT (self), "looking-back");
}

gboolean
frond_live_plot_get_looking_back (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), FALSE);

  return self->looking_back;
}

/**
 * frond_live_plot_move:
 * @self: a live plot
 * @seconds: negative to look further back
 *
 * Moves the view and holds it there. Moving on to the newest value lets the picture run again.
 */
void
frond_live_plot_move (FrondLivePlot *self,
                      double         seconds)
{
  double newest, shortest, end;

  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  newest = frond_live_plot_get_newest (self);
  shortest = MIN (frond_live_plot_get_n_columns (self), newest);
  end = MAX (frond_live_plot_get_view_end (self) + seconds, 0) * FROND_LIVE_COLUMNS_PER_SECOND;
  if (end >= newest) {
    frond_live_plot_set_looking_back (self, FALSE);
    return;
  }

  frond_live_plot_set_looking_back (self, TRUE);
  self->view_end = MAX (end, shortest);
  frond_live_plot_forget_axes (self);
}

/**
 * frond_live_plot_get_view_end:
 * @self: a live plot
 *
 * Returns: the newest time in view, in seconds of the feed
 */
double
frond_live_plot_get_view_end (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return (self->looking_back ? self->view_end : frond_live_plot_get_newest (self)) / FROND_LIVE_COLUMNS_PER_SECOND;
}

static void
drag_begin_cb (FrondLivePlot *self,
               double         x,
               double         y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_end = frond_live_plot_get_view_end (self);
  self->is_goal_offered = self->has_movable_goal && frond_live_plot_is_at_goal (self, x, y);
}

/* Along the goal line one looks back, across it one moves it: what the hand does first is meant for the rest of the drag. */
static gboolean
drag_goal (FrondLivePlot *self,
           double         x,
           double         y)
{
  if (!self->is_goal_offered)
    return FALSE;
  if (isnan (self->goal_taken)) {
    if (fabs (x) >= LEAST_DRAG && fabs (x) > fabs (y))
      self->is_goal_offered = FALSE;
    if (fabs (y) < LEAST_GOAL_DRAG || fabs (x) > fabs (y))
      return self->is_goal_offered;
    frond_live_plot_take_goal (self);
  }
  frond_live_plot_move_goal (self, y);

  return TRUE;
}

static void
drag_update_cb (FrondLivePlot *self,
                double         x,
                double         y)
{
  double moved_s = self->picture.width > 0 ? -x / self->picture.width * self->window_s : 0;

  if (drag_goal (self, x, y))
    return;
  if (self->looking_back || fabs (x) >= LEAST_DRAG)
    frond_live_plot_move (self, self->drag_end + moved_s - frond_live_plot_get_view_end (self));
}

static void
drag_end_cb (FrondLivePlot *self,
             double         x,
             double         y)
{
  if (!isnan (self->goal_taken))
    frond_live_plot_put_goal (self, TRUE);
}

/* Something else took the pointer: nobody let the goal go. */
static void
drag_cancel_cb (FrondLivePlot *self)
{
  if (!isnan (self->goal_taken))
    frond_live_plot_put_goal (self, FALSE);
}

static void
motion_cb (FrondLivePlot *self,
           double         x,
           double         y)
{
  gboolean is_at_goal = self->has_movable_goal && frond_live_plot_is_at_goal (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_at_goal ? "ns-resize" : NULL);
}

static gboolean
scroll_cb (FrondLivePlot *self,
           double         x,
           double         y)
{
  double step = fabs (x) > fabs (y) ? x : y;

  /* A page that is scrolled must not stop the picture under the pointer: to look back takes a sideways turn, a drag or a key. */
  if (!self->looking_back && (step >= 0 || step != x))
    return GDK_EVENT_PROPAGATE;
  frond_live_plot_move (self, step * self->window_s * STEP_PART / 2);

  return GDK_EVENT_STOP;
}

static void
pressed_cb (FrondLivePlot *self,
            int            n_press,
            double         x,
            double         y)
{
  if (self->looking_back && graphene_rect_contains_point (&self->back_sign, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    frond_live_plot_set_looking_back (self, FALSE);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  frond_live_plot_move (self, g_variant_get_double (arguments) * self->window_s);

  return TRUE;
}

static gboolean
go_to_beginning_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   data)
{
  frond_live_plot_move (FROND_LIVE_PLOT (widget), -G_MAXINT32);

  return TRUE;
}

static gboolean
go_to_now_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  frond_live_plot_set_looking_back (FROND_LIVE_PLOT (widget), FALSE);

  return TRUE;
}

void
frond_live_plot_add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint  key;
    double part;
  } moves[] = { { GDK_KEY_Left, -STEP_PART }, { GDK_KEY_Right, STEP_PART }, { GDK_KEY_Page_Up, -1 }, { GDK_KEY_Page_Down, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "d", moves[i].part);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, go_to_beginning_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, go_to_now_cb, NULL);
}

void
frond_live_plot_add_controllers (FrondLivePlot *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
