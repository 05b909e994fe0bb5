/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-markers.h"

#include "canvas.h"

static const FrondPlotFrame frame = { 10, 10, 300, 100, 0, 300, 0, 10 };

static PangoFontDescription *
font_new (void)
{
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);

  return font;
}

static gboolean
overlap (const FrondPlotFlag *a,
         const FrondPlotFlag *b)
{
  return a->row >= 0 && a->row == b->row && a->x < b->x + b->width + b->label_width && b->x < a->x + a->width + a->label_width;
}

static void
test_flags_never_overlap (void)
{
  g_autoptr (Canvas) canvas = canvas_new (320, 120);
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotMarker markers[40];
  FrondPlotFlag   flags[40];
  guint           n_placed = 0;

  for (int i = 0; i < 40; i++)
    markers[i] = (FrondPlotMarker) { i * i * 0.19, (guint) (i % 9), i % 3 == 0 ? "moved to the other side" : i % 3 == 1 ? "cough"
                                                                                                                        : NULL };
  frond_plot_markers_place (canvas->cr, &frame, font, markers, 40, flags);
  for (int i = 0; i < 40; i++) {
    n_placed += flags[i].row >= 0;
    g_assert_cmpint (flags[i].row, <, 3);
    if (flags[i].row >= 0) {
      g_assert_cmpfloat (flags[i].x, >=, 10);
      g_assert_cmpfloat (flags[i].x + flags[i].width + flags[i].label_width, <=, 310);
    }
    for (int j = 0; j < i; j++)
      g_assert_false (overlap (&flags[i], &flags[j]));
  }
  g_assert_cmpuint (n_placed, >, 8);
}

static void
test_places (void)
{
  g_autoptr (Canvas) canvas = canvas_new (320, 120);
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotMarker markers[] = { { -20, 1, "before" }, { 50, 2, "cough" }, { 52, 3, "talking" }, { 298, 4, "late" }, { 320, 5, "after" } };
  FrondPlotFlag   flags[5];

  frond_plot_markers_place (canvas->cr, &frame, font, markers, 5, flags);
  g_assert_cmpint (flags[0].row, ==, -1);
  g_assert_cmpint (flags[1].row, ==, 0);
  g_assert_cmpfloat (flags[1].label_width, >, 20);
  g_assert_cmpint (flags[2].row, ==, 1);
  g_assert_cmpint (flags[3].row, ==, 0);
  g_assert_cmpfloat (flags[3].label_width, ==, 0);
  g_assert_cmpfloat (flags[3].x, <, 308);
  g_assert_cmpint (flags[4].row, ==, -1);
}

static void
test_drawn_inside (void)
{
  g_autoptr (Canvas) canvas = canvas_new (320, 120);
  g_autoptr (PangoFontDescription) font = font_new ();
  FrondPlotMarker  markers[] = { { -20, 1, "before" }, { 50, 2, "cough" }, { 299, 4, "late" }, { 320, 5, "after" } };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_markers_draw (canvas->cr, &frame, &palette, font, 20, markers, G_N_ELEMENTS (markers));
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 320, 120), ==, canvas_count (canvas, 10, 10, 300, 100));
  /* Lines and flags leave the upper 20 free for the words of the bands. */
  for (int y = 30; y < 110; y++)
    g_assert_cmpuint (canvas_count (canvas, 59, y, 3, 1), >=, 1);
  g_assert_cmpuint (canvas_count (canvas, 10, 10, 300, 19), ==, 0);
  g_assert_cmpuint (canvas_count (canvas, 62, 30, 8, 12), >, 60);
}

/* Told apart without colour. */
static void
test_signs (void)
{
  g_autofree char *number = frond_plot_marker_dup_sign (8);
  g_autofree char *words = frond_plot_marker_dup_sign (0);
  g_autofree char *stop = frond_plot_marker_dup_sign (FROND_PLOT_MARKER_STOP);

  g_assert_cmpstr (number, ==, "8");
  g_assert_cmpstr (words, ==, "•");
  g_assert_cmpstr (stop, ==, "■");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/markers/flags-never-overlap", test_flags_never_overlap);
  g_test_add_func ("/plot/markers/signs", test_signs);
  g_test_add_func ("/plot/markers/places", test_places);
  g_test_add_func ("/plot/markers/drawn-inside", test_drawn_inside);

  return g_test_run ();
}
