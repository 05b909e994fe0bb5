/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a patient can read of a session, and how it gets into the note. */

#include "frond-review-plain.h"

#include <math.h>
#include <string.h>

#include "frond-event.h"
#include "frond-review-page.h"
#include "review-fixture.h"

static const FrondMetricsSummary nothing = { NAN, NAN, NAN, 0, 0, 0, NAN, FALSE };

static void
assert_words (const FrondMetricsSummary *now,
              const char                *unit,
              const FrondReviewEarlier  *last,
              const char                *expected)
{
  g_autofree char *words = frond_review_plain_words (now, 1, unit, last);

  g_assert_cmpstr (words, ==, expected);
  /* No jargon, whatever the numbers. */
  g_assert_true (!words || (!strstr (words, "µV") && !strstr (words, "EMG") && !strstr (words, "nan")));
}

static void
test_rest (void)
{
  static const struct {
    double      before, after;
    const char *unit;
    const char *words;
  } cases[] = {
    { 10, 6.9, "uV", "At rest the muscle was quieter at the end than at the beginning, by about 30\u00a0%." },
    { 10, 10.2, "uV", "At rest the muscle was about as quiet at the end as at the beginning." },
    { 10, 12.6, "uV", "At rest the muscle was busier at the end than at the beginning, by about 25\u00a0%." },
    { 10, 0.4, "uV", "At rest the muscle was quieter at the end than at the beginning." },
    { 0.4, 10, "uV", "At rest the muscle was busier at the end than at the beginning." },
    { 0.4, 0.6, "uV", "At rest the muscle was so quiet, from the beginning to the end, that the sensor could hardly tell." },
    { 10, 5, "cmH2O", "At rest the pressure was lower at the end than at the beginning, by about 50\u00a0%." },
    { 10, NAN, "uV", NULL },
    { NAN, NAN, "uV", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    FrondMetricsSummary now = nothing;

    now.rest_before = cases[i].before;
    now.rest_after = cases[i].after;
    assert_words (&now, cases[i].unit, NULL, cases[i].words);
  }
}

static void
test_last_time (void)
{
  FrondReviewEarlier  last = { NULL, NULL, TRUE, nothing, 1 };
  FrondMetricsSummary now = nothing;

  now.rest_before = 8;
  assert_words (&now, "uV", &last, NULL);
  last.summary.rest_before = 10;
  assert_words (&now, "uV", &last, "At the beginning the muscle was quieter than last time, by about 20\u00a0%.");
  last.is_measured = FALSE;
  assert_words (&now, "uV", &last, NULL);
}

static void
test_release_and_goal (void)
{
  FrondMetricsSummary now = nothing;

  now.n_releases = 4;
  now.median_release_s = 1.24;
  now.below_goal_percent = 61.6;
  assert_words (&now, "uV", NULL,
                "After it worked, the muscle usually let go within about 1.2\u00a0seconds. For about 62\u00a0% of the time with a goal, the goal was met.");
  now.median_release_s = 5;
  now.median_release_censored = TRUE;
  now.below_goal_percent = NAN;
  assert_words (&now, "uV", NULL, "After it worked, the muscle usually took longer than 5.0\u00a0seconds to let go.");
}

static char *
get_note (GtkWidget *page)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (review_fixture_find_text_view (page))), "text", &text, NULL);

  return text;
}

static gboolean
has_words (gpointer page)
{
  return app_shows_text (page, "than last time");
}

/* One press, once; what somebody wrote stays above it, and undo in the note takes it out. */
static void
test_add_to_note (ReviewFixture *fixture,
                  gconstpointer  unused)
{
  GtkWidget       *page, *button;
  GtkTextBuffer   *buffer;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *undone = NULL;

  review_fixture_add_earlier (fixture, 10, 2, NULL);
  page = review_fixture_show (fixture);
  app_wait (has_words, page);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (review_fixture_find_text_view (page)));
  gtk_text_buffer_set_text (buffer, "Slept well.", -1);
  button = app_get (page, GTK_TYPE_BUTTON, "_Add to Note");
  g_signal_emit_by_name (button, "clicked");
  once = get_note (page);
  g_assert_true (g_str_has_prefix (once, "Slept well.\nAt the beginning the muscle was quieter than last time, by about 50\u00a0%."));
  g_signal_emit_by_name (button, "clicked");
  twice = get_note (page);
  g_assert_cmpstr (twice, ==, once);
  gtk_text_buffer_undo (buffer);
  undone = get_note (page);
  g_assert_cmpstr (undone, ==, "Slept well.");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-plain/rest", test_rest);
  g_test_add_func ("/review-plain/last-time", test_last_time);
  g_test_add_func ("/review-plain/release-and-goal", test_release_and_goal);
  g_test_add ("/review-plain/add-to-note", ReviewFixture, NULL, review_fixture_set_up, test_add_to_note, review_fixture_tear_down);

  return g_test_run ();
}
