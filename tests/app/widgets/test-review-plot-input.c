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

typedef struct {
  guint  n;
  double start_s, end_s;
} Chosen;

static void
chosen_cb (Chosen *chosen,
           double  start_s,
           double  end_s)
{
  *chosen = (Chosen) { chosen->n + 1, start_s, end_s };
}

static gboolean
is_choosing (Fixture *self)
{
  gboolean is_choosing;

  g_object_get (self->plot, "is-choosing", &is_choosing, NULL);

  return is_choosing;
}

/* By keys: the cursor takes the end along, Return hands it over, Escape leaves it. */
static void
test_choose_by_keys (Fixture      *self,
                     gconstpointer data)
{
  Chosen           chosen = { 0 };
  cairo_surface_t *surface;

  g_signal_connect_swapped (self->plot, "chosen", G_CALLBACK (chosen_cb), &chosen);
  gtk_widget_grab_focus (self->stage->widget);
  frond_review_plot_set_cursor (self->plot, 30);
  frond_review_plot_begin_choice (self->plot);
  g_assert_false (is_choosing (self)); /* nobody said that something can be chosen here */
  frond_review_plot_set_can_choose (self->plot, TRUE);
  frond_review_plot_begin_choice (self->plot);
  tool (self, "key Return");
  g_assert_cmpstr (announcements_get_last (), ==, "Nothing is chosen yet");
  tool (self, "key ctrl+Right");
  tool (self, "key shift+Left");
  g_assert_true (g_str_has_prefix (announcements_get_last (), "40.8 seconds, "));
  g_assert_true (g_str_has_suffix (announcements_get_last (), ", Work; 10.8 seconds chosen"));
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-choice");
  cairo_surface_destroy (surface);
  tool (self, "key Return");
  g_assert_cmpuint (chosen.n, ==, 1);
  g_assert_cmpfloat_with_epsilon (chosen.start_s, 30, 0.01);
  g_assert_cmpfloat_with_epsilon (chosen.end_s, 40.8, 0.01);

  frond_review_plot_begin_choice (self->plot);
  tool (self, "key ctrl+Left");
  tool (self, "key Escape");
  g_assert_false (is_choosing (self));
  g_assert_false (frond_review_plot_get_choice (self->plot, &chosen.start_s, &chosen.end_s));
  tool (self, "key Return");
  g_assert_cmpuint (chosen.n, ==, 1);
}

/* By pointer: with Shift, or after it was asked for; any other drag looks closer. */
static void
test_choose_by_pointer (Fixture      *self,
                        gconstpointer data)
{
  Chosen chosen = { 0 };

  g_signal_connect_swapped (self->plot, "chosen", G_CALLBACK (chosen_cb), &chosen);
  tool (self, "keydown shift mousemove 400 200 mousedown 1 mousemove 300 200 mousemove 200 200 mouseup 1 keyup shift");
  g_assert_cmpuint (chosen.n, ==, 0); /* a file has nothing to judge: the drag looked closer */
  frond_review_plot_fit (self->plot);
  frond_review_plot_set_can_choose (self->plot, TRUE);
  tool (self, "keydown shift mousemove 400 200 mousedown 1 mousemove 300 200 mousemove 200 200 mouseup 1 keyup shift");
  g_assert_cmpuint (chosen.n, ==, 1);
  g_assert_cmpfloat_with_epsilon (chosen.end_s - chosen.start_s, 200 / 735.0 * 120, 2);
  g_assert_cmpfloat_with_epsilon (chosen.start_s, 28.5, 3);
  assert_view (self, 0, 120);
  frond_review_plot_end_choice (self->plot);

  frond_review_plot_begin_choice (self->plot);
  tool (self, "mousemove 500 200 mousedown 1 mousemove 520 200 mousemove 600 200 mouseup 1");
  g_assert_cmpuint (chosen.n, ==, 2);
  g_assert_cmpfloat (chosen.start_s, >, 70);
  assert_view (self, 0, 120);
  frond_review_plot_end_choice (self->plot);
  tool (self, "mousemove 200 200 mousedown 1 mousemove 300 200 mousemove 400 200 mouseup 1");
  g_assert_cmpuint (chosen.n, ==, 2);
  g_assert_cmpfloat (frond_review_plot_get_end (self->plot), <, 80);
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
  ADD ("choose-by-keys", test_choose_by_keys);
  ADD ("choose-by-pointer", test_choose_by_pointer);

  return g_test_run ();
}
