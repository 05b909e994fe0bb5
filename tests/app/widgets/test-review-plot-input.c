/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review-plot-fixture.h"

/* As a person does it: keys that the X server sends. */
static void
test_keys (Fixture      *self,
           gconstpointer data)
{
  cairo_surface_t *surface;

  gtk_widget_grab_focus (self->stage->widget);
  tool (self, "key Right");
  assert_cursor (self, 0, "0.0 seconds, 3.2 microvolts, Rest 1");
  tool (self, "key Right");
  g_assert_cmpfloat (frond_review_plot_get_cursor (self->plot), ==, 30);
  tool (self, "key Right");
  assert_cursor (self, 60, "1 minute 0.0 seconds, 3.2 microvolts, Rest 2");
  tool (self, "key Left");
  g_assert_cmpfloat (frond_review_plot_get_cursor (self->plot), ==, 30);
  tool (self, "key bracketleft");
  assert_cursor (self, 12.4, "12.4 seconds, 3.2 microvolts, Rest 1");
  tool (self, "key bracketright");
  g_assert_cmpfloat (frond_review_plot_get_cursor (self->plot), ==, 70);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-cursor");
  cairo_surface_destroy (surface);

  /* Closer around the cursor; what comes next is brought into view. */
  tool (self, "key plus");
  assert_view (self, 35, 95);
  tool (self, "key plus");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), 30, 0.5);
  tool (self, "key bracketleft");
  g_assert_cmpfloat (frond_review_plot_get_start (self->plot), <=, 12.4);
  tool (self, "key shift+Right");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), 12.7, 0.01);
  tool (self, "key ctrl+Right");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), 15.7, 0.01);
  tool (self, "key Home");
  assert_view (self, 0, 120);
  tool (self, "key BackSpace");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), 30, 0.5);
  tool (self, "key minus");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), 60, 0.5);
}

/* Drag to zoom, wheel to pan, Ctrl and wheel to zoom at the pointer, click for the cursor, the strip to move. */
static void
test_pointer (Fixture      *self,
              gconstpointer data)
{
  double before_start, before_end, at;

  tool (self, "mousemove 200 200 mousedown 1 mousemove 300 200 mousemove 400 200 mouseup 1");
  before_start = frond_review_plot_get_start (self->plot);
  before_end = frond_review_plot_get_end (self->plot);
  g_assert_cmpfloat_with_epsilon (before_end - before_start, 200 / 735.0 * 120, 2);
  g_assert_cmpfloat_with_epsilon (before_start, 28.5, 3);

  tool (self, "mousemove 380 200 click 5");
  g_assert_cmpfloat (frond_review_plot_get_start (self->plot), >, before_start + 1);
  tool (self, "click 4");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (self->plot), before_start, 0.01);

  at = before_start + (380 - 25) / 735.0 * (before_end - before_start);
  tool (self, "keydown ctrl click 4 keyup ctrl");
  g_assert_cmpfloat (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), <, 0.9 * (before_end - before_start));
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (self->plot) + (380 - 25) / 735.0 * (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot)), at, 0.5);

  tool (self, "mousemove 380 210 click 1");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), at, 0.5);

  tool (self, "mousemove 700 20 click 1");
  g_assert_cmpfloat (frond_review_plot_get_end (self->plot), >, 115);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/app/review-plot-input/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("keys", test_keys);
  ADD ("pointer", test_pointer);

  return g_test_run ();
}
