/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The type on paper. Layouts are made once, without hinting, and shown wherever the page goes, so that lines break alike on screen, on
 * the printer and in the PDF. */

#include "frond-report-text.h"

#define FAMILIES "Cantarell,Adwaita Sans,sans-serif"

static const struct {
  double      size; /* 1/96 inch */
  PangoWeight weight;
  double      black;
} styles[] = {
  [FROND_TEXT_TITLE] = { 25, PANGO_WEIGHT_BOLD, 1.0 },
  [FROND_TEXT_HEADING] = { 14, PANGO_WEIGHT_BOLD, 1.0 },
  [FROND_TEXT_NAME] = { 16, PANGO_WEIGHT_BOLD, 1.0 },
  [FROND_TEXT_FIGURE] = { 22, PANGO_WEIGHT_NORMAL, 1.0 },
  [FROND_TEXT_BODY] = { 13, PANGO_WEIGHT_NORMAL, 1.0 },
  [FROND_TEXT_QUIET] = { 12, PANGO_WEIGHT_NORMAL, 0.7 },
  [FROND_TEXT_SMALL] = { 11, PANGO_WEIGHT_NORMAL, 0.7 },
  [FROND_TEXT_TABLE] = { 12, PANGO_WEIGHT_NORMAL, 1.0 },
  [FROND_TEXT_TABLE_BOLD] = { 12, PANGO_WEIGHT_BOLD, 1.0 },
};

PangoContext *
frond_text_context_new (void)
{
  PangoContext         *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

/*
 * frond_text_layout_new:
 * @context: from frond_text_context_new()
 * @style: how it looks
 * @text: (nullable): what it says, in any script
 * @width: where lines break, or less than 0 for one line
 *
 * Digits are all equally wide, so that numbers below one another line up. A text that needs less than @width keeps to its beginning's
 * side of the page by being no wider than itself, also where it is written from right to left.
 */
PangoLayout *
frond_text_layout_new (PangoContext  *context,
                       FrondTextStyle style,
                       const char    *text,
                       double         width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILIES);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text ? text : "", -1);
  if (width >= 0 && frond_text_get_width (layout) > width)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));

  return layout;
}

double
frond_text_get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

double
frond_text_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

void
frond_text_set_color (cairo_t       *cr,
                      FrondTextStyle style)
{
  cairo_set_source_rgb (cr, 1 - styles[style].black, 1 - styles[style].black, 1 - styles[style].black);
}

/* Shows a text with its role in the PDF's structure; elsewhere the role means nothing. */
void
frond_text_show (cairo_t       *cr,
                 FrondTextStyle style,
                 PangoLayout   *layout,
                 double         x,
                 double         y,
                 const char    *tag)
{
  cairo_tag_begin (cr, tag, NULL);
  frond_text_set_color (cr, style);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_tag_end (cr, tag);
}
