/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session's rows hold: how it was measured, and its numbers. */

#include <math.h>

#include "helper.h"

static FrondSessionRecord *
describe_session (gint64      patient_id,
                  const char *sensor,
                  const char *electrode,
                  guint       day)
{
  FrondSessionRecord *record = frond_session_record_new ();

  record->patient_id = patient_id;
  record->started_at = g_date_time_new_utc (2026, 11, (int) day, 10, 15, 0);
  record->baseline = NAN;
  record->chain = frond_chain_profile_new ();
  record->chain->sensor = g_strdup (sensor);
  record->chain->rate_hz = 1000;
  record->chain->electrode = g_strdup (electrode);

  return record;
}

static FrondSessionRecord *
store_session (FrondVault         *vault,
               FrondSessionRecord *description)
{
  g_autoptr (GPtrArray) channels = helper_make_channels (1, 16);
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *ended;

  record = frond_session_repository_begin (vault, description, channels, &writer, &error);
  g_assert_no_error (error);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  ended = frond_session_repository_end (vault, record, &error);
  g_assert_no_error (error);

  return ended;
}

static void
test_chain (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondSessionRecord) description = describe_session (patient->id, "Sensor", "Periform", 1);
  g_autoptr (FrondSessionRecord) stored = NULL;
  g_autoptr (FrondSessionRecord) bare = NULL;

  bare = store_session (vault, description);
  g_assert_true (isnan (bare->chain->gain));
  g_assert_true (isnan (bare->chain->electrode_depth_mm));
  g_assert_null (bare->chain->electrode_serial);

  description->chain->gain = 1009;
  description->chain->electrode_depth_mm = 42.5;
  description->chain->electrode_serial = g_strdup ("PF-0042");
  description->chain->electrode_orientation = g_strdup ("Left and right");
  description->chain->position = g_strdup ("Lying on the back");
  stored = store_session (vault, description);
  g_assert_cmpfloat (stored->chain->gain, ==, 1009);
  g_assert_cmpfloat (stored->chain->electrode_depth_mm, ==, 42.5);
  g_assert_cmpstr (stored->chain->electrode_serial, ==, "PF-0042");
  g_assert_cmpstr (stored->chain->electrode_orientation, ==, "Left and right");
  g_assert_cmpstr (stored->chain->position, ==, "Lying on the back");
}

static void
test_rest_levels (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondSessionRecord) description = describe_session (patient->id, "Sensor", NULL, 1);
  g_autoptr (FrondSessionRecord) ended = store_session (vault, description);
  g_autoptr (FrondSessionRecord) stored = NULL;
  g_autoptr (FrondSessionRecord) nobody = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (isnan (ended->rest_before));
  stored = frond_session_repository_set_headline (vault, ended->id, "4.6 µV", 4.625, NAN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->headline, ==, "4.6 µV");
  g_assert_cmpfloat (stored->rest_before, ==, 4.625);
  g_assert_true (isnan (stored->rest_after));
  nobody = frond_session_repository_set_headline (vault, 4711, "4.6 µV", 4.625, NAN, &error);
  g_assert_null (nobody);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  helper_assert_sound (vault);
}

static char *
get_last_electrode (FrondVault *vault,
                    gint64      patient_id,
                    const char *sensor)
{
  g_autoptr (FrondChainProfile) chain = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_session_repository_get_last_chain (vault, patient_id, sensor, &chain, &error));
  g_assert_no_error (error);

  return chain ? g_strdup (chain->electrode) : NULL;
}

#define assert_last(vault, patient_id, sensor, expected) \
  G_STMT_START \
  { \
    g_autofree char *electrode = get_last_electrode (vault, patient_id, sensor); \
    g_assert_cmpstr (electrode, ==, expected); \
  } \
  G_STMT_END

/* The newest of that sensor, of that patient, that was not thrown away. */
static void
test_last_chain (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondPatient) other = helper_add_patient (vault, "Doe");
  static const struct {
    const char *sensor;
    const char *electrode;
    guint       day;
  } sessions[] = { { "A", "newest of A", 9 }, { "A", "older of A", 3 }, { "B", "newest of B", 7 }, { "A", "thrown away", 12 } };
  gint64 last_id = 0;
  g_autoptr (GError) error = NULL;

  assert_last (vault, patient->id, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++) {
    g_autoptr (FrondSessionRecord) description = describe_session (patient->id, sessions[i].sensor, sessions[i].electrode, sessions[i].day);
    g_autoptr (FrondSessionRecord) stored = store_session (vault, description);

    last_id = stored->id;
  }
  assert_last (vault, patient->id, "A", "thrown away");
  g_assert_true (frond_session_repository_discard (vault, last_id, &error));
  assert_last (vault, patient->id, "A", "newest of A");
  assert_last (vault, patient->id, "B", "newest of B");
  assert_last (vault, patient->id, NULL, "newest of A");
  assert_last (vault, patient->id, "C", NULL);
  assert_last (vault, other->id, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-row/chain", test_chain);
  g_test_add_func ("/session-row/rest-levels", test_rest_levels);
  g_test_add_func ("/session-row/last-chain", test_last_chain);

  return g_test_run ();
}
