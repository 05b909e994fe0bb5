/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-segments.h"

#include <string.h>

#include <glib/gi18n.h>

#include "frond-csv-writer.h"
#include "frond-error.h"
#include "frond-metrics.h"

/* One row, as far as it lies in the file. */
static void
append_row (GString                  *csv,
            guint64                   first_sample,
            guint64                   n_samples,
            const char               *kind,
            const char               *name,
            const FrondExportStretch *stretch,
            double                    rate_hz)
{
  guint64          begin = MAX (first_sample, stretch->first_sample);
  guint64          end = MIN (first_sample + n_samples, stretch->first_sample + stretch->n_samples);
  g_autofree char *quoted = frond_csv_quote (name);

  if (begin < end)
    g_string_append_printf (csv, "%.17g,%.17g,%s,%s\r\n", (double) (begin - stretch->first_sample) / rate_hz, (double) (end - stretch->first_sample) / rate_hz, kind, quoted);
}

/* "session-3.edf" has its segments in "session-3.segments.csv". */
static char *
make_path (const char *recording_path)
{
  const char      *dot = strrchr (recording_path, '.');
  g_autofree char *base = g_strndup (recording_path, (gsize) (dot - recording_path));

  return g_strconcat (base, ".segments.csv", NULL);
}

/**
 * frondctl_segments_write:
 * @recording_path: the exported recording, with an extension
 * @segments: (element-type FrondSegment): of the whole session
 * @left_out: (element-type FrondExclusion): stretches that do not count
 * @stretch: the part of the session that the file holds
 * @rate_hz: samples per second
 * @error: what went wrong
 *
 * Writes the phases beside an export, in the form that frondctl analyse --segments reads: the same numbers come out as in the session.
 *
 * Returns: whether they were written
 */
gboolean
frondctl_segments_write (const char               *recording_path,
                         const GArray             *segments,
                         const GArray             *left_out,
                         const FrondExportStretch *stretch,
                         double                    rate_hz,
                         GError                  **error)
{
  g_autoptr (GString) csv = g_string_new ("start_s,end_s,kind,name\r\n");
  g_autoptr (GError) reason = NULL;
  g_autofree char *path = make_path (recording_path);

  for (guint i = 0; i < segments->len; i++) {
    const FrondSegment *segment = &g_array_index (segments, FrondSegment, i);

    append_row (csv, segment->first_sample, segment->n_samples, frond_phase_kind_to_string (segment->kind), segment->name, stretch, rate_hz);
  }
  for (guint i = 0; i < left_out->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (left_out, FrondExclusion, i);

    append_row (csv, exclusion->first_sample, exclusion->n_samples, FROND_SEGMENT_LEFT_OUT, exclusion->reason, stretch, rate_hz);
  }
  if (g_file_set_contents_full (path, csv->str, (gssize) csv->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &reason))
    return TRUE;

  g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED, _("The segments could not be written: %s"), reason->message);

  return FALSE;
}
