/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "live-page-fixture.h"

#include "session-fixture.h"

/* Slow enough that the programme does not end by itself within a test, on the slowest machine. */
#define SPEED 1.0

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  LivePageFixture *fixture = data;
  g_autoptr (GError) error = NULL;

  fixture->is_connected = frond_live_session_connect_finish (FROND_LIVE_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_connected (gpointer data)
{
  return ((LivePageFixture *) data)->is_connected;
}

static void
finished_cb (LivePageFixture *fixture)
{
  fixture->n_finished++;
}

gboolean
live_page_fixture_is_finished (gpointer data)
{
  return ((LivePageFixture *) data)->n_finished > 0;
}

FrondLiveStatus
live_page_fixture_get_status (LivePageFixture *fixture)
{
  FrondLiveStatus status;

  frond_live_session_get_status (fixture->session, &status);

  return status;
}

FrondLiveState
live_page_fixture_get_state (LivePageFixture *fixture)
{
  return live_page_fixture_get_status (fixture).state;
}

guint
live_page_fixture_count_marks (LivePageFixture *fixture)
{
  GPtrArray *events = frond_live_session_get_events (fixture->session);
  guint      n = 0;

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    n += event->kind == FROND_EVENT_MARKER;
  }

  return n;
}

/* With a name in data it is a session with a record, else practice. */
static void
create_session (LivePageFixture *fixture,
                const char      *name)
{
  g_autoptr (FrondPatient) patient = NULL;

  if (name) {
    fixture->vault = session_fixture_make_vault (&fixture->folder);
    patient = session_fixture_add_patient (fixture->vault);
  }
  fixture->session = frond_live_session_new (fixture->vault, patient);
}

void
live_page_fixture_open (LivePageFixture *fixture,
                        FrondProgramme  *programme,
                        double           baseline,
                        double           speed,
                        const char      *record)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, fixture->scenario ? fixture->scenario : "resting", "Simulated patient");
  g_autoptr (GError) error = NULL;

  create_session (fixture, record);
  frond_live_session_set_programme (fixture->session, programme);
  frond_live_session_set_uses_abdomen (fixture->session, fixture->uses_abdomen);
  frond_live_session_connect_async (fixture->session, endpoint, speed, NULL, connected_cb, fixture);
  session_fixture_wait (is_connected, fixture);
  frond_live_session_set_baseline (fixture->session, baseline, NULL);
  frond_live_session_begin (fixture->session, &error);
  g_assert_no_error (error);

  fixture->page = frond_live_page_new (fixture->session);
  g_signal_connect_swapped (fixture->page, "finished", G_CALLBACK (finished_cb), fixture);
  fixture->window = session_fixture_show (ADW_NAVIGATION_PAGE (fixture->page));
}

void
live_page_fixture_set_up (LivePageFixture *fixture,
                          gconstpointer    data)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("work-and-rest-10-10");

  live_page_fixture_open (fixture, programme, 5, SPEED, data);
}

/* A page that is closed leaves nothing behind, not even a timer. */
void
live_page_fixture_tear_down (LivePageFixture *fixture,
                             gconstpointer    data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  session_fixture_settle ();
  g_assert_null (fixture->page);
  g_assert_finalize_object (fixture->session);
  if (fixture->vault) {
    g_assert_finalize_object (fixture->vault);
    session_fixture_remove_folder (fixture->folder);
  }
}
