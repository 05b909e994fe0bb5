/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of a review beside those of the last and the first session that was measured the same way. */

#include "frond-review-past.h"

#include <math.h>
#include <string.h>

#include "frond-review-page.h"
#include "frond-session-judgement.h"
#include "frond-session-repository.h"
#include "frond-text.h"
#include "review-fixture.h"

static double
get_rest (ReviewFixture *fixture,
          gint64         session_id)
{
  gint64              kept = fixture->session_id;
  FrondMetricsSummary summary;
  g_autoptr (FrondReviewData) data = NULL;

  fixture->session_id = session_id;
  data = review_fixture_load (fixture);
  fixture->session_id = kept;
  frond_metrics_summarise (frond_review_data_get_channel (data)->results, data->analysis->rate_hz, &summary);

  return summary.rest_before;
}

static char *
expect (ReviewFixture *fixture,
        const char    *which,
        gint64         session_id)
{
  g_autoptr (FrondSessionRecord) then = frond_session_repository_get (frond_window_get_vault (fixture->base.window), session_id, NULL);
  g_autofree char *day = frond_text_dup_day (then->started_at);
  const double     level = get_rest (fixture, session_id), now = get_rest (fixture, fixture->session_id);

  return g_strdup_printf ("%s, %s: %.1f\u00a0µV, first rest %+.1f\u00a0µV", which, day, level, (round (now * 10) - round (level * 10)) / 10);
}

typedef struct {
  GtkWidget *page;
  char      *text;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;

  return app_shows_text (shown->page, shown->text);
}

/* Another sensor lies between and another was first: neither counts, and the one right before is refused in words. */
static void
test_headlines (ReviewFixture *fixture,
                gconstpointer  unused)
{
  gint64           first, last;
  GtkWidget       *page;
  g_autofree char *in_last = NULL;
  g_autofree char *in_first = NULL;

  review_fixture_add_earlier (fixture, 40, 9, "Other");
  first = review_fixture_add_earlier (fixture, 30, 3, NULL);
  review_fixture_add_earlier (fixture, 20, 4, NULL);
  last = review_fixture_add_earlier (fixture, 10, 2, NULL);
  review_fixture_add_earlier (fixture, 5, 7, "Other");
  in_last = expect (fixture, "Last", last);
  in_first = expect (fixture, "First", first);
  page = review_fixture_show (fixture);
  app_wait (is_shown, &(Shown) { page, in_last });
  g_assert_true (app_shows_text (page, in_first));
  g_assert_true (app_shows_text (page, " cannot be compared with this one: another sensor."));
}

/* One session before is the last one, and not the first as well; what was judged of it since counts. */
static void
test_judged_since (ReviewFixture *fixture,
                   gconstpointer  unused)
{
  FrondVault *vault = frond_window_get_vault (fixture->base.window);
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_OVERRULE, 500, 0, FROND_EXCLUSION_COUGH);
  gint64 last = review_fixture_add_earlier (fixture, 10, 2, NULL);
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (vault, last, NULL);
  const double     before = get_rest (fixture, last);
  GtkWidget       *page;
  g_autofree char *text = NULL;

  event->duration = 1100;
  g_assert_true (frond_session_repository_add_judgement (vault, record, event, NULL));
  g_assert_cmpfloat (get_rest (fixture, last), !=, before);
  text = expect (fixture, "Last", last);
  page = review_fixture_show (fixture);
  app_wait (is_shown, &(Shown) { page, text });
  g_assert_false (app_shows_text (page, "First, "));
  g_assert_false (app_shows_text (page, "cannot be compared"));
}

/* A session that came later is not the past, one of the same moment before it is; nothing is listed twice. */
static void
test_list (ReviewFixture *fixture,
           gconstpointer  unused)
{
  FrondVault *vault = frond_window_get_vault (fixture->base.window);
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (GPtrArray) past = NULL;
  gint64 middle, oldest;

  oldest = review_fixture_add_earlier (fixture, 3, 1, NULL);
  middle = review_fixture_add_earlier (fixture, 2, 1, NULL);
  review_fixture_add_earlier (fixture, 1, 1, "Other");
  record = frond_session_repository_get (vault, middle, NULL);
  past = frond_review_past_list (vault, record, NULL);
  g_assert_cmpuint (past->len, ==, 1);
  g_assert_cmpint (frond_review_past_get_last (past)->record->id, ==, oldest);
  g_assert_true (frond_review_past_get_first (past) == frond_review_past_get_last (past));
  g_assert_null (frond_review_past_dup_warning (past));

  g_clear_pointer (&past, g_ptr_array_unref);
  g_clear_object (&record);
  record = frond_session_repository_get (vault, oldest, NULL);
  past = frond_review_past_list (vault, record, NULL);
  g_assert_cmpuint (past->len, ==, 0);
  g_assert_null (frond_review_past_get_last (past));
  g_assert_null (frond_review_past_dup_warning (past));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, review_fixture_set_up, func, review_fixture_tear_down)
  ADD ("/review-past/headlines", test_headlines);
  ADD ("/review-past/judged-since", test_judged_since);
  ADD ("/review-past/list", test_list);
#undef ADD

  return g_test_run ();
}
