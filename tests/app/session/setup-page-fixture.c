/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "setup-page-fixture.h"

#include <math.h>

#include "frond-placement-row.h"
#include "frond-sensor-row.h"
#include "frond-session-repository.h"

#include "session-fixture.h"

void
setup_page_fixture_set_up (SetupPageFixture *fixture,
                           gconstpointer     data)
{
  fixture->vault = session_fixture_make_vault (&fixture->folder);
  fixture->patient = session_fixture_add_patient (fixture->vault);
}

void
setup_page_fixture_close (SetupPageFixture *fixture)
{
  if (!fixture->page)
    return;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  session_fixture_settle ();
  g_assert_null (fixture->page);
}

void
setup_page_fixture_tear_down (SetupPageFixture *fixture,
                              gconstpointer     data)
{
  setup_page_fixture_close (fixture);
  g_clear_object (&fixture->patient);
  g_assert_finalize_object (fixture->vault);
  session_fixture_remove_folder (fixture->folder);
}

static void
begun_cb (SetupPageFixture *fixture)
{
  fixture->n_begun++;
}

void
setup_page_fixture_open (SetupPageFixture *fixture,
                         gboolean          is_practice)
{
  fixture->page = frond_setup_page_new (is_practice ? NULL : fixture->vault, is_practice ? NULL : fixture->patient, SETUP_PAGE_FIXTURE_SPEED);
  g_signal_connect_swapped (fixture->page, "begun", G_CALLBACK (begun_cb), fixture);
  fixture->window = session_fixture_show (ADW_NAVIGATION_PAGE (fixture->page));
}

void
setup_page_fixture_choose (SetupPageFixture *fixture,
                           FrondEndpoint    *endpoint)
{
  frond_sensor_row_choose (FROND_SENSOR_ROW (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_SENSOR_ROW, 0)), endpoint);
}

void
setup_page_fixture_connect (SetupPageFixture *fixture,
                            const char       *scenario)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, scenario, "Simulated patient");

  setup_page_fixture_choose (fixture, endpoint);
}

FrondLiveSession *
setup_page_fixture_get_session (SetupPageFixture *fixture)
{
  return frond_setup_page_get_session (fixture->page);
}

FrondLiveStatus
setup_page_fixture_get_status (SetupPageFixture *fixture)
{
  FrondLiveStatus status;

  frond_live_session_get_status (setup_page_fixture_get_session (fixture), &status);

  return status;
}

gboolean
setup_page_fixture_is_rated (gpointer data)
{
  return setup_page_fixture_get_status (data).rating != FROND_SIGNAL_WAITING;
}

gboolean
setup_page_fixture_can_begin (gpointer data)
{
  SetupPageFixture *fixture = data;

  return gtk_widget_get_sensitive (session_fixture_find (GTK_WIDGET (fixture->page), ADW_TYPE_SPLIT_BUTTON, 0));
}

void
setup_page_fixture_press (SetupPageFixture *fixture,
                          const char       *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
}

void
setup_page_fixture_confirm (SetupPageFixture *fixture)
{
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (fixture->page), "Confirm"), "clicked");
}

guint
setup_page_fixture_count_sessions (SetupPageFixture *fixture)
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
void
setup_page_fixture_run_and_end (SetupPageFixture *fixture)
{
  g_autoptr (FrondLiveSession) session = g_object_ref (setup_page_fixture_get_session (fixture));
  gboolean has_ended = FALSE;

  g_signal_connect_swapped (session, "ended", G_CALLBACK (ended_cb), &has_ended);
  frond_live_session_end (session);
  session_fixture_wait (is_true, &has_ended);
  g_signal_handlers_disconnect_by_data (session, &has_ended);
  g_assert_cmpint (frond_live_session_get_record (session)->state, ==, FROND_SESSION_COMPLETE);
  setup_page_fixture_close (fixture);
}

gboolean
setup_page_fixture_has_baseline (gpointer data)
{
  return !isnan (setup_page_fixture_get_status (data).baseline);
}

GtkWidget *
setup_page_fixture_find (SetupPageFixture *fixture,
                         GType             type)
{
  return session_fixture_find (GTK_WIDGET (fixture->page), type, 0);
}

void
setup_page_fixture_write_placement (SetupPageFixture *fixture,
                                    const char       *electrode)
{
  GtkWidget *row = setup_page_fixture_find (fixture, FROND_TYPE_PLACEMENT_ROW);

  gtk_editable_set_text (GTK_EDITABLE (session_fixture_find (row, ADW_TYPE_ENTRY_ROW, 0)), electrode);
}

static void
measure_baseline (SetupPageFixture *fixture)
{
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  frond_live_session_set_baseline (setup_page_fixture_get_session (fixture), NAN, NULL);
  session_fixture_settle ();
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (fixture->page), "Measure 30 s"), "clicked");
  g_assert_cmpint (setup_page_fixture_get_status (fixture).state, ==, FROND_LIVE_BASELINE);
  g_assert_false (setup_page_fixture_can_begin (fixture));
  session_fixture_wait (setup_page_fixture_has_baseline, fixture);
}

/* Its resting level is measured, or what is given here. */
void
setup_page_fixture_run_first (SetupPageFixture *fixture,
                              double            level)
{
  AdwComboRow *programmes = NULL;

  setup_page_fixture_open (fixture, FALSE);
  programmes = ADW_COMBO_ROW (setup_page_fixture_find (fixture, ADW_TYPE_COMBO_ROW));
  adw_combo_row_set_selected (programmes, 1);
  setup_page_fixture_connect (fixture, "resting");
  setup_page_fixture_write_placement (fixture, "Pads");
  measure_baseline (fixture);
  g_assert_cmpfloat (setup_page_fixture_get_status (fixture).baseline, >, 1);
  g_assert_cmpfloat (setup_page_fixture_get_status (fixture).baseline, <, 20);
  if (!isnan (level))
    frond_live_session_set_baseline (setup_page_fixture_get_session (fixture), level, NULL);
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  setup_page_fixture_press (fixture, "setup.begin");
  setup_page_fixture_run_and_end (fixture);
}
