/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels over sessions, to be looked at, to be gone through with the arrow keys, and to be read: whoever does not see it gets every value and
 * every break in words. */

#include "config.h"

#include "frond-trend.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-axis.h"
#include "frond-plot-theme.h"
#include "frond-plot-trend.h"

/* How near somebody has to point, and the room around the picture. */
#define REACH  16.0
#define MARGIN 6.0

struct _FrondTrend {
  GtkWidget parent_instance;

  GArray          *points; /* of FrondPlotTrendPoint */
  GPtrArray       *words;  /* of each */
  FrondPlotPalette palette;
  FrondPlotFrame   frame;
  int              selected;
};

G_DEFINE_FINAL_TYPE (FrondTrend, frond_trend, GTK_TYPE_WIDGET)

enum {
  SELECTED,
  ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const FrondPlotTrendPoint *
get_points (FrondTrend *self)
{
  return (const FrondPlotTrendPoint *) (gpointer) self->points->data;
}

static void
clear_point (gpointer data)
{
  FrondPlotTrendPoint *point = data;

  g_free ((char *) point->label);
  g_free ((char *) point->mark);
}

static void
say (FrondTrend *self,
     const char *text)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
choose (FrondTrend *self,
        int         selected)
{
  if (selected == self->selected)
    return;

  self->selected = selected;
  if (selected >= 0)
    say (self, self->words->pdata[selected]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTED], 0, selected);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  FrondTrend *self = FROND_TREND (widget);
  int         n = (int) self->points->len;
  int         step = g_variant_get_int32 (arguments);

  if (n == 0)
    return FALSE;
  if (self->selected < 0)
    choose (self, step > 0 ? 0 : n - 1);
  else
    choose (self, CLAMP (self->selected + step, 0, n - 1));

  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  FrondTrend *self = FROND_TREND (widget);

  if (self->selected < 0)
    return FALSE;
  g_signal_emit (self, signals[ACTIVATED], 0, (guint) self->selected);

  return TRUE;
}

/* The point that is meant, -1 for none. */
static int
find_near (FrondTrend *self,
           double      x)
{
  int    nearest = frond_plot_trend_find (&self->frame, get_points (self), self->points->len, x);
  double place;

  if (nearest < 0)
    return -1;
  place = frond_plot_trend_get_place (get_points (self), (gsize) nearest);

  return fabs (frond_plot_frame_get_x (&self->frame, place) - x) <= REACH ? nearest : -1;
}

static void
motion_cb (FrondTrend *self,
           double      x)
{
  choose (self, find_near (self, x));
}

static void
leave_cb (FrondTrend *self)
{
  choose (self, -1);
}

static void
released_cb (FrondTrend *self,
             int         n_press,
             double      x)
{
  int near = find_near (self, x);

  choose (self, near);
  if (near >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, (guint) near);
}

static void
look_changed_cb (FrondTrend *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
frond_trend_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  int lines = (int) ceil (10 * frond_plot_theme_get_text_height (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 200;
    *natural = 480;
  } else {
    *minimum = *natural = lines;
  }
}

static void
lay_out (FrondTrend                 *self,
         cairo_t                    *cr,
         const PangoFontDescription *font)
{
  double text_height = frond_plot_axis_measure_height (cr, font);
  double left;

  self->frame = (FrondPlotFrame) {
    .x = 0,
    .y = MARGIN + text_height / 2,
    .width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN,
    .height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN - 2.5 * text_height,
    .start_s = 0,
    .end_s = frond_plot_trend_get_span (get_points (self), self->points->len),
    .bottom = 0,
    .top = frond_plot_axis_get_nice_top (frond_plot_trend_get_maximum (get_points (self), self->points->len)),
  };
  left = frond_plot_axis_measure_values (cr, &self->frame, font) + MARGIN;
  self->frame.x = left;
  self->frame.width -= left - MARGIN;
}

static void
frond_trend_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  FrondTrend *self = FROND_TREND (widget);
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (widget);
  float    width = (float) gtk_widget_get_width (widget);
  float    height = (float) gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->points->len == 0 || width <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  lay_out (self, cr, font);
  frond_plot_axis_draw_grid (cr, &self->frame, &self->palette, frond_plot_axis_measure_height (cr, font));
  frond_plot_axis_draw_values (cr, &self->frame, &self->palette, font);
  frond_plot_trend_draw (cr, &self->frame, &self->palette, font, get_points (self), self->points->len, self->selected);
  cairo_destroy (cr);
}

static void
frond_trend_finalize (GObject *object)
{
  FrondTrend *self = FROND_TREND (object);

  g_array_unref (self->points);
  g_ptr_array_unref (self->words);

  G_OBJECT_CLASS (frond_trend_parent_class)->finalize (object);
}

static void
frond_trend_class_init (FrondTrendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frond_trend_finalize;
  widget_class->measure = frond_trend_measure;
  widget_class->snapshot = frond_trend_snapshot;

  signals[SELECTED] = g_signal_new ("selected", FROND_TYPE_TREND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ACTIVATED] = g_signal_new ("activated", FROND_TYPE_TREND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "trend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (FrondTrend *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
frond_trend_init (FrondTrend *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (FrondPlotTrendPoint));
  g_array_set_clear_func (self->points, clear_point);
  self->words = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  self->selected = -1;

  /* Time runs from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Resting level over sessions"), -1);
  add_controllers (self);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  look_changed_cb (self);
}

GtkWidget *
frond_trend_new (void)
{
  return g_object_new (FROND_TYPE_TREND, NULL);
}

void
frond_trend_clear (FrondTrend *self)
{
  g_return_if_fail (FROND_IS_TREND (self));

  choose (self, -1);
  g_array_set_size (self->points, 0);
  g_ptr_array_set_size (self->words, 0);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * frond_trend_add:
 * @self: a trend
 * @before: level before, NAN for none
 * @after: level after, NAN for none
 * @label: (nullable): what stands below the point
 * @mark: (nullable): what became another since the point before: the trend breaks there
 * @words: all of it for people who do not see it
 *
 * A later point than those that are there.
 */
void
frond_trend_add (FrondTrend *self,
                 double      before,
                 double      after,
                 const char *label,
                 const char *mark,
                 const char *words)
{
  FrondPlotTrendPoint point = { before, after, g_strdup (label), g_strdup (mark) };
  g_autofree char    *description = NULL;

  g_return_if_fail (FROND_IS_TREND (self));

  g_array_append_val (self->points, point);
  g_ptr_array_add (self->words, g_strdup (words));
  description = g_strjoinv ("\n", (char **) self->words->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
frond_trend_get_selected (FrondTrend *self)
{
  g_return_val_if_fail (FROND_IS_TREND (self), -1);

  return self->selected;
}
