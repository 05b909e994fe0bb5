/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-recording-overview.h"

#include "frond-chunk.h"
#include "frond-crc32c.h"
#include "frond-overview-builder.h"
#include "frond-statement.h"

#define BIN_BYTES 12

static void
put_le32 (guint8       *at,
          gconstpointer value)
{
  guint32 bits;

  memcpy (&bits, value, sizeof bits);
  bits = GUINT32_TO_LE (bits);
  memcpy (at, &bits, sizeof bits);
}

typedef struct {
  FrondStatement *insert;
  guint           n_channels;
} Writer;

static gboolean
write_row_cb (guint                   level,
              guint64                 first_bin,
              guint                   n,
              const FrondOverviewBin *bins,
              gpointer                data,
              GError                **error)
{
  Writer            *writer = data;
  gsize              n_bins = (gsize) n * writer->n_channels;
  g_autofree guint8 *bytes = g_malloc (n_bins * BIN_BYTES);

  for (gsize i = 0; i < n_bins; i++) {
    put_le32 (bytes + i * BIN_BYTES, &bins[i].minimum);
    put_le32 (bytes + i * BIN_BYTES + 4, &bins[i].maximum);
    put_le32 (bytes + i * BIN_BYTES + 8, &bins[i].rms);
  }
  frond_statement_bind_int64 (writer->insert, 1, level);
  frond_statement_bind_int64 (writer->insert, 2, (gint64) first_bin);
  frond_statement_bind_int64 (writer->insert, 3, n);
  frond_statement_bind_blob (writer->insert, 4, bytes, n_bins * BIN_BYTES);

  return frond_statement_run (writer->insert, error);
}

/* The raw value whose physical value is 0, as RMS of a signal with an offset would only tell the offset. */
static double *
load_zeros (FrondDatabase *database,
            guint          n_channels,
            GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "SELECT scale, offset FROM chan ORDER BY ch", error);
  g_autofree double *zeros = g_new0 (double, n_channels);
  gboolean           has_row;

  if (!statement)
    return NULL;
  for (guint c = 0; c < n_channels; c++) {
    double scale;

    if (!frond_statement_step (statement, &has_row, error))
      return NULL;
    scale = has_row ? frond_statement_get_double (statement, 0) : 0;
    zeros[c] = scale != 0 ? -frond_statement_get_double (statement, 1) / scale : 0;
  }

  return g_steal_pointer (&zeros);
}

/* Damaged chunks are left out; reading them says so. */
static gboolean
add_chunk (FrondOverviewBuilder *pyramid,
           FrondStatement       *chunks,
           guint                 n_channels,
           GArray               *planes,
           GError              **error)
{
  guint         n = (guint) frond_statement_get_int64 (chunks, 1), width = (guint) frond_statement_get_int64 (chunks, 2);
  gsize         n_bytes;
  const guint8 *data = frond_statement_get_blob (chunks, 4, &n_bytes);

  if (n_bytes != frond_chunk_get_size (n, n_channels, width) || frond_crc32c (0, data, n_bytes) != (guint32) frond_statement_get_int64 (chunks, 3))
    return TRUE;

  g_array_set_size (planes, n * n_channels);
  for (guint c = 0; c < n_channels; c++)
    frond_chunk_decode (data, n, width, c, 0, n, &g_array_index (planes, gint32, (gsize) c * n));

  return frond_overview_builder_add (pyramid, (guint64) frond_statement_get_int64 (chunks, 0), n, (const gint32 *) planes->data, error);
}

static gboolean
fill (FrondDatabase *database,
      Writer        *writer,
      GError       **error)
{
  g_autofree double *zeros = load_zeros (database, writer->n_channels, error);
  g_autoptr (FrondStatement) chunks = frond_statement_new (database, "SELECT t_first, n, width, crc32c, data FROM chunk ORDER BY t_first", zeros ? error : NULL);
  g_autoptr (FrondOverviewBuilder) pyramid = NULL;
  g_autoptr (GArray) planes = g_array_new (FALSE, FALSE, sizeof (gint32));
  gboolean has_row;

  if (!zeros || !chunks)
    return FALSE;
  pyramid = frond_overview_builder_new (writer->n_channels, zeros, write_row_cb, writer);
  while (frond_statement_step (chunks, &has_row, error)) {
    if (!has_row)
      return frond_overview_builder_flush (pyramid, error);
    if (!add_chunk (pyramid, chunks, writer->n_channels, planes, error))
      return FALSE;
  }

  return FALSE;
}

/**
 * frond_recording_overview_build:
 * @database: a recording
 * @n_channels: its channels
 * @error: for a %FROND_ERROR
 *
 * In one transaction, from the samples as they are stored: an ended and a recovered recording get their overview the same way. An hour of
 * eight channels takes about a second.
 *
 * Returns: whether it was built
 */
gboolean
frond_recording_overview_build (FrondDatabase *database,
                                guint          n_channels,
                                GError       **error)
{
  g_autoptr (FrondStatement) insert = NULL;
  Writer writer = { NULL, n_channels };

  if (!frond_database_begin (database, error))
    return FALSE;
  if (frond_database_execute (database, "DELETE FROM pyr", error))
    insert = frond_statement_new (database, "INSERT INTO pyr (level, first_bin, n, data) VALUES (?1, ?2, ?3, ?4)", error);
  writer.insert = insert;
  if (insert && fill (database, &writer, error) && frond_database_commit (database, error))
    return TRUE;

  g_clear_pointer (&insert, frond_statement_free);
  frond_database_rollback (database);

  return FALSE;
}
