/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-segments.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "frond-csv-writer.h"
#include "frond-error.h"
#include "frond-event.h"
#include "frond-export-error.h"
#include "frond-session-segments.h"

typedef struct {
  GString                  *csv;
  const FrondExportStretch *stretch;
  double                    rate_hz;
} Table;

/* A cell that is empty where there is no number. */
static void
append_number (GString *csv,
               double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (value))
    g_string_append (csv, g_ascii_formatd (buffer, sizeof buffer, "%.17g", value));
}

/* One row, as far as it lies in the file; segment is NULL for what is no phase. */
static void
append_row (Table              *table,
            guint64             first_sample,
            guint64             n_samples,
            const char         *kind,
            const char         *name,
            double              goal,
            double              below_goal_percent,
            const FrondSegment *segment)
{
  const FrondExportStretch *stretch = table->stretch;
  guint64                   begin = MAX (first_sample, stretch->first_sample);
  guint64                   end = MIN (first_sample + n_samples, stretch->first_sample + stretch->n_samples);
  g_autofree char          *quoted = frond_csv_quote (name);
  g_autofree char          *group = frond_csv_quote (segment && segment->group ? segment->group : "");

  if (begin >= end)
    return;

  append_number (table->csv, (double) (begin - stretch->first_sample) / table->rate_hz);
  g_string_append_c (table->csv, ',');
  append_number (table->csv, (double) (end - stretch->first_sample) / table->rate_hz);
  g_string_append_printf (table->csv, ",%s,%s,", kind, quoted);
  append_number (table->csv, goal);
  g_string_append_c (table->csv, ',');
  append_number (table->csv, below_goal_percent);
  g_string_append_printf (table->csv, ",%s,%s,", group, segment ? frond_touch_step_to_string (segment->step) : "");
  append_number (table->csv, segment && segment->planned_s > 0 ? segment->planned_s : NAN);
  g_string_append (table->csv, "\r\n");
}

static void
append_phase (Table                    *table,
              const FrondSegmentResult *result,
              GPtrArray                *events)
{
  const FrondSegment *segment = &result->segment;
  guint64             begin = MAX (segment->first_sample, table->stretch->first_sample);

  append_row (table, segment->first_sample, segment->n_samples, frond_phase_kind_to_string (segment->kind), segment->name,
              frond_session_find_goal (events, segment, begin), result->below_goal_percent, segment);
}

/* Where the goal moved within a phase: each step up to the next, or to the end of the phase. */
static void
append_goal_steps (Table              *table,
                   const FrondSegment *segment,
                   GPtrArray          *events)
{
  const FrondEvent *step = NULL;
  guint64           end = segment->first_sample + segment->n_samples;

  for (guint i = 0; i <= events->len; i++) {
    const FrondEvent *event = i < events->len ? g_ptr_array_index (events, i) : NULL;

    if (event && (event->kind != FROND_EVENT_GOAL || event->sample < segment->first_sample || event->sample >= end))
      continue;
    if (step)
      append_row (table, step->sample, (event ? event->sample : end) - step->sample, FROND_SEGMENT_GOAL, "", step->value, NAN, NULL);
    step = event;
  }
}

/* "session-3.edf" has its segments in "session-3.segments.csv". */
static char *
make_path (const char *recording_path)
{
  const char      *dot = strrchr (recording_path, '.');
  g_autofree char *base = g_strndup (recording_path, (gsize) (dot - recording_path));

  return g_strconcat (base, ".segments.csv", NULL);
}

static void
append_all (Table           *table,
            const GPtrArray *results,
            const GArray    *left_out,
            GPtrArray       *events)
{
  for (guint i = 0; i < results->len; i++)
    append_phase (table, results->pdata[i], events);
  for (guint i = 0; i < results->len; i++)
    append_goal_steps (table, &((const FrondSegmentResult *) results->pdata[i])->segment, events);
  for (guint i = 0; i < left_out->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (left_out, FrondExclusion, i);

    append_row (table, exclusion->first_sample, exclusion->n_samples, FROND_SEGMENT_LEFT_OUT, exclusion->reason, NAN, NAN, NULL);
  }
}

/* The same session's other format has the same table: that one stays. */
static gboolean
is_there (const char    *path,
          const GString *contents)
{
  g_autofree char *there = NULL;
  gsize            length;

  return g_file_get_contents (path, &there, &length, NULL) && length == contents->len && memcmp (there, contents->str, length) == 0;
}

/* The table gets its name when it is whole, and takes nobody else's. */
static gboolean
write_new_file (const char    *path,
                const GString *contents,
                GError       **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) reason = NULL;
  int descriptor;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    frond_export_set_file_error (error, EEXIST);
    return FALSE;
  }
  descriptor = frond_export_make_file (part, error);
  if (descriptor < 0)
    return FALSE;
  g_close (descriptor, NULL);
  if (!g_file_set_contents_full (part, contents->str, (gssize) contents->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &reason))
    g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED, _("The table of phases could not be written: %s"), reason->message);
  else if (g_rename (part, path) == 0)
    return TRUE;
  else
    frond_export_set_file_error (error, errno);
  g_unlink (part);

  return FALSE;
}

/**
 * frondctl_segments_write:
 * @recording_path: the exported recording, with an extension
 * @results: (element-type FrondSegmentResult): the phases of the whole session, measured
 * @events: (element-type FrondEvent): of the whole session, in order: the goal line moves with them
 * @left_out: (element-type FrondExclusion): stretches that do not count
 * @stretch: the part of the session that the file holds
 * @rate_hz: samples per second
 * @written: (element-type filename): gets the table's path, if it was not there before
 * @error: what went wrong
 *
 * Writes the phases beside an export, in the form that frondctl analyse --segments reads (docs/exports.md): the same numbers come out as in
 * the session. Nothing is written over.
 *
 * Returns: whether the table is there now
 */
gboolean
frondctl_segments_write (const char               *recording_path,
                         const GPtrArray          *results,
                         GPtrArray                *events,
                         const GArray             *left_out,
                         const FrondExportStretch *stretch,
                         double                    rate_hz,
                         GPtrArray                *written,
                         GError                  **error)
{
  g_autoptr (GString) csv = g_string_new ("start_s,end_s,kind,name,goal,below_goal_percent,group,step,planned_s\r\n");
  g_autofree char *path = make_path (recording_path);
  Table            table = { csv, stretch, rate_hz };

  append_all (&table, results, left_out, events);
  if (is_there (path, csv))
    return TRUE;
  if (!write_new_file (path, csv, error))
    return FALSE;
  g_ptr_array_add (written, g_steal_pointer (&path));

  return TRUE;
}
