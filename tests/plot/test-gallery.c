/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One whole picture in every look, on screen and on paper. With FROND_PICTURES naming a folder the pictures are left there to be looked at. */

#include "config.h"

#include <cairo-pdf.h>

#include "frond-plot-axis.h"
#include "frond-plot-goal.h"
#include "frond-plot-markers.h"
#include "frond-plot-overview.h"
#include "frond-plot-ribbon.h"
#include "frond-plot-trace.h"

#include "canvas.h"

#define N 1200

static const FrondPlotBand bands[] = {
  { 0, 20, FROND_PLOT_REST, "Rest" },
  { 20, 30, FROND_PLOT_WORK, "Work 1" },
  { 30, 40, FROND_PLOT_RELEASE, "Let go" },
  { 40, 60, FROND_PLOT_BREATHE, "Breathe" },
};

static const FrondPlotGoal goals[] = {
  { 0, 20, 4, FROND_PLOT_GOAL_BELOW },
  { 20, 30, 9, FROND_PLOT_GOAL_ABOVE },
  { 30, 50, 4, FROND_PLOT_GOAL_BELOW },
  { 50, 60, 3.5, FROND_PLOT_GOAL_BELOW },
};

static const FrondPlotMarker markers[] = { { 8, 1, "cough" }, { 9.5, 3, "moved" }, { 34, 4, "discomfort" }, { 59.5, 2, "talking" } };

static void
make_columns (FrondPlotColumn *columns,
              double           scale,
              guint32          seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (int i = 0; i < N; i++) {
    double time_s = i * 60.0 / N;
    double level = time_s < 20 || time_s > 31 ? 2.5 + 1.5 * exp (-fabs (time_s - 31) / 3) : 10 + sin (time_s);
    double noise = g_rand_double_range (random, -0.06, 0.06) * level;

    columns[i] = (FrondPlotColumn) { (float) ((level + noise) * scale * 0.94), (float) ((level + noise) * scale * 1.06), time_s > 45 && time_s < 48 };
  }
}

static void
draw_picture (cairo_t                *cr,
              const FrondPlotPalette *palette,
              double                  width,
              gboolean                paper)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell");
  FrondPlotColumn columns[N], earlier[N], pressure[N];
  FrondPlotFrame  frame = { 40, 10, width - 50, 240, 0, 60, 0, 15 };
  FrondPlotFrame  strip = { 40, 290, width - 50, 40, 0, 60, 0, 15 };
  FrondPlotFrame  ribbon = { 40, 345, width - 50, 34, 0, 60, 0, 1 };
  FrondPlotTrace  trace = { columns, N, 0, 60.0 / N, FROND_PLOT_PELVIC_FLOOR };
  FrondPlotTrace  before = { earlier, N, 0, 60.0 / N, FROND_PLOT_EARLIER };
  FrondPlotTrace  slow = { pressure, N, 0, 60.0 / N, FROND_PLOT_PRESSURE };
  double          text_height;

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  make_columns (columns, 1, 7);
  make_columns (earlier, 1.2, 8);
  make_columns (pressure, 0.4, 9);
  text_height = frond_plot_axis_measure_height (cr, font);

  frond_plot_bands_draw (cr, &frame, palette, bands, G_N_ELEMENTS (bands));
  frond_plot_axis_draw_grid (cr, &frame, palette, text_height);
  frond_plot_goal_draw_zone (cr, &frame, palette, goals, G_N_ELEMENTS (goals));
  frond_plot_trace_draw_gaps (cr, &frame, palette, &trace);
  frond_plot_trace_draw_line (cr, &frame, palette, &before);
  frond_plot_trace_draw_line (cr, &frame, palette, &slow);
  frond_plot_trace_draw_envelope (cr, &frame, palette, &trace);
  frond_plot_goal_draw_line (cr, &frame, palette, goals, G_N_ELEMENTS (goals));
  frond_plot_bands_draw_names (cr, &frame, palette, font, bands, G_N_ELEMENTS (bands));
  frond_plot_markers_draw (cr, &frame, palette, font, text_height + 4, markers, G_N_ELEMENTS (markers));
  frond_plot_axis_draw_values (cr, &frame, palette, font);
  frond_plot_axis_draw_times (cr, &frame, palette, font);
  frond_plot_overview_draw (cr, &strip, palette, bands, G_N_ELEMENTS (bands), &trace);
  frond_plot_overview_draw_window (cr, &strip, palette, 12, 33);
  frond_plot_ribbon_draw (cr, &ribbon, palette, font, bands, G_N_ELEMENTS (bands), paper ? NAN : 36);
}

static void
test_screens (void)
{
  static const char *names[] = { "light", "dark", "contrast-light", "contrast-dark", "paper" };
  const char        *folder = g_getenv ("FROND_PICTURES");
  guint              counts[G_N_ELEMENTS (names)];

  for (int look = FROND_PLOT_LIGHT; look <= FROND_PLOT_PAPER; look++) {
    g_autoptr (Canvas) canvas = canvas_new (900, 390);
    FrondPlotPalette palette;
    guint32          ground;

    frond_plot_palette_init (&palette, look, NULL);
    canvas_clear (canvas, &palette.background);
    draw_picture (canvas->cr, &palette, 900, look == FROND_PLOT_PAPER);
    ground = canvas_color (&palette.background);
    counts[look] = 0;
    for (int y = 10; y < 250; y++)
      for (int x = 40; x < 890; x++)
        counts[look] += canvas_is_near (canvas_get (canvas, x, y), canvas_color (&palette.series[FROND_PLOT_PELVIC_FLOOR]));
    /* The trace is there in every look, and the margin around it is the ground. */
    g_assert_cmpuint (counts[look], >, 1500);
    g_assert_cmphex (canvas_get (canvas, 2, 2), ==, ground);
    g_assert_cmphex (canvas_get (canvas, 897, 200), ==, ground);

    if (folder) {
      g_autofree char *name = g_strdup_printf ("plot-%s.png", names[look]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (cairo_surface_write_to_png (canvas->surface, path), ==, CAIRO_STATUS_SUCCESS);
    }
  }
}

static cairo_status_t
count_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  *(gsize *) closure += length;

  return CAIRO_STATUS_SUCCESS;
}

/* The same painters on paper: a chart of 1200 columns and its two strips stay small (reference/performance.md, row 9, gives 12 kB a chart). */
static void
test_paper_is_small (void)
{
  gsize            size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_cb, &size, 595, 842);
  cairo_t         *cr = cairo_create (surface);
  FrondPlotPalette palette;
  gsize            with;

  frond_plot_palette_init (&palette, FROND_PLOT_PAPER, NULL);
  draw_picture (cr, &palette, 560, TRUE);
  draw_picture (cr, &palette, 560, TRUE);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  with = size;

  g_assert_cmpuint (with, >, 4000);
  g_assert_cmpuint (with, <, 160000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/gallery/screens", test_screens);
  g_test_add_func ("/plot/gallery/paper-is-small", test_paper_is_small);

  return g_test_run ();
}
