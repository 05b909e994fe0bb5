/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-axis.h"

#include "canvas.h"

static void
test_value_step (void)
{
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_value_step (10, 5), 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_value_step (10, 10), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_value_step (12, 4), 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_value_step (0.3, 3), 0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_value_step (7000, 1), 10000, 1e-6);
  g_assert_cmpfloat (frond_plot_axis_get_value_step (0, 3), ==, 1);
  g_assert_cmpfloat (frond_plot_axis_get_value_step (NAN, 3), ==, 1);
}

static void
test_time_step (void)
{
  g_assert_cmpfloat (frond_plot_axis_get_time_step (30, 6), ==, 5);
  g_assert_cmpfloat (frond_plot_axis_get_time_step (60, 5), ==, 15);
  g_assert_cmpfloat (frond_plot_axis_get_time_step (3600, 6), ==, 600);
  g_assert_cmpfloat (frond_plot_axis_get_time_step (3600, 7), ==, 600);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_time_step (1, 10), 0.1, 1e-12);
  g_assert_cmpfloat (frond_plot_axis_get_time_step (200000, 4), ==, 57600);
}

static void
test_nice_top (void)
{
  static const struct {
    double maximum, top;
  } cases[] = { { 0, 5 }, { NAN, 5 }, { -3, 5 }, { 4.7, 5 }, { 4.9, 6 }, { 9, 10 }, { 9.6, 12 }, { 14, 15 }, { 18, 20 }, { 19.5, 25 }, { 28, 30 }, { 33, 40 }, { 47, 50 }, { 49.2, 60 }, { 75, 80 }, { 80, 100 }, { 180, 200 }, { 1000, 1200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_nice_top (cases[i].maximum), cases[i].top, 1e-9);
}

/* However great the peak, it fills at least two thirds of the plot, and the labels are round, few, and one of them at the top. */
static void
test_every_top_has_round_labels (void)
{
  for (double maximum = 4.5; maximum < 12000; maximum *= 1.03) {
    double top = frond_plot_axis_get_nice_top (maximum);
    double step = frond_plot_axis_get_scale_step (top, 10);

    g_assert_cmpfloat (top, >, maximum);
    g_assert_cmpfloat (maximum, >, 0.69 * top);
    g_assert_cmpfloat_with_epsilon (top / step, round (top / step), 1e-9);
    g_assert_cmpfloat (top / step, >=, 1.999);
    g_assert_cmpfloat (top / step, <=, 5.001);
    g_assert_cmpfloat_with_epsilon (step * 10, round (step * 10), 1e-9);
  }
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_scale_step (60, 5), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_scale_step (60, 2), 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_scale_step (25, 3), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_plot_axis_get_scale_step (7, 10), 2, 1e-9);
}

static void
assert_time (double      time_s,
             double      step_s,
             const char *expected)
{
  g_autofree char *text = frond_plot_axis_format_time (time_s, step_s);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  g_autofree char *zero = frond_plot_axis_format_value (-1e-12, 0.5);
  g_autofree char *half = frond_plot_axis_format_value (2.5, 0.5);
  g_autofree char *whole = frond_plot_axis_format_value (20, 10);

  g_assert_cmpstr (zero, ==, "0.0");
  g_assert_cmpstr (half, ==, "2.5");
  g_assert_cmpstr (whole, ==, "20");

  assert_time (0, 5, "0:00");
  assert_time (65, 5, "1:05");
  assert_time (59.9999999, 5, "1:00");
  assert_time (3725, 1, "1:02:05");
  assert_time (2.5, 0.5, "0:02.5");
  assert_time (62.25, 0.01, "1:02.25");
  assert_time (-20, 5, "\xe2\x88\x92"
                       "0:20");
}

static void
test_mapping (void)
{
  FrondPlotFrame frame = { 40, 10, 200, 100, 5, 15, -2, 8 };

  g_assert_cmpfloat (frond_plot_frame_get_x (&frame, 5), ==, 40);
  g_assert_cmpfloat (frond_plot_frame_get_x (&frame, 15), ==, 240);
  g_assert_cmpfloat (frond_plot_frame_get_y (&frame, 8), ==, 10);
  g_assert_cmpfloat (frond_plot_frame_get_y (&frame, -2), ==, 110);
  for (double time_s = 4; time_s < 17; time_s += 0.7)
    g_assert_cmpfloat_with_epsilon (frond_plot_frame_get_time (&frame, frond_plot_frame_get_x (&frame, time_s)), time_s, 1e-9);
  for (double value = -4; value < 17; value += 0.7)
    g_assert_cmpfloat_with_epsilon (frond_plot_frame_get_value (&frame, frond_plot_frame_get_y (&frame, value)), value, 1e-9);
}

static void
test_grid_is_inside_and_at_the_ticks (void)
{
  g_autoptr (Canvas) canvas = canvas_new (200, 120);
  FrondPlotFrame   frame = { 40, 10, 150, 100, 0, 10, 0, 10 };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_axis_draw_grid (canvas->cr, &frame, &palette, 9);

  /* Five steps of 2 fit: lines at 2, 4, 6 and 8, and at both ends moved inside. */
  for (int value = 0; value <= 10; value += 2) {
    int y = CLAMP ((int) (110 - value * 10), 10, 109);

    g_assert_true (!canvas_is_blank (canvas, 100, y) || !canvas_is_blank (canvas, 100, y - 1));
  }
  g_assert_cmpuint (canvas_count (canvas, 100, 0, 1, 120), ==, 6);
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 40, 120), ==, 0);
  g_assert_cmpuint (canvas_count (canvas, 190, 0, 10, 120), ==, 0);
}

static void
test_labels_stay_outside_of_the_area (void)
{
  g_autoptr (Canvas) canvas = canvas_new (260, 150);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell");
  FrondPlotFrame   frame = { 60, 10, 180, 100, 0, 30, 0, 20 };
  FrondPlotPalette palette;
  double           room;

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_axis_draw_values (canvas->cr, &frame, &palette, font);
  frond_plot_axis_draw_times (canvas->cr, &frame, &palette, font);
  room = frond_plot_axis_measure_values (canvas->cr, &frame, font);

  g_assert_cmpfloat (room, >, 12);
  g_assert_cmpfloat (room, <, 60);
  g_assert_cmpuint (canvas_count (canvas, 60, 10, 180, 100), ==, 0);
  g_assert_cmpuint (canvas_count (canvas, 60 - (int) ceil (room), 10, (int) ceil (room), 100), >, 20);
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 60 - (int) ceil (room) - 1, 150), ==, 0);
  g_assert_cmpuint (canvas_count (canvas, 60, 113, 180, 20), >, 20);
  g_assert_cmpuint (canvas_count (canvas, 240, 0, 20, 150), ==, 0);
}

/* The ink above and below the line of a value, at the ends of the axis too. */
static void
assert_centred (Canvas *canvas,
                int     y)
{
  int above = 0, below = 0;

  while (above < 12 && canvas_count (canvas, 0, y - above - 1, 60, 1) > 0)
    above++;
  while (below < 12 && canvas_count (canvas, 0, y + below, 60, 1) > 0)
    below++;

  g_assert_cmpint (above, >=, 2);
  g_assert_cmpint (ABS (above - below), <=, 2);
}

static void
test_labels_stand_at_their_values (void)
{
  g_autoptr (Canvas) canvas = canvas_new (260, 170);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell");
  FrondPlotFrame   frame = { 60, 20, 180, 120, 0, 30, 0, 6 };
  FrondPlotPalette palette;

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_axis_draw_values (canvas->cr, &frame, &palette, font);

  for (int value = 0; value <= 6; value += 2)
    assert_centred (canvas, 140 - value * 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/axis/value-step", test_value_step);
  g_test_add_func ("/plot/axis/time-step", test_time_step);
  g_test_add_func ("/plot/axis/nice-top", test_nice_top);
  g_test_add_func ("/plot/axis/every-top-has-round-labels", test_every_top_has_round_labels);
  g_test_add_func ("/plot/axis/format", test_format);
  g_test_add_func ("/plot/axis/mapping", test_mapping);
  g_test_add_func ("/plot/axis/grid-is-inside-and-at-the-ticks", test_grid_is_inside_and_at_the_ticks);
  g_test_add_func ("/plot/axis/labels-stay-outside-of-the-area", test_labels_stay_outside_of_the_area);
  g_test_add_func ("/plot/axis/labels-stand-at-their-values", test_labels_stand_at_their_values);

  return g_test_run ();
}
