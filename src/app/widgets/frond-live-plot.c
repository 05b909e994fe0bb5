/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is a live trace that is always calm and always on time: it paints only what is new, changes its scale seldom, and can
 * be held and looked back in while the recording goes on. */

#include "config.h"

#include "frond-live-plot.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-live-plot-private.h"
#include "frond-plot-axis.h"
#include "frond-plot-theme.h"
#include "frond-plot-words.h"

#define REDUCED_US     250000
#define SPEAK_US       1000000
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

static void
forget_axes (FrondLivePlot *self)
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

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 12 * text_height : 5 * text_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 200;
}

static void
frond_live_plot_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  forget_axes (FROND_LIVE_PLOT (widget));
}

/* Speaking */

static char *
describe_back (FrondLivePlot *self)
{
  double           end_s = self->view_end / FROND_LIVE_COLUMNS_PER_SECOND;
  g_autofree char *start = frond_plot_axis_format_time (MAX (end_s - self->window_s, 0), 1);
  g_autofree char *end = frond_plot_axis_format_time (end_s, 1);

  /* Translators: both are minutes and seconds since the beginning */
  return g_strdup_printf (_("looking back at %1$s to %2$s"), start, end);
}

static char *
describe (FrondLivePlot *self)
{
  FrondLiveLane     *lane = self->lanes->len > 0 ? g_ptr_array_index (self->lanes, 0) : NULL;
  FrondGoalDirection direction = FROND_GOAL_BELOW;
  double             goal, value;
  int                phase;
  const char        *zone;
  g_autofree char   *words = NULL;

  if (!lane)
    return g_strdup (_("no signal"));
  if (self->looking_back)
    return describe_back (self);

  value = frond_live_lane_get_value (lane, &goal, &phase);
  if (!isfinite (value))
    return g_strdup (_("waiting for the signal"));

  if (self->programme && phase >= 0 && (guint) phase < frond_programme_get_n_phases (self->programme))
    direction = frond_programme_get_phase (self->programme, (guint) phase)->goal_direction;
  words = frond_plot_words_describe_value (value, lane->unit);
  zone = frond_plot_words_describe_zone (frond_plot_words_find_zone (value, goal, direction), direction);

  return zone ? g_strdup_printf ("%s, %s", words, zone) : g_steal_pointer (&words);
}

static void
speak (FrondLivePlot *self,
       gint64         now)
{
  g_autofree char *text = NULL;

  if (self->spoken && now - self->spoken_at < SPEAK_US)
    return;

  self->spoken_at = now;
  text = describe (self);
  if (g_set_str (&self->spoken, text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->spoken, -1);
}

/* Callbacks */

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  FrondLivePlot *self = FROND_LIVE_PLOT (widget);
  gint64         now = gdk_frame_clock_get_frame_time (clock);

  speak (self, now);
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
  forget_axes (self);
}

/* Vfuncs */

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
  forget_axes (self);
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
frond_live_plot_class_init (FrondLivePlotClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_live_plot_get_property;
  object_class->set_property = frond_live_plot_set_property;
  object_class->finalize = frond_live_plot_finalize;
  widget_class->measure = frond_live_plot_measure;
  widget_class->size_allocate = frond_live_plot_size_allocate;
  widget_class->snapshot = frond_live_plot_snapshot;
  widget_class->map = frond_live_plot_map;
  widget_class->unmap = frond_live_plot_unmap;
  widget_class->css_changed = frond_live_plot_css_changed;

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

static void
lanes_changed (FrondLivePlot *self)
{
  frond_live_tiles_clear (self->tiles);
  forget_axes (self);
}

/**
 * frond_live_plot_set_feed:
 * @self: a live plot
 * @feed: (nullable): what to show in its only lane; %NULL to show nothing
 *
 * Begins anew: other lanes and all markers go, and the plot stops looking back.
 */
void
frond_live_plot_set_feed (FrondLivePlot *self,
                          FrondLiveFeed *feed)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  g_ptr_array_set_size (self->lanes, 0);
  frond_live_overlay_clear_markers (self->overlay);
  frond_live_plot_set_looking_back (self, FALSE);
  if (feed)
    frond_live_plot_add_lane (self, feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV");
  lanes_changed (self);
}

/**
 * frond_live_plot_add_lane:
 * @self: a live plot
 * @feed: where its columns come from
 * @series: what it is of; an accessory muscle gets a lower strip
 * @name: (nullable): its name
 * @unit: (nullable): its unit
 *
 * Adds a channel below the others. All lanes share the time axis.
 */
void
frond_live_plot_add_lane (FrondLivePlot  *self,
                          FrondLiveFeed  *feed,
                          FrondPlotSeries series,
                          const char     *name,
                          const char     *unit)
{
  FrondLiveLane *lane;

  g_return_if_fail (FROND_IS_LIVE_PLOT (self));
  g_return_if_fail (feed != NULL);

  lane = frond_live_lane_new (feed, series, name, unit);
  lane->fixed_top = self->maximum;
  g_ptr_array_add (self->lanes, lane);
  lanes_changed (self);
}

guint
frond_live_plot_get_n_lanes (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return self->lanes->len;
}

/**
 * frond_live_plot_set_unit:
 * @self: a live plot
 * @unit: the unit of the first lane, as its channel names it
 */
void
frond_live_plot_set_unit (FrondLivePlot *self,
                          const char    *unit)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (self->lanes->len > 0 && g_set_str (&((FrondLiveLane *) g_ptr_array_index (self->lanes, 0))->unit, unit))
    forget_axes (self);
}

/**
 * frond_live_plot_set_programme:
 * @self: a live plot
 * @programme: (nullable): names, kinds and goals of the phases that the columns belong to
 */
void
frond_live_plot_set_programme (FrondLivePlot  *self,
                               FrondProgramme *programme)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (!g_set_object (&self->programme, programme))
    return;

  frond_live_tiles_set_programme (self->tiles, programme);
  frond_live_overlay_set_programme (self->overlay, programme);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_set_mode (FrondLivePlot    *self,
                          FrondLivePlotMode mode)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (mode == self->mode)
    return;

  self->mode = mode;
  forget_axes (self);
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
  forget_axes (self);
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

/**
 * frond_live_plot_add_marker:
 * @self: a live plot
 * @column: where it was put: how many columns the feed had then
 * @number: 1-8, 0 for a marker with text only
 * @label: (nullable): what it says
 */
void
frond_live_plot_add_marker (FrondLivePlot *self,
                            guint64        column,
                            guint          number,
                            const char    *label)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  frond_live_overlay_add_marker (self->overlay, column, number, label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_remove_last_marker (FrondLivePlot *self)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (frond_live_overlay_remove_last_marker (self->overlay))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_clear_markers (FrondLivePlot *self)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  frond_live_overlay_clear_markers (self->overlay);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

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
  forget_axes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOKING_BACK]);
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
  forget_axes (self);
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
