/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-consent-repository.h"

#include <math.h>

#include "frond-statement.h"
#include "frond-vault-private.h"
#include "helper.h"
#include "shim-vfs.h"

typedef struct {
  char         *folder;
  FrondVault   *vault;
  FrondPatient *patient;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = helper_make_folder ();
  fixture->vault = helper_create_vault (fixture->folder);
  fixture->patient = helper_add_patient (fixture->vault, "Bauer");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  shim_fail_never ();
  g_clear_object (&fixture->patient);
  g_clear_object (&fixture->vault);
  helper_remove_folder (fixture->folder);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  gint64 n = -1;

  g_assert_true (frond_statement_query_int64 (fixture->vault->database, sql, &n, NULL));

  return n;
}

static FrondConsent *
make_consent (void)
{
  FrondConsent *consent = frond_consent_new ();

  frond_consent_answer (consent, FROND_CONSENT_OUTSIDE, FROND_ANSWER_YES);
  frond_consent_answer (consent, FROND_CONSENT_INSIDE, FROND_ANSWER_NO);
  frond_consent_answer (consent, FROND_CONSENT_TOUCH, FROND_ANSWER_LATER);
  frond_consent_set_chaperone (consent, FROND_CHAPERONE_PRESENT, "Inês Müller", "Hebamme");

  return consent;
}

/* (nullable): where the disk did not take it */
static FrondSessionRecord *
try_to_begin (Fixture            *fixture,
              gint64              patient_id,
              int                 day,
              const FrondConsent *consent,
              GError            **error)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (GPtrArray) channels = helper_make_channels (1, 16);
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) begun = NULL;

  record->patient_id = patient_id;
  record->started_at = g_date_time_new_utc (2026, 11, day, 10, 15, 0);
  record->baseline = NAN;
  record->chain = frond_chain_profile_new ();
  record->chain->rate_hz = 1000;
  record->consent = consent ? frond_consent_copy (consent) : NULL;
  begun = frond_session_repository_begin (fixture->vault, record, channels, &writer, error);
  if (writer)
    g_assert_true (frond_recording_writer_finish (writer, NULL) || shim_has_failed ());

  return g_steal_pointer (&begun);
}

static FrondSessionRecord *
begin (Fixture            *fixture,
       int                 day,
       const FrondConsent *consent)
{
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *record = try_to_begin (fixture, fixture->patient->id, day, consent, &error);

  g_assert_no_error (error);

  return record;
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (FrondConsent) consent = make_consent ();
  g_autoptr (FrondSessionRecord) record = begin (fixture, 1, consent);
  g_autoptr (FrondConsent) read = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->vault);
  fixture->vault = helper_open_vault (fixture->folder);
  g_assert_true (frond_consent_repository_get (fixture->vault, record->id, &read, &error));
  g_assert_no_error (error);
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    g_assert_cmpint (read->answers[part], ==, consent->answers[part]);
    g_assert_cmpint (read->answered_us[part], ==, consent->answered_us[part]);
  }
  g_assert_cmpint (read->chaperone, ==, FROND_CHAPERONE_PRESENT);
  g_assert_cmpint (read->chaperone_us, ==, consent->chaperone_us);
  g_assert_cmpstr (read->chaperone_name, ==, "Inês Müller");
  g_assert_cmpstr (read->chaperone_role, ==, "Hebamme");
  helper_assert_sound (fixture->vault);
}

/* To each part what was said the last time it was asked for: a refusal does not go away by not being spoken of. Of this patient only. */
static void
test_last (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (FrondConsent) first = make_consent ();
  g_autoptr (FrondConsent) second = frond_consent_new ();
  g_autoptr (FrondConsent) last = NULL;
  g_autoptr (FrondConsent) none = NULL;
  g_autoptr (FrondPatient) other = helper_add_patient (fixture->vault, "Okafor");
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_consent_repository_get_last (fixture->vault, fixture->patient->id, &none, &error));
  g_assert_null (none);
  frond_consent_answer (second, FROND_CONSENT_INSIDE, FROND_ANSWER_YES);
  g_object_unref (begin (fixture, 2, second));
  g_object_unref (begin (fixture, 1, first));
  g_object_unref (begin (fixture, 3, NULL));
  g_assert_true (frond_consent_repository_get_last (fixture->vault, fixture->patient->id, &last, &error));
  g_assert_no_error (error);
  g_assert_cmpint (last->answers[FROND_CONSENT_INSIDE], ==, FROND_ANSWER_YES);
  g_assert_cmpint (last->answered_us[FROND_CONSENT_INSIDE], ==, second->answered_us[FROND_CONSENT_INSIDE]);
  g_assert_cmpint (last->answers[FROND_CONSENT_OUTSIDE], ==, FROND_ANSWER_YES);
  g_assert_cmpint (last->answers[FROND_CONSENT_TOUCH], ==, FROND_ANSWER_LATER);
  g_assert_cmpint (last->answers[FROND_CONSENT_TRAINER], ==, FROND_ANSWER_NONE);
  g_assert_cmpint (last->chaperone, ==, FROND_CHAPERONE_PRESENT);
  g_assert_cmpstr (last->chaperone_name, ==, "Inês Müller");
  g_assert_true (frond_consent_repository_get_last (fixture->vault, other->id, &none, &error));
  g_assert_null (none);
}

/* What was agreed to is in the audit, with its session; who was there is not. */
static void
test_audit (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FrondConsent) consent = make_consent ();
  g_autoptr (FrondSessionRecord) record = begin (fixture, 1, consent);
  g_autoptr (FrondSessionRecord) without = begin (fixture, 2, NULL);

  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE action = 'consent' AND object_type = 'session'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT object_id FROM audit WHERE action = 'consent'"), ==, record->id);
  g_assert_cmpint (count (fixture, "SELECT json_extract (detail, '$.outside') = 'yes' AND json_extract (detail, '$.inside') = 'no'"
                                   " AND json_extract (detail, '$.touch') = 'later' AND json_extract (detail, '$.chaperone') = 'present'"
                                   " AND json_extract (detail, '$.trainer') IS NULL FROM audit WHERE action = 'consent'"),
                   ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE detail LIKE '%Müller%' OR detail LIKE '%Hebamme%'"), ==, 0);
  helper_assert_sound (fixture->vault);
}

/* What was said was said. */
static void
test_stays (Fixture      *fixture,
            gconstpointer data)
{
  const char *attempts[] = {
    "UPDATE consent_answer SET answer = 'yes'",
    "DELETE FROM consent_answer",
    "UPDATE consent SET chaperone = 'declined', chaperone_name = NULL, chaperone_role = NULL",
    "DELETE FROM consent",
  };
  g_autoptr (FrondConsent) consent = make_consent ();
  g_autoptr (FrondSessionRecord) record = begin (fixture, 1, consent);

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    g_assert_false (frond_database_execute (fixture->vault->database, attempts[i], NULL));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM consent_answer"), ==, 3);
}

/* Whatever the disk does: a session that began has its consent, one that did not has left none. */
static void
test_failing_disk (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FrondConsent) consent = make_consent ();
  guint    n_failed = 0;
  gboolean has_begun = FALSE;

  for (guint n = 1; !has_begun; n += 2) {
    g_autoptr (FrondSessionRecord) record = NULL;
    g_autoptr (GError) error = NULL;

    shim_fail_after (n, FALSE);
    record = try_to_begin (fixture, fixture->patient->id, 1, consent, &error);
    has_begun = record && !shim_has_failed ();
    shim_fail_never ();
    g_assert_true (record || error->domain == FROND_ERROR);
    n_failed += !record;
    g_clear_object (&fixture->vault);
    fixture->vault = helper_open_vault (fixture->folder);
    g_assert_cmpint (count (fixture, "SELECT count (*) FROM session"), ==, count (fixture, "SELECT count (*) FROM consent"));
    g_assert_cmpint (count (fixture, "SELECT 3 * count (*) FROM session"), ==, count (fixture, "SELECT count (*) FROM consent_answer"));
    g_assert_cmpint (count (fixture, "SELECT count (*) FROM session"), ==, count (fixture, "SELECT count (*) FROM audit WHERE action = 'consent'"));
  }
  g_test_message ("%u times the disk failed", n_failed);
  g_assert_cmpuint (n_failed, >, 0);
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (FrondConsent) consent = NULL;
  g_autoptr (GError) error = NULL;

  frond_vault_close (fixture->vault);
  g_assert_false (frond_consent_repository_get_last (fixture->vault, fixture->patient->id, &consent, &error));
  g_assert_true (error->domain == FROND_ERROR);
  g_assert_null (consent);
}

#define ADD(name, test) g_test_add ("/consent-repository/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  ADD ("round-trip", test_round_trip);
  ADD ("last", test_last);
  ADD ("audit", test_audit);
  ADD ("stays", test_stays);
  ADD ("failing-disk", test_failing_disk);
  ADD ("closed", test_closed);

  return g_test_run ();
}
