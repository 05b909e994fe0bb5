/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The set-up of a session with a simulated patient and a real vault: what must be true before one may begin, what stands there from last
 * time, and that leaving stores nothing. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "frond-chain-row.h"
#include "frond-placement-row.h"
#include "frond-second-channel-row.h"
#include "frond-sensor-row.h"
#include "frond-session-baseline.h"
#include "frond-session-repository.h"
#include "frond-setup-page.h"
#include "frond-signal-group.h"
#include "frond-step-mark.h"

#include "session-fixture.h"

/* The signal check and the baseline want seconds of signal, not of life. */
#define SPEED 20.0

typedef struct {
  char           *folder;
  FrondVault     *vault;
  FrondPatient   *patient;
  FrondSetupPage *page;
  AdwWindow      *window;
  guint           n_begun;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->vault = session_fixture_make_vault (&fixture->folder);
  fixture->patient = session_fixture_add_patient (fixture->vault);
}

static void
close_page (Fixture *fixture)
{
  if (!fixture->page)
    return;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  session_fixture_settle ();
  g_assert_null (fixture->page);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_page (fixture);
  g_clear_object (&fixture->patient);
  g_assert_finalize_object (fixture->vault);
  session_fixture_remove_folder (fixture->folder);
}

static void
begun_cb (Fixture *fixture)
{
  fixture->n_begun++;
}

static void
open_page (Fixture *fixture,
           gboolean is_practice)
{
  fixture->page = frond_setup_page_new (is_practice ? NULL : fixture->vault, is_practice ? NULL : fixture->patient, SPEED);
  g_signal_connect_swapped (fixture->page, "begun", G_CALLBACK (begun_cb), fixture);
  fixture->window = session_fixture_show (ADW_NAVIGATION_PAGE (fixture->page));
}

static void
connect_simulated (Fixture    *fixture,
                   const char *scenario)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, scenario, "Simulated patient");

  frond_sensor_row_choose (FROND_SENSOR_ROW (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_SENSOR_ROW, 0)), endpoint);
}

static FrondLiveSession *
get_session (Fixture *fixture)
{
  return frond_setup_page_get_session (fixture->page);
}

static FrondLiveStatus
get_status (Fixture *fixture)
{
  FrondLiveStatus status;

  frond_live_session_get_status (get_session (fixture), &status);

  return status;
}

static gboolean
is_rated (gpointer data)
{
  return get_status (data).rating != FROND_SIGNAL_WAITING;
}

static gboolean
can_begin (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_sensitive (session_fixture_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0));
}

static void
press_begin (Fixture    *fixture,
             const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
}

static void
confirm (Fixture *fixture)
{
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (fixture->page), "Confirm"), "clicked");
}

static guint
count_sessions (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) sessions = frond_session_repository_list (fixture->vault, fixture->patient->id, &error);

  g_assert_no_error (error);

  return g_list_model_get_n_items (G_LIST_MODEL (sessions));
}

static void
ended_cb (gboolean *has_ended)
{
  *has_ended = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The record is complete a little earlier: its headline is still on its way then, and keeps session and vault. */
static void
run_and_end (Fixture *fixture)
{
  g_autoptr (FrondLiveSession) session = g_object_ref (get_session (fixture));
  gboolean has_ended = FALSE;

  g_signal_connect_swapped (session, "ended", G_CALLBACK (ended_cb), &has_ended);
  frond_live_session_end (session);
  session_fixture_wait (is_true, &has_ended);
  g_signal_handlers_disconnect_by_data (session, &has_ended);
  g_assert_cmpint (frond_live_session_get_record (session)->state, ==, FROND_SESSION_COMPLETE);
  close_page (fixture);
}

/* Without records there is nobody to be confirmed, and the simulated patient is there at once: nothing is left to do but to begin. */
static void
test_practice (Fixture      *fixture,
               gconstpointer data)
{
  open_page (fixture, TRUE);
  session_fixture_wait (can_begin, fixture);
  g_assert_cmpint (get_status (fixture).rating, ==, FROND_SIGNAL_GOOD);
  press_begin (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  g_assert_cmpint (get_status (fixture).state, ==, FROND_LIVE_RUNNING);
  g_assert_cmpint (count_sessions (fixture), ==, 0);
  /* who chooses nothing lets go */
  g_assert_cmpstr (frond_programme_get_id (frond_live_session_get_programme (get_session (fixture))), ==, "settle-and-let-go");
}

static void
test_person_first (Fixture      *fixture,
                   gconstpointer data)
{
  open_page (fixture, FALSE);
  connect_simulated (fixture, "resting");
  session_fixture_wait (is_rated, fixture);
  session_fixture_settle ();
  g_assert_false (can_begin (fixture));
  press_begin (fixture, "setup.begin");
  press_begin (fixture, "setup.begin-anyway");
  g_assert_cmpint (fixture->n_begun, ==, 0);
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);
  /* Taken back, it is as if it had not been said. */
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (fixture->page), "Change"), "clicked");
  g_assert_false (can_begin (fixture));
  confirm (fixture);
  press_begin (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  g_assert_cmpint (count_sessions (fixture), ==, 1);
  run_and_end (fixture);
}

static void
test_leaving_stores_nothing (Fixture      *fixture,
                             gconstpointer data)
{
  open_page (fixture, FALSE);
  connect_simulated (fixture, "resting");
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);
  close_page (fixture);
  g_assert_cmpint (count_sessions (fixture), ==, 0);
}

static gboolean
has_baseline (gpointer data)
{
  return !isnan (get_status (data).baseline);
}

static GtkWidget *
find_row (Fixture *fixture,
          GType    type)
{
  return session_fixture_find (GTK_WIDGET (fixture->page), type, 0);
}

static void
write_placement (Fixture    *fixture,
                 const char *electrode)
{
  GtkWidget *row = find_row (fixture, FROND_TYPE_PLACEMENT_ROW);

  gtk_editable_set_text (GTK_EDITABLE (session_fixture_find (row, ADW_TYPE_ENTRY_ROW, 0)), electrode);
}

static void
measure_baseline (Fixture *fixture)
{
  session_fixture_wait (is_rated, fixture);
  frond_live_session_set_baseline (get_session (fixture), NAN, NULL);
  session_fixture_settle ();
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (fixture->page), "Measure 30 s"), "clicked");
  g_assert_cmpint (get_status (fixture).state, ==, FROND_LIVE_BASELINE);
  g_assert_false (can_begin (fixture));
  session_fixture_wait (has_baseline, fixture);
}

/* Its resting level is measured, or what is given here. */
static void
run_first_session (Fixture *fixture,
                   double   level)
{
  AdwComboRow *programmes = NULL;

  open_page (fixture, FALSE);
  programmes = ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW));
  adw_combo_row_set_selected (programmes, 1);
  connect_simulated (fixture, "resting");
  write_placement (fixture, "Pads");
  measure_baseline (fixture);
  g_assert_cmpfloat (get_status (fixture).baseline, >, 1);
  g_assert_cmpfloat (get_status (fixture).baseline, <, 20);
  if (!isnan (level))
    frond_live_session_set_baseline (get_session (fixture), level, NULL);
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);
  press_begin (fixture, "setup.begin");
  run_and_end (fixture);
}

/* Two activations on this page, the third was the one that opened it. */
static void
test_same_again (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *programme = NULL;
  double           baseline = NAN;

  run_first_session (fixture, NAN);
  {
    g_autoptr (GListStore) sessions = frond_session_repository_list (fixture->vault, fixture->patient->id, NULL);
    g_autoptr (FrondSessionRecord) last = g_list_model_get_item (G_LIST_MODEL (sessions), 0);

    baseline = last->baseline;
    programme = g_strdup (last->programme_id);
    g_assert_cmpstr (last->chain->electrode, ==, "Pads");
  }

  fixture->n_begun = 0;
  open_page (fixture, FALSE);
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);
  g_assert_cmpstr (frond_programme_get_id (frond_live_session_get_programme (get_session (fixture))), ==, programme);
  g_assert_cmpfloat_with_epsilon (get_status (fixture).baseline, baseline, 1e-6);
  press_begin (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  run_and_end (fixture);
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
test_baseline_needs_same_chain (Fixture      *fixture,
                                gconstpointer data)
{
  run_first_session (fixture, NAN);
  open_page (fixture, FALSE);
  session_fixture_wait (is_rated, fixture);
  g_assert_true (has_baseline (fixture));
  write_placement (fixture, "Probe");
  g_assert_false (has_baseline (fixture));
  write_placement (fixture, "Pads");
  g_assert_true (has_baseline (fixture));
}

static void
write_entry (Fixture    *fixture,
             guint       n,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (session_fixture_find (find_row (fixture, FROND_TYPE_PLACEMENT_ROW), ADW_TYPE_ENTRY_ROW, n)), text);
}

static gboolean
says_level_does_not_apply (gpointer data)
{
  Fixture *fixture = data;

  return session_fixture_shows (GTK_WIDGET (fixture->page), "its level does not apply");
}

/* What is not as last time is said in words with what it means, and keeps nobody from beginning. */
static void
test_other_depth_warns (Fixture      *fixture,
                        gconstpointer data)
{
  run_first_session (fixture, NAN);
  open_page (fixture, FALSE);
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);
  g_assert_false (gtk_widget_get_visible (find_row (fixture, FROND_TYPE_CHAIN_ROW)));
  write_entry (fixture, 3, "40");
  g_assert_true (session_fixture_shows (find_row (fixture, FROND_TYPE_CHAIN_ROW), "Depth of the electrode: 40 mm, not written down last time"));
  g_assert_true (has_baseline (fixture));
  press_begin (fixture, "setup.begin");
  run_and_end (fixture);

  fixture->n_begun = 0;
  open_page (fixture, FALSE);
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);
  g_assert_false (gtk_widget_get_visible (find_row (fixture, FROND_TYPE_CHAIN_ROW)));
  write_entry (fixture, 3, "55");
  g_assert_true (session_fixture_shows (find_row (fixture, FROND_TYPE_CHAIN_ROW), "Resting levels cannot be compared with last time: the electrode lies deeper."));
  g_assert_false (has_baseline (fixture));
  session_fixture_wait (says_level_does_not_apply, fixture);
  session_fixture_wait (can_begin, fixture);
  press_begin (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  run_and_end (fixture);
  {
    g_autoptr (FrondChainProfile) chain = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (frond_session_repository_get_last_chain (fixture->vault, fixture->patient->id, FROND_CHAIN_SIMULATED, &chain, &error));
    g_assert_no_error (error);
    g_assert_cmpfloat (chain->electrode_depth_mm, ==, 55);
    g_assert_cmpstr (chain->electrode, ==, "Pads");
  }
}

static gboolean
is_poor (gpointer data)
{
  return get_status (data).rating == FROND_SIGNAL_POOR;
}

static void
test_poor_signal (Fixture      *fixture,
                  gconstpointer data)
{
  GPtrArray *events = NULL;
  gboolean   is_noted = FALSE;

  open_page (fixture, FALSE);
  connect_simulated (fixture, "flat");
  confirm (fixture);
  session_fixture_wait (is_poor, fixture);
  session_fixture_wait (can_begin, fixture);
  press_begin (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 0);
  press_begin (fixture, "setup.begin-anyway");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  events = frond_live_session_get_events (get_session (fixture));
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    is_noted |= event->kind == FROND_EVENT_MARKER && event->text && strstr (event->text, "flat");
  }
  g_assert_true (is_noted);
  run_and_end (fixture);
}

static gboolean
has_failed (gpointer data)
{
  Fixture       *fixture = data;
  GtkWidget     *row = find_row (fixture, FROND_TYPE_SENSOR_ROW);
  FrondStepMark *mark = FROND_STEP_MARK (session_fixture_find (row, FROND_TYPE_STEP_MARK, 0));

  return frond_step_mark_get_step (mark) == FROND_STEP_WARNING;
}

static void
test_sensor_problem (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nothing.txt", NULL);
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_FILE, path, "nothing.txt");
  GtkWidget *row = NULL;

  open_page (fixture, FALSE);
  row = find_row (fixture, FROND_TYPE_SENSOR_ROW);
  frond_sensor_row_choose (FROND_SENSOR_ROW (row), endpoint);
  session_fixture_wait (has_failed, fixture);
  g_assert_true (gtk_widget_get_visible (session_fixture_find_button (row, "Try Again")));
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "Not there. "));
  g_assert_false (frond_sensor_row_is_connected (FROND_SENSOR_ROW (row)));
  /* Another choice makes it good. */
  connect_simulated (fixture, "resting");
  session_fixture_wait (is_rated, fixture);
  g_assert_false (gtk_widget_get_visible (session_fixture_find_button (row, "Try Again")));
}

/* Another choice while the first is still being connected: what became of the first says nothing about the second. */
static void
test_other_sensor_at_once (Fixture      *fixture,
                           gconstpointer data)
{
  const char *scenarios[] = { "resting", "guarding", "letting-go", "flicks", "ecg" };

  open_page (fixture, FALSE);
  confirm (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++) {
    connect_simulated (fixture, "slow-release");
    connect_simulated (fixture, scenarios[i]);
    session_fixture_wait (can_begin, fixture);
  }
}

/* Why a session could not begin is read until it is tried again, whatever the sensor does meanwhile. */
static void
test_error_stays (Fixture      *fixture,
                  gconstpointer data)
{
  AdwBanner       *banner;
  g_autofree char *said = NULL;

  open_page (fixture, FALSE);
  connect_simulated (fixture, "resting");
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);
  frond_vault_close (fixture->vault);
  press_begin (fixture, "setup.begin");
  g_assert_cmpuint (fixture->n_begun, ==, 0);
  banner = ADW_BANNER (find_row (fixture, ADW_TYPE_BANNER));
  g_assert_true (adw_banner_get_revealed (banner));
  said = g_strdup (adw_banner_get_title (banner));
  connect_simulated (fixture, "guarding");
  session_fixture_wait (can_begin, fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, said);
}

/* Nobody is called "she" or "he" by a program that does not know. */
static void
test_neutral_words (Fixture      *fixture,
                    gconstpointer data)
{
  const char *words[] = { "she ", "She ", " her ", " her,", " he ", " his " };

  open_page (fixture, FALSE);
  for (guint confirmed = 0; confirmed < 2; confirmed++) {
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
      g_assert_false (session_fixture_shows (GTK_WIDGET (fixture->page), words[i]));
    if (!confirmed)
      confirm (fixture);
  }
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "at any time"));
}

static FrondStep
get_baseline_step (Fixture *fixture)
{
  GtkWidget *group = find_row (fixture, FROND_TYPE_SIGNAL_GROUP);

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
test_old_baseline_far_below_signal (Fixture      *fixture,
                                    gconstpointer data)
{
  GtkWidget *measure = NULL;

  run_first_session (fixture, 2);
  open_page (fixture, FALSE);
  connect_simulated (fixture, "resting");
  write_placement (fixture, "Pads");
  session_fixture_wait (is_baseline_doubted, fixture);
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "The signal is far above it now"));
  measure = session_fixture_find_button (GTK_WIDGET (fixture->page), "Measure Again");
  g_assert_true (gtk_widget_has_css_class (measure, "suggested-action"));
  g_assert_false (gtk_widget_has_css_class (session_fixture_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0), "suggested-action"));
  /* A warning is no hindrance. */
  confirm (fixture);
  session_fixture_wait (can_begin, fixture);

  g_signal_emit_by_name (measure, "clicked");
  session_fixture_wait (is_baseline_done, fixture);
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "measured today"));
  g_assert_false (gtk_widget_has_css_class (measure, "suggested-action"));
  g_assert_true (gtk_widget_has_css_class (session_fixture_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0), "suggested-action"));
}

/* The same muscle at the same level: the tick is true. */
static void
test_old_baseline_fits (Fixture      *fixture,
                        gconstpointer data)
{
  run_first_session (fixture, NAN);
  open_page (fixture, FALSE);
  connect_simulated (fixture, "resting");
  write_placement (fixture, "Pads");
  session_fixture_wait (is_baseline_done, fixture);
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "from the session of "));
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  open_page (fixture, FALSE);
  connect_simulated (fixture, "resting");
  session_fixture_wait (is_rated, fixture);
  session_fixture_settle ();
  session_fixture_assert_named (GTK_WIDGET (fixture->page));
}

static FrondSecondChannelRow *
find_second_channel (Fixture *fixture)
{
  return FROND_SECOND_CHANNEL_ROW (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_SECOND_CHANNEL_ROW, 0));
}

static gboolean
has_abdomen (gpointer data)
{
  return frond_live_session_has_abdomen (get_session (data));
}

static gboolean
has_no_abdomen (gpointer data)
{
  return frond_live_session_get_sensor_info (get_session (data)) && !has_abdomen (data);
}

/* Asked for where there is an input for it, and the sensor is connected again with it. */
static void
test_second_channel (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *row, *uses;

  open_page (fixture, TRUE);
  connect_simulated (fixture, "resting?channels=2");
  session_fixture_wait (has_no_abdomen, fixture);
  session_fixture_wait (is_rated, fixture);
  row = GTK_WIDGET (find_second_channel (fixture));
  uses = session_fixture_find (row, GTK_TYPE_SWITCH, 0);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "oblique") != NULL);
  gtk_switch_set_active (GTK_SWITCH (uses), TRUE);
  session_fixture_wait (has_abdomen, fixture);
  gtk_switch_set_active (GTK_SWITCH (uses), FALSE);
  session_fixture_wait (has_no_abdomen, fixture);
}

/* A programme that asks for a quiet abdomen says what it does without one; others say nothing. */
static void
test_no_second_channel (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quiet-floor-quiet-abdomen");
  GtkWidget *row;

  open_page (fixture, TRUE);
  connect_simulated (fixture, "resting");
  session_fixture_wait (is_rated, fixture);
  row = GTK_WIDGET (find_second_channel (fixture));
  g_assert_false (gtk_widget_get_visible (row));
  frond_live_session_set_programme (get_session (fixture), programme);
  frond_second_channel_row_refresh (FROND_SECOND_CHANNEL_ROW (row), get_session (fixture), TRUE);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "runs without the abdomen’s part") != NULL);
  g_assert_false (gtk_widget_get_visible (session_fixture_find (row, GTK_TYPE_SWITCH, 0)));
}

int
main (int   argc,
      char *argv[])
{
  const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/setup-page/practice", test_practice },
    { "/app/setup-page/person-first", test_person_first },
    { "/app/setup-page/leaving-stores-nothing", test_leaving_stores_nothing },
    { "/app/setup-page/same-again", test_same_again },
    { "/app/setup-page/baseline-needs-same-chain", test_baseline_needs_same_chain },
    { "/app/setup-page/other-depth-warns", test_other_depth_warns },
    { "/app/setup-page/poor-signal", test_poor_signal },
    { "/app/setup-page/sensor-problem", test_sensor_problem },
    { "/app/setup-page/other-sensor-at-once", test_other_sensor_at_once },
    { "/app/setup-page/error-stays", test_error_stays },
    { "/app/setup-page/neutral-words", test_neutral_words },
    { "/app/setup-page/old-baseline-far-below-signal", test_old_baseline_far_below_signal },
    { "/app/setup-page/old-baseline-fits", test_old_baseline_fits },
    { "/app/setup-page/second-channel", test_second_channel },
    { "/app/setup-page/no-second-channel", test_no_second_channel },
    { "/app/setup-page/names", test_names },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
