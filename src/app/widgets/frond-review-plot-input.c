/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in view of a review plot, and how one moves in it: pointer, touch and keys. */

#include "config.h"

#include "frond-review-plot-private.h"

#include <math.h>

#define WHEEL_PAN       0.08
#define WHEEL_ZOOM      1.25
#define CURSOR_STEP     0.01
#define CURSOR_BIG_STEP 0.1

double
frond_review_plot_get_span (FrondReviewPlot *self)
{
  return frond_review_view_get_end (self->view) - frond_review_view_get_start (self->view);
}

void
frond_review_plot_view_changed (FrondReviewPlot *self)
{
  frond_review_plot_forget_picture (self);
  frond_review_plot_update_description (self);
}

double
frond_review_plot_get_start (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), 0);

  return frond_review_view_get_start (self->view);
}

double
frond_review_plot_get_end (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), 0);

  return frond_review_view_get_end (self->view);
}

/**
 * frond_review_plot_show:
 * @self: a review plot
 * @start_s: left edge
 * @end_s: right edge
 *
 * Looks at a stretch; frond_review_plot_go_back() leads back.
 */
void
frond_review_plot_show (FrondReviewPlot *self,
                        double           start_s,
                        double           end_s)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_show (self->view, start_s, end_s))
    frond_review_plot_view_changed (self);
}

/**
 * frond_review_plot_zoom:
 * @self: a review plot
 * @factor: below 1 to look closer
 *
 * Zooms around the cursor where it is in view, else around the middle.
 */
void
frond_review_plot_zoom (FrondReviewPlot *self,
                        double           factor)
{
  double start_s, end_s, at_s;

  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  start_s = frond_review_view_get_start (self->view);
  end_s = frond_review_view_get_end (self->view);
  at_s = self->cursor_s >= start_s && self->cursor_s <= end_s ? self->cursor_s : (start_s + end_s) / 2;
  if (frond_review_view_zoom (self->view, factor, at_s, g_get_monotonic_time ()))
    frond_review_plot_view_changed (self);
}

void
frond_review_plot_fit (FrondReviewPlot *self)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_fit (self->view))
    frond_review_plot_view_changed (self);
}

/* Returns: whether there was a step to take back */
gboolean
frond_review_plot_go_back (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), FALSE);

  if (!frond_review_view_go_back (self->view))
    return FALSE;

  frond_review_plot_view_changed (self);

  return TRUE;
}

void
frond_review_plot_pan (FrondReviewPlot *self,
                       double           seconds)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_pan (self->view, seconds))
    frond_review_plot_view_changed (self);
}

static double
get_time_at (FrondReviewPlot *self,
             double           x)
{
  if (self->frame.width <= 0)
    return 0;

  return frond_review_view_get_start (self->view) + CLAMP ((x - self->frame.x) / self->frame.width, 0, 1) * frond_review_plot_get_span (self);
}

static void
move_strip_to (FrondReviewPlot *self,
               double           x)
{
  double middle = CLAMP ((x - self->strip.x) / MAX (self->strip.width, 1), 0, 1) * frond_review_view_get_duration (self->view);

  frond_review_plot_pan (self, middle - frond_review_plot_get_span (self) / 2 - frond_review_view_get_start (self->view));
}

static void
drag_begin_cb (GtkGesture      *gesture,
               double           x,
               double           y,
               FrondReviewPlot *self)
{
  const gboolean has_shift = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_in_strip = y < self->strip.y + self->strip.height + FROND_REVIEW_STRIP_GAP / 2;
  self->drag_chooses = !self->drag_in_strip && (self->is_choosing || (self->can_choose && has_shift));
  self->drag_from = self->drag_to = x;
  if (self->drag_in_strip)
    move_strip_to (self, x);
}

static void
drag_update_cb (FrondReviewPlot *self,
                double           x,
                double           y)
{
  self->drag_to = self->drag_from + x;
  if (self->drag_in_strip)
    move_strip_to (self, self->drag_to);
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (FrondReviewPlot *self,
             double           x,
             double           y)
{
  double from = self->drag_from, to = self->drag_from + x;

  self->drag_from = NAN;
  if (self->drag_in_strip)
    return;
  if (fabs (x) >= FROND_REVIEW_LEAST_DRAG && self->drag_chooses)
    frond_review_plot_choose (self, get_time_at (self, from), get_time_at (self, to));
  else if (fabs (x) >= FROND_REVIEW_LEAST_DRAG)
    frond_review_plot_show (self, get_time_at (self, from), get_time_at (self, to));
  else
    frond_review_plot_set_cursor (self, get_time_at (self, to));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (FrondReviewPlot *self,
            int              n_press,
            double           x,
            double           y)
{
  if (n_press == 2)
    frond_review_plot_fit (self);
}

/* The time under the pointer; the middle of the view where it is not known. */
static double
get_pointer_time (FrondReviewPlot    *self,
                  GtkEventController *controller)
{
  GdkEvent        *event = gtk_event_controller_get_current_event (controller);
  GtkNative       *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t inside;
  double           x, y, at_x, at_y;

  if (event && gdk_event_get_position (event, &x, &y)) {
    gtk_native_get_surface_transform (native, &at_x, &at_y);
    if (gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) (x - at_x), (float) (y - at_y)), &inside))
      return get_time_at (self, (double) inside.x);
  }

  return (frond_review_view_get_start (self->view) + frond_review_view_get_end (self->view)) / 2;
}

static gboolean
scroll_cb (GtkEventController *controller,
           double              x,
           double              y,
           FrondReviewPlot    *self)
{
  if (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) {
    if (frond_review_view_zoom (self->view, pow (WHEEL_ZOOM, y), get_pointer_time (self, controller), g_get_monotonic_time ()))
      frond_review_plot_view_changed (self);
    return GDK_EVENT_STOP;
  }

  /* With all of it in view there is nowhere to go: the page around scrolls. */
  if (!frond_review_view_pan (self->view, (fabs (x) > fabs (y) ? x : y) * WHEEL_PAN * frond_review_plot_get_span (self)))
    return GDK_EVENT_PROPAGATE;
  frond_review_plot_view_changed (self);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (FrondReviewPlot  *self,
                GdkEventSequence *sequence)
{
  self->pinch_span = frond_review_plot_get_span (self);
}

static void
pinch_cb (GtkGestureZoom  *gesture,
          double           scale,
          FrondReviewPlot *self)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y) || scale <= 0)
    return;
  if (frond_review_view_zoom (self->view, self->pinch_span / scale / frond_review_plot_get_span (self), get_time_at (self, x), g_get_monotonic_time ()))
    frond_review_plot_view_changed (self);
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  frond_review_plot_zoom (FROND_REVIEW_PLOT (widget), g_variant_get_double (arguments));

  return TRUE;
}

static gboolean
back_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  frond_review_plot_go_back (FROND_REVIEW_PLOT (widget));

  return TRUE;
}

static gboolean
fit_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  frond_review_plot_fit (FROND_REVIEW_PLOT (widget));

  return TRUE;
}

static gboolean
phase_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  frond_review_plot_go_to_phase (FROND_REVIEW_PLOT (widget), g_variant_get_int32 (arguments));

  return TRUE;
}

static gboolean
marker_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  frond_review_plot_go_to_marker (FROND_REVIEW_PLOT (widget), g_variant_get_int32 (arguments));

  return TRUE;
}

static gboolean
cursor_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);
  double           from = isfinite (self->cursor_s) ? self->cursor_s : frond_review_view_get_start (self->view);

  frond_review_plot_set_cursor (self, from + g_variant_get_double (arguments) * frond_review_plot_get_span (self));

  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  frond_review_plot_pan (self, g_variant_get_double (arguments) * frond_review_plot_get_span (self));

  return TRUE;
}

void
frond_review_plot_add_keys (GtkWidgetClass *widget_class)
{
  static const guint closer[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add }, further[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (gsize i = 0; i < G_N_ELEMENTS (closer); i++)
    gtk_widget_class_add_binding (widget_class, closer[i], 0, zoom_cb, "d", 0.5);
  for (gsize i = 0; i < G_N_ELEMENTS (further); i++)
    gtk_widget_class_add_binding (widget_class, further[i], 0, zoom_cb, "d", 2.0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, fit_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, phase_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, phase_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketleft, 0, marker_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketright, 0, marker_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, cursor_cb, "d", -CURSOR_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, cursor_cb, "d", CURSOR_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, cursor_cb, "d", -CURSOR_BIG_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, cursor_cb, "d", CURSOR_BIG_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, pan_cb, "d", -0.9);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, pan_cb, "d", 0.9);
}

void
frond_review_plot_add_controllers (FrondReviewPlot *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
