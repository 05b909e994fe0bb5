/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is one number that can be read from across the room, together with what it means: a word and a shape, not only a
 * colour. When there is no signal it says so; a number that stands still would be believed. */

#include "config.h"

#include "frond-meter.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-meter-private.h"
#include "frond-plot-range.h"
#include "frond-plot-theme.h"

#define SPEAK_AT_MOST_S 1.0
/* A level bar needs an end; activity has none. */
#define LEAST_MAXIMUM 1000.0

enum {
  PROP_VALUE = 1,
  PROP_UNIT,
  PROP_STATE,
  PROP_FLOOR,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (FrondMeter, frond_meter, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, frond_plot_range_iface_init))

static void
speak (FrondMeter *self)
{
  g_autofree char *text = frond_meter_describe (self);
  double           value;

  if (g_strcmp0 (text, self->spoken) == 0)
    return;

  g_set_str (&self->spoken, text);
  self->spoken_at = g_get_monotonic_time ();
  value = frond_meter_has_number (self) ? self->value : 0;
  frond_plot_range_say (GTK_WIDGET (self), value, MAX (LEAST_MAXIMUM, value), self->spoken);
}

static void
speak_later_cb (gpointer data)
{
  FrondMeter *self = data;

  self->speak_id = 0;
  speak (self);
}

/* A screen reader that follows each of four values a second is of no use; a change of state is never late. */
static void
value_changed (FrondMeter *self,
               gboolean    at_once)
{
  double since_s = (g_get_monotonic_time () - self->spoken_at) / 1e6;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (at_once || since_s >= SPEAK_AT_MOST_S || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    speak (self);
  else if (self->speak_id == 0)
    self->speak_id = g_timeout_add_once ((guint) ((SPEAK_AT_MOST_S - since_s) * 1000) + 1, speak_later_cb, self);
}

static void
look_changed_cb (FrondMeter *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
frond_meter_unmap (GtkWidget *widget)
{
  FrondMeter *self = FROND_METER (widget);

  g_clear_handle_id (&self->speak_id, g_source_remove);
  GTK_WIDGET_CLASS (frond_meter_parent_class)->unmap (widget);
}

static void
frond_meter_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FrondMeter *self = FROND_METER (object);

  switch (id) {
  case PROP_VALUE:
    g_value_set_double (value, self->value);
    break;
  case PROP_UNIT:
    g_value_set_string (value, self->unit);
    break;
  case PROP_STATE:
    g_value_set_int (value, (int) self->state);
    break;
  case PROP_FLOOR:
    g_value_set_double (value, self->floor);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_meter_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FrondMeter *self = FROND_METER (object);

  switch (id) {
  case PROP_VALUE:
    frond_meter_set_value (self, g_value_get_double (value));
    break;
  case PROP_UNIT:
    frond_meter_set_unit (self, g_value_get_string (value));
    break;
  case PROP_STATE:
    frond_meter_set_state (self, (FrondMeterState) g_value_get_int (value));
    break;
  case PROP_FLOOR:
    frond_meter_set_floor (self, g_value_get_double (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_meter_dispose (GObject *object)
{
  FrondMeter *self = FROND_METER (object);

  g_clear_handle_id (&self->speak_id, g_source_remove);

  G_OBJECT_CLASS (frond_meter_parent_class)->dispose (object);
}

static void
frond_meter_finalize (GObject *object)
{
  FrondMeter *self = FROND_METER (object);

  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (frond_meter_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * FrondMeter:value:
   *
   * The envelope now, in #FrondMeter:unit; NAN when there is none.
   */
  props[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  /**
   * FrondMeter:unit:
   *
   * As a channel names it, for instance "uV".
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, "uV", flags);
  /**
   * FrondMeter:state:
   *
   * A #FrondMeterState.
   */
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, FROND_METER_MEASURING, FROND_METER_TOO_STRONG, FROND_METER_MEASURING, flags);
  /**
   * FrondMeter:floor:
   *
   * What the sensor can resolve: a smaller value is shown as "< floor". 0 for unknown.
   */
  props[PROP_FLOOR] = g_param_spec_double ("floor", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
frond_meter_class_init (FrondMeterClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_meter_get_property;
  object_class->set_property = frond_meter_set_property;
  object_class->dispose = frond_meter_dispose;
  object_class->finalize = frond_meter_finalize;
  widget_class->measure = frond_meter_measure;
  widget_class->snapshot = frond_meter_snapshot;
  widget_class->unmap = frond_meter_unmap;

  install_properties (object_class);

  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
frond_meter_init (FrondMeter *self)
{
  self->value = NAN;
  self->goal = NAN;
  self->goal_upper = NAN;
  self->unit = g_strdup ("uV");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Muscle activity"), -1);
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  speak (self);
}

GtkWidget *
frond_meter_new (void)
{
  return g_object_new (FROND_TYPE_METER, NULL);
}

/**
 * frond_meter_set_value:
 * @self: a meter
 * @value: the envelope now, NAN when there is none; call it four times a second
 */
void
frond_meter_set_value (FrondMeter *self,
                       double      value)
{
  gboolean was_number;

  g_return_if_fail (FROND_IS_METER (self));

  if (value == self->value || (isnan (value) && isnan (self->value)))
    return;

  was_number = frond_meter_has_number (self);
  self->value = value;
  value_changed (self, was_number != frond_meter_has_number (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VALUE]);
}

double
frond_meter_get_value (FrondMeter *self)
{
  g_return_val_if_fail (FROND_IS_METER (self), NAN);

  return self->value;
}

void
frond_meter_set_unit (FrondMeter *self,
                      const char *unit)
{
  g_return_if_fail (FROND_IS_METER (self));

  if (!g_set_str (&self->unit, unit))
    return;

  gtk_widget_queue_resize (GTK_WIDGET (self));
  value_changed (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNIT]);
}

/**
 * frond_meter_set_zone:
 * @self: a meter
 * @zone: where the value is
 * @direction: which side of the goal is good
 */
void
frond_meter_set_zone (FrondMeter        *self,
                      FrondZone          zone,
                      FrondGoalDirection direction)
{
  g_return_if_fail (FROND_IS_METER (self));

  if (zone == self->zone && direction == self->direction)
    return;

  self->zone = zone;
  self->direction = direction;
  value_changed (self, FALSE);
}

static gboolean
is_same (double a,
         double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * frond_meter_set_edges:
 * @self: a meter
 * @lower: lower edge of a goal with two, or its only one
 * @upper: the upper one, NAN for none
 *
 * Where they are is shown beside the word, and said nowhere: those of a curve move all the time.
 */
void
frond_meter_set_edges (FrondMeter *self,
                       double      lower,
                       double      upper)
{
  g_return_if_fail (FROND_IS_METER (self));

  if (is_same (lower, self->goal) && is_same (upper, self->goal_upper))
    return;

  self->goal = lower;
  self->goal_upper = upper;
  value_changed (self, FALSE);
}

void
frond_meter_set_state (FrondMeter     *self,
                       FrondMeterState state)
{
  g_return_if_fail (FROND_IS_METER (self));

  if (state == self->state)
    return;

  self->state = state;
  value_changed (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

void
frond_meter_set_floor (FrondMeter *self,
                       double      floor)
{
  g_return_if_fail (FROND_IS_METER (self));

  if (floor == self->floor)
    return;

  self->floor = floor;
  value_changed (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FLOOR]);
}
