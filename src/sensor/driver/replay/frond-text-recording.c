/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-text-recording.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "frond-error.h"
#include "frond-text-reader.h"

/* What a recorder packs. */
#define RAW_MAX ((1 << 23) - 1)

static const struct {
  const char *first_line;
  FrondTextRecording *(*parse) (FrondTextReader *reader, GError **error);
} formats[] = {
  { "# Simple Text Format", frond_text_simple_parse },
  { "# OpenSignals Text File Format", frond_text_opensignals_parse },
  { "%OpenBCI Raw EXG Data", frond_text_openbci_parse },
  { "%OpenBCI Raw EEG Data", frond_text_openbci_parse },
};

FrondTextRecording *
frond_text_recording_new (FrondTextFormat format)
{
  FrondTextRecording *self = g_new0 (FrondTextRecording, 1);

  self->format = format;
  self->model = g_strdup ("");
  self->firmware = g_strdup ("");
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (FrondTextGap));

  return self;
}

void
frond_text_recording_free (FrondTextRecording *self)
{
  for (guint i = 0; self->columns != NULL && i < self->channels->len; i++)
    g_free (self->columns[i]);
  g_free (self->columns);
  g_free (self->model);
  g_free (self->firmware);
  g_ptr_array_unref (self->channels);
  g_array_unref (self->gaps);
  g_free (self);
}

/**
 * frond_text_recording_take:
 * @table: values in the channels' units
 * @columns: for each channel of @self its column in @table
 *
 * Turns values into raw ones by each channel's scale; its offset belongs to raw values already.
 */
void
frond_text_recording_take (FrondTextRecording   *self,
                           const FrondTextTable *table,
                           const guint          *columns)
{
  self->n_samples = frond_text_table_get_n_rows (table);
  self->columns = g_new0 (gint32 *, self->channels->len);
  for (guint c = 0; c < self->channels->len; c++) {
    self->columns[c] = g_new (gint32, self->n_samples);
    for (gsize i = 0; i < self->n_samples; i++)
      self->columns[c][i] = (gint32) CLAMP (frond_text_table_get (table, i, columns[c]), -RAW_MAX - 1, RAW_MAX);
  }
}

/**
 * frond_text_recording_find_gaps:
 * @column: of the sequence number
 * @modulus: it counts from 0 to @modulus - 1
 *
 * A number that never changes counts nothing.
 */
void
frond_text_recording_find_gaps (FrondTextRecording   *self,
                                const FrondTextTable *table,
                                guint                 column,
                                guint                 modulus)
{
  gboolean changes = FALSE;

  for (gsize i = 1; i < frond_text_table_get_n_rows (table); i++) {
    guint before = (guint) frond_text_table_get (table, i - 1, column);
    guint now = (guint) frond_text_table_get (table, i, column);
    guint lost = (now + 2 * modulus - before - 1) % modulus;

    changes = changes || now != before;
    if (lost > 0)
      g_array_append_vals (self->gaps, &(FrondTextGap) { .at = i, .n_lost = lost }, 1);
  }
  if (!changes)
    g_array_set_size (self->gaps, 0);
}

/**
 * frond_text_recording_parse:
 * @text: not necessarily terminated
 * @length: of it
 * @error: which line cannot be understood and why
 *
 * Pure: reads nothing but @text. A damaged recording is refused as a whole.
 *
 * Returns: (transfer full): the recording, or NULL with %FROND_ERROR_INVALID
 */
FrondTextRecording *
frond_text_recording_parse (const char *text,
                            gsize       length,
                            GError    **error)
{
  FrondTextReader reader;
  gboolean        more = FALSE;

  if (length > FROND_TEXT_RECORDING_MAX_BYTES) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The recording is too large to be read. Cut it into parts."));
    return NULL;
  }
  frond_text_reader_init (&reader, text, length);
  if (!frond_text_reader_next (&reader, &more, error))
    return NULL;
  for (guint i = 0; more && i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_prefix (reader.line, formats[i].first_line))
      return formats[i].parse (&reader, error);

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID,
                       _("This is no recording that Frond can read. It reads OpenSignals, OpenBCI and simple text."));
  return NULL;
}

static gboolean
fail_to_read (const char   *path,
              const GError *reason,
              GError      **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gboolean         missing = g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  g_set_error (error, FROND_ERROR, missing ? FROND_ERROR_NOT_FOUND : FROND_ERROR_FAILED,
               missing ? _("There is no file “%s”.") : _("The file “%s” cannot be read. Check that you may open it."), name);
  return FALSE;
}

/**
 * frond_text_recording_load:
 * @path: of the file
 * @error: %FROND_ERROR_NOT_FOUND, %FROND_ERROR_INVALID, or why it cannot be read
 *
 * Returns: (transfer full): the recording, or NULL
 */
FrondTextRecording *
frond_text_recording_load (const char *path,
                           GError    **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &reason);
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize         length;

  if (file == NULL) {
    fail_to_read (path, reason, error);
    return NULL;
  }
  bytes = g_mapped_file_get_bytes (file);
  data = g_bytes_get_data (bytes, &length);

  return frond_text_recording_parse (data != NULL ? data : "", length, error);
}
