/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to let a finished session be looked at as closely as one likes without getting lost: the whole of it stays in view
 * above, every step closer can be taken back, and all of it can be done and heard without a mouse or a picture. */

#include "config.h"

#include "frond-review-plot.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-axis.h"
#include "frond-plot-overview.h"
#include "frond-plot-theme.h"
#include "frond-plot-words.h"
#include "frond-review-picture.h"
#include "frond-review-view.h"

#define STRIP_GAP       8.0
#define LEAST_DRAG      6.0
#define WHEEL_PAN       0.08
#define WHEEL_ZOOM      1.25
#define LEAST_SAMPLES   20.0
#define CURSOR_STEP     0.01
#define CURSOR_BIG_STEP 0.1
/* Two times that mean the same place. */
#define SAME_S 1e-6

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
  double   drag_from;
  double   drag_to;
  double   pinch_span;
};

G_DEFINE_FINAL_TYPE (FrondReviewPlot, frond_review_plot, GTK_TYPE_WIDGET)

static void
clear_band (gpointer data)
{
  g_free ((char *) ((FrondPlotBand *) data)->name);
}

static void
clear_marker (gpointer data)
{
  g_free ((char *) ((FrondPlotMarker *) data)->label);
}

static void
forget_picture (FrondReviewPlot *self)
{
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_all (FrondReviewPlot *self)
{
  g_clear_object (&self->overview);
  forget_picture (self);
}

static double
get_span (FrondReviewPlot *self)
{
  return frond_review_view_get_end (self->view) - frond_review_view_get_start (self->view);
}

/* Words */

static const FrondPlotBand *
find_band (FrondReviewPlot *self,
           double           time_s)
{
  for (guint i = 0; i < self->bands->len; i++) {
    const FrondPlotBand *band = &g_array_index (self->bands, FrondPlotBand, i);

    if (time_s >= band->start_s - SAME_S && time_s < band->end_s - SAME_S)
      return band;
  }

  return NULL;
}

static char *
describe_time (double time_s)
{
  int              minutes = (int) (floor (time_s * 10 + 0.5) / 600);
  g_autofree char *seconds = g_strdup_printf ("%.1f", fabs (time_s - 60 * minutes));

  if (minutes == 0)
    /* Translators: spoken by a screen reader; %s is a number with one decimal */
    return g_strdup_printf (_("%s seconds"), seconds);

  /* Translators: spoken by a screen reader; %1$d are minutes, %2$s seconds with one decimal */
  return g_strdup_printf (ngettext ("%1$d minute %2$s seconds", "%1$d minutes %2$s seconds", (gulong) minutes), minutes, seconds);
}

static char *
describe_view (FrondReviewPlot *self)
{
  g_autofree char *start = NULL, *end = NULL;

  if (self->lanes->len == 0)
    return g_strdup (_("no recording"));

  start = describe_time (frond_review_view_get_start (self->view));
  end = describe_time (frond_review_view_get_end (self->view));

  /* Translators: both are times such as "12.4 seconds" */
  return g_strdup_printf (_("from %1$s to %2$s"), start, end);
}

static void
update_description (FrondReviewPlot *self)
{
  g_autofree char *text = isfinite (self->cursor_s) ? frond_review_plot_describe_cursor (self) : describe_view (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static double
get_level (FrondReviewPlot *self)
{
  FrondReviewLane *lane = g_ptr_array_index (self->lanes, 0);
  double           last_s = frond_review_lane_get_duration (lane) - 0.5 / frond_review_lane_get_signal (lane)->rate_hz;

  return frond_review_lane_get_value (lane, MIN (self->cursor_s, last_s));
}

/* The same as what is said, as short as it is read. */
static void
update_cursor_layout (FrondReviewPlot *self)
{
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 0.85);
  const FrondPlotBand *band = find_band (self, self->cursor_s);
  double               level = get_level (self);
  g_autofree char     *time = frond_plot_axis_format_time (self->cursor_s, 0.1);
  g_autofree char     *value = isfinite (level) ? g_strdup_printf ("%.1f\xe2\x80\xaf%s", level, frond_plot_words_get_unit (frond_review_lane_get_signal (g_ptr_array_index (self->lanes, 0))->unit)) : g_strdup (_("no signal"));
  g_autofree char *text = g_strjoin (" \xc2\xb7 ", time, value, band ? band->name : NULL, NULL);

  g_clear_object (&self->cursor_layout);
  self->cursor_layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_font_description (self->cursor_layout, font);
}

static void
view_changed (FrondReviewPlot *self)
{
  forget_picture (self);
  update_description (self);
}

/* Painting */

static double
get_scale (FrondReviewPlot *self)
{
  GtkNative  *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1;
}

static double
get_strip_height (FrondReviewPlot *self)
{
  return CLAMP (gtk_widget_get_height (GTK_WIDGET (self)) * 0.14, 20, 56);
}

static void
update_pictures (FrondReviewPlot *self)
{
  double strip_height = get_strip_height (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 0.85);
  double             left = self->frame.x;
  FrondReviewPicture picture = {
    .lanes = self->lanes,
    .comparison = self->comparison,
    .bands = self->bands,
    .goals = self->goals,
    .markers = self->markers,
    .excluded = self->excluded,
    .show_filtered = self->show_filtered,
    .palette = &self->palette,
    .font = font,
    .width = width,
    .height = height - strip_height - STRIP_GAP,
    .scale = get_scale (self),
    .start_s = frond_review_view_get_start (self->view),
    .end_s = frond_review_view_get_end (self->view),
  };

  if (!self->picture) {
    self->picture = frond_review_picture_paint (&picture, &self->frame);
    self->frame.y += strip_height + STRIP_GAP;
  }
  /* The strip lies above the picture; when wider labels move the one, the other moves along. */
  if (!self->overview || left != self->frame.x) {
    g_clear_object (&self->overview);
    self->overview = frond_review_picture_paint_overview (&picture, self->frame.x, strip_height, frond_review_view_get_duration (self->view));
    self->strip = (FrondPlotFrame) { self->frame.x, 0, self->frame.width, strip_height, 0, frond_review_view_get_duration (self->view), 0, 1 };
  }
}

static void
append_texture (FrondReviewPlot *self,
                GtkSnapshot     *snapshot,
                GdkTexture      *texture,
                double           y)
{
  double scale = get_scale (self);

  gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_NEAREST,
                                      &GRAPHENE_RECT_INIT (0, (float) y, (float) (gdk_texture_get_width (texture) / scale), (float) (gdk_texture_get_height (texture) / scale)));
}

static void
append_color (GtkSnapshot          *snapshot,
              const FrondPlotColor *color,
              double                x,
              double                y,
              double                width,
              double                height)
{
  GdkRGBA rgba;

  frond_plot_theme_to_rgba (color, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
snapshot_window (FrondReviewPlot *self,
                 GtkSnapshot     *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) self->strip.x, (float) self->strip.y, (float) self->strip.width, (float) self->strip.height));

  frond_plot_overview_draw_window (cr, &self->strip, &self->palette, frond_review_view_get_start (self->view), frond_review_view_get_end (self->view));
  cairo_destroy (cr);
}

static double
get_lanes_bottom (FrondReviewPlot *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) - frond_plot_theme_get_text_height (GTK_WIDGET (self)) - 6;
}

static void
snapshot_cursor (FrondReviewPlot *self,
                 GtkSnapshot     *snapshot)
{
  double  x = frond_plot_frame_get_x (&self->frame, self->cursor_s);
  GdkRGBA color;
  int     width, height;
  double  left;

  if (!isfinite (x) || x < self->frame.x - 1 || x > self->frame.x + self->frame.width + 1)
    return;

  append_color (snapshot, &self->palette.play_head, x - 1, self->frame.y, 2, get_lanes_bottom (self) - self->frame.y);
  pango_layout_get_pixel_size (self->cursor_layout, &width, &height);
  left = x + 4 + width + 8 > self->frame.x + self->frame.width ? x - 4 - width - 8 : x + 4;
  append_color (snapshot, &self->palette.text, left, self->frame.y + self->frame.height - height - 8, width + 8, height + 4);
  frond_plot_theme_to_rgba (&self->palette.background, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (left + 4), (float) (self->frame.y + self->frame.height - height - 6)));
  gtk_snapshot_append_layout (snapshot, self->cursor_layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_selection (FrondReviewPlot *self,
                    GtkSnapshot     *snapshot)
{
  FrondPlotColor color = self->palette.play_head;
  double         left = CLAMP (MIN (self->drag_from, self->drag_to), self->frame.x, self->frame.x + self->frame.width);
  double         right = CLAMP (MAX (self->drag_from, self->drag_to), self->frame.x, self->frame.x + self->frame.width);

  if (self->drag_in_strip || !isfinite (self->drag_from) || right - left < LEAST_DRAG)
    return;

  color.alpha = 0.2;
  append_color (snapshot, &color, left, self->frame.y, right - left, get_lanes_bottom (self) - self->frame.y);
  append_color (snapshot, &self->palette.play_head, left, self->frame.y, 1, get_lanes_bottom (self) - self->frame.y);
  append_color (snapshot, &self->palette.play_head, right - 1, self->frame.y, 1, get_lanes_bottom (self) - self->frame.y);
}

static void
frond_review_plot_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  if (self->lanes->len == 0 || gtk_widget_get_width (widget) < 80 || gtk_widget_get_height (widget) < 80)
    return;

  update_pictures (self);
  append_color (snapshot, &self->palette.background, self->frame.x, 0, self->frame.width, get_lanes_bottom (self));
  append_texture (self, snapshot, self->overview, 0);
  append_texture (self, snapshot, self->picture, get_strip_height (self) + STRIP_GAP);
  snapshot_window (self, snapshot);
  snapshot_selection (self, snapshot);
  if (self->cursor_layout)
    snapshot_cursor (self, snapshot);
  frond_plot_theme_snapshot_focus (widget, snapshot, &self->palette);
}

static void
frond_review_plot_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  int text_height = (int) ceil (frond_plot_theme_get_text_height (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 12 * text_height : 9 * text_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 300;
}

static void
frond_review_plot_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  if (width == self->width && height == self->height)
    return;

  self->width = width;
  self->height = height;
  forget_all (self);
}

static void
frond_review_plot_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  GTK_WIDGET_CLASS (frond_review_plot_parent_class)->css_changed (widget, change);
  forget_all (self);
  if (self->cursor_layout)
    update_cursor_layout (self);
}

static void
look_changed_cb (FrondReviewPlot *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  forget_all (self);
}

/* Pointer */

static double
get_time_at (FrondReviewPlot *self,
             double           x)
{
  if (self->frame.width <= 0)
    return 0;

  return frond_review_view_get_start (self->view) + CLAMP ((x - self->frame.x) / self->frame.width, 0, 1) * get_span (self);
}

static void
move_strip_to (FrondReviewPlot *self,
               double           x)
{
  double middle = CLAMP ((x - self->strip.x) / MAX (self->strip.width, 1), 0, 1) * frond_review_view_get_duration (self->view);

  frond_review_plot_pan (self, middle - get_span (self) / 2 - frond_review_view_get_start (self->view));
}

static void
drag_begin_cb (FrondReviewPlot *self,
               double           x,
               double           y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_in_strip = y < self->strip.y + self->strip.height + STRIP_GAP / 2;
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
  if (fabs (x) >= LEAST_DRAG)
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

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    x,
           double                    y,
           FrondReviewPlot          *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkEvent       *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  double          pointer_x = NAN, pointer_y, at_x, at_y;
  double          middle = (frond_review_view_get_start (self->view) + frond_review_view_get_end (self->view)) / 2;

  if (!(state & GDK_CONTROL_MASK)) {
    /* With all of it in view there is nowhere to go: the page around scrolls. */
    if (!frond_review_view_pan (self->view, (fabs (x) > fabs (y) ? x : y) * WHEEL_PAN * get_span (self)))
      return GDK_EVENT_PROPAGATE;
    view_changed (self);
    return GDK_EVENT_STOP;
  }

  if (event && gdk_event_get_position (event, &pointer_x, &pointer_y)) {
    GtkNative       *native = gtk_widget_get_native (GTK_WIDGET (self));
    graphene_point_t inside;

    gtk_native_get_surface_transform (native, &at_x, &at_y);
    if (gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) (pointer_x - at_x), (float) (pointer_y - at_y)), &inside))
      middle = get_time_at (self, (double) inside.x);
  }
  if (frond_review_view_zoom (self->view, pow (WHEEL_ZOOM, y), middle, g_get_monotonic_time ()))
    view_changed (self);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (FrondReviewPlot  *self,
                GdkEventSequence *sequence)
{
  self->pinch_span = get_span (self);
}

static void
pinch_cb (GtkGestureZoom  *gesture,
          double           scale,
          FrondReviewPlot *self)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y) || scale <= 0)
    return;
  if (frond_review_view_zoom (self->view, self->pinch_span / scale / get_span (self), get_time_at (self, x), g_get_monotonic_time ()))
    view_changed (self);
}

/* Keys */

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

  frond_review_plot_set_cursor (self, from + g_variant_get_double (arguments) * get_span (self));

  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  frond_review_plot_pan (self, g_variant_get_double (arguments) * get_span (self));

  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
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

static void
frond_review_plot_finalize (GObject *object)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (object);

  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->comparison, frond_review_lane_free);
  g_clear_pointer (&self->bands, g_array_unref);
  g_clear_pointer (&self->goals, g_array_unref);
  g_clear_pointer (&self->markers, g_array_unref);
  g_clear_pointer (&self->excluded, g_array_unref);
  g_clear_pointer (&self->view, frond_review_view_free);
  g_clear_object (&self->cursor_layout);
  g_clear_object (&self->picture);
  g_clear_object (&self->overview);

  G_OBJECT_CLASS (frond_review_plot_parent_class)->finalize (object);
}

static void
frond_review_plot_class_init (FrondReviewPlotClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = frond_review_plot_finalize;
  widget_class->measure = frond_review_plot_measure;
  widget_class->size_allocate = frond_review_plot_size_allocate;
  widget_class->snapshot = frond_review_plot_snapshot;
  widget_class->css_changed = frond_review_plot_css_changed;

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "reviewplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (FrondReviewPlot *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
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

static void
frond_review_plot_init (FrondReviewPlot *self)
{
  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_review_lane_free);
  self->bands = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  self->goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  self->markers = g_array_new (FALSE, FALSE, sizeof (FrondPlotMarker));
  self->excluded = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  g_array_set_clear_func (self->bands, clear_band);
  g_array_set_clear_func (self->markers, clear_marker);
  self->view = frond_review_view_new ();
  self->cursor_s = NAN;
  self->drag_from = NAN;

  /* Time runs from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recorded trace"), -1);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  look_changed_cb (self);
  add_controllers (self);
  update_description (self);
}

GtkWidget *
frond_review_plot_new (void)
{
  return g_object_new (FROND_TYPE_REVIEW_PLOT, NULL);
}

/**
 * frond_review_plot_set_signal:
 * @self: a review plot
 * @signal: (nullable): the first channel of another recording; %NULL to show nothing
 * @owner: (nullable): what keeps the samples
 * @release: (nullable): called with @owner when they are no longer needed
 *
 * Another recording: other channels and the comparison go, and all of it is shown. Phases, goals and markers are set apart.
 */
void
frond_review_plot_set_signal (FrondReviewPlot         *self,
                              const FrondReviewSignal *signal,
                              gpointer                 owner,
                              GDestroyNotify           release)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_ptr_array_set_size (self->lanes, 0);
  g_clear_pointer (&self->comparison, frond_review_lane_free);
  self->cursor_s = NAN;
  g_clear_object (&self->cursor_layout);
  if (signal) {
    FrondReviewLane *lane = frond_review_lane_new (signal, owner, release);

    g_ptr_array_add (self->lanes, lane);
    frond_review_view_reset (self->view, frond_review_lane_get_duration (lane), LEAST_SAMPLES / signal->rate_hz);
  }
  forget_all (self);
  update_description (self);
}

/* One more channel of the same recording, below the others. */
void
frond_review_plot_add_signal (FrondReviewPlot         *self,
                              const FrondReviewSignal *signal,
                              gpointer                 owner,
                              GDestroyNotify           release)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));
  g_return_if_fail (signal != NULL && self->lanes->len > 0);

  g_ptr_array_add (self->lanes, frond_review_lane_new (signal, owner, release));
  forget_all (self);
}

/**
 * frond_review_plot_set_comparison:
 * @self: a review plot
 * @signal: (nullable): another session, drawn faintly behind the first channel from the same beginning
 * @owner: (nullable): what keeps the samples
 * @release: (nullable): called with @owner when they are no longer needed
 */
void
frond_review_plot_set_comparison (FrondReviewPlot         *self,
                                  const FrondReviewSignal *signal,
                                  gpointer                 owner,
                                  GDestroyNotify           release)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_clear_pointer (&self->comparison, frond_review_lane_free);
  if (signal)
    self->comparison = frond_review_lane_new (signal, owner, release);
  forget_picture (self);
}

void
frond_review_plot_set_bands (FrondReviewPlot     *self,
                             const FrondPlotBand *bands,
                             gsize                n_bands)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->bands, 0);
  for (gsize i = 0; i < n_bands; i++) {
    FrondPlotBand band = bands[i];

    band.name = g_strdup (band.name);
    g_array_append_val (self->bands, band);
  }
  forget_all (self);
}

void
frond_review_plot_set_goals (FrondReviewPlot     *self,
                             const FrondPlotGoal *goals,
                             gsize                n_goals)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->goals, 0);
  if (n_goals > 0)
    g_array_append_vals (self->goals, goals, (guint) n_goals);
  forget_picture (self);
}

void
frond_review_plot_set_markers (FrondReviewPlot       *self,
                               const FrondPlotMarker *markers,
                               gsize                  n_markers)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->markers, 0);
  for (gsize i = 0; i < n_markers; i++) {
    FrondPlotMarker marker = markers[i];

    marker.label = g_strdup (marker.label);
    g_array_append_val (self->markers, marker);
  }
  forget_picture (self);
}

void
frond_review_plot_set_excluded (FrondReviewPlot     *self,
                                const FrondPlotBand *spans,
                                gsize                n_spans)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->excluded, 0);
  if (n_spans > 0)
    g_array_append_vals (self->excluded, spans, (guint) n_spans);
  forget_picture (self);
}

void
frond_review_plot_set_show_filtered (FrondReviewPlot *self,
                                     gboolean         show_filtered)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (show_filtered == self->show_filtered)
    return;

  self->show_filtered = show_filtered;
  forget_picture (self);
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
    view_changed (self);
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
    view_changed (self);
}

void
frond_review_plot_fit (FrondReviewPlot *self)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_fit (self->view))
    view_changed (self);
}

/* Returns: whether there was a step to take back */
gboolean
frond_review_plot_go_back (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), FALSE);

  if (!frond_review_view_go_back (self->view))
    return FALSE;

  view_changed (self);

  return TRUE;
}

void
frond_review_plot_pan (FrondReviewPlot *self,
                       double           seconds)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_pan (self->view, seconds))
    view_changed (self);
}

/**
 * frond_review_plot_set_cursor:
 * @self: a review plot
 * @time_s: where to, brought into the recording; NAN for no cursor
 *
 * Brings the cursor into view and says what is there.
 */
void
frond_review_plot_set_cursor (FrondReviewPlot *self,
                              double           time_s)
{
  g_autofree char *text = NULL;

  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (isfinite (time_s) && self->lanes->len > 0)
    time_s = CLAMP (time_s, 0, frond_review_view_get_duration (self->view));
  else
    time_s = NAN;
  if (time_s == self->cursor_s || (isnan (time_s) && isnan (self->cursor_s)))
    return;

  self->cursor_s = time_s;
  g_clear_object (&self->cursor_layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_description (self);
  if (isnan (time_s))
    return;

  update_cursor_layout (self);
  text = frond_review_plot_describe_cursor (self);
  if (frond_review_view_reveal (self->view, time_s))
    forget_picture (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

double
frond_review_plot_get_cursor (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), NAN);

  return self->cursor_s;
}

/**
 * frond_review_plot_describe_cursor:
 * @self: a review plot
 *
 * Returns: (nullable): time, value and phase at the cursor: "12.4 seconds, 3.2 microvolts, Rest 2"; %NULL without a cursor
 */
char *
frond_review_plot_describe_cursor (FrondReviewPlot *self)
{
  FrondReviewLane     *lane;
  const FrondPlotBand *band;
  g_autofree char     *time = NULL, *value = NULL;
  double               level;

  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), NULL);

  if (!isfinite (self->cursor_s) || self->lanes->len == 0)
    return NULL;

  lane = g_ptr_array_index (self->lanes, 0);
  level = get_level (self);
  time = describe_time (self->cursor_s);
  value = isfinite (level) ? frond_plot_words_describe_value (level, frond_review_lane_get_signal (lane)->unit) : g_strdup (_("no signal"));
  band = find_band (self, self->cursor_s);

  return band && band->name ? g_strdup_printf ("%s, %s, %s", time, value, band->name) : g_strdup_printf ("%s, %s", time, value);
}

static double
get_band_time (FrondReviewPlot *self,
               guint            i)
{
  return g_array_index (self->bands, FrondPlotBand, i).start_s;
}

static double
get_marker_time (FrondReviewPlot *self,
                 guint            i)
{
  return g_array_index (self->markers, FrondPlotMarker, i).time_s;
}

/* The next one after, or the last one before, where the cursor or the view is. */
static void
go_to_next (FrondReviewPlot *self,
            guint            n,
            double (*get_time) (FrondReviewPlot *self, guint i),
            int step)
{
  double from = isfinite (self->cursor_s) ? self->cursor_s : frond_review_view_get_start (self->view) - (step > 0 ? 2 * SAME_S : 0);
  double found = NAN;

  for (guint i = 0; i < n; i++) {
    double time_s = get_time (self, i);

    if (step > 0 && time_s > from + SAME_S)
      found = isnan (found) ? time_s : MIN (found, time_s);
    if (step < 0 && time_s < from - SAME_S)
      found = isnan (found) ? time_s : MAX (found, time_s);
  }
  if (isfinite (found))
    frond_review_plot_set_cursor (self, found);
}

/**
 * frond_review_plot_go_to_phase:
 * @self: a review plot
 * @step: 1 for the next phase, -1 for the one before
 *
 * Moves the cursor to where it begins.
 */
void
frond_review_plot_go_to_phase (FrondReviewPlot *self,
                               int              step)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  go_to_next (self, self->bands->len, get_band_time, step);
}

void
frond_review_plot_go_to_marker (FrondReviewPlot *self,
                                int              step)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  go_to_next (self, self->markers->len, get_marker_time, step);
}
