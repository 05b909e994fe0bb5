/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is a live trace that is always calm and always on time: it paints only what is new, changes its scale seldom, and can
 * be held and looked back in while the recording goes on. */

#include "config.h"

#include "frond-live-plot.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-live-plot-private.h"
#include "frond-plot-theme.h"

#define REDUCED_US     250000
#define DEFAULT_WINDOW 30.0

G_DEFINE_FINAL_TYPE (FrondLivePlot, frond_live_plot, GTK_TYPE_WIDGET)

enum {
  PROP_MODE = 1,
  PROP_WINDOW,
  PROP_MAXIMUM,
  PROP_LOOKING_BACK,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  GOAL_MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

double
frond_live_plot_get_n_columns (FrondLivePlot *self)
{
  return self->window_s * FROND_LIVE_COLUMNS_PER_SECOND;
}

double
frond_live_plot_get_newest (FrondLivePlot *self)
{
  double newest = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    newest = MAX (newest, ((FrondLiveLane *) g_ptr_array_index (self->lanes, i))->n_seen);

  return newest;
}

void
frond_live_plot_forget_axes (FrondLivePlot *self)
{
  g_clear_pointer (&self->axes, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
frond_live_plot_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  int text_height = (int) ceil (frond_plot_theme_get_text_height (widget));
  int n_more = (int) FROND_LIVE_PLOT (widget)->lanes->len - 1;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 12 * text_height : (5 + 3 * MAX (n_more, 0)) * text_height;
  *natural = MAX (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 200);
}

static void
frond_live_plot_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  frond_live_plot_forget_axes (FROND_LIVE_PLOT (widget));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);
  gint64         now = gdk_frame_clock_get_frame_time (clock);

  frond_live_plot_speak (self, now);
  if (self->looking_back || self->lanes->len == 0)
    return G_SOURCE_CONTINUE;
  /* Reduced motion: the picture moves on in steps. */
  if (!adw_get_enable_animations (widget) && now - self->drawn_at < REDUCED_US)
    return G_SOURCE_CONTINUE;

  for (guint i = 0; i < self->lanes->len; i++)
    frond_live_lane_read (g_ptr_array_index (self->lanes, i));
  if (self->picture.tiles && frond_live_tiles_get_head (self->tiles) == self->shown_head)
    return G_SOURCE_CONTINUE;

  self->drawn_at = now;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

static void
look_changed_cb (FrondLivePlot *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  frond_live_tiles_set_palette (self->tiles, &self->palette);
  frond_live_plot_forget_axes (self);
}

static void
frond_live_plot_map (GtkWidget *widget)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  GTK_WIDGET_CLASS (frond_live_plot_parent_class)->map (widget);
  self->tick_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
frond_live_plot_unmap (GtkWidget *widget)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  gtk_widget_remove_tick_callback (widget, self->tick_id);
  self->tick_id = 0;
  GTK_WIDGET_CLASS (frond_live_plot_parent_class)->unmap (widget);
}

static void
frond_live_plot_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);

  GTK_WIDGET_CLASS (frond_live_plot_parent_class)->css_changed (widget, change);
  g_clear_object (&self->back_layout);
  frond_live_overlay_forget_layouts (self->overlay);
  frond_live_plot_forget_axes (self);
}

static void
frond_live_plot_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (object);

  switch (id) {
  case PROP_MODE:
    g_value_set_int (value, (int) self->mode);
    break;
  case PROP_WINDOW:
    g_value_set_double (value, self->window_s);
    break;
  case PROP_MAXIMUM:
    g_value_set_double (value, self->maximum);
    break;
  case PROP_LOOKING_BACK:
    g_value_set_boolean (value, self->looking_back);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_live_plot_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (object);

  switch (id) {
  case PROP_MODE:
    frond_live_plot_set_mode (self, (FrondLivePlotMode) g_value_get_int (value));
    break;
  case PROP_WINDOW:
    frond_live_plot_set_window (self, g_value_get_double (value));
    break;
  case PROP_MAXIMUM:
    frond_live_plot_set_maximum (self, g_value_get_double (value));
    break;
  case PROP_LOOKING_BACK:
    frond_live_plot_set_looking_back (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_live_plot_finalize (GObject *object)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (object);

  g_clear_pointer (&self->tiles, frond_live_tiles_free);
  g_clear_pointer (&self->overlay, frond_live_overlay_free);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->axes, gsk_render_node_unref);
  g_clear_pointer (&self->spoken, g_free);
  g_clear_object (&self->back_layout);
  g_clear_object (&self->programme);

  G_OBJECT_CLASS (frond_live_plot_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * FrondLivePlot:mode:
   *
   * A #FrondLivePlotMode.
   */
  props[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, FROND_LIVE_PLOT_SWEEP, FROND_LIVE_PLOT_SCROLL, FROND_LIVE_PLOT_SWEEP, flags);
  /**
   * FrondLivePlot:window:
   *
   * How many seconds the plot is wide.
   */
  props[PROP_WINDOW] = g_param_spec_double ("window", NULL, NULL, FROND_LIVE_PLOT_SHORTEST_S, FROND_LIVE_PLOT_LONGEST_S, DEFAULT_WINDOW, flags);
  /**
   * FrondLivePlot:maximum:
   *
   * The greatest value shown; 0 lets the range adapt by itself.
   */
  props[PROP_MAXIMUM] = g_param_spec_double ("maximum", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  /**
   * FrondLivePlot:looking-back:
   *
   * Whether the picture stands while the feed goes on.
   */
  props[PROP_LOOKING_BACK] = g_param_spec_boolean ("looking-back", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frond_live_plot_class_init (FrondLivePlotClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_live_plot_get_property;
  object_class->set_property = frond_live_plot_set_property;
  object_class->finalize = frond_live_plot_finalize;
  widget_class->measure = frond_live_plot_measure;
  widget_class->size_allocate = frond_live_plot_size_allocate;
  widget_class->snapshot = frond_live_plot_snapshot;
  widget_class->map = frond_live_plot_map;
  widget_class->unmap = frond_live_plot_unmap;
  widget_class->css_changed = frond_live_plot_css_changed;

  install_properties (object_class);
  /* The goal that was chosen with the pointer, in tenths of the first lane's unit. */
  signals[GOAL_MOVED] = g_signal_new ("goal-moved", FROND_TYPE_LIVE_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  frond_live_plot_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "liveplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
frond_live_plot_init (FrondLivePlot *self)
{
  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_live_lane_free);
  self->tiles = frond_live_tiles_new (self->lanes);
  self->overlay = frond_live_overlay_new ();
  self->window_s = DEFAULT_WINDOW;
  self->goal_taken = NAN;
  self->goal_moved = NAN;

  /* Time runs from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Live trace"), -1);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  look_changed_cb (self);
  frond_live_plot_add_controllers (self);
}

GtkWidget *
frond_live_plot_new (void)
{
  return g_object_new (FROND_TYPE_LIVE_PLOT, NULL);
}

void
frond_live_plot_set_mode (FrondLivePlot    *self,
                          FrondLivePlotMode mode)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (mode == self->mode)
    return;

  self->mode = mode;
  frond_live_plot_forget_axes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODE]);
}

FrondLivePlotMode
frond_live_plot_get_mode (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), FROND_LIVE_PLOT_SWEEP);

  return self->mode;
}

/**
 * frond_live_plot_set_window:
 * @self: a live plot
 * @seconds: how long a stretch to show, brought into 10-120
 */
void
frond_live_plot_set_window (FrondLivePlot *self,
                            double         seconds)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  seconds = CLAMP (seconds, FROND_LIVE_PLOT_SHORTEST_S, FROND_LIVE_PLOT_LONGEST_S);
  if (seconds == self->window_s)
    return;

  self->window_s = seconds;
  frond_live_plot_forget_axes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WINDOW]);
}

double
frond_live_plot_get_window (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), DEFAULT_WINDOW);

  return self->window_s;
}

void
frond_live_plot_set_maximum (FrondLivePlot *self,
                             double         maximum)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (maximum == self->maximum)
    return;

  self->maximum = maximum;
  for (guint i = 0; i < self->lanes->len; i++)
    ((FrondLiveLane *) g_ptr_array_index (self->lanes, i))->fixed_top = maximum;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MAXIMUM]);
}

double
frond_live_plot_get_maximum (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return self->maximum;
}
