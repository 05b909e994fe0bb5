/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What counts is the therapist's word: judgements of what was found, stretches chosen in the trace, and views that judge nothing. */

#include "frond-review-left-out.h"
#include "frond-review-metrics.h"
#include "frond-review-page.h"
#include "frond-review-suppression.h"

#include <math.h>

#include "frond-crypto.h"
#include "frond-review-plot.h"
#include "frond-session-judgement.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-vault-private.h"
#include "review-fixture.h"

static GtkWidget *
find_left_out (GtkWidget *page)
{
  return app_get (page, FROND_TYPE_REVIEW_LEFT_OUT, NULL);
}

static gboolean
lists_judged (gpointer page)
{
  return app_shows_text (find_left_out (page), "left out by the therapist") && app_find (find_left_out (page), GTK_TYPE_BUTTON, "Count it");
}

static gboolean
lists_counted (gpointer page)
{
  return app_find (find_left_out (page), GTK_TYPE_BUTTON, "Leave out again") != NULL;
}

static guint64
count_valid (ReviewFixture *fixture)
{
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  const FrondSegmentResult *rest = g_ptr_array_index (frond_review_data_get_channel (data)->results, 0);

  return rest->n;
}

/* As if it had ended by itself, with what was found then. */
static void
end_session (ReviewFixture *fixture)
{
  FrondVault *vault = frond_window_get_vault (fixture->base.window);
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_database_execute (frond_vault_get_database (vault, NULL), "UPDATE session SET state = 'complete'", &error));
  record = frond_session_repository_set_headline (vault, fixture->session_id, "99.9 µV", 99.9, NAN, &error);
  g_assert_no_error (error);
}

/* What the patient's page and the trend read is what the review says. */
static void
assert_headline_agrees (ReviewFixture *fixture,
                        GtkWidget     *page)
{
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (fixture->base.window), fixture->session_id, NULL);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  const FrondSegmentResult *rest = g_ptr_array_index (frond_review_data_get_channel (data)->results, 0);
  g_autofree char          *words = g_strdup_printf ("%.1f µV", rest->mean);
  g_autofree char          *shown = g_strdup_printf ("%.1f\u00a0µV", rest->mean);

  g_assert_cmpfloat (record->rest_before, ==, rest->mean);
  g_assert_true (isnan (record->rest_after));
  g_assert_cmpstr (record->headline, ==, words);
  g_assert_true (app_shows_text (page, shown));
}

/* The numbers of lists and of the trend follow a judgement, and what takes it back. */
static void
test_judged_headline (ReviewFixture *fixture,
                      gconstpointer  unused)
{
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_OVERRULE, 1000, 0, FROND_EXCLUSION_JUDGED);
  GtkWidget *page;
  gint64     n_audits;

  end_session (fixture);
  n_audits = review_fixture_count_audits (fixture, "headline");
  page = review_fixture_show (fixture);
  g_assert_cmpint (review_fixture_count_audits (fixture, "headline"), ==, n_audits);
  event->duration = 2000;
  g_signal_emit_by_name (find_left_out (page), "judged", event);
  app_wait (lists_judged, page);
  assert_headline_agrees (fixture, page);
  g_assert_cmpint (review_fixture_count_audits (fixture, "headline"), ==, n_audits + 1);
  g_signal_emit_by_name (app_get (find_left_out (page), GTK_TYPE_BUTTON, "Count it"), "clicked");
  app_wait (lists_counted, page);
  assert_headline_agrees (fixture, page);
  g_assert_cmpint (review_fixture_count_audits (fixture, "headline"), ==, n_audits + 2);
}

/* The program ended before what was judged was measured: no old number is shown, and the next review measures it. */
static void
test_judged_and_left (ReviewFixture *fixture,
                      gconstpointer  unused)
{
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_OVERRULE, 1000, 0, FROND_EXCLUSION_JUDGED);
  FrondVault *vault = frond_window_get_vault (fixture->base.window);
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (FrondSessionRecord) judged = NULL;
  g_autoptr (GError) error = NULL;

  end_session (fixture);
  record = frond_session_repository_get (vault, fixture->session_id, NULL);
  event->duration = 2000;
  g_assert_true (frond_session_repository_add_judgement (vault, record, event, &error));
  judged = frond_session_repository_get (vault, fixture->session_id, NULL);
  g_assert_null (judged->headline);
  g_assert_true (isnan (judged->rest_before));
  assert_headline_agrees (fixture, review_fixture_show (fixture));
}

/* The therapist has the last word: each judgement is stored, audited, listed, and the numbers follow. */
static void
test_judgement (ReviewFixture *fixture,
                gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_OVERRULE, 1000, 0, FROND_EXCLUSION_JUDGED);
  guint64 all = count_valid (fixture);

  event->duration = 1000;
  g_signal_emit_by_name (find_left_out (page), "judged", event);
  app_wait (lists_judged, page);
  g_assert_cmpuint (count_valid (fixture), ==, all - 1000);
  g_signal_emit_by_name (app_get (find_left_out (page), GTK_TYPE_BUTTON, "Count it"), "clicked");
  app_wait (lists_counted, page);
  g_assert_cmpuint (count_valid (fixture), ==, all);
  g_signal_emit_by_name (app_get (find_left_out (page), GTK_TYPE_BUTTON, "Leave out again"), "clicked");
  app_wait (lists_judged, page);
  g_assert_cmpuint (count_valid (fixture), ==, all - 1000);
}

static char *
read_seal (ReviewFixture *fixture)
{
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (fixture->base.window), fixture->session_id, NULL);
  g_autofree char *name = g_strconcat (record->uuid, ".db", NULL);
  g_autofree char *path = g_build_filename (fixture->base.folder, "recordings", name, NULL);

  return frond_crypto_sha256_file (path, NULL);
}

static FrondReviewPlot *
find_plot (GtkWidget *page)
{
  return FROND_REVIEW_PLOT (app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));
}

static gboolean
is_choosing (GtkWidget *page)
{
  gboolean is_choosing = FALSE;

  g_object_get (find_plot (page), "is-choosing", &is_choosing, NULL);

  return is_choosing;
}

static gboolean
lists_cough (gpointer page)
{
  return app_shows_text (find_left_out (page), "0:02 · 3.0\u00a0s cough, sneeze or laugh") && gtk_widget_is_sensitive (find_left_out (page));
}

static gboolean
lists_own_words (gpointer page)
{
  return app_shows_text (find_left_out (page), "0:02 · 3.0\u00a0s door bell") && gtk_widget_is_sensitive (find_left_out (page));
}

static gboolean
counts_own_words (gpointer page)
{
  return lists_own_words (page) && lists_counted (page);
}

/* As the keyboard does it: X, the cursor, X again. */
static void
choose_stretch (GtkWidget *page)
{
  frond_review_plot_show (find_plot (page), 1, 7);
  frond_review_plot_set_cursor (find_plot (page), 2);
  gtk_widget_activate_action (page, "review.leave-out", NULL);
  g_assert_true (is_choosing (page));
  frond_review_plot_set_cursor (find_plot (page), 5);
  gtk_widget_activate_action (page, "review.leave-out", NULL);
  app_settle ();
}

static GtkWidget *
find_reason (ReviewFixture *fixture,
             const char    *title)
{
  return gtk_widget_get_ancestor (app_get (window_fixture_get_dialog (&fixture->base), GTK_TYPE_LABEL, title), ADW_TYPE_PREFERENCES_ROW);
}

static double
get_shown_mean (ReviewFixture *fixture)
{
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  const FrondSegmentResult *rest = g_ptr_array_index (frond_review_data_get_channel (data)->results, 0);

  return rest->mean;
}

/* A stretch chosen in the trace does not count any more, with its reason: stored, audited, and taken back as it was. */
static void
test_leave_out (ReviewFixture *fixture,
                gconstpointer  unused)
{
  GtkWidget       *page = review_fixture_show (fixture);
  const guint64    all = count_valid (fixture);
  const double     mean = get_shown_mean (fixture);
  const gint64     n_audits = review_fixture_count_audits (fixture, "judge");
  g_autofree char *seal = read_seal (fixture);
  g_autofree char *seal_after = NULL;

  choose_stretch (page);
  g_assert_nonnull (window_fixture_get_dialog (&fixture->base));
  g_assert_cmpuint (count_valid (fixture), ==, all);
  g_signal_emit_by_name (find_reason (fixture, "Cough, sneeze or laugh"), "activated");
  app_wait (lists_cough, page);
  g_assert_null (window_fixture_get_dialog (&fixture->base));
  g_assert_cmpuint (count_valid (fixture), ==, all - 3000);
  g_assert_cmpint (review_fixture_count_audits (fixture, "judge"), ==, n_audits + 1);
  seal_after = read_seal (fixture);
  g_assert_cmpstr (seal_after, !=, seal);
  g_assert_true (app_shows_text (page, "3.0\u00a0s left out: cough, sneeze or laugh"));
  /* Somebody who judges goes on looking at where it is. */
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (find_plot (page)), 1, 0.01);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (find_plot (page)), 7, 0.01);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (page)) == GTK_WIDGET (find_plot (page)));

  gtk_widget_activate_action (page, "review.undo", NULL);
  app_wait (lists_counted, page);
  g_assert_cmpuint (count_valid (fixture), ==, all);
  g_assert_cmpfloat (get_shown_mean (fixture), ==, mean);
  g_assert_cmpint (review_fixture_count_audits (fixture, "judge"), ==, n_audits + 2);
  /* Once is once. */
  gtk_widget_activate_action (page, "review.undo", NULL);
  g_assert_cmpint (review_fixture_count_audits (fixture, "judge"), ==, n_audits + 2);
}

/* A reason in her own words is the one that is listed, and what the toast takes back. */
static void
test_leave_out_own_words (ReviewFixture *fixture,
                          gconstpointer  unused)
{
  GtkWidget    *page = review_fixture_show (fixture);
  const guint64 all = count_valid (fixture);
  GtkWidget    *other;

  choose_stretch (page);
  other = app_get (window_fixture_get_dialog (&fixture->base), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (other), "  door bell ");
  g_signal_emit_by_name (other, "entry-activated");
  app_wait (lists_own_words, page);
  g_assert_cmpuint (count_valid (fixture), ==, all - 3000);
  g_signal_emit_by_name (app_get (GTK_WIDGET (fixture->base.window), GTK_TYPE_BUTTON, "Undo"), "clicked");
  app_wait (counts_own_words, page);
  g_assert_cmpuint (count_valid (fixture), ==, all);
}

/* Without an answer nothing changes, and what was begun is left before the page is. */
static void
test_leave_out_not (ReviewFixture *fixture,
                    gconstpointer  unused)
{
  GtkWidget    *page = review_fixture_show (fixture);
  const guint64 all = count_valid (fixture);
  double        start_s, end_s;

  gtk_widget_activate_action (page, "review.leave-out", NULL);
  g_assert_true (app_shows_text (page, "Drag over what does not count"));
  /* Nothing is chosen yet, so that nothing is asked. */
  gtk_widget_activate_action (page, "review.leave-out", NULL);
  app_settle ();
  g_assert_null (window_fixture_get_dialog (&fixture->base));
  frond_review_plot_end_choice (find_plot (page));
  choose_stretch (page);
  adw_dialog_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->base.window)));
  app_settle ();
  g_assert_false (frond_review_plot_get_choice (find_plot (page), &start_s, &end_s));
  g_assert_cmpuint (count_valid (fixture), ==, all);
  g_assert_cmpint (review_fixture_count_audits (fixture, "judge"), ==, 0);
}

static gboolean
shows_suppressed (gpointer page)
{
  return app_shows_text (app_get (page, FROND_TYPE_REVIEW_METRICS, NULL), "Heart suppressed") &&
         app_shows_text (page, "Heart suppressed: lower edge of 30\u00a0Hz. Mains hum suppressed: 50\u00a0Hz and its multiples.");
}

static gboolean
shows_stored (gpointer page)
{
  return !app_shows_text (app_get (page, FROND_TYPE_REVIEW_METRICS, NULL), "suppressed") && gtk_widget_is_sensitive (find_left_out (page));
}

/* Seen without the heart and hum, the page names it wherever figures begin, and nothing that is stored changes. */
static void
test_suppression (ReviewFixture *fixture,
                  gconstpointer  unused)
{
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_OVERRULE, 1000, 0, FROND_EXCLUSION_JUDGED);
  GtkWidget       *page, *rows;
  g_autofree char *seal = NULL;
  g_autofree char *seal_after = NULL;
  g_autoptr (FrondSessionRecord) before = NULL;
  g_autoptr (FrondSessionRecord) after = NULL;

  end_session (fixture);
  page = review_fixture_show (fixture);
  event->duration = 1000;
  g_signal_emit_by_name (find_left_out (page), "judged", event);
  app_wait (lists_judged, page);
  before = frond_session_repository_get (frond_window_get_vault (fixture->base.window), fixture->session_id, NULL);
  seal = read_seal (fixture);
  rows = app_get (page, FROND_TYPE_REVIEW_SUPPRESSION, NULL);
  g_assert_true (shows_stored (page));
  adw_switch_row_set_active (ADW_SWITCH_ROW (app_get (rows, ADW_TYPE_SWITCH_ROW, NULL)), TRUE);
  /* Before the first answer came: the newest choice counts. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_get (rows, ADW_TYPE_COMBO_ROW, NULL)), 1);
  app_wait (shows_suppressed, page);
  g_assert_true (app_shows_text (page, "30–450\u00a0Hz") || app_shows_text (page, "30–450 Hz"));
  g_assert_true (app_shows_text (find_left_out (page), "Stretches that do not count, and why. Turn suppression off to judge them."));
  g_assert_false (gtk_widget_is_sensitive (app_get (find_left_out (page), GTK_TYPE_BUTTON, "Count it")));

  adw_switch_row_set_active (ADW_SWITCH_ROW (app_get (rows, ADW_TYPE_SWITCH_ROW, NULL)), FALSE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_get (rows, ADW_TYPE_COMBO_ROW, NULL)), 0);
  app_wait (shows_stored, page);
  seal_after = read_seal (fixture);
  after = frond_session_repository_get (frond_window_get_vault (fixture->base.window), fixture->session_id, NULL);
  g_assert_cmpstr (seal_after, ==, seal);
  g_assert_cmpfloat (after->rest_before, ==, before->rest_before);
  g_assert_cmpfloat (after->chain->band_low_hz, ==, before->chain->band_low_hz);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, review_fixture_set_up, func, review_fixture_tear_down)
  ADD ("/review-page-judging/judgement", test_judgement);
  ADD ("/review-page-judging/judged-headline", test_judged_headline);
  ADD ("/review-page-judging/judged-and-left", test_judged_and_left);
  ADD ("/review-page-judging/leave-out", test_leave_out);
  ADD ("/review-page-judging/leave-out-own-words", test_leave_out_own_words);
  ADD ("/review-page-judging/leave-out-not", test_leave_out_not);
  ADD ("/review-page-judging/suppression", test_suppression);
#undef ADD

  return g_test_run ();
}
