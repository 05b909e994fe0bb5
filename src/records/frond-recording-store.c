/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-recording-store.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-channel.h"
#include "frond-chunk.h"
#include "frond-crc32c.h"
#include "frond-error.h"
#include "frond-recording-names.h"
#include "frond-recording-overview.h"
#include "frond-row.h"

/* What is on disk for each byte of samples. */
#define OVERHEAD 1.4

/* What a block's flags say about the chunk that holds it; where one of the first two is set, a new chunk begins. */
#define BREAKING_FLAGS ((guint) (FROND_BLOCK_GAP_BEFORE | FROND_BLOCK_DEVICE_RESET))

/**
 * FrondRecordingStore:
 * @database: the file
 * @begin: prepared, like the next ones: parsing alone would cost a tenth of a commit
 * @commit: prepared
 * @insert_chunk: prepared
 * @insert_event: prepared
 * @undo_marker: prepared
 * @n_channels: channels
 * @rate_hz: samples per second
 * @width: bytes that the channels' ranges ask for
 * @next: where the next sample belongs, in this transaction
 * @committed: the same, as of the last commit
 * @frames: frames that wait for their chunk
 * @n_frames: how many
 * @first_sample: place of the first of them
 * @flags: of their chunk
 * @host_time_us: when the last of them came
 * @encoded: the chunk's bytes
 */
struct _FrondRecordingStore {
  FrondDatabase  *database;
  FrondStatement *begin;
  FrondStatement *commit;
  FrondStatement *insert_chunk;
  FrondStatement *insert_event;
  FrondStatement *undo_marker;

  guint  n_channels;
  double rate_hz;
  guint  width;

  gint64 next;
  gint64 committed;

  gint32     *frames;
  guint       n_frames;
  gint64      first_sample;
  guint       flags;
  gint64      host_time_us;
  GByteArray *encoded;
};

/* Chunks after a stall hold up to a second. */
static guint
get_capacity (FrondRecordingStore *self)
{
  return MAX (64, (guint) ceil (self->rate_hz));
}

static gboolean
prepare (FrondRecordingStore *self,
         GError             **error)
{
  const struct {
    FrondStatement **statement;
    const char      *sql;
  } statements[] = {
    { &self->begin, "BEGIN IMMEDIATE" },
    { &self->commit, "COMMIT" },
    { &self->insert_chunk, "INSERT INTO chunk (t_first, n, mono_us, wall_us, flags, width, crc32c, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)" },
    { &self->insert_event, "INSERT INTO event (sample, duration, kind, code, value, text, wall_us) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)" },
    { &self->undo_marker, "UPDATE event SET removed = 1 WHERE id = (SELECT max (id) FROM event WHERE kind IN ('marker', 'rating', 'trainer') AND removed = 0)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++) {
    *statements[i].statement = frond_statement_new (self->database, statements[i].sql, error);
    if (!*statements[i].statement)
      return FALSE;
  }
  self->frames = g_new (gint32, (gsize) get_capacity (self) * self->n_channels);
  self->encoded = g_byte_array_new ();

  return TRUE;
}

static gboolean
insert_recording (FrondDatabase *database,
                  const char    *uuid,
                  double         rate_hz,
                  guint          n_channels,
                  GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "INSERT INTO recording (id, uuid, rate_hz, n_channels, created_at) VALUES (1, ?1, ?2, ?3, ?4)", error);

  if (!statement)
    return FALSE;
  frond_statement_bind_text (statement, 1, uuid);
  frond_statement_bind_double (statement, 2, rate_hz);
  frond_statement_bind_int64 (statement, 3, n_channels);
  frond_statement_bind_int64 (statement, 4, g_get_real_time ());

  return frond_statement_run (statement, error);
}

static gboolean
insert_channel (FrondDatabase      *database,
                guint               number,
                const FrondChannel *channel,
                GError            **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database,
                                                              "INSERT INTO chan (ch, label, kind, unit, scale, offset, raw_min, raw_max, bits, band_low_hz, band_high_hz, noise_floor)"
                                                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                                                              error);

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, number);
  frond_row_bind_required (statement, 2, channel->label);
  frond_statement_bind_text (statement, 3, frond_channel_kind_to_word (channel->kind));
  frond_row_bind_required (statement, 4, channel->unit);
  frond_statement_bind_double (statement, 5, channel->scale);
  frond_statement_bind_double (statement, 6, channel->offset);
  frond_statement_bind_int64 (statement, 7, channel->raw_min);
  frond_statement_bind_int64 (statement, 8, channel->raw_max);
  frond_statement_bind_int64 (statement, 9, channel->bits);
  frond_statement_bind_double (statement, 10, channel->band_low_hz);
  frond_statement_bind_double (statement, 11, channel->band_high_hz);
  frond_statement_bind_double (statement, 12, channel->noise_floor);

  return frond_statement_run (statement, error);
}

static gboolean
describe (FrondDatabase *database,
          const char    *uuid,
          double         rate_hz,
          GPtrArray     *channels,
          GError       **error)
{
  gboolean ok;

  if (!frond_database_begin (database, error))
    return FALSE;

  ok = insert_recording (database, uuid, rate_hz, channels->len, error);
  for (guint i = 0; ok && i < channels->len; i++)
    ok = insert_channel (database, i, channels->pdata[i], error);
  if (ok && frond_database_commit (database, error))
    return TRUE;

  frond_database_rollback (database);

  return FALSE;
}

static guint
get_width (gint64 raw_min,
           gint64 raw_max)
{
  if (raw_min >= G_MININT16 && raw_max <= G_MAXINT16)
    return 2;

  return raw_min >= -(1 << 23) && raw_max < 1 << 23 ? 3 : 4;
}

static guint
find_width (GPtrArray *channels)
{
  guint width = 2;

  for (guint i = 0; i < channels->len; i++) {
    const FrondChannel *channel = channels->pdata[i];

    width = MAX (width, get_width (channel->raw_min, channel->raw_max));
  }

  return width;
}

/**
 * frond_recording_store_estimate_bytes_per_s:
 * @channels: (element-type FrondChannel): what is recorded
 * @rate_hz: samples per second
 *
 * The samples, and what comes on top: pages, rows and the overview. Measured: 1.21 bytes on disk for each byte of eight channels at 2 kHz,
 * 1.32 for one at 1 kHz. A test fills a disk to see that it is enough.
 *
 * Returns: bytes
 */
double
frond_recording_store_estimate_bytes_per_s (GPtrArray *channels,
                                            double     rate_hz)
{
  return rate_hz * channels->len * find_width (channels) * OVERHEAD;
}

/**
 * frond_recording_store_create:
 * @path: a file that does not exist
 * @key: the recording's key
 * @uuid: the session's
 * @rate_hz: samples per second
 * @channels: (element-type FrondChannel): what is recorded
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): a new recording; its description is durable
 */
FrondRecordingStore *
frond_recording_store_create (const char  *path,
                              FrondSecret *key,
                              const char  *uuid,
                              double       rate_hz,
                              GPtrArray   *channels,
                              GError     **error)
{
  g_autoptr (FrondRecordingStore) self = g_new0 (FrondRecordingStore, 1);

  self->n_channels = channels->len;
  self->rate_hz = rate_hz;
  self->width = find_width (channels);

  self->database = frond_database_create (path, &frond_database_recording, key, error);
  if (!self->database)
    return NULL;
  if (describe (self->database, uuid, rate_hz, channels, error) && prepare (self, error))
    return g_steal_pointer (&self);

  g_clear_pointer (&self, frond_recording_store_free);
  frond_database_remove (path);

  return NULL;
}

static gboolean
load_description (FrondRecordingStore *self,
                  GError             **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (self->database, "SELECT rate_hz, n_channels, coalesce ((SELECT t_first + n FROM chunk ORDER BY t_first DESC LIMIT 1), 0) FROM recording", error);
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _ ("This recording ended before anything was recorded."));
    return FALSE;
  }
  self->rate_hz = frond_statement_get_double (statement, 0);
  self->n_channels = (guint) frond_statement_get_int64 (statement, 1);
  self->next = self->committed = frond_statement_get_int64 (statement, 2);
  self->width = 2;

  return TRUE;
}

/**
 * frond_recording_store_open:
 * @path: a recording that was not finished
 * @key: its key
 * @error: for a %FROND_ERROR; %FROND_ERROR_NOT_FOUND where not even its description was stored
 *
 * Opening alone brings back everything that was committed.
 *
 * Returns: (transfer full): the recording
 */
FrondRecordingStore *
frond_recording_store_open (const char  *path,
                            FrondSecret *key,
                            GError     **error)
{
  g_autoptr (FrondRecordingStore) self = g_new0 (FrondRecordingStore, 1);

  self->database = frond_database_open (path, &frond_database_recording, FROND_DATABASE_WRITE, key, error);
  if (!self->database || !load_description (self, error) || !prepare (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
frond_recording_store_free (FrondRecordingStore *self)
{
  g_clear_pointer (&self->begin, frond_statement_free);
  g_clear_pointer (&self->commit, frond_statement_free);
  g_clear_pointer (&self->insert_chunk, frond_statement_free);
  g_clear_pointer (&self->insert_event, frond_statement_free);
  g_clear_pointer (&self->undo_marker, frond_statement_free);
  g_clear_pointer (&self->database, frond_database_close);
  g_clear_pointer (&self->encoded, g_byte_array_unref);
  g_free (self->frames);
  g_free (self);
}

guint
frond_recording_store_get_n_channels (FrondRecordingStore *self)
{
  return self->n_channels;
}

double
frond_recording_store_get_rate (FrondRecordingStore *self)
{
  return self->rate_hz;
}

guint64
frond_recording_store_get_n_samples (FrondRecordingStore *self)
{
  return (guint64) self->committed;
}

gint64
frond_recording_store_get_last_wall_us (FrondRecordingStore *self)
{
  gint64 wall_us = 0;

  if (!frond_statement_query_int64 (self->database, "SELECT wall_us FROM chunk ORDER BY t_first DESC LIMIT 1", &wall_us, NULL))
    return 0;

  return wall_us;
}

gboolean
frond_recording_store_begin (FrondRecordingStore *self,
                             GError             **error)
{
  return frond_statement_run (self->begin, error);
}

static gboolean
write_chunk (FrondRecordingStore *self,
             GError             **error)
{
  guint  width = frond_chunk_choose_width (self->frames, (gsize) self->n_frames * self->n_channels, self->width);
  gsize  n_bytes = frond_chunk_get_size (self->n_frames, self->n_channels, width);
  gint64 age_us = self->host_time_us ? g_get_monotonic_time () - self->host_time_us : 0;

  if (self->n_frames == 0)
    return TRUE;

  g_byte_array_set_size (self->encoded, (guint) n_bytes);
  frond_chunk_encode (self->frames, self->n_frames, self->n_channels, width, self->encoded->data);
  frond_statement_bind_int64 (self->insert_chunk, 1, self->first_sample);
  frond_statement_bind_int64 (self->insert_chunk, 2, self->n_frames);
  frond_statement_bind_int64 (self->insert_chunk, 3, self->host_time_us);
  frond_statement_bind_int64 (self->insert_chunk, 4, g_get_real_time () - age_us);
  frond_statement_bind_int64 (self->insert_chunk, 5, self->flags);
  frond_statement_bind_int64 (self->insert_chunk, 6, width);
  frond_statement_bind_int64 (self->insert_chunk, 7, frond_crc32c (0, self->encoded->data, n_bytes));
  frond_statement_bind_blob (self->insert_chunk, 8, self->encoded->data, n_bytes);
  self->n_frames = 0;
  self->flags = 0;

  return frond_statement_run (self->insert_chunk, error);
}

/* A new chunk for what does not go on directly after the last one, or is a different thing from then on. */
static gboolean
begin_part (FrondRecordingStore *self,
            gint64               first_sample,
            guint                flags,
            GError             **error)
{
  if (first_sample != self->next)
    flags |= FROND_BLOCK_GAP_BEFORE;
  if (((flags & BREAKING_FLAGS) || self->n_frames == get_capacity (self)) && !write_chunk (self, error))
    return FALSE;

  if (self->n_frames == 0)
    self->first_sample = first_sample;
  self->flags |= flags;

  return TRUE;
}

/**
 * frond_recording_store_add_block:
 * @self: a recording in a transaction
 * @block: samples, on the recording's index; what is stored already is left out
 * @error: for a %FROND_ERROR
 *
 * Missing samples are never filled in: the next chunk begins at its true place.
 *
 * Returns: whether it was taken
 */
gboolean
frond_recording_store_add_block (FrondRecordingStore *self,
                                 FrondBlock          *block,
                                 GError             **error)
{
  gint64 first_sample = (gint64) block->first_sample;
  gint64 skip = MAX (self->next - first_sample, 0);
  guint  flags = (guint) block->flags;

  if (skip > 0)
    flags &= ~BREAKING_FLAGS;
  /* A gap is where samples are missing on the index; the sensor's own word for it may stand at a block whose predecessor was left out. */
  if (first_sample + skip == self->next)
    flags &= ~(guint) FROND_BLOCK_GAP_BEFORE;

  while (skip < block->n_frames) {
    guint part;

    if (!begin_part (self, first_sample + skip, flags, error))
      return FALSE;
    part = MIN (block->n_frames - (guint) skip, get_capacity (self) - self->n_frames);
    memcpy (self->frames + (gsize) self->n_frames * self->n_channels, block->raw + (gsize) skip * self->n_channels, (gsize) part * self->n_channels * sizeof (gint32));
    self->n_frames += part;
    self->host_time_us = block->host_time_us;
    skip += part;
    self->next = first_sample + skip;
    flags &= ~BREAKING_FLAGS;
  }

  return TRUE;
}

gboolean
frond_recording_store_add_event (FrondRecordingStore *self,
                                 const FrondEvent    *event,
                                 gint64               wall_us,
                                 GError             **error)
{
  frond_statement_bind_int64 (self->insert_event, 1, (gint64) MIN (event->sample, G_MAXINT64));
  frond_statement_bind_int64 (self->insert_event, 2, (gint64) MIN (event->duration, G_MAXINT64));
  frond_statement_bind_text (self->insert_event, 3, frond_event_kind_to_word (event->kind));
  frond_statement_bind_int64 (self->insert_event, 4, event->code);
  frond_statement_bind_double (self->insert_event, 5, event->value);
  frond_statement_bind_text (self->insert_event, 6, event->text);
  frond_statement_bind_int64 (self->insert_event, 7, wall_us);

  return frond_statement_run (self->insert_event, error);
}

gboolean
frond_recording_store_undo_marker (FrondRecordingStore *self,
                                   GError             **error)
{
  return frond_statement_run (self->undo_marker, error);
}

gboolean
frond_recording_store_commit (FrondRecordingStore *self,
                              GError             **error)
{
  if (!write_chunk (self, error) || !frond_statement_run (self->commit, error))
    return FALSE;
  self->committed = self->next;

  return TRUE;
}

void
frond_recording_store_rollback (FrondRecordingStore *self)
{
  frond_database_rollback (self->database);
  self->next = self->committed;
  self->n_frames = 0;
  self->flags = 0;
}

gboolean
frond_recording_store_settle (FrondRecordingStore *self,
                              GError             **error)
{
  return frond_database_finish (self->database, error);
}

gboolean
frond_recording_store_finish (FrondRecordingStore *self,
                              GError             **error)
{
  return frond_recording_overview_build (self->database, self->n_channels, error) && frond_database_finish (self->database, error);
}
