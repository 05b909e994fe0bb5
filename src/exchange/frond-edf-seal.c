/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-edf-seal.h"

#include "frond-export-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* Places in the header (https://www.edfplus.info/specs/edf.html): a fixed part, then for each kind of field all signals' fields. */
#define FIXED_BYTES      256
#define AT_HEADER_BYTES  184
#define AT_N_RECORDS     236
#define AT_N_SIGNALS     252
#define BEFORE_PHYS_MIN  (16 + 80 + 8)
#define BEFORE_PHYS_MAX  (BEFORE_PHYS_MIN + 8)
#define BEFORE_N_SAMPLES (BEFORE_PHYS_MIN + 4 * 8 + 80)
#define BYTES_PER_SIGNAL 256
#define FIELD_BYTES      8

static gint64
parse_field (const char *header,
             gsize       at,
             gsize       length)
{
  char text[FIELD_BYTES + 1] = { 0 };

  memcpy (text, header + at, length);

  return g_ascii_strtoll (text, NULL, 10);
}

/* How long the file must be by its own header. */
static gint64
get_expected_size (const char *header,
                   guint       n_signals)
{
  gint64 values = 0;

  for (guint s = 0; s < n_signals; s++)
    values += parse_field (header, FIXED_BYTES + BEFORE_N_SAMPLES * n_signals + 8 * s, FIELD_BYTES);

  return parse_field (header, AT_HEADER_BYTES, FIELD_BYTES) + parse_field (header, AT_N_RECORDS, FIELD_BYTES) * values * (header[0] == '0' ? 2 : 3);
}

static void
put_limit (char       *header,
           gsize       at,
           const char *text)
{
  memset (header + at, ' ', FROND_EDF_NUMBER_LENGTH);
  memcpy (header + at, text, strlen (text));
}

static gboolean
seal_descriptor (int                   descriptor,
                 const FrondEdfLimits *limits,
                 guint                 n_channels)
{
  char             fixed[FIXED_BYTES];
  g_autofree char *header = NULL;
  struct stat      status;
  gint64           n_signals;
  gsize            length;

  errno = ENOSPC;
  if (pread (descriptor, fixed, sizeof fixed, 0) != (gssize) sizeof fixed || fstat (descriptor, &status) != 0)
    return FALSE;
  n_signals = parse_field (fixed, AT_N_SIGNALS, 4);
  length = FIXED_BYTES + BYTES_PER_SIGNAL * (gsize) n_signals;
  header = g_malloc0 (length);
  if (pread (descriptor, header, length, 0) != (gssize) length || get_expected_size (header, (guint) n_signals) != status.st_size)
    return FALSE;

  for (guint c = 0; c < n_channels; c++) {
    put_limit (header, FIXED_BYTES + BEFORE_PHYS_MIN * (gsize) n_signals + 8 * c, limits[c].physical_min);
    put_limit (header, FIXED_BYTES + BEFORE_PHYS_MAX * (gsize) n_signals + 8 * c, limits[c].physical_max);
  }

  return pwrite (descriptor, header, length, 0) == (gssize) length && fsync (descriptor) == 0;
}

/**
 * frond_edf_seal:
 * @path: a file that EDFlib has written and closed
 * @limits: of its signals
 * @n_channels: how many signals it has, without annotations
 * @error: %FROND_ERROR_NO_SPACE when the file is shorter than its header says; EDFlib does not tell
 *
 * Writes the physical limits with all of their digits (EDFlib 1.27 writes 3276.7 as 3276.699) and brings the file to the disk.
 *
 * Returns: whether the file is whole and stored
 */
gboolean
frond_edf_seal (const char           *path,
                const FrondEdfLimits *limits,
                guint                 n_channels,
                GError              **error)
{
  int      descriptor = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean ok = descriptor >= 0 && seal_descriptor (descriptor, limits, n_channels);

  if (!ok)
    frond_export_set_file_error (error, errno);
  if (descriptor >= 0)
    g_close (descriptor, NULL);

  return ok;
}
