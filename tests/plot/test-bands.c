/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-bands.h"

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
test_fills (void)
{
  g_autoptr (Canvas) canvas = canvas_new (220, 80);
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_bands_draw (canvas->cr, &frame, &palette, bands, G_N_ELEMENTS (bands));
  g_assert_true (canvas_is_near (canvas_get (canvas, 40, 50), canvas_color (&palette.phase[FROND_PLOT_REST])));
  g_assert_true (canvas_is_near (canvas_get (canvas, 100, 50), canvas_color (&palette.phase[FROND_PLOT_WORK])));
  g_assert_cmphex (canvas_get (canvas, 69, 50), !=, canvas_get (canvas, 70, 50));
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 220, 80), ==, 200 * 60);
}

static void
test_outlined_where_fills_are_faint (void)
{
  g_autoptr (Canvas) canvas = canvas_new (220, 80);
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_CONTRAST_LIGHT, NULL);
  frond_plot_bands_draw (canvas->cr, &frame, &palette, bands, G_N_ELEMENTS (bands));
  /* Work begins at 70 with a dark line. */
  g_assert_cmpuint (canvas_get (canvas, 70, 50) & 0xff, <, 0x60);
}

static void
test_names (void)
{
  g_autoptr (Canvas) canvas = canvas_new (220, 80);
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_bands_draw_names (canvas->cr, &frame, &palette, font, bands, G_N_ELEMENTS (bands));
  g_assert_cmpuint (canvas_count (canvas, 10, 10, 60, 20), >, 20);
  g_assert_cmpuint (canvas_count (canvas, 70, 10, 60, 20), >, 20);
  /* Let go is 4 pixels wide: no word, and no ellipsis either. */
  g_assert_cmpuint (canvas_count (canvas, 130, 10, 4, 60), ==, 0);
  g_assert_cmpuint (canvas_count (canvas, 0, 40, 220, 40), ==, 0);
}

/* A band that began long ago keeps its word in view. */
static void
test_name_stays_in_view (void)
{
  g_autoptr (Canvas) canvas = canvas_new (220, 80);
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotBand    band = { -1000, 1000, FROND_PLOT_REST, "Rest" };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_bands_draw_names (canvas->cr, &frame, &palette, font, &band, 1);
  g_assert_cmpuint (canvas_count (canvas, 10, 10, 60, 20), >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/bands/fills", test_fills);
  g_test_add_func ("/plot/bands/outlined-where-fills-are-faint", test_outlined_where_fills_are_faint);
  g_test_add_func ("/plot/bands/names", test_names);
  g_test_add_func ("/plot/bands/name-stays-in-view", test_name_stays_in_view);

  return g_test_run ();
}
