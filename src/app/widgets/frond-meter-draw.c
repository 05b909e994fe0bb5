/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a meter is laid out and painted: the number as large as the room allows, its unit, and what it means below. */

#include "config.h"

#include "frond-meter-private.h"

#include <math.h>

#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"
#include "frond-plot-words.h"
#include "frond-units.h"

#define LARGEST_PT  96.0
#define SMALLEST_PT 24.0
#define UNIT_FACTOR 0.3
#define ZONE_FACTOR 1.5
#define ICON_FACTOR 1.3 /* of the zone's size: the icon and its distance */
#define UNIT_GAP    6

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

static double
get_unit_size (FrondMeter *self,
               double      size)
{
  return MAX (UNIT_FACTOR * size, get_base_size (self));
}

static gboolean
is_rtl (FrondMeter *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
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
  int                    number_width, number_height, unit_width, zone_height = 0, words_width = 0, edges_width = 0;

  measure_text (self, "000.0", size, TRUE, &number_width, &number_height);
  measure_text (self, frond_units_get_symbol (self->unit), get_unit_size (self, size), FALSE, &unit_width, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    int word_width;

    measure_text (self, frond_plot_words_describe_zone (zones[i], self->direction), zone_size, TRUE, &word_width, &zone_height);
    words_width = MAX (words_width, word_width);
  }
  if (self->direction == FROND_GOAL_BETWEEN)
    measure_text (self, " 00.0–00.0", zone_size, FALSE, &edges_width, NULL);
  *width = (int) ceil (MAX (number_width + UNIT_GAP + unit_width, words_width + edges_width + ICON_FACTOR * zone_size));
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

void
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

static const FrondPlotColor *
get_zone_color (FrondMeter *self)
{
  return self->zone == FROND_ZONE_REACHED && self->state == FROND_METER_MEASURING ? &self->palette.series[FROND_PLOT_PELVIC_FLOOR] : &self->palette.text;
}

static void
append_icon (FrondMeter  *self,
             GtkSnapshot *snapshot,
             double       x,
             double       y,
             int          size)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, frond_meter_get_zone_icon (self), NULL, size, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                                                  gtk_widget_get_direction (GTK_WIDGET (self)), 0);
  GdkRGBA color;

  frond_plot_theme_to_rgba (get_zone_color (self), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_zone (FrondMeter  *self,
               GtkSnapshot *snapshot,
               double       y)
{
  const char      *word = frond_meter_get_zone_word (self);
  g_autofree char *edges = frond_meter_dup_edges (self);
  g_autofree char *text = edges && word ? g_strdup_printf ("%s %s", word, edges) : g_strdup (word);
  double           size = ZONE_FACTOR * get_base_size (self);
  gboolean         rtl = is_rtl (self);
  double           width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = NULL;
  int text_width, text_height;

  if (!word)
    return;

  layout = layout_new (self, text, size, TRUE);
  pango_layout_set_width (layout, (int) MAX ((width - ICON_FACTOR * size) * PANGO_SCALE, 0));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  pango_layout_set_width (layout, (text_width + 1) * PANGO_SCALE);
  append_icon (self, snapshot, rtl ? width - size : 0, y + (text_height - size) / 2, (int) size);
  frond_plot_snapshot_layout (snapshot, layout, get_zone_color (self), rtl ? width - ICON_FACTOR * size - text_width : ICON_FACTOR * size, y);
}

/* In place of a number, in the middle of its room. */
static void
snapshot_words (FrondMeter  *self,
                GtkSnapshot *snapshot,
                const char  *text,
                double       size,
                int          number_height)
{
  g_autoptr (PangoLayout) layout = layout_new (self, text, MAX (size * 0.4, get_base_size (self)), FALSE);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  frond_plot_snapshot_layout (snapshot, layout, &self->palette.quiet_text, is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - width : 0, (number_height - height) / 2.0);
}

/* Numbers and units keep their order in every language. */
static void
snapshot_number (FrondMeter  *self,
                 GtkSnapshot *snapshot,
                 const char  *text,
                 double       size)
{
  g_autoptr (PangoLayout) number = layout_new (self, text, size, TRUE);
  g_autoptr (PangoLayout) unit = layout_new (self, frond_units_get_symbol (self->unit), get_unit_size (self, size), FALSE);
  double drop = (pango_layout_get_baseline (number) - pango_layout_get_baseline (unit)) / (double) PANGO_SCALE;
  double x = 0;
  int    width, unit_width;

  pango_layout_get_pixel_size (number, &width, NULL);
  pango_layout_get_pixel_size (unit, &unit_width, NULL);
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - width - UNIT_GAP - unit_width;
  frond_plot_snapshot_layout (snapshot, number, &self->palette.text, x, 0);
  frond_plot_snapshot_layout (snapshot, unit, &self->palette.quiet_text, x + width + UNIT_GAP, drop);
}

void
frond_meter_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  FrondMeter      *self = FROND_METER (widget);
  double           size = frond_meter_get_text_size (self);
  g_autofree char *text = frond_meter_get_text (self);
  int              number_height;

  measure_text (self, "0", size, TRUE, NULL, &number_height);
  if (!frond_meter_has_number (self)) {
    snapshot_words (self, snapshot, text, size, number_height);
    return;
  }

  snapshot_number (self, snapshot, text, size);
  snapshot_zone (self, snapshot, number_height);
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
