/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the set-up from the session before: taken over where it holds, doubted in words where it does not. */

#include "config.h"

#include <math.h>

#include "frond-chain-row.h"
#include "frond-placement-row.h"
#include "frond-session-baseline.h"
#include "frond-session-repository.h"
#include "frond-signal-group.h"
#include "frond-step-mark.h"

#include "session-fixture.h"
#include "setup-page-fixture.h"

/* Two activations on this page, the third was the one that opened it. */
static void
test_same_again (SetupPageFixture *fixture,
                 gconstpointer     data)
{
  g_autofree char *programme = NULL;
  double           baseline = NAN;

  setup_page_fixture_run_first (fixture, NAN);
  {
    g_autoptr (GListStore) sessions = frond_session_repository_list (fixture->vault, fixture->patient->id, NULL);
    g_autoptr (FrondSessionRecord) last = g_list_model_get_item (G_LIST_MODEL (sessions), 0);

    baseline = last->baseline;
    programme = g_strdup (last->programme_id);
    g_assert_cmpstr (last->chain->electrode, ==, "Pads");
  }

  fixture->n_begun = 0;
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  g_assert_cmpstr (frond_programme_get_id (frond_live_session_get_programme (setup_page_fixture_get_session (fixture))), ==, programme);
  g_assert_cmpfloat_with_epsilon (setup_page_fixture_get_status (fixture).baseline, baseline, 1e-6);
  setup_page_fixture_press (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  setup_page_fixture_run_and_end (fixture);
  {
    g_autoptr (GListStore) sessions = frond_session_repository_list (fixture->vault, fixture->patient->id, NULL);
    g_autoptr (FrondSessionRecord) second = g_list_model_get_item (G_LIST_MODEL (sessions), 0);
    g_autoptr (FrondSessionRecord) first = g_list_model_get_item (G_LIST_MODEL (sessions), 1);
    g_autoptr (GDateTime) measured = frond_session_baseline_find_origin (fixture->vault, second, NULL);

    g_assert_true (g_date_time_equal (measured, first->started_at));
    g_assert_false (g_date_time_equal (measured, second->started_at));
  }
}

/* Another electrode is another scale: the old level goes, and comes back with the old electrode. */
static void
test_baseline_needs_same_chain (SetupPageFixture *fixture,
                                gconstpointer     data)
{
  setup_page_fixture_run_first (fixture, NAN);
  setup_page_fixture_open (fixture, FALSE);
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  g_assert_true (setup_page_fixture_has_baseline (fixture));
  setup_page_fixture_write_placement (fixture, "Probe");
  g_assert_false (setup_page_fixture_has_baseline (fixture));
  setup_page_fixture_write_placement (fixture, "Pads");
  g_assert_true (setup_page_fixture_has_baseline (fixture));
}

static void
write_entry (SetupPageFixture *fixture,
             guint             n,
             const char       *text)
{
  gtk_editable_set_text (GTK_EDITABLE (session_fixture_find (setup_page_fixture_find (fixture, FROND_TYPE_PLACEMENT_ROW), ADW_TYPE_ENTRY_ROW, n)), text);
}

static gboolean
says_level_does_not_apply (gpointer data)
{
  SetupPageFixture *fixture = data;

  return session_fixture_shows (GTK_WIDGET (fixture->page), "its level does not apply");
}

/* What is not as last time is said in words with what it means, and keeps nobody from beginning. */
static void
test_other_depth_warns (SetupPageFixture *fixture,
                        gconstpointer     data)
{
  setup_page_fixture_run_first (fixture, NAN);
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  g_assert_false (gtk_widget_get_visible (setup_page_fixture_find (fixture, FROND_TYPE_CHAIN_ROW)));
  write_entry (fixture, 3, "40");
  g_assert_true (session_fixture_shows (setup_page_fixture_find (fixture, FROND_TYPE_CHAIN_ROW), "Depth of the electrode: 40 mm, not written down last time"));
  g_assert_true (setup_page_fixture_has_baseline (fixture));
  setup_page_fixture_press (fixture, "setup.begin");
  setup_page_fixture_run_and_end (fixture);

  fixture->n_begun = 0;
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  g_assert_false (gtk_widget_get_visible (setup_page_fixture_find (fixture, FROND_TYPE_CHAIN_ROW)));
  write_entry (fixture, 3, "55");
  g_assert_true (session_fixture_shows (setup_page_fixture_find (fixture, FROND_TYPE_CHAIN_ROW), "Resting levels cannot be compared with last time: the electrode lies deeper."));
  g_assert_false (setup_page_fixture_has_baseline (fixture));
  session_fixture_wait (says_level_does_not_apply, fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  setup_page_fixture_press (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  setup_page_fixture_run_and_end (fixture);
  {
    g_autoptr (FrondChainProfile) chain = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (frond_session_repository_get_last_chain (fixture->vault, fixture->patient->id, FROND_CHAIN_SIMULATED, &chain, &error));
    g_assert_no_error (error);
    g_assert_cmpfloat (chain->electrode_depth_mm, ==, 55);
    g_assert_cmpstr (chain->electrode, ==, "Pads");
  }
}

static FrondStep
get_baseline_step (SetupPageFixture *fixture)
{
  GtkWidget *group = setup_page_fixture_find (fixture, FROND_TYPE_SIGNAL_GROUP);

  return frond_step_mark_get_step (FROND_STEP_MARK (session_fixture_find (group, FROND_TYPE_STEP_MARK, 1)));
}

static gboolean
is_baseline_doubted (gpointer data)
{
  return get_baseline_step (data) == FROND_STEP_WARNING;
}

static gboolean
is_baseline_done (gpointer data)
{
  return get_baseline_step (data) == FROND_STEP_DONE;
}

/* Last time's level was 2 uV; a muscle that is at 5 uV now cannot be measured by it, and the page says so and what to do. */
static void
test_old_baseline_far_below_signal (SetupPageFixture *fixture,
                                    gconstpointer     data)
{
  GtkWidget *measure = NULL;

  setup_page_fixture_run_first (fixture, 2);
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "resting");
  setup_page_fixture_write_placement (fixture, "Pads");
  session_fixture_wait (is_baseline_doubted, fixture);
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "The signal is far above it now"));
  measure = session_fixture_find_button (GTK_WIDGET (fixture->page), "Measure Again");
  g_assert_true (gtk_widget_has_css_class (measure, "suggested-action"));
  g_assert_false (gtk_widget_has_css_class (session_fixture_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0), "suggested-action"));
  /* A warning is no hindrance. */
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);

  g_signal_emit_by_name (measure, "clicked");
  session_fixture_wait (is_baseline_done, fixture);
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "measured today"));
  g_assert_false (gtk_widget_has_css_class (measure, "suggested-action"));
  g_assert_true (gtk_widget_has_css_class (session_fixture_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0), "suggested-action"));
}

/* The same muscle at the same level: the tick is true. */
static void
test_old_baseline_fits (SetupPageFixture *fixture,
                        gconstpointer     data)
{
  setup_page_fixture_run_first (fixture, NAN);
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "resting");
  setup_page_fixture_write_placement (fixture, "Pads");
  session_fixture_wait (is_baseline_done, fixture);
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "from the session of "));
}

int
main (int   argc,
      char *argv[])
{
  const struct {
    const char *path;
    void (*test) (SetupPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/setup-page-last-time/same-again", test_same_again },
    { "/app/setup-page-last-time/baseline-needs-same-chain", test_baseline_needs_same_chain },
    { "/app/setup-page-last-time/other-depth-warns", test_other_depth_warns },
    { "/app/setup-page-last-time/old-baseline-far-below-signal", test_old_baseline_far_below_signal },
    { "/app/setup-page-last-time/old-baseline-fits", test_old_baseline_fits },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SetupPageFixture, NULL, setup_page_fixture_set_up, tests[i].test, setup_page_fixture_tear_down);

  return g_test_run ();
}
