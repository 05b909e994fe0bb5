/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session that is played back: the cursor walks, at the speed that was chosen, and the patient's picture does what it would have done. */

#include "frond-review-player.h"

#include <math.h>

#include "announcements.h"
#include "frond-event.h"
#include "frond-openness.h"
#include "frond-review-page.h"
#include "review-fixture.h"

static FrondReviewPlayer *
find_player (GtkWidget *page)
{
  return FROND_REVIEW_PLAYER (app_get (page, FROND_TYPE_REVIEW_PLAYER, NULL));
}

static FrondReviewPlot *
find_plot (GtkWidget *page)
{
  return FROND_REVIEW_PLOT (app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));
}

static gboolean
has_moved (gpointer page)
{
  return frond_review_plot_get_cursor (find_plot (page)) > 0.1;
}

static gboolean
is_picture_shown (GtkWidget *page)
{
  GtkWidget *picture = app_find (page, FROND_TYPE_PATIENT_PICTURE, NULL);

  return picture && gtk_widget_get_mapped (picture);
}

/* By itself, from the beginning, in silence; the picture is beside from then on. */
static void
test_plays (ReviewFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget       *page = review_fixture_show (fixture);
  g_autofree char *said = g_strdup (announcements_get_last ());
  double           place;

  g_assert_false (is_picture_shown (page));
  gtk_widget_activate_action (page, "review.play", NULL);
  g_assert_true (frond_review_player_is_playing (find_player (page)));
  app_wait (has_moved, page);
  g_assert_true (is_picture_shown (page));
  g_assert_cmpstr (announcements_get_last (), ==, said);
  gtk_widget_activate_action (page, "review.play", NULL);
  g_assert_false (frond_review_player_is_playing (find_player (page)));
  place = frond_review_plot_get_cursor (find_plot (page));
  app_settle ();
  g_assert_cmpfloat (frond_review_plot_get_cursor (find_plot (page)), ==, place);

  gtk_widget_activate_action (page, "review.play", NULL);
  frond_window_pop_to_browse (fixture->base.window);
  app_settle ();
}

/* Once, twice and four times as fast as time; at the end it stands, and begins anew. */
static void
test_speeds (ReviewFixture *fixture,
             gconstpointer  unused)
{
  GtkWidget         *page = review_fixture_show (fixture);
  FrondReviewPlayer *player = find_player (page);
  FrondReviewPlot   *plot = find_plot (page);

  frond_review_plot_set_cursor (plot, 1);
  frond_review_player_advance (player, 0.5);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (plot), 1.5, 1e-9);
  frond_review_player_next_speed (player);
  g_assert_nonnull (app_find (GTK_WIDGET (player), GTK_TYPE_BUTTON, "2×"));
  frond_review_player_advance (player, 0.5);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (plot), 2.5, 1e-9);
  frond_review_player_next_speed (player);
  frond_review_player_advance (player, 0.5);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (plot), 4.5, 1e-9);
  g_assert_true (app_shows_text (GTK_WIDGET (player), "0:04 / 0:08"));

  frond_review_player_toggle (player);
  frond_review_player_advance (player, 5);
  g_assert_cmpfloat (frond_review_plot_get_cursor (plot), ==, 8);
  g_assert_false (frond_review_player_is_playing (player));
  frond_review_player_toggle (player);
  g_assert_cmpfloat (frond_review_plot_get_cursor (plot), ==, 0);
  frond_review_player_toggle (player);
  frond_review_player_next_speed (player);
  frond_review_player_advance (player, 0.5);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (plot), 0.5, 1e-9);
}

/* What is in view goes along page by page. */
static void
test_follows (ReviewFixture *fixture,
              gconstpointer  unused)
{
  GtkWidget       *page = review_fixture_show (fixture);
  FrondReviewPlot *plot = find_plot (page);

  frond_review_plot_show (plot, 1, 3);
  frond_review_plot_set_cursor (plot, 2.9);
  frond_review_player_advance (find_player (page), 0.2);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (plot), 3.1, 0.01);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (plot), 5.1, 0.01);
}

/* As in the session: what it is measured by is the goal. */
static void
test_openness (ReviewFixture *fixture,
               gconstpointer  unused)
{
  GtkWidget         *page = review_fixture_show (fixture);
  FrondReviewPlayer *player = find_player (page);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  const double *envelope = frond_review_data_get_channel (data)->envelope;

  ((FrondEvent *) g_ptr_array_index (data->events, 0))->value = 3.5;
  frond_review_player_set_data (player, data);
  for (guint second = 1; second < 8; second++) {
    frond_review_plot_set_cursor (find_plot (page), second);
    g_assert_cmpfloat (frond_review_player_get_openness (player), ==, frond_openness_of (envelope[second * 1000], 3.5));
    g_assert_cmpfloat (frond_review_player_get_openness (player), >, 0);
  }
  frond_review_plot_set_cursor (find_plot (page), 0.05); /* the filter has not settled: the picture rests */
  g_assert_true (isnan (frond_review_player_get_openness (player)));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, review_fixture_set_up, func, review_fixture_tear_down)
  ADD ("/review-player/plays", test_plays);
  ADD ("/review-player/speeds", test_speeds);
  ADD ("/review-player/follows", test_follows);
  ADD ("/review-player/openness", test_openness);
#undef ADD

  return g_test_run ();
}
