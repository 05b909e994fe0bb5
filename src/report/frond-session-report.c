/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One session on one page: what ran, what was seen, what was measured and how, and what the therapist makes of it. */

#include "config.h"

#include "frond-session-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-plot-markers.h"
#include "frond-text.h"

/* As many as a printer can show on the width of a page. */
#define MOST_COLUMNS 1200

static void
clear_marker (gpointer data)
{
  g_free (((FrondReportMarker *) data)->text);
}

FrondSessionReport *
frond_session_report_new (void)
{
  FrondSessionReport *self = g_new0 (FrondSessionReport, 1);

  self->baseline = NAN;
  self->phases = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_segment_result_free);
  self->goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  self->markers = g_array_new (FALSE, FALSE, sizeof (FrondReportMarker));
  g_array_set_clear_func (self->markers, clear_marker);
  self->columns = g_array_new (FALSE, FALSE, sizeof (FrondPlotColumn));

  return self;
}

void
frond_session_report_free (FrondSessionReport *self)
{
  g_free (self->patient_name);
  g_free (self->birth_date);
  g_free (self->record_number);
  g_free (self->clinic);
  g_free (self->practitioner);
  g_free (self->programme_name);
  g_clear_pointer (&self->started_at, g_date_time_unref);
  g_free (self->remark);
  g_free (self->unit);
  g_free (self->chain);
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  g_clear_pointer (&self->phases, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_array_unref);
  g_clear_pointer (&self->markers, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self->perfect);
  g_free (self->facts);
  g_free (self->note);
  g_free (self->signed_by);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  g_free (self);
}

void
frond_session_report_add_marker (FrondSessionReport *self,
                                 double              time_s,
                                 guint               number,
                                 const char         *text)
{
  FrondReportMarker marker = { time_s, number, g_strdup (text) };

  g_array_append_val (self->markers, marker);
}

static FrondPlotColumn
column_of (const double *samples,
           gsize         n)
{
  FrondPlotColumn column = { INFINITY, -INFINITY, TRUE };

  for (gsize i = 0; i < n; i++) {
    if (isnan (samples[i]))
      continue;
    column.minimum = fminf (column.minimum, (float) samples[i]);
    column.maximum = fmaxf (column.maximum, (float) samples[i]);
    column.gap = FALSE;
  }

  return column;
}

void
frond_session_report_set_envelope (FrondSessionReport *self,
                                   const double       *envelope,
                                   gsize               n_samples)
{
  gsize n = MIN (n_samples, MOST_COLUMNS);

  g_array_set_size (self->columns, 0);
  for (gsize i = 0; i < n; i++) {
    gsize           first = i * n_samples / n;
    FrondPlotColumn column = column_of (envelope + first, (i + 1) * n_samples / n - first);

    g_array_append_val (self->columns, column);
  }
}

/**
 * frond_session_report_dup_file_name:
 * @self: a session
 *
 * Returns: (transfer full): a name to save it under, with the session's time and nobody's name
 */
char *
frond_session_report_dup_file_name (const FrondSessionReport *self)
{
  g_autofree char *when = self->started_at ? g_date_time_format (self->started_at, "-%Y-%m-%d-%H%M") : NULL;

  return g_strconcat ("session-report", when ? when : "", ".pdf", NULL);
}

static char *
identity_line (const FrondSessionReport *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  if (self->birth_date && *self->birth_date)
    g_strv_builder_take (parts, g_strdup_printf (_("Born %s"), self->birth_date));
  if (self->record_number && *self->record_number)
    g_strv_builder_take (parts, g_strdup_printf (_("Record number %s"), self->record_number));
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

/* Every page of what nobody was measured for says so, beside the name that it must not be taken for. */
static char *
aside_lines (const FrondSessionReport *self)
{
  gboolean has_clinic = self->clinic && *self->clinic;

  if (!self->is_simulated)
    return g_strdup (self->clinic);

  return g_strconcat (has_clinic ? self->clinic : "", has_clinic ? "\n" : "", _("Simulated data"), NULL);
}

static char *
session_line (const FrondSessionReport *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  if (self->started_at)
    g_strv_builder_take (parts, frond_text_dup_day_and_time (self->started_at));
  if (self->programme_name && *self->programme_name)
    g_strv_builder_add (parts, self->programme_name);
  if (self->duration_s > 0)
    g_strv_builder_take (parts, frond_text_dup_length (self->duration_s));
  if (self->practitioner && *self->practitioner)
    g_strv_builder_add (parts, self->practitioner);
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

static void
add_section (FrondReport *report,
             const char  *heading,
             const char  *text)
{
  frond_report_add_text (report, FROND_TEXT_HEADING, heading, 12, "H2");
  frond_report_add_text (report, FROND_TEXT_BODY, text, 2, "P");
}

/* "1 Cough 2:14, 3:20": markers of the same name stand together, in the order in which they first came, behind the sign of their flags. */
static char *
list_markers (const FrondSessionReport *self)
{
  GString *list = g_string_new ("\u200e");

  for (guint i = 0; i < self->markers->len; i++) {
    const FrondReportMarker *marker = &g_array_index (self->markers, FrondReportMarker, i);
    g_autofree char         *sign = NULL;
    gboolean                 listed = FALSE;

    for (guint k = 0; k < i && !listed; k++) {
      const FrondReportMarker *other = &g_array_index (self->markers, FrondReportMarker, k);

      listed = other->number == marker->number && g_strcmp0 (other->text, marker->text) == 0;
    }
    if (listed)
      continue;

    sign = frond_plot_marker_dup_sign (marker->number);
    g_string_append_printf (list, "%s%s ", i > 0 ? " · " : "", sign);
    /* Isolated, so that a name that is written from right to left leaves number and times in their places; for the same reason the
     * list begins with a mark for left to right. */
    if (marker->text && *marker->text)
      g_string_append_printf (list, "\u2068%s\u2069", marker->text);
    for (guint k = i; k < self->markers->len; k++) {
      const FrondReportMarker *other = &g_array_index (self->markers, FrondReportMarker, k);
      g_autofree char         *time = frond_text_dup_minutes (other->time_s);

      if (other->number == marker->number && g_strcmp0 (other->text, marker->text) == 0)
        g_string_append_printf (list, "%s%s", k == i ? " " : ", ", time);
    }
  }

  return g_string_free (list, FALSE);
}

static void
add_perfect (FrondReport              *report,
             const FrondSessionReport *self)
{
  g_autofree char *text = NULL;

  if (!self->perfect)
    return;
  /* Translators: %s is a notation such as 3/6/4//8 */
  text = g_strdup_printf (_("%s (power as it was felt and marked / endurance in seconds / repeats // fast contractions)"), self->perfect);
  add_section (report, "PERFECT", text);
}

static void
add_note (FrondReport              *report,
          const FrondSessionReport *self)
{
  g_autofree char *when = self->signed_at ? frond_text_dup_day_and_time (self->signed_at) : NULL;
  g_autofree char *line = NULL;

  if (self->facts && *self->facts)
    add_section (report, _("Session facts (made from the recording)"), self->facts);
  if (self->note && *self->note)
    add_section (report, _("Note"), self->note);
  if (!(self->facts && *self->facts) && !(self->note && *self->note))
    return;

  if (self->signed_by && when)
    line = g_strdup_printf (_("Signed by %s on %s"), self->signed_by, when);
  else
    line = g_strdup (_("Not signed yet"));
  frond_report_add_text (report, FROND_TEXT_QUIET, line, 6, "P");
}

/**
 * frond_session_report_layout:
 * @self: what to say
 * @paper: on which paper
 *
 * A normal session takes one page. Of a session with many phases the repeats stand in one row each.
 *
 * Returns: (transfer full): the document
 */
FrondReport *
frond_session_report_layout (const FrondSessionReport *self,
                             FrondPaper                paper)
{
  g_autofree char *identity = identity_line (self);
  g_autofree char *line = session_line (self);
  g_autofree char *aside = aside_lines (self);
  FrondReport     *report = frond_report_new (paper, _("Session report"), self->patient_name, identity, aside);

  frond_report_add_text (report, FROND_TEXT_TITLE, _("Session report"), 0, "H1");
  if (self->is_simulated)
    frond_report_add_text (report, FROND_TEXT_HEADING, _("Simulated patient – not a measurement of a person"), 2, "H2");
  frond_report_add_text (report, FROND_TEXT_BODY, line, 2, "P");
  if (self->remark && *self->remark)
    frond_report_add_text (report, FROND_TEXT_TABLE_BOLD, self->remark, 2, "P");
  frond_session_report_add_headline (report, self);
  frond_session_report_add_trace (report, self);
  frond_session_report_add_table (report, self);
  add_perfect (report, self);
  if (self->markers->len > 0) {
    g_autofree char *markers = list_markers (self);

    add_section (report, _("Markers"), markers);
  }
  if (self->chain && *self->chain)
    add_section (report, _("How it was measured"), self->chain);
  add_note (report, self);
  frond_report_paginate (report);

  return report;
}
