/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is proposed is what was said last time: of this patient, in a session that was kept. */

#include "frond-session-trainer.h"

#include "frond-session-repository.h"
#include "helper.h"

typedef struct {
  char         *folder;
  FrondVault   *vault;
  FrondPatient *patient;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer unused)
{
  self->folder = helper_make_folder ();
  self->vault = helper_create_vault (self->folder);
  self->patient = helper_add_patient (self->vault, "Roe");
}

static void
tear_down (Fixture      *self,
           gconstpointer unused)
{
  g_object_unref (self->patient);
  g_object_unref (self->vault);
  helper_remove_folder (self->folder);
}

/* A session of that programme, @hours after the first one, in which trainers of these sizes were said. */
static gint64
record_sizes (Fixture      *self,
              FrondPatient *patient,
              const char   *programme_id,
              int           hours,
              const char   *sizes)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);
  g_autoptr (GPtrArray) channels = helper_make_channels (1, 16);
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (FrondSessionRecord) stored = NULL;
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 10, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;

  record->patient_id = patient->id;
  record->programme_id = g_strdup (programme_id);
  record->programme_name = g_strdup (programme_id);
  record->programme_json = g_strdup (frond_programme_get_json (programme));
  record->started_at = g_date_time_add_hours (first, hours);
  record->chain = frond_chain_profile_new ();
  record->chain->unit = g_strdup ("uV");
  record->chain->rate_hz = 1000;
  stored = frond_session_repository_begin (self->vault, record, channels, &writer, &error);
  g_assert_no_error (error);
  for (const char *size = sizes; *size; size++) {
    FrondEvent *event = frond_event_new (FROND_EVENT_TRAINER, 0, *size - '0', NULL);

    event->value = FROND_TRAINER_BY_THERAPIST;
    frond_recording_writer_push_event (writer, event);
    frond_event_free (event);
  }
  g_assert_true (frond_recording_writer_finish (writer, &error));
  g_assert_no_error (error);

  return stored->id;
}

static int
find_size (Fixture *self,
           gint64   before_id)
{
  const FrondTrainer last = frond_session_trainer_find_last (self->vault, self->patient->id, before_id);

  if (last.size > 0)
    g_assert_cmpint (last.hand, ==, FROND_TRAINER_BY_THERAPIST);

  return last.size;
}

static void
test_last (Fixture      *self,
           gconstpointer unused)
{
  g_autoptr (FrondPatient) other = helper_add_patient (self->vault, "Poe");
  gint64 now;

  g_assert_cmpint (find_size (self, 0), ==, 0);
  record_sizes (self, other, "guarding-response", 9, "8");
  g_assert_cmpint (find_size (self, 0), ==, 0);
  record_sizes (self, self->patient, "guarding-response", 1, "234");
  g_assert_cmpint (find_size (self, 0), ==, 4);
  /* In between nothing was said, or there was no trainer; the one that runs does not count. */
  record_sizes (self, self->patient, "guarding-response", 2, "");
  record_sizes (self, self->patient, "quick-look", 3, "7");
  now = record_sizes (self, self->patient, "guarding-response", 4, "5");
  g_assert_cmpint (find_size (self, now), ==, 4);
  g_assert_cmpint (find_size (self, 0), ==, 5);
}

static void
test_discarded (Fixture      *self,
                gconstpointer unused)
{
  gint64 id;

  record_sizes (self, self->patient, "guarding-response", 1, "3");
  id = record_sizes (self, self->patient, "guarding-response", 2, "6");
  g_assert_true (frond_session_repository_discard (self->vault, id, NULL));
  g_assert_cmpint (find_size (self, 0), ==, 3);
}

/* What cannot be read is not proposed, and holds nobody up. */
static void
test_damaged (Fixture      *self,
              gconstpointer unused)
{
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (self->vault, record_sizes (self, self->patient, "guarding-response", 2, "6"), NULL);
  g_autofree char *name = g_strdup_printf ("recordings/%s.db", record->uuid);
  char             zeros[3 * 4096] = { 0 };

  record_sizes (self, self->patient, "guarding-response", 1, "3");
  helper_write (self->folder, name, zeros, sizeof zeros);
  g_assert_cmpint (find_size (self, 0), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-trainer/last", Fixture, NULL, set_up, test_last, tear_down);
  g_test_add ("/session-trainer/discarded", Fixture, NULL, set_up, test_discarded, tear_down);
  g_test_add ("/session-trainer/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  return g_test_run ();
}
