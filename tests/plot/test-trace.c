/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-trace.h"

#include "canvas.h"

typedef void (*Painter) (cairo_t                *cr,
                         const FrondPlotFrame   *frame,
                         const FrondPlotPalette *palette,
                         const FrondPlotTrace   *trace);

static const Painter painters[] = { frond_plot_trace_draw_columns, frond_plot_trace_draw_envelope, frond_plot_trace_draw_line };

/* One column per pixel over 100 pixels, values 0-10 over 100 pixels. */
static const FrondPlotFrame frame = { 10, 10, 100, 100, 0, 100, 0, 10 };

static void
fill (FrondPlotColumn *columns,
      gsize            n,
      float            minimum,
      float            maximum)
{
  for (gsize i = 0; i < n; i++)
    columns[i] = (FrondPlotColumn) { minimum, maximum, FALSE };
}

static void
test_level (void)
{
  FrondPlotColumn  columns[100];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), 0, 1, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;

  fill (columns, 100, 4, 4);
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (painters); i++) {
    g_autoptr (Canvas) canvas = canvas_new (120, 120);

    painters[i](canvas->cr, &frame, &palette, &trace);
    /* Value 4 is 60 below the upper edge at 10; the line is 2 thick. */
    g_assert_cmphex (canvas_get (canvas, 60, 69), ==, 0x1a7f7a);
    g_assert_cmphex (canvas_get (canvas, 60, 70), ==, 0x1a7f7a);
    g_assert_cmpuint (canvas_count (canvas, 60, 0, 1, 120), ==, 2);
  }
}

static void
test_extremes (void)
{
  FrondPlotColumn  columns[100];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), 0, 1, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;

  fill (columns, 100, 2, 8);
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  for (gsize i = 0; i < 2; i++) {
    g_autoptr (Canvas) canvas = canvas_new (120, 120);

    painters[i](canvas->cr, &frame, &palette, &trace);
    g_assert_true (canvas_is_blank (canvas, 60, 28));
    g_assert_cmphex (canvas_get (canvas, 60, 30), ==, 0x1a7f7a);
    g_assert_cmphex (canvas_get (canvas, 60, 89), ==, 0x1a7f7a);
    g_assert_true (canvas_is_blank (canvas, 60, 91));
  }
}

static void
test_gap_is_never_bridged (void)
{
  FrondPlotColumn  columns[100];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), 0, 1, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;

  fill (columns, 100, 4, 4);
  for (int i = 40; i < 50; i++)
    columns[i].gap = TRUE;
  columns[70].minimum = NAN;
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (painters); i++) {
    g_autoptr (Canvas) canvas = canvas_new (120, 120);

    painters[i](canvas->cr, &frame, &palette, &trace);
    g_assert_cmpuint (canvas_count (canvas, 50, 0, 10, 120), <=, 4);
    g_assert_cmpuint (canvas_count (canvas, 52, 0, 6, 120), ==, 0);
    g_assert_false (canvas_is_blank (canvas, 48, 69));
    g_assert_false (canvas_is_blank (canvas, 61, 69));
    if (i < 2)
      g_assert_true (canvas_is_blank (canvas, 80, 69));
  }
}

static void
test_gap_is_hatched (void)
{
  g_autoptr (Canvas) canvas = canvas_new (120, 120);
  FrondPlotColumn  columns[100];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), 0, 1, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;
  guint            inside;

  fill (columns, 100, 4, 4);
  for (int i = 40; i < 70; i++)
    columns[i].gap = TRUE;
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_trace_draw_gaps (canvas->cr, &frame, &palette, &trace);

  inside = canvas_count (canvas, 50, 10, 30, 100);
  g_assert_cmpuint (inside, >, 500);
  g_assert_cmpuint (inside, <, 2000);
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 50, 120), ==, 0);
  g_assert_cmpuint (canvas_count (canvas, 80, 0, 40, 120), ==, 0);
}

static void
test_hatch_joins_across_tiles (void)
{
  g_autoptr (Canvas) whole = canvas_new (120, 120);
  g_autoptr (Canvas) tiles = canvas_new (120, 120);
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_hatch (whole->cr, &frame, &palette, 0, 100);
  for (int i = 0; i < 4; i++) {
    FrondPlotFrame part = { 10 + 25 * i, 10, 25, 100, 25 * i, 25 * (i + 1), 0, 10 };

    frond_plot_hatch (tiles->cr, &part, &palette, 25 * i, 25 * (i + 1));
  }
  for (int y = 10; y < 110; y++)
    for (int x = 10; x < 110; x++)
      g_assert_true (canvas_is_near (canvas_get (whole, x, y), canvas_get (tiles, x, y)));
}

static void
test_steep_edge_holds_together (void)
{
  FrondPlotColumn  columns[100];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), 0, 1, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;

  fill (columns, 50, 1, 1);
  fill (columns + 50, 50, 9, 9);
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (painters); i++) {
    g_autoptr (Canvas) canvas = canvas_new (120, 120);

    painters[i](canvas->cr, &frame, &palette, &trace);
    for (int y = 21; y < 99; y++)
      g_assert_cmpuint (canvas_count (canvas, 55, y, 10, 1), >=, 1);
  }
}

static void
test_nothing_outside_of_the_area (void)
{
  FrondPlotColumn  columns[200];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), -50, 1, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;

  for (int i = 0; i < 200; i++)
    columns[i] = (FrondPlotColumn) { -100, 100, i % 17 == 0 };
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (painters); i++) {
    g_autoptr (Canvas) canvas = canvas_new (120, 120);

    painters[i](canvas->cr, &frame, &palette, &trace);
    frond_plot_trace_draw_gaps (canvas->cr, &frame, &palette, &trace);
    g_assert_cmpuint (canvas_count (canvas, 0, 0, 120, 120), ==, canvas_count (canvas, 10, 10, 100, 100));
    g_assert_cmpuint (canvas_count (canvas, 10, 10, 100, 100), >, 100);
  }
}

/* Cut anywhere, the columns of two tiles are those of one. */
static void
test_columns_join_across_tiles (void)
{
  g_autoptr (Canvas) whole = canvas_new (120, 120);
  g_autoptr (Canvas) tiles = canvas_new (120, 120);
  FrondPlotColumn  columns[100];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), 0, 1, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette palette;

  for (int i = 0; i < 100; i++)
    columns[i] = (FrondPlotColumn) { (float) (5 + 3 * sin (i / 5.0)), (float) (6 + 3 * sin (i / 5.0)), FALSE };
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_trace_draw_columns (whole->cr, &frame, &palette, &trace);
  for (int i = 0; i < 4; i++) {
    FrondPlotFrame part = { 10 + 25 * i, 10, 25, 100, 25 * i, 25 * (i + 1), 0, 10 };

    frond_plot_trace_draw_columns (tiles->cr, &part, &palette, &trace);
  }
  for (int y = 0; y < 120; y++)
    for (int x = 0; x < 120; x++)
      g_assert_cmphex (canvas_get (whole, x, y), ==, canvas_get (tiles, x, y));
}

static void
test_many_columns_per_pixel (void)
{
  g_autoptr (Canvas) canvas = canvas_new (120, 120);
  g_autofree FrondPlotColumn *columns = g_new (FrondPlotColumn, 10000);
  FrondPlotTrace              trace = { columns, 10000, 0, 0.01, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotPalette            palette;

  fill (columns, 10000, 4, 4);
  columns[5050].maximum = 9; /* One spike must not get lost. */
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_trace_draw_columns (canvas->cr, &frame, &palette, &trace);
  g_assert_cmpuint (canvas_count (canvas, 60, 10, 2, 30), >=, 10);
  g_assert_cmpuint (canvas_count (canvas, 10, 10, 45, 30), ==, 0);
}

static void
test_pressure_is_dashed_over_its_whole_length (void)
{
  g_autoptr (Canvas) canvas = canvas_new (120, 120);
  FrondPlotColumn  columns[100];
  FrondPlotTrace   trace = { columns, G_N_ELEMENTS (columns), 0, 1, FROND_PLOT_PRESSURE };
  FrondPlotPalette palette;
  guint            n_breaks = 0;

  fill (columns, 100, 4, 4);
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_trace_draw_line (canvas->cr, &frame, &palette, &trace);
  for (int x = 12; x < 108; x++)
    n_breaks += canvas_is_blank (canvas, x, 69) != canvas_is_blank (canvas, x + 1, 69);
  /* A period is 18 long and breaks four times. */
  g_assert_cmpuint (n_breaks, >=, 18);
  g_assert_cmpuint (n_breaks, <=, 24);
}

static void
test_maximum (void)
{
  FrondPlotColumn columns[3] = { { 1, 2, FALSE }, { 1, 90, TRUE }, { 0, 7, FALSE } };
  FrondPlotTrace  trace = { columns, 3, 0, 1, FROND_PLOT_PELVIC_FLOOR };

  g_assert_cmpfloat (frond_plot_trace_get_maximum (&trace), ==, 7);
  trace.n_columns = 0;
  g_assert_true (isnan (frond_plot_trace_get_maximum (&trace)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/trace/level", test_level);
  g_test_add_func ("/plot/trace/extremes", test_extremes);
  g_test_add_func ("/plot/trace/gap-is-never-bridged", test_gap_is_never_bridged);
  g_test_add_func ("/plot/trace/gap-is-hatched", test_gap_is_hatched);
  g_test_add_func ("/plot/trace/hatch-joins-across-tiles", test_hatch_joins_across_tiles);
  g_test_add_func ("/plot/trace/steep-edge-holds-together", test_steep_edge_holds_together);
  g_test_add_func ("/plot/trace/nothing-outside-of-the-area", test_nothing_outside_of_the_area);
  g_test_add_func ("/plot/trace/columns-join-across-tiles", test_columns_join_across_tiles);
  g_test_add_func ("/plot/trace/many-columns-per-pixel", test_many_columns_per_pixel);
  g_test_add_func ("/plot/trace/pressure-is-dashed-over-its-whole-length", test_pressure_is_dashed_over_its_whole_length);
  g_test_add_func ("/plot/trace/maximum", test_maximum);

  return g_test_run ();
}
