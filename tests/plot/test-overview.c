/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-overview.h"

#include "canvas.h"

static const FrondPlotFrame frame = { 10, 10, 200, 60, 0, 100, 0, 10 };

static const FrondPlotBand bands[] = {
  { 0, 30, FROND_PLOT_REST, "Rest" },
  { 30, 60, FROND_PLOT_WORK, "Work" },
  { 60, 62, FROND_PLOT_RELEASE, "Let go" },
  { 62, 100, FROND_PLOT_BREATHE, "Breathe" },
};

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

  g_test_add_func ("/plot/overview/window", test_overview_window);
  g_test_add_func ("/plot/overview/window-stays-visible", test_overview_window_stays_visible);

  return g_test_run ();
}
