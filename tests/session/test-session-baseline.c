/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-baseline.h"

#include <string.h>

#include "frond-error.h"
#include "frond-event.h"
#include "helper.h"

#define RATE 1000

typedef struct {
  char               *folder;
  FrondVault         *vault;
  FrondSessionRecord *record;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer unused)
{
  self->folder = helper_make_folder ();
  self->vault = helper_create_vault (self->folder);
}

static void
tear_down (Fixture      *self,
           gconstpointer unused)
{
  g_object_unref (self->record);
  g_object_unref (self->vault);
  helper_remove_folder (self->folder);
}

/* A closed recording with @event and nothing else in it. */
static void
record_event (Fixture          *self,
              const FrondEvent *event)
{
  g_autoptr (FrondPatient) patient = helper_add_patient (self->vault, "Roe");
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  self->record = helper_begin_session (self->vault, patient->id, RATE, 1, 16, &writer);
  if (event)
    frond_recording_writer_push_event (writer, event);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static GDateTime *
find_origin (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GDateTime *origin = frond_session_baseline_find_origin (self->vault, self->record, &error);

  g_assert_no_error (error);

  return origin;
}

/* No date at all is better than that of the session, which would make an old level a new one. */
static void
assert_unknown (Fixture *self,
                int      code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (frond_session_baseline_find_origin (self->vault, self->record, &error));
  g_assert_error (error, FROND_ERROR, code);
  g_assert_nonnull (strstr (error->message, "measure it now"));
}

static void
test_measured (Fixture      *self,
               gconstpointer unused)
{
  g_autoptr (FrondEvent) event = frond_event_new_baseline (5.5, NULL);
  g_autoptr (GDateTime) origin = NULL;

  record_event (self, event);
  origin = find_origin (self);
  g_assert_true (g_date_time_equal (origin, self->record->started_at));
}

static void
test_taken_over (Fixture      *self,
                 gconstpointer unused)
{
  g_autoptr (GDateTime) october = g_date_time_new_from_iso8601 ("2026-10-01T09:30:00+02:00", NULL);
  g_autoptr (FrondEvent) event = frond_event_new_baseline (5.5, october);
  g_autoptr (GDateTime) origin = NULL;

  record_event (self, event);
  origin = find_origin (self);
  g_assert_true (g_date_time_equal (origin, october));
}

static void
test_says_nothing (Fixture      *self,
                   gconstpointer unused)
{
  record_event (self, NULL);
  assert_unknown (self, FROND_ERROR_NOT_FOUND);
}

static void
test_says_nonsense (Fixture      *self,
                    gconstpointer unused)
{
  g_autoptr (GDateTime) october = g_date_time_new_from_iso8601 ("2026-10-01T09:30:00+02:00", NULL);
  g_autoptr (FrondEvent) event = frond_event_new_baseline (5.5, october);

  g_set_str (&event->text, "some day");
  record_event (self, event);
  assert_unknown (self, FROND_ERROR_NOT_FOUND);
}

static void
test_damaged (Fixture      *self,
              gconstpointer unused)
{
  g_autoptr (FrondEvent) event = frond_event_new_baseline (5.5, NULL);
  g_autofree char *name = NULL;
  char             zeros[3 * 4096] = { 0 };

  record_event (self, event);
  name = g_strdup_printf ("recordings/%s.db", self->record->uuid);
  helper_write (self->folder, name, zeros, sizeof zeros);
  assert_unknown (self, FROND_ERROR_DAMAGED);
}

static void
test_missing (Fixture      *self,
              gconstpointer unused)
{
  record_event (self, NULL);
  g_set_str (&self->record->uuid, "no-such-recording");
  assert_unknown (self, FROND_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/session-baseline/measured", test_measured);
  ADD ("/session-baseline/taken-over", test_taken_over);
  ADD ("/session-baseline/says-nothing", test_says_nothing);
  ADD ("/session-baseline/says-nonsense", test_says_nonsense);
  ADD ("/session-baseline/damaged", test_damaged);
  ADD ("/session-baseline/missing", test_missing);

  return g_test_run ();
}
