/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-recording-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-chunk.h"
#include "frond-crc32c.h"
#include "frond-error.h"
#include "frond-recording-names.h"
#include "frond-statement.h"

#define BIN_BYTES 12

struct _FrondRecording {
  GObject parent_instance;

  FrondDatabase *database;
  GPtrArray     *channels;
  double         rate_hz;
  guint64        n_samples;
};

G_DEFINE_FINAL_TYPE (FrondRecording, frond_recording, G_TYPE_OBJECT)

static void
frond_recording_finalize (GObject *object)
{
  FrondRecording *self = FROND_RECORDING (object);

  frond_recording_close (self);
  g_ptr_array_unref (self->channels);

  G_OBJECT_CLASS (frond_recording_parent_class)->finalize (object);
}

static void
frond_recording_class_init (FrondRecordingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_recording_finalize;
}

static void
frond_recording_init (FrondRecording *self)
{
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                       _ ("A part of this recording is damaged. It was left as it is. Restore it from a backup; the rest of the record is not affected."));

  return FALSE;
}

static FrondChannel *
read_channel (FrondStatement *statement)
{
  FrondChannel *channel = frond_channel_new (frond_statement_get_text (statement, 0), frond_channel_kind_from_word (frond_statement_get_text (statement, 1)),
                                             frond_statement_get_text (statement, 2), frond_statement_get_double (statement, 3), frond_statement_get_double (statement, 4));

  channel->raw_min = (gint32) frond_statement_get_int64 (statement, 5);
  channel->raw_max = (gint32) frond_statement_get_int64 (statement, 6);
  channel->bits = (guint) frond_statement_get_int64 (statement, 7);
  channel->band_low_hz = frond_statement_get_double (statement, 8);
  channel->band_high_hz = frond_statement_get_double (statement, 9);
  channel->noise_floor = frond_statement_get_double (statement, 10);

  return channel;
}

static gboolean
load_channels (FrondRecording *self,
               GError        **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (self->database,
                                                              "SELECT label, kind, unit, scale, offset, raw_min, raw_max, bits, band_low_hz, band_high_hz, noise_floor FROM chan ORDER BY ch",
                                                              error);
  gboolean has_row;

  while (statement && frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return TRUE;
    g_ptr_array_add (self->channels, read_channel (statement));
  }

  return FALSE;
}

static gboolean
load_description (FrondRecording *self,
                  GError        **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (self->database, "SELECT rate_hz, n_channels, coalesce ((SELECT t_first + n FROM chunk ORDER BY t_first DESC LIMIT 1), 0) FROM recording", error);
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error) || !load_channels (self, error))
    return FALSE;
  if (!has_row || self->channels->len == 0 || frond_statement_get_int64 (statement, 1) != self->channels->len)
    return set_damaged (error);
  self->rate_hz = frond_statement_get_double (statement, 0);
  self->n_samples = (guint64) frond_statement_get_int64 (statement, 2);

  return TRUE;
}

FrondRecording *
frond_recording_open (const char  *path,
                      FrondSecret *key,
                      GError     **error)
{
  g_autoptr (FrondRecording) self = g_object_new (FROND_TYPE_RECORDING, NULL);

  self->database = frond_database_open (path, &frond_database_recording, FROND_DATABASE_READ_ONLY, key, error);
  if (!self->database || !load_description (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
frond_recording_close (FrondRecording *self)
{
  g_clear_pointer (&self->database, frond_database_close);
}

guint
frond_recording_get_n_channels (FrondRecording *self)
{
  return self->channels->len;
}

const FrondChannel *
frond_recording_get_channel (FrondRecording *self,
                             guint           channel)
{
  g_return_val_if_fail (channel < self->channels->len, NULL);

  return self->channels->pdata[channel];
}

double
frond_recording_get_rate (FrondRecording *self)
{
  return self->rate_hz;
}

guint64
frond_recording_get_n_samples (FrondRecording *self)
{
  return self->n_samples;
}

/* Samples */

static gboolean
is_chunk_good (FrondRecording *self,
               FrondStatement *statement)
{
  guint         n = (guint) frond_statement_get_int64 (statement, 1), width = (guint) frond_statement_get_int64 (statement, 2);
  gsize         n_bytes;
  const guint8 *data = frond_statement_get_blob (statement, 4, &n_bytes);

  return n_bytes == frond_chunk_get_size (n, self->channels->len, width) &&
         frond_crc32c (0, data, n_bytes) == (guint32) frond_statement_get_int64 (statement, 3);
}

/* The part of one chunk that falls into [first, end) of one channel. */
static void
copy_part (FrondStatement *statement,
           guint           channel,
           guint64         first,
           guint64         end,
           gint32         *out)
{
  guint64       t_first = (guint64) frond_statement_get_int64 (statement, 0);
  guint         n = (guint) frond_statement_get_int64 (statement, 1), width = (guint) frond_statement_get_int64 (statement, 2);
  guint64       from = MAX (first, t_first), to = MIN (end, t_first + n);
  gsize         n_bytes;
  const guint8 *data = frond_statement_get_blob (statement, 4, &n_bytes);

  if (from < to)
    frond_chunk_decode (data, n, width, channel, (guint) (from - t_first), (guint) (to - from), out + (from - first));
}

/**
 * frond_recording_read_raw:
 * @self: an open recording
 * @channel: which channel
 * @first_sample: where to begin
 * @n: how many samples
 * @out: (out caller-allocates) (array length=n): raw values; %G_MININT32 where samples are missing, and after the end
 * @error: for a %FROND_ERROR
 *
 * Every chunk's checksum is compared before its samples are handed out.
 *
 * Returns: whether it could be read
 */
gboolean
frond_recording_read_raw (FrondRecording *self,
                          guint           channel,
                          guint64         first_sample,
                          gsize           n,
                          gint32         *out,
                          GError        **error)
{
  g_autoptr (FrondStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (self->database && channel < self->channels->len, FALSE);
  g_return_val_if_fail (first_sample <= G_MAXINT64 && n <= G_MAXINT64 - first_sample, FALSE);

  statement = frond_statement_new (self->database,
                                   "SELECT t_first, n, width, crc32c, data FROM chunk"
                                   " WHERE t_first >= coalesce ((SELECT t_first FROM chunk WHERE t_first <= ?1 ORDER BY t_first DESC LIMIT 1), 0) AND t_first < ?2 ORDER BY t_first",
                                   error);
  if (!statement)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    out[i] = G_MININT32;

  frond_statement_bind_int64 (statement, 1, (gint64) first_sample);
  frond_statement_bind_int64 (statement, 2, (gint64) (first_sample + n));
  while (frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return TRUE;
    if (!is_chunk_good (self, statement))
      return set_damaged (error);
    copy_part (statement, channel, first_sample, first_sample + n, out);
  }

  return FALSE;
}

/**
 * frond_recording_read:
 * @self: an open recording
 * @channel: which channel
 * @first_sample: where to begin
 * @n: how many samples
 * @out: (out caller-allocates) (array length=n): values in the channel's unit; NAN where samples are missing, and after the end
 * @error: for a %FROND_ERROR
 *
 * Returns: whether it could be read
 */
gboolean
frond_recording_read (FrondRecording *self,
                      guint           channel,
                      guint64         first_sample,
                      gsize           n,
                      double         *out,
                      GError        **error)
{
  const FrondChannel *description = frond_recording_get_channel (self, channel);
  gint32              raw[4096];

  g_return_val_if_fail (description != NULL, FALSE);

  for (gsize done = 0; done < n;) {
    gsize part = MIN (n - done, G_N_ELEMENTS (raw));

    if (!frond_recording_read_raw (self, channel, first_sample + done, part, raw, error))
      return FALSE;
    for (gsize i = 0; i < part; i++)
      out[done + i] = raw[i] == G_MININT32 ? NAN : frond_channel_to_physical (description, raw[i]);
    done += part;
  }

  return TRUE;
}

/* Overview */

static void
get_le32 (const guint8 *at,
          gpointer      value)
{
  guint32 bits;

  memcpy (&bits, at, sizeof bits);
  bits = GUINT32_FROM_LE (bits);
  memcpy (value, &bits, sizeof bits);
}

static gboolean
copy_bins (FrondRecording   *self,
           FrondStatement   *statement,
           guint             channel,
           guint64           first_bin,
           gsize             n,
           FrondOverviewBin *out)
{
  guint64       row_first = (guint64) frond_statement_get_int64 (statement, 0);
  guint         row_n = (guint) frond_statement_get_int64 (statement, 1);
  guint64       from = MAX (first_bin, row_first), to = MIN (first_bin + n, row_first + row_n);
  gsize         n_bytes;
  const guint8 *data = frond_statement_get_blob (statement, 2, &n_bytes);

  if (n_bytes != (gsize) row_n * self->channels->len * BIN_BYTES)
    return FALSE;

  for (guint64 bin = from; bin < to; bin++) {
    const guint8     *at = data + ((gsize) channel * row_n + (gsize) (bin - row_first)) * BIN_BYTES;
    FrondOverviewBin *target = &out[bin - first_bin];

    get_le32 (at, &target->minimum);
    get_le32 (at + 4, &target->maximum);
    get_le32 (at + 8, &target->rms);
  }

  return TRUE;
}

gboolean
frond_recording_read_overview (FrondRecording   *self,
                               guint             channel,
                               guint             level,
                               guint64           first_bin,
                               gsize             n,
                               FrondOverviewBin *out,
                               GError          **error)
{
  g_autoptr (FrondStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (self->database && channel < self->channels->len, FALSE);

  statement = frond_statement_new (self->database,
                                   "SELECT first_bin, n, data FROM pyr WHERE level = ?1 AND first_bin < ?3"
                                   " AND first_bin >= coalesce ((SELECT first_bin FROM pyr WHERE level = ?1 AND first_bin <= ?2 ORDER BY first_bin DESC LIMIT 1), 0)",
                                   error);
  if (!statement)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    out[i] = (FrondOverviewBin) { G_MAXINT32, G_MININT32, NAN };

  frond_statement_bind_int64 (statement, 1, level);
  frond_statement_bind_int64 (statement, 2, (gint64) first_bin);
  frond_statement_bind_int64 (statement, 3, (gint64) (first_bin + n));
  while (frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return TRUE;
    if (!copy_bins (self, statement, channel, first_bin, n, out))
      return set_damaged (error);
  }

  return FALSE;
}

/* Events */

GPtrArray *
frond_recording_get_events (FrondRecording *self,
                            GError        **error)
{
  g_autoptr (FrondStatement) statement = NULL;
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  gboolean has_row;

  g_return_val_if_fail (self->database, NULL);

  statement = frond_statement_new (self->database, "SELECT id, sample, duration, kind, code, value, text FROM event WHERE removed = 0 ORDER BY sample, id", error);
  while (statement && frond_statement_step (statement, &has_row, error)) {
    FrondEventKind kind;
    FrondEvent    *event;

    if (!has_row)
      return g_steal_pointer (&events);
    if (!frond_event_kind_from_word (frond_statement_get_text (statement, 3), &kind))
      continue;
    event = frond_event_new (kind, (guint64) frond_statement_get_int64 (statement, 1), (int) frond_statement_get_int64 (statement, 4), frond_statement_get_text (statement, 6));
    event->id = frond_statement_get_int64 (statement, 0);
    event->duration = (guint64) frond_statement_get_int64 (statement, 2);
    event->value = frond_statement_get_double (statement, 5);
    g_ptr_array_add (events, event);
  }

  return NULL;
}

/* Check */

static gboolean
check_chunks (FrondRecording *self,
              const char     *name,
              GPtrArray      *findings,
              GError        **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (self->database, "SELECT t_first, n, width, crc32c, data FROM chunk ORDER BY t_first", error);
  gint64   next = 0;
  gboolean has_row;

  while (statement && frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return TRUE;
    if (frond_statement_get_int64 (statement, 0) < next || !is_chunk_good (self, statement))
      g_ptr_array_add (findings, g_strdup_printf (_ ("%s: the samples from number %" G_GINT64_FORMAT " on do not have their checksum"), name, frond_statement_get_int64 (statement, 0)));
    next = frond_statement_get_int64 (statement, 0) + frond_statement_get_int64 (statement, 1);
  }

  return FALSE;
}

gboolean
frond_recording_check (FrondRecording *self,
                       const char     *name,
                       GPtrArray      *findings,
                       GError        **error)
{
  g_autoptr (GError) local = NULL;

  if (!frond_database_check (self->database, name, findings, error))
    return FALSE;
  if (check_chunks (self, name, findings, &local))
    return TRUE;
  if (!g_error_matches (local, FROND_ERROR, FROND_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  return TRUE;
}
