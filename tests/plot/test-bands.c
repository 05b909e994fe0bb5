/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-bands.h"
#include "frond-plot-overview.h"
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

static void
test_overview_window (void)
{
  g_autoptr (Canvas) canvas = canvas_new (220, 80);
  FrondPlotColumn  columns[200];
  FrondPlotTrace   trace = { columns, 200, 0, 0.5, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;

  for (int i = 0; i < 200; i++)
    columns[i] = (FrondPlotColumn) { 1, 9, FALSE };
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_overview_draw (canvas->cr, &frame, &palette, bands, G_N_ELEMENTS (bands), &trace);
  frond_plot_overview_draw_window (canvas->cr, &frame, &palette, 25, 50);

  g_assert_cmphex (canvas_get (canvas, 80, 40), ==, 0x1a7f7a);                     /* in the window: as it is */
  g_assert_cmpuint (canvas_get (canvas, 30, 40) & 0xff, >, 0xb0);                  /* outside: veiled */
  g_assert_cmphex (canvas_get (canvas, 60, 40), ==, canvas_color (&palette.text)); /* edges */
  g_assert_cmphex (canvas_get (canvas, 109, 40), ==, canvas_color (&palette.text));
}

static void
test_overview_window_stays_visible (void)
{
  static const double times[] = { -5, 0, 50, 99.99, 110 };
  FrondPlotPalette    palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autoptr (Canvas) canvas = canvas_new (220, 80);
    guint n_dark = 0;

    frond_plot_overview_draw_window (canvas->cr, &frame, &palette, times[i], times[i] + 0.001);
    for (int x = 10; x < 210; x++)
      n_dark += canvas_get (canvas, x, 12) == canvas_color (&palette.text);
    g_assert_cmpuint (n_dark, ==, 4);
  }
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
  g_test_add_func ("/plot/ribbon/shapes-and-play-head", test_ribbon);
  g_test_add_func ("/plot/ribbon/without-position", test_ribbon_without_position);
  g_test_add_func ("/plot/overview/window", test_overview_window);
  g_test_add_func ("/plot/overview/window-stays-visible", test_overview_window_stays_visible);

  return g_test_run ();
}
