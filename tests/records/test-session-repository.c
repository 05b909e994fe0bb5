/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "helper.h"

static void
push_seconds (FrondRecordingWriter *writer,
              guint64               first,
              guint                 n,
              guint                 n_channels,
              guint                 bits)
{
  for (guint done = 0; done < n; done += MIN (20, n - done)) {
    g_autoptr (FrondBlock) block = helper_make_block (first + done, MIN (20, n - done), n_channels, bits, 1000);

    frond_recording_writer_push_block (writer, block);
  }
}

/* A whole session comes back as it was, sample by sample, after closing and opening the vault. */
static void
test_round_trip (gconstpointer data)
{
  guint                   bits = GPOINTER_TO_UINT (data);
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = helper_begin_session (vault, patient->id, 1000, 3, bits, &writer);
  g_autoptr (FrondSessionRecord) ended = NULL;
  g_autoptr (FrondSessionRecord) stored = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  double physical;
  gint32 raw;

  g_assert_cmpint (record->state, ==, FROND_SESSION_RECORDING);
  push_seconds (writer, 0, 4321, 3, bits);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  g_assert_no_error (error);
  record->baseline = NAN;
  record->headline = g_strdup ("4.6 → 3.1 µV");
  record->rest_before = 4.6;
  ended = frond_session_repository_end (vault, record, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ended->state, ==, FROND_SESSION_COMPLETE);
  helper_assert_sound (vault);

  g_clear_object (&vault);
  vault = helper_open_vault (folder);
  stored = frond_session_repository_get (vault, record->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (stored->n_samples, ==, 4321);
  g_assert_cmpfloat_with_epsilon (stored->duration_s, 4.321, 1e-12);
  g_assert_true (isnan (stored->baseline));
  g_assert_cmpstr (stored->headline, ==, "4.6 → 3.1 µV");
  g_assert_cmpfloat (stored->rest_before, ==, 4.6);
  g_assert_true (isnan (stored->rest_after));
  g_assert_cmpstr (stored->uuid, ==, record->uuid);
  g_assert_cmpstr (stored->programme_json, ==, record->programme_json);
  g_assert_cmpstr (stored->chain->sensor, ==, "Test sensor");
  g_assert_cmpint (g_date_time_get_utc_offset (stored->started_at) / G_TIME_SPAN_HOUR, ==, 2);
  g_assert_true (g_date_time_equal (stored->started_at, record->started_at));

  recording = frond_session_repository_open_recording (vault, stored, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (frond_recording_get_n_channels (recording), ==, 3);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, 4321);
  g_assert_cmpstr (frond_recording_get_channel (recording, 1)->label, ==, "EMG 2");
  helper_assert_samples (recording, 0, 4321, bits);
  helper_assert_samples (recording, 1234, 77, bits);

  frond_recording_read (recording, 2, 1234, 1, &physical, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (physical, ==, helper_get_sample (1234, 2, bits) * 0.5 - 6);
  frond_recording_read_raw (recording, 0, 4321, 1, &raw, &error);
  g_assert_cmpint (raw, ==, G_MININT32);
}

/* Missing samples stay missing; the next one is at its true place. */
static void
test_gap (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = helper_begin_session (vault, patient->id, 1000, 1, 16, &writer);
  g_autoptr (FrondSessionRecord) ended = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  double values[600];

  push_seconds (writer, 0, 300, 1, 16);
  push_seconds (writer, 500, 300, 1, 16);
  /* What was there already is not taken twice. */
  push_seconds (writer, 600, 300, 1, 16);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  ended = frond_session_repository_end (vault, record, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ended->n_samples, ==, 900);

  recording = frond_session_repository_open_recording (vault, ended, &error);
  g_assert_no_error (error);
  helper_assert_samples (recording, 0, 300, 16);
  helper_assert_samples (recording, 500, 400, 16);
  frond_recording_read (recording, 0, 0, 600, values, &error);
  g_assert_no_error (error);
  for (guint i = 300; i < 500; i++)
    g_assert_true (isnan (values[i]));
  g_assert_false (isnan (values[299]));
  g_assert_false (isnan (values[500]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/session-repository/round-trip/10", GUINT_TO_POINTER (10), test_round_trip);
  g_test_add_data_func ("/session-repository/round-trip/16", GUINT_TO_POINTER (16), test_round_trip);
  g_test_add_data_func ("/session-repository/round-trip/24", GUINT_TO_POINTER (24), test_round_trip);
  g_test_add_func ("/session-repository/gap", test_gap);

  return g_test_run ();
}
