/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is one number that can be read from across the room, together with what it means: a word and a shape, not only a
 * colour. When there is no signal it says so; a number that stands still would be believed. */

#include "config.h"

#include "frond-meter.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-theme.h"
#include "frond-plot-words.h"
#include "frond-units.h"

#define LARGEST_PT      96.0
#define SMALLEST_PT     24.0
#define UNIT_FACTOR     0.3
#define ZONE_FACTOR     1.5
#define SPEAK_AT_MOST_S 1.0

struct _FrondMeter {
  GtkWidget parent_instance;

  /* Owned state */
  double             value;
  double             floor;
  char              *unit;
  FrondZone          zone;
  FrondGoalDirection direction;
  FrondMeterState    state;
  FrondPlotPalette   palette;
  char              *spoken;
  gint64             spoken_at;

  /* Ids */
  guint speak_id;
};

enum {
  PROP_VALUE = 1,
  PROP_UNIT,
  PROP_STATE,
  PROP_FLOOR,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Without the interface assistive technology gets no value, whatever the role is. */
static gboolean
frond_meter_set_current_value (GtkAccessibleRange *range,
                               double              value)
{
  return FALSE;
}

static void
frond_meter_accessible_range_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = frond_meter_set_current_value;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FrondMeter, frond_meter, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, frond_meter_accessible_range_init))

static gboolean
has_number (FrondMeter *self)
{
  return self->state != FROND_METER_WAITING && isfinite (self->value);
}

static const char *
get_zone_word (FrondMeter *self)
{
  if (self->state == FROND_METER_TOO_STRONG)
    return _("signal too strong");
  if (!has_number (self))
    return NULL;

  return frond_plot_words_describe_zone (self->zone, self->direction);
}

static const char *
get_zone_icon (FrondMeter *self)
{
  if (self->state == FROND_METER_TOO_STRONG)
    return "dialog-warning-symbolic";
  if (self->zone == FROND_ZONE_REACHED)
    return "object-select-symbolic";

  return self->direction == FROND_GOAL_BELOW ? "go-down-symbolic" : "go-up-symbolic";
}

static gboolean
is_below_floor (FrondMeter *self)
{
  return has_number (self) && self->floor > 0 && self->value < self->floor;
}

/* Speaking */

static void
speak (FrondMeter *self)
{
  g_autofree char *text = frond_meter_describe (self);

  if (g_strcmp0 (text, self->spoken) == 0)
    return;

  g_set_str (&self->spoken, text);
  self->spoken_at = g_get_monotonic_time ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, MAX (1000.0, isfinite (self->value) ? self->value : 0),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, has_number (self) ? self->value : 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->spoken,
                                  -1);
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

/* Painting */

static PangoLayout *
layout_new (FrondMeter *self,
            const char *text,
            double      size,
            gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 1);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  /* Digits of one width, so that the number does not jump. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static double
get_base_size (FrondMeter *self)
{
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 1);

  return pango_font_description_get_size (font) / (double) PANGO_SCALE;
}

static void
measure_text (FrondMeter *self,
              const char *text,
              double      size,
              gboolean    bold,
              int        *width,
              int        *height)
{
  g_autoptr (PangoLayout) layout = layout_new (self, text, size, bold);

  pango_layout_get_pixel_size (layout, width, height);
}

/* Room for the number, its unit and the words below, when the number is size pixels high. The room does not depend on the value. */
static void
measure_all (FrondMeter *self,
             double      size,
             int        *width,
             int        *height)
{
  static const FrondZone zones[] = { FROND_ZONE_REACHED, FROND_ZONE_NEAR, FROND_ZONE_AWAY };
  double                 zone_size = ZONE_FACTOR * get_base_size (self);
  int                    number_width, number_height, unit_width, zone_height = 0, words_width = 0;

  measure_text (self, "000.0", size, TRUE, &number_width, &number_height);
  measure_text (self, frond_units_get_symbol (self->unit), MAX (UNIT_FACTOR * size, get_base_size (self)), FALSE, &unit_width, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    int word_width;

    measure_text (self, frond_plot_words_describe_zone (zones[i], self->direction), zone_size, TRUE, &word_width, &zone_height);
    words_width = MAX (words_width, word_width);
  }
  *width = (int) ceil (MAX (number_width + 6 + unit_width, words_width + 1.3 * zone_size));
  *height = number_height + zone_height;
}

static double
find_size (FrondMeter *self,
           int         room_width,
           int         room_height)
{
  double largest = LARGEST_PT * 96 / 72, smallest = SMALLEST_PT * 96 / 72;

  for (double size = largest; size > smallest; size *= 0.92) {
    int width, height;

    measure_all (self, size, &width, &height);
    if (width <= room_width && height <= room_height)
      return size;
  }

  return smallest;
}

static void
frond_meter_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  FrondMeter *self = FROND_METER (widget);
  int         least_width, least_height, width, height;

  measure_all (self, SMALLEST_PT * 96 / 72, &least_width, &least_height);
  measure_all (self, LARGEST_PT * 96 / 72, &width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? least_width : least_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
append_text (GtkSnapshot *snapshot,
             PangoLayout *layout,
             double       x,
             double       y,
             GdkRGBA     *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_icon (FrondMeter    *self,
             GtkSnapshot   *snapshot,
             double         x,
             double         y,
             int            size,
             const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, get_zone_icon (self), NULL, size, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                                                  gtk_widget_get_direction (GTK_WIDGET (self)), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_zone (FrondMeter  *self,
               GtkSnapshot *snapshot,
               double       y)
{
  const char *word = get_zone_word (self);
  double      size = ZONE_FACTOR * get_base_size (self);
  gboolean    rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double      width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA color;
  int     text_width, text_height;

  if (!word)
    return;

  layout = layout_new (self, word, size, TRUE);
  pango_layout_set_width (layout, (int) MAX ((width - 1.3 * size) * PANGO_SCALE, 0));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  pango_layout_set_width (layout, (text_width + 1) * PANGO_SCALE);
  frond_plot_theme_to_rgba (self->zone == FROND_ZONE_REACHED && self->state == FROND_METER_MEASURING ? &self->palette.series[FROND_PLOT_PELVIC_FLOOR] : &self->palette.text, &color);
  append_icon (self, snapshot, rtl ? width - size : 0, y + (text_height - size) / 2, (int) size, &color);
  append_text (snapshot, layout, rtl ? width - 1.3 * size - text_width : 1.3 * size, y, &color);
}

static void
frond_meter_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  FrondMeter      *self = FROND_METER (widget);
  gboolean         number = has_number (self);
  gboolean         rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double           size = frond_meter_get_text_size (self);
  g_autofree char *text = frond_meter_get_text (self);
  g_autoptr (PangoLayout) layout = layout_new (self, text, number ? size : MAX (size * 0.4, get_base_size (self)), number);
  g_autoptr (PangoLayout) unit = layout_new (self, frond_units_get_symbol (self->unit), MAX (UNIT_FACTOR * size, get_base_size (self)), FALSE);
  GdkRGBA color, quiet;
  int     width, number_height, unit_width, full = gtk_widget_get_width (widget);
  double  x;

  frond_plot_theme_to_rgba (&self->palette.text, &color);
  frond_plot_theme_to_rgba (&self->palette.quiet_text, &quiet);
  measure_text (self, "0", size, TRUE, NULL, &number_height);
  pango_layout_get_pixel_size (layout, &width, NULL);
  pango_layout_get_pixel_size (unit, &unit_width, NULL);

  if (!number) {
    int text_height;

    pango_layout_get_pixel_size (layout, NULL, &text_height);
    append_text (snapshot, layout, rtl ? full - width : 0, (number_height - text_height) / 2.0, &quiet);
    return;
  }

  /* Numbers and units keep their order in every language. */
  x = rtl ? full - width - 6 - unit_width : 0;
  append_text (snapshot, layout, x, 0, &color);
  append_text (snapshot, unit, x + width + 6, (pango_layout_get_baseline (layout) - pango_layout_get_baseline (unit)) / (double) PANGO_SCALE, &quiet);
  snapshot_zone (self, snapshot, number_height);
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
frond_meter_class_init (FrondMeterClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_meter_get_property;
  object_class->set_property = frond_meter_set_property;
  object_class->dispose = frond_meter_dispose;
  object_class->finalize = frond_meter_finalize;
  widget_class->measure = frond_meter_measure;
  widget_class->snapshot = frond_meter_snapshot;
  widget_class->unmap = frond_meter_unmap;

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

  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
frond_meter_init (FrondMeter *self)
{
  self->value = NAN;
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

  was_number = has_number (self);
  self->value = value;
  value_changed (self, was_number != has_number (self));
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

/**
 * frond_meter_get_text:
 * @self: a meter
 *
 * Returns: what is shown in place of the number, or the number
 */
char *
frond_meter_get_text (FrondMeter *self)
{
  g_return_val_if_fail (FROND_IS_METER (self), NULL);

  if (!has_number (self))
    return g_strdup (_("waiting…"));
  if (is_below_floor (self))
    /* Translators: smaller than what the sensor can resolve */
    return g_strdup_printf (_("< %.*f"), self->floor < 10 && self->floor != floor (self->floor) ? 1 : 0, self->floor);

  return g_strdup_printf ("%.*f", fabs (self->value) < 999.95 ? 1 : 0, self->value);
}

/**
 * frond_meter_describe:
 * @self: a meter
 *
 * Returns: the same in words, for people who do not see it: "3.2 microvolts, below goal"
 */
char *
frond_meter_describe (FrondMeter *self)
{
  g_autofree char *value = NULL;
  const char      *word;

  g_return_val_if_fail (FROND_IS_METER (self), NULL);

  if (!has_number (self))
    return g_strdup (_("waiting for the signal"));

  value = frond_plot_words_describe_value (is_below_floor (self) ? self->floor : self->value, self->unit);
  if (is_below_floor (self)) {
    g_autofree char *number = g_steal_pointer (&value);

    /* Translators: %s is for instance "4.0 microvolts" */
    value = g_strdup_printf (_("less than %s"), number);
  }
  word = get_zone_word (self);

  return word ? g_strdup_printf ("%s, %s", value, word) : g_steal_pointer (&value);
}

/**
 * frond_meter_get_text_size:
 * @self: a meter
 *
 * Returns: the height of the number's font in pixels, as large as the room allows
 */
double
frond_meter_get_text_size (FrondMeter *self)
{
  g_return_val_if_fail (FROND_IS_METER (self), 0);

  return find_size (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
}
