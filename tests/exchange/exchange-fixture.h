/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "frond-edf-writer.h"
#include "frond-imported-recording.h"

/**
 * Fixture:
 * @folder: a fresh one
 * @source: a recording of @raw
 * @raw: one array for each channel
 * @chain: its chain profile
 * @n_reads: how often it was read
 *
 * A recording in memory to export.
 */
typedef struct {
  char              *folder;
  FrondExportSource  source;
  gint32           **raw;
  FrondChainProfile *chain;
  guint              n_reads;
} Fixture;

static inline gboolean
fixture_read_raw (guint    channel,
                  guint64  first_sample,
                  gsize    n,
                  gint32  *out,
                  gpointer user_data,
                  GError **error)
{
  Fixture *fixture = user_data;

  fixture->n_reads++;
  memcpy (out, fixture->raw[channel] + first_sample, n * sizeof *out);

  return TRUE;
}

/* A BITalino's two channels: 10 bits of EMG at 1009x, and one of 6 bits. Values are reproducible and use the whole range. */
static inline void
fixture_set_up (Fixture      *fixture,
                gconstpointer user_data)
{
  gsize         n = user_data ? GPOINTER_TO_SIZE (user_data) : 2345;
  FrondChannel *emg = frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 3.3 / 1009 / 1024 * 1e6, -3.3 / 1009 / 2 * 1e6);
  FrondChannel *other = frond_channel_new ("Pressure Vag", FROND_CHANNEL_PRESSURE, "cmH2O", 100.0 / 63, 0);

  emg->raw_min = 0;
  emg->raw_max = 1023;
  emg->bits = 10;
  other->raw_min = 0;
  other->raw_max = 63;
  other->bits = 6;
  fixture->folder = g_dir_make_tmp ("frond-exchange-XXXXXX", NULL);
  fixture->raw = g_new0 (gint32 *, 2);
  fixture->raw[0] = g_new (gint32, n);
  fixture->raw[1] = g_new (gint32, n);
  for (gsize i = 0; i < n; i++) {
    fixture->raw[0][i] = (gint32) ((i * 7919 + i * i) % 1024);
    fixture->raw[1][i] = (gint32) (i % 64);
  }
  fixture->chain = frond_chain_profile_new ();
  fixture->chain->sensor = g_strdup ("BITalino (r)evolution");
  fixture->chain->electrode = g_strdup ("Vaginal probe, 2 rings");
  fixture->source = (FrondExportSource) {
    .rate_hz = 1000,
    .n_samples = n,
    .channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free),
    .events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free),
    .started_at = g_date_time_new_utc (2026, 3, 9, 14, 5, 6.25),
    .chain = fixture->chain,
    .read_raw = fixture_read_raw,
    .user_data = fixture,
  };
  g_ptr_array_add (fixture->source.channels, emg);
  g_ptr_array_add (fixture->source.channels, other);
}

static inline void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder))) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->source.channels);
  g_ptr_array_unref (fixture->source.events);
  g_date_time_unref (fixture->source.started_at);
  frond_chain_profile_free (fixture->chain);
  g_free (fixture->raw[0]);
  g_free (fixture->raw[1]);
  g_free (fixture->raw);
}

static inline guint
fixture_count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder))
    n++;

  return n;
}

/* The nearest thing to a full disk that needs no disk: no file may grow beyond so many bytes. 0 lifts it again. */
static inline void
fixture_limit_files (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes ? bytes : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}
