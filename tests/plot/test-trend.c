/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-trend.h"

#include "frond-plot-axis.h"

#include "canvas.h"

#define WIDTH  640
#define HEIGHT 240

/* Four sessions, another sensor, three more; one of them has no level after. */
static const FrondPlotTrendPoint points[] = {
  { 5.2, 4.8, "2 Sep", NULL },
  { 5.0, 4.1, "9 Sep", NULL },
  { 4.6, 3.9, "16 Sep", NULL },
  { 4.4, 3.6, "23 Sep", NULL },
  { 8.4, 7.2, "7 Oct", "Other sensor" },
  { 8.0, NAN, "14 Oct", NULL },
  { 7.1, 5.9, "21 Oct", NULL },
};

static PangoFontDescription *
font_new (void)
{
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);

  return font;
}

static FrondPlotFrame
make_frame (const FrondPlotTrendPoint *of,
            gsize                      n)
{
  return (FrondPlotFrame) { 40, 10, WIDTH - 50, HEIGHT - 40, 0, frond_plot_trend_get_span (of, n), 0, 10 };
}

static void
test_places (void)
{
  FrondPlotFrame frame = make_frame (points, G_N_ELEMENTS (points));

  g_assert_cmpfloat (frond_plot_trend_get_place (points, 0), ==, 0.5);
  g_assert_cmpfloat (frond_plot_trend_get_place (points, 3), ==, 3.5);
  /* The gap takes room. */
  g_assert_cmpfloat (frond_plot_trend_get_place (points, 4), ==, 5);
  g_assert_cmpfloat (frond_plot_trend_get_span (points, G_N_ELEMENTS (points)), ==, 7.5);
  g_assert_cmpfloat (frond_plot_trend_get_span (points, 0), ==, 1);
  g_assert_cmpfloat (frond_plot_trend_get_maximum (points, G_N_ELEMENTS (points)), ==, 8.4);
  g_assert_cmpfloat (frond_plot_trend_get_maximum (points, 0), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_cmpint (frond_plot_trend_find (&frame, points, G_N_ELEMENTS (points), frond_plot_frame_get_x (&frame, frond_plot_trend_get_place (points, i)) + 5), ==, (int) i);
  g_assert_cmpint (frond_plot_trend_find (&frame, points, G_N_ELEMENTS (points), -100), ==, 0);
  g_assert_cmpint (frond_plot_trend_find (&frame, points, 0, 100), ==, -1);
}

static guint
count_color (Canvas               *canvas,
             const FrondPlotColor *color,
             int                   x,
             int                   y,
             int                   width,
             int                   height)
{
  guint n = 0;

  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++)
      n += canvas_is_near (canvas_get (canvas, i, j), canvas_color (color));

  return n;
}

static void
draw (Canvas                    *canvas,
      const FrondPlotTrendPoint *of,
      gsize                      n,
      int                        selected,
      FrondPlotPalette          *palette)
{
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotFrame frame = make_frame (of, n);

  frond_plot_palette_init (palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_trend_draw (canvas->cr, &frame, palette, font, of, n, selected);
}

/* No line goes over the gap: in a narrow strip beside the dashed line there is no colour of the level, with the mark taken away there is. */
static void
test_breaks (void)
{
  g_autoptr (Canvas) broken = canvas_new (WIDTH, HEIGHT);
  g_autoptr (Canvas) whole = canvas_new (WIDTH, HEIGHT);
  FrondPlotTrendPoint same[G_N_ELEMENTS (points)];
  FrondPlotFrame      frame = make_frame (points, G_N_ELEMENTS (points));
  FrondPlotPalette    palette;
  int                 x = (int) frond_plot_frame_get_x (&frame, 4.25);

  memcpy (same, points, sizeof points);
  same[4].mark = NULL;
  draw (broken, points, G_N_ELEMENTS (points), -1, &palette);
  draw (whole, same, G_N_ELEMENTS (same), -1, &palette);
  g_assert_cmpuint (count_color (broken, &palette.series[FROND_PLOT_PELVIC_FLOOR], x - 10, 30, 20, 170), ==, 0);
  g_assert_cmpuint (count_color (whole, &palette.series[FROND_PLOT_PELVIC_FLOOR], x - 10, 30, 20, 170), >, 10);
  /* A dashed line stands there instead, over the whole height: painted and blank take turns. */
  g_assert_cmpuint (count_color (broken, &palette.text, x - 2, 30, 5, 170), >, 50);
  /* Nor past a session that has no such level: only the grid's white is between the points of 7 and 21 October. */
  g_assert_cmpuint (count_color (broken, &palette.series[FROND_PLOT_PELVIC_FLOOR], (int) frond_plot_frame_get_x (&frame, 6) - 10, 30, 20, 170), ==, 0);
  /* And says what became another, at its head. */
  g_assert_cmpuint (canvas_count (broken, x + 4, 8, 80, 18), >, 60);
}

/* Before is hollow, after is full: to be told apart in grey. */
static void
test_shapes (void)
{
  g_autoptr (Canvas) canvas = canvas_new (WIDTH, HEIGHT);
  const FrondPlotTrendPoint alone[] = { { 8, 2, NULL, NULL } };
  FrondPlotFrame            frame = make_frame (alone, 1);
  FrondPlotPalette          palette;
  int                       x = (int) frond_plot_frame_get_x (&frame, 0.5);

  draw (canvas, alone, 1, -1, &palette);
  g_assert_true (canvas_is_blank (canvas, x, (int) frond_plot_frame_get_y (&frame, 8)));
  g_assert_cmphex (canvas_get (canvas, x, (int) frond_plot_frame_get_y (&frame, 2)), ==, canvas_color (&palette.series[FROND_PLOT_PELVIC_FLOOR]));
}

static void
test_selected (void)
{
  g_autoptr (Canvas) canvas = canvas_new (WIDTH, HEIGHT);
  FrondPlotFrame   frame = make_frame (points, G_N_ELEMENTS (points));
  FrondPlotPalette palette;
  int              x = (int) frond_plot_frame_get_x (&frame, 1.5);

  draw (canvas, points, G_N_ELEMENTS (points), 1, &palette);
  g_assert_cmpuint (count_color (canvas, &palette.play_head, x - 3, 10, 7, 200), >, 150);
}

/* Nothing, one, many with marks everywhere, and no value at all: painted without a complaint, and nothing beside the picture. */
static void
test_extremes (void)
{
  g_autoptr (Canvas) canvas = canvas_new (WIDTH, HEIGHT);
  FrondPlotTrendPoint many[60];
  FrondPlotTrendPoint none[] = { { NAN, NAN, "1 Jan", NULL }, { NAN, NAN, "2 Jan", "Other position" } };
  FrondPlotPalette    palette;

  for (gsize i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (FrondPlotTrendPoint) { (double) (i % 9), (double) (i % 7), "29 November 2026", i % 3 ? "Another very long reason why" : NULL };
  draw (canvas, NULL, 0, -1, &palette);
  g_assert_cmpuint (canvas_count (canvas, 0, 0, WIDTH, HEIGHT), ==, 0);
  draw (canvas, none, G_N_ELEMENTS (none), 7, &palette);
  g_assert_cmpuint (count_color (canvas, &palette.series[FROND_PLOT_PELVIC_FLOOR], 0, 0, WIDTH, HEIGHT), ==, 0);
  draw (canvas, many, G_N_ELEMENTS (many), 59, &palette);
  g_assert_cmpuint (canvas_count (canvas, WIDTH - 4, 0, 4, HEIGHT), ==, 0);
}

/* With FROND_PICTURES naming a folder the pictures are left there to be looked at. */
static void
test_looks (void)
{
  static const char *const names[] = { "light", "dark", "contrast-light", "contrast-dark", "paper" };
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotFrame frame = make_frame (points, G_N_ELEMENTS (points));
  const char    *folder = g_getenv ("FROND_PICTURES");

  for (int look = FROND_PLOT_LIGHT; look <= FROND_PLOT_PAPER; look++) {
    g_autoptr (Canvas) canvas = canvas_new (WIDTH, HEIGHT);
    FrondPlotPalette palette;

    frond_plot_palette_init (&palette, look, NULL);
    canvas_clear (canvas, &palette.background);
    frond_plot_axis_draw_grid (canvas->cr, &frame, &palette, frond_plot_axis_measure_height (canvas->cr, font));
    frond_plot_axis_draw_values (canvas->cr, &frame, &palette, font);
    frond_plot_trend_draw (canvas->cr, &frame, &palette, font, points, G_N_ELEMENTS (points), 5);
    g_assert_cmpuint (count_color (canvas, &palette.series[FROND_PLOT_PELVIC_FLOOR], 40, 10, WIDTH - 50, HEIGHT - 40), >, 200);
    if (folder) {
      g_autofree char *name = g_strdup_printf ("trend-%s.png", names[look]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (cairo_surface_write_to_png (canvas->surface, path), ==, CAIRO_STATUS_SUCCESS);
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/trend/places", test_places);
  g_test_add_func ("/plot/trend/breaks", test_breaks);
  g_test_add_func ("/plot/trend/shapes", test_shapes);
  g_test_add_func ("/plot/trend/selected", test_selected);
  g_test_add_func ("/plot/trend/extremes", test_extremes);
  g_test_add_func ("/plot/trend/looks", test_looks);

  return g_test_run ();
}
