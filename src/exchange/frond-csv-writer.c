/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-csv-writer.h"

#include "frond-export-error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define CHUNK 16384

/**
 * frond_csv_quote:
 * @text: a cell
 *
 * A cell as RFC 4180 wants it. One that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * Returns: (transfer full): the cell
 */
char *
frond_csv_quote (const char *text)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (*text != '\0' && strchr ("=+-@\t\r", *text))
    g_string_append_c (cell, '\'');
  g_string_append (cell, text);
  if (strpbrk (cell->str, ",\"\r\n") == NULL)
    return g_string_free (g_steal_pointer (&cell), FALSE);

  g_string_replace (cell, "\"", "\"\"", 0);
  g_string_prepend_c (cell, '"');
  g_string_append_c (cell, '"');

  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static void
write_header (const FrondExportSource *source,
              FILE                    *file)
{
  fputs ("time_s", file);
  for (guint c = 0; c < source->channels->len; c++) {
    const FrondChannel *channel = g_ptr_array_index (source->channels, c);
    g_autofree char    *name = g_strdup_printf ("%s_%s", channel->label, channel->unit);
    g_autofree char    *cell = frond_csv_quote (name);

    fprintf (file, ",%s", cell);
  }
  fputs ("\r\n", file);
}

static void
write_number (FILE  *file,
              double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* Twelve digits tell every step of a 24-bit sensor apart, and show no noise of the binary form. */
  fputs (g_ascii_formatd (buffer, sizeof buffer, "%.12g", value), file);
}

/* A missing sample is an empty cell, so that the rows stay evenly spaced in time. */
static void
write_rows (const FrondExportSource *source,
            FILE                    *file,
            guint64                  first,
            gsize                    n,
            const gint32            *values)
{
  for (gsize i = 0; i < n; i++) {
    write_number (file, (double) (first + i) / source->rate_hz);
    for (guint c = 0; c < source->channels->len; c++) {
      gint32 raw = values[c * CHUNK + i];

      fputc (',', file);
      if (raw != G_MININT32)
        write_number (file, frond_channel_to_physical (g_ptr_array_index (source->channels, c), raw));
    }
    fputs ("\r\n", file);
  }
}

static gboolean
write_file (const FrondExportSource *source,
            FILE                    *file,
            GError                 **error)
{
  g_autofree gint32 *values = g_new (gint32, CHUNK * source->channels->len);

  write_header (source, file);
  for (guint64 first = 0; first < source->n_samples; first += CHUNK) {
    gsize n = (gsize) MIN (CHUNK, source->n_samples - first);

    for (guint c = 0; c < source->channels->len; c++)
      if (!source->read_raw (c, first, n, values + c * CHUNK, source->user_data, error))
        return FALSE;
    write_rows (source, file, first, n, values);
    if (ferror (file)) {
      frond_export_set_file_error (error, errno);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
close_file (FILE    *file,
            gboolean ok,
            GError **error)
{
  gboolean stored = fflush (file) == 0 && fsync (fileno (file)) == 0;

  if (ok && !stored)
    frond_export_set_file_error (error, errno);
  fclose (file);

  return ok && stored;
}

/**
 * frond_csv_write:
 * @source: what is to be written
 * @path: where to; nothing is written over
 * @error: as frond_edf_write()
 *
 * One row per sample: time_s, then each channel's physical value under "label_unit". RFC 4180 with a point in decimals whatever the
 * language; missing samples are empty. The file appears under its name when it is whole. Blocks.
 *
 * Returns: whether the file was written
 */
gboolean
frond_csv_write (const FrondExportSource *source,
                 const char              *path,
                 GError                 **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  int              descriptor;
  FILE            *file;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    frond_export_set_file_error (error, EEXIST);
    return FALSE;
  }
  descriptor = frond_export_make_file (part, error);
  if (descriptor < 0)
    return FALSE;
  file = fdopen (descriptor, "w");
  if (close_file (file, write_file (source, file, error), error)) {
    if (g_rename (part, path) == 0)
      return TRUE;
    frond_export_set_file_error (error, errno);
  }
  g_unlink (part);

  return FALSE;
}
