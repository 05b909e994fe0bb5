/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review-plot-fixture.h"

static void
test_cursor_says_where_it_is (Fixture      *self,
                              gconstpointer data)
{
  gtk_test_accessible_assert_role (self->plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Recorded trace");
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "from 0.0 seconds to 2 minutes 0.0 seconds");

  frond_review_plot_set_cursor (self->plot, 12.4);
  assert_cursor (self, 12.4, "12.4 seconds, 3.2 microvolts, Rest 1");
  frond_review_plot_set_cursor (self->plot, 82);
  assert_cursor (self, 82, "1 minute 22.0 seconds, no signal, Rest 2");
  frond_review_plot_set_cursor (self->plot, 1e9);
  assert_cursor (self, 120, "2 minutes 0.0 seconds, 3.2 microvolts");
  frond_review_plot_set_cursor (self->plot, NAN);
  g_assert_null (frond_review_plot_describe_cursor (self->plot));
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "from 0.0 seconds to 2 minutes 0.0 seconds");
}

/* A phase of a few seconds has no room for its name: pointing at it tells. */
static void
test_tells_what_is_cut (Fixture      *self,
                        gconstpointer data)
{
  static const FrondPlotBand narrow[] = {
    { 0, 60, FROND_PLOT_REST, "Rest" },
    { 60, 64, FROND_PLOT_WORK, "Touch: contact" },
    { 64, 71, FROND_PLOT_WORK, "Touch: announced" },
    { 71, 120, FROND_PLOT_REST, "Rest after" },
  };
  guint n_contact = 0, n_announced = 0;

  frond_review_plot_set_bands (self->plot, narrow, G_N_ELEMENTS (narrow));
  stage_wait_frames (self->stage, 2);
  for (int x = 0; x < WIDTH; x++) {
    g_autofree char *name = frond_review_plot_dup_cut_name (self->plot, x);

    n_contact += g_strcmp0 (name, "Touch: contact") == 0;
    n_announced += g_strcmp0 (name, "Touch: announced") == 0;
    g_assert_false (name && g_str_has_prefix (name, "Rest"));
  }
  g_assert_cmpuint (n_contact, >, 15);
  g_assert_cmpuint (n_announced, >, 30);

  frond_review_plot_show (self->plot, 60, 64);
  stage_wait_frames (self->stage, 2);
  for (int x = 0; x < WIDTH; x++)
    g_assert_null (frond_review_plot_dup_cut_name (self->plot, x));
}

/* Phases and markers in order of time, both ways; at the ends it stays where it is. */
static void
test_goes_from_one_to_the_next (Fixture      *self,
                                gconstpointer data)
{
  static const struct {
    void (*go) (FrondReviewPlot *plot, int step);
    int    step;
    double at_s;
  } steps[] = {
    { frond_review_plot_go_to_phase, 1, 0 },
    { frond_review_plot_go_to_phase, 1, 30 },
    { frond_review_plot_go_to_marker, 1, 70 },
    { frond_review_plot_go_to_marker, 1, 70 },
    { frond_review_plot_go_to_phase, 1, 90 },
    { frond_review_plot_go_to_phase, 1, 90 },
    { frond_review_plot_go_to_phase, -1, 60 },
    { frond_review_plot_go_to_marker, -1, 12.4 },
    { frond_review_plot_go_to_marker, -1, 12.4 },
    { frond_review_plot_go_to_phase, -1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    steps[i].go (self->plot, steps[i].step);
    g_assert_cmpfloat (frond_review_plot_get_cursor (self->plot), ==, steps[i].at_s);
  }
}

/* Where one goes is brought into view. */
static void
test_comes_into_view (Fixture      *self,
                      gconstpointer data)
{
  frond_review_plot_show (self->plot, 0, 10);
  frond_review_plot_set_cursor (self->plot, 70);
  g_assert_cmpfloat (frond_review_plot_get_start (self->plot), <=, 70);
  g_assert_cmpfloat (frond_review_plot_get_end (self->plot), >=, 70);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), 10, 0.01);
}

/* What is read beside the cursor: dark on the side where there is room. */
static void
test_sign_stays_inside (Fixture      *self,
                        gconstpointer data)
{
  cairo_surface_t *surface;

  frond_review_plot_set_markers (self->plot, NULL, 0);
  frond_review_plot_set_cursor (self->plot, 1);
  surface = stage_paint (self->stage);
  g_assert_cmpuint (stage_count (surface, 0x323237, 30, HEIGHT - 60, 200, 40), >, 500);
  cairo_surface_destroy (surface);

  frond_review_plot_set_cursor (self->plot, 119);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-cursor-right");
  g_assert_cmpuint (stage_count (surface, 0x323237, WIDTH - 200, HEIGHT - 60, 200, 40), >, 500);
  g_assert_cmpuint (stage_count (surface, 0x323237, WIDTH - 4, HEIGHT - 60, 4, 40), ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/app/review-plot-cursor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("cursor-says-where-it-is", test_cursor_says_where_it_is);
  ADD ("goes-from-one-to-the-next", test_goes_from_one_to_the_next);
  ADD ("tells-what-is-cut", test_tells_what_is_cut);
  ADD ("comes-into-view", test_comes_into_view);
  ADD ("sign-stays-inside", test_sign_stays_inside);

  return g_test_run ();
}
