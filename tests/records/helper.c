/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "helper.h"

#include <gio/gio.h>

const FrondVaultOptions helper_cheap = { 64, 1 };

char *
helper_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("frond-records-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
remove_below (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_below (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

void
helper_remove_folder (char *folder)
{
  remove_below (folder);
  g_free (folder);
}

void
helper_clear_folder (char **folder)
{
  if (*folder)
    helper_remove_folder (*folder);
}

char *
helper_path (const char *folder,
             const char *name)
{
  return g_build_filename (folder, name, NULL);
}

GBytes *
helper_read (const char *folder,
             const char *name)
{
  g_autofree char *path = helper_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize n;

  g_file_get_contents (path, &data, &n, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, n);
}

void
helper_write (const char   *folder,
              const char   *name,
              gconstpointer data,
              gsize         n_bytes)
{
  g_autofree char *path = helper_path (folder, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, (gssize) n_bytes, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

FrondVault *
helper_create_vault (const char *folder)
{
  g_autoptr (GError) error = NULL;
  FrondVault *vault = frond_vault_create (folder, HELPER_PRACTITIONER, HELPER_PASSPHRASE, &helper_cheap, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);

  return vault;
}

FrondVault *
helper_open_vault (const char *folder)
{
  g_autoptr (GError) error = NULL;
  FrondVault *vault = frond_vault_open (folder, HELPER_PASSPHRASE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);

  return vault;
}

FrondPatient *
helper_add_patient (FrondVault *vault,
                    const char *family_name)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (GError) error = NULL;
  FrondPatient *stored;

  patient->family_name = g_strdup (family_name);
  patient->given_name = g_strdup ("Test");
  stored = frond_patient_repository_save (vault, patient, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stored);

  return stored;
}

void
helper_assert_sound (FrondVault *vault)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = frond_vault_check (vault, &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);
  for (guint i = 0; findings[i]; i++)
    g_test_message ("finding: %s", findings[i]);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

GPtrArray *
helper_make_channels (guint n,
                      guint bits)
{
  GPtrArray *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  for (guint i = 0; i < n; i++) {
    g_autofree char *label = g_strdup_printf ("EMG %u", i + 1);
    FrondChannel    *channel = frond_channel_new (label, FROND_CHANNEL_EMG_RAW, "uV", 0.5, -3 * (double) i);

    channel->bits = bits;
    channel->raw_min = -(gint32) (1u << (bits - 1));
    channel->raw_max = (gint32) ((1u << (bits - 1)) - 1);
    g_ptr_array_add (channels, channel);
  }

  return channels;
}

FrondSessionRecord *
helper_begin_session (FrondVault            *vault,
                      gint64                 patient_id,
                      double                 rate_hz,
                      guint                  n_channels,
                      guint                  bits,
                      FrondRecordingWriter **writer)
{
  g_autoptr (GPtrArray) channels = helper_make_channels (n_channels, bits);
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (2 * 3600);
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *stored;

  record->patient_id = patient_id;
  record->programme_id = g_strdup ("settle-and-let-go");
  record->programme_version = 3;
  record->programme_name = g_strdup ("Settle and let go");
  record->programme_json = g_strdup ("{\"id\": \"settle-and-let-go\"}");
  record->started_at = g_date_time_new_now (zone);
  record->baseline = 4.25;
  record->chain = frond_chain_profile_new ();
  record->chain->sensor = g_strdup ("Test sensor");
  record->chain->channel = g_strdup ("EMG 1");
  record->chain->unit = g_strdup ("uV");
  record->chain->rate_hz = rate_hz;
  record->chain->band_low_hz = 20;
  record->chain->band_high_hz = 450;
  record->chain->filter_order = 4;
  record->chain->notch_hz = 50;
  record->chain->window_ms = 100;
  record->chain->envelope = g_strdup ("RMS");
  stored = frond_session_repository_begin (vault, record, channels, writer, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stored);

  return stored;
}

/* A multiplicative hash: neighbours differ in every byte, and the ends of the range come up. */
gint32
helper_get_sample (guint64 sample,
                   guint   channel,
                   guint   bits)
{
  guint32 mixed = (guint32) ((sample + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) + channel * 0x85ebca6bu;

  if (sample % 1000 == 0)
    return -(gint32) (1u << (bits - 1));
  if (sample % 1000 == 1)
    return (gint32) ((1u << (bits - 1)) - 1);

  return (gint32) mixed >> (32 - bits);
}

FrondBlock *
helper_make_block (guint64 first_sample,
                   guint   n_frames,
                   guint   n_channels,
                   guint   bits,
                   double  rate_hz)
{
  FrondBlock *block = frond_block_new (first_sample, n_frames, n_channels, rate_hz);

  for (guint i = 0; i < n_frames; i++)
    for (guint c = 0; c < n_channels; c++)
      block->raw[(gsize) i * n_channels + c] = helper_get_sample (first_sample + i, c, bits);
  block->host_time_us = g_get_monotonic_time ();

  return block;
}

void
helper_assert_samples (FrondRecording *recording,
                       guint64         first,
                       guint           n,
                       guint           bits)
{
  g_autofree gint32 *raw = g_new (gint32, n);
  g_autoptr (GError) error = NULL;

  for (guint c = 0; c < frond_recording_get_n_channels (recording); c++) {
    frond_recording_read_raw (recording, c, first, n, raw, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < n; i++)
      if (raw[i] != helper_get_sample (first + i, c, bits))
        g_error ("channel %u, sample %" G_GUINT64_FORMAT ": %d instead of %d", c, first + i, raw[i], helper_get_sample (first + i, c, bits));
  }
}
