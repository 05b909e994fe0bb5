/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "live-fixture.h"

#include <glib/gstdio.h>

#include "frond-patient-repository.h"

static void
event_cb (FrondLiveSession *session,
          FrondEvent       *event,
          LiveFixture      *fixture)
{
  fixture->n_events[event->kind]++;
}

void
live_fixture_set_up (LiveFixture  *fixture,
                     gconstpointer is_practice)
{
  const FrondVaultOptions quick = { 64, 1 };
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (GError) error = NULL;

  fixture->loop = g_main_loop_new (NULL, FALSE);
  if (!is_practice) {
    g_autofree char *parent = g_dir_make_tmp ("frond-session-XXXXXX", NULL);

    fixture->folder = g_build_filename (parent, "vault", NULL);
    fixture->vault = frond_vault_create (fixture->folder, "Test", "correct horse battery", &quick, &error);
    g_assert_no_error (error);
    patient->family_name = g_strdup ("Test");
    fixture->patient = frond_patient_repository_save (fixture->vault, patient, &error);
    g_assert_no_error (error);
  }
  fixture->session = frond_live_session_new (fixture->vault, fixture->patient);
  g_signal_connect (fixture->session, "event", G_CALLBACK (event_cb), fixture);
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (g_main_loop_quit), fixture->loop);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir && (name = g_dir_read_name (dir));) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

/* A queued update and a thread that just ended may hold a reference for a moment longer. */
static void
assert_finalizes (FrondLiveSession *session)
{
  gpointer weak = session;

  g_object_add_weak_pointer (G_OBJECT (session), &weak);
  g_object_unref (session);
  for (guint i = 0; weak && i < 2000; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (weak);
}

void
live_fixture_close_session (LiveFixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture->loop);
  assert_finalizes (g_steal_pointer (&fixture->session));
}

void
live_fixture_tear_down (LiveFixture  *fixture,
                        gconstpointer is_practice)
{
  if (fixture->session)
    live_fixture_close_session (fixture);
  g_clear_object (&fixture->patient);
  g_clear_object (&fixture->vault);
  g_clear_pointer (&fixture->loop, g_main_loop_unref);
  if (fixture->folder) {
    g_autofree char *parent = g_path_get_dirname (fixture->folder);

    remove_folder (parent);
    g_free (fixture->folder);
  }
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_live_session_connect_finish (FROND_LIVE_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

void
live_fixture_connect_sensor (LiveFixture *fixture,
                             const char  *scenario,
                             double       speed)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, scenario, scenario);
  gboolean is_connected = FALSE;

  frond_live_session_connect_async (fixture->session, endpoint, speed, NULL, connected_cb, &is_connected);
  while (!is_connected)
    g_main_context_iteration (NULL, TRUE);
}

FrondLiveStatus
live_fixture_get_status (LiveFixture *fixture)
{
  FrondLiveStatus status;

  frond_live_session_get_status (fixture->session, &status);

  return status;
}

void
live_fixture_wait_until_recorded (LiveFixture *fixture,
                                  double       seconds)
{
  while (live_fixture_get_status (fixture).recorded_s < seconds)
    g_main_context_iteration (NULL, FALSE);
}

void
live_fixture_begin (LiveFixture *fixture,
                    const char  *programme_id)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);
  g_autoptr (GError) error = NULL;

  frond_live_session_set_programme (fixture->session, programme);
  g_assert_true (frond_live_session_begin (fixture->session, &error));
  g_assert_no_error (error);
}

void
live_fixture_record (LiveFixture *fixture,
                     double       speed,
                     double       seconds)
{
  live_fixture_connect_sensor (fixture, "resting", speed);
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, seconds);
}

void
live_fixture_wait_for_storage_error (LiveFixture *fixture)
{
  while (!live_fixture_get_status (fixture).storage_error)
    g_main_context_iteration (NULL, TRUE);
}
