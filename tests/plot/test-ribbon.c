/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-ribbon.h"

#include "canvas.h"

static const FrondPlotFrame frame = { 10, 10, 200, 60, 0, 100, 0, 10 };

static const FrondPlotBand bands[] = {
  { 0, 30, FROND_PLOT_REST, "Rest" },
  { 30, 60, FROND_PLOT_WORK, "Work" },
  { 60, 62, FROND_PLOT_RELEASE, "Let go" },
  { 62, 100, FROND_PLOT_BREATHE, "Breathe" },
};

static PangoFontDescription *
font_new (void)
{
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);

  return font;
}

static void
test_ribbon (void)
{
  g_autoptr (Canvas) canvas = canvas_new (220, 80);
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotBand    nameless[] = { bands[0], bands[1], bands[2], bands[3] };
  FrondPlotPalette palette;

  for (gsize i = 0; i < G_N_ELEMENTS (nameless); i++)
    nameless[i].name = NULL;
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_ribbon_draw (canvas->cr, &frame, &palette, font, nameless, G_N_ELEMENTS (nameless), 45);

  /* Rest lies low, work stands: the shapes differ without colour. */
  g_assert_true (canvas_is_blank (canvas, 40, 30));
  g_assert_false (canvas_is_blank (canvas, 40, 65));
  g_assert_false (canvas_is_blank (canvas, 80, 30));
  /* The play head stands at 45 % over the whole height, and what is behind it is stronger. */
  for (int y = 10; y < 70; y++)
    g_assert_cmphex (canvas_get (canvas, 100, y), ==, canvas_color (&palette.text));
  g_assert_cmpuint (canvas_get (canvas, 80, 65) >> 16, <, canvas_get (canvas, 120, 65) >> 16);
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 220, 80), ==, canvas_count (canvas, 10, 10, 200, 60));
}

static void
test_ribbon_without_position (void)
{
  g_autoptr (Canvas) with = canvas_new (220, 80);
  g_autoptr (Canvas) without = canvas_new (220, 80);
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_PAPER, NULL);
  frond_plot_ribbon_draw (without->cr, &frame, &palette, font, bands, G_N_ELEMENTS (bands), NAN);
  frond_plot_ribbon_draw (with->cr, &frame, &palette, font, bands, G_N_ELEMENTS (bands), 0);
  g_assert_true (canvas_is_blank (without, 11, 12));
  g_assert_false (canvas_is_blank (with, 11, 12));
  frond_plot_ribbon_draw (without->cr, &frame, &palette, font, NULL, 0, NAN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/ribbon/shapes-and-play-head", test_ribbon);
  g_test_add_func ("/plot/ribbon/without-position", test_ribbon_without_position);

  return g_test_run ();
}
