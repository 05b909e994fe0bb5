/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another session behind the review's trace: the last, the first or a chosen one of the same chain, and no other. */

#include "frond-review-comparison.h"
#include "frond-review-left-out.h"
#include "frond-review-page.h"

#include <math.h>
#include <string.h>

#include "frond-earlier-dialog.h"
#include "frond-event.h"
#include "frond-exclusion.h"
#include "frond-review-plot.h"
#include "frond-session-repository.h"
#include "frond-text.h"
#include "review-fixture.h"

static GtkWidget *
find_table (GtkWidget *page)
{
  return app_get (page, FROND_TYPE_REVIEW_COMPARISON, NULL);
}

static FrondReviewPlot *
find_plot (GtkWidget *page)
{
  return FROND_REVIEW_PLOT (app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));
}

static gboolean
is_compared (gpointer page)
{
  return gtk_widget_get_visible (find_table (page));
}

static double
get_mean (ReviewFixture *fixture,
          gint64         session_id)
{
  const gint64 kept = fixture->session_id;
  g_autoptr (FrondReviewData) data = NULL;

  fixture->session_id = session_id;
  data = review_fixture_load (fixture);
  fixture->session_id = kept;

  return ((const FrondSegmentResult *) g_ptr_array_index (frond_review_data_get_channel (data)->results, 0))->mean;
}

/* The table and the trace are of that session. */
static void
assert_compared_with (ReviewFixture *fixture,
                      GtkWidget     *page,
                      gint64         session_id)
{
  g_autoptr (FrondSessionRecord) then = frond_session_repository_get (frond_window_get_vault (fixture->base.window), session_id, NULL);
  g_autofree char *day = frond_text_dup_day_and_time (then->started_at);
  g_autofree char *title = g_strdup_printf ("Compared with %s", day);
  const double     now_mean = get_mean (fixture, fixture->session_id), then_mean = get_mean (fixture, session_id);
  g_autofree char *mean = g_strdup_printf ("%.2f", then_mean);
  g_autofree char *difference = g_strdup_printf ("%+.2f", (round (now_mean * 100) - round (then_mean * 100)) / 100);
  g_autofree char *words = NULL;

  app_wait (is_compared, page);
  g_assert_true (app_shows_text (find_table (page), title));
  g_assert_true (app_shows_text (find_table (page), mean));
  g_assert_true (app_shows_text (find_table (page), difference));
  frond_review_plot_set_cursor (find_plot (page), NAN);
  frond_review_plot_set_cursor (find_plot (page), 4);
  words = frond_review_plot_describe_cursor (find_plot (page));
  g_assert_nonnull (strstr (words, " (then "));
}

static gboolean
shows_then (GtkWidget *page)
{
  g_autofree char *words = NULL;

  frond_review_plot_set_cursor (find_plot (page), 4);
  words = frond_review_plot_describe_cursor (find_plot (page));

  return strstr (words, " (then ") != NULL;
}

/* C begins with the last one of the same chain, and ends; the menu has the first. */
static void
test_last_and_first (ReviewFixture *fixture,
                     gconstpointer  unused)
{
  gint64     first = review_fixture_add_earlier (fixture, 30, 3, NULL);
  gint64     last = review_fixture_add_earlier (fixture, 10, 2, NULL);
  GtkWidget *page;

  review_fixture_add_earlier (fixture, 5, 7, "Other");
  page = review_fixture_show (fixture);
  g_assert_false (is_compared (page));
  gtk_widget_activate_action (page, "review.compare", NULL);
  assert_compared_with (fixture, page, last);
  gtk_widget_activate_action (page, "review.compare", NULL);
  g_assert_false (is_compared (page));
  g_assert_false (shows_then (page));

  gtk_widget_activate_action (page, "review.compare-first", NULL);
  assert_compared_with (fixture, page, first);
  gtk_widget_activate_action (page, "review.compare-none", NULL);
  g_assert_false (is_compared (page));
}

static gboolean
is_judged (gpointer page)
{
  GtkWidget *left_out = app_get (page, FROND_TYPE_REVIEW_LEFT_OUT, NULL);

  return app_shows_text (left_out, "talking") && gtk_widget_is_sensitive (left_out);
}

/* What is judged meanwhile changes the difference, and ends nothing. */
static void
test_judged (ReviewFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_OVERRULE, 500, 0, FROND_EXCLUSION_TALKING);
  gint64     last = review_fixture_add_earlier (fixture, 10, 2, NULL);
  GtkWidget *page = review_fixture_show (fixture);

  gtk_widget_activate_action (page, "review.compare", NULL);
  app_wait (is_compared, page);
  event->duration = 4100;
  g_signal_emit_by_name (app_get (page, FROND_TYPE_REVIEW_LEFT_OUT, NULL), "judged", event);
  app_wait (is_judged, page);
  app_settle ();
  assert_compared_with (fixture, page, last);
}

/* What was measured otherwise is refused in words, not drawn. */
static void
test_refused (ReviewFixture *fixture,
              gconstpointer  unused)
{
  GtkWidget *page;

  review_fixture_add_earlier (fixture, 5, 7, "Other");
  page = review_fixture_show (fixture);
  gtk_widget_activate_action (page, "review.compare", NULL);
  app_settle ();
  g_assert_false (is_compared (page));
  g_assert_true (app_shows_text (GTK_WIDGET (app_get (GTK_WIDGET (fixture->base.window), ADW_TYPE_TOAST_OVERLAY, NULL)), "cannot be compared with this one: another sensor."));
  gtk_widget_activate_action (page, "review.compare-first", NULL);
  app_settle ();
  g_assert_false (is_compared (page));
}

static void
test_none (ReviewFixture *fixture,
           gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);

  gtk_widget_activate_action (page, "review.compare", NULL);
  app_settle ();
  g_assert_false (is_compared (page));
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "There is no earlier session of this patient"));
}

static GtkWidget *
find_row (ReviewFixture *fixture,
          const char    *subtitle)
{
  return gtk_widget_get_ancestor (app_get (window_fixture_get_dialog (&fixture->base), GTK_TYPE_LABEL, subtitle), ADW_TYPE_ACTION_ROW);
}

/* All are listed; those that cannot be compared with their reason, and without a way to choose them. */
static void
test_choose (ReviewFixture *fixture,
             gconstpointer  unused)
{
  GtkWidget *page, *refused;
  gint64     middle;

  review_fixture_add_earlier (fixture, 30, 3, NULL);
  middle = review_fixture_add_earlier (fixture, 20, 4, NULL);
  review_fixture_add_earlier (fixture, 10, 2, NULL);
  review_fixture_add_earlier (fixture, 5, 7, "Other");
  page = review_fixture_show (fixture);
  gtk_widget_activate_action (page, "review.compare-choose", NULL);
  app_settle ();
  refused = find_row (fixture, "Cannot be compared: another sensor");
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (refused)));
  /* Newest first: the refused one, the last, and this one. */
  g_signal_emit_by_name (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (refused)), "activated");
  assert_compared_with (fixture, page, middle);
  g_assert_null (window_fixture_get_dialog (&fixture->base));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, review_fixture_set_up, func, review_fixture_tear_down)
  ADD ("/review-page-compare/last-and-first", test_last_and_first);
  ADD ("/review-page-compare/judged", test_judged);
  ADD ("/review-page-compare/refused", test_refused);
  ADD ("/review-page-compare/none", test_none);
  ADD ("/review-page-compare/choose", test_choose);
#undef ADD

  return g_test_run ();
}
