/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-report-fill.h"

#include <glib/gi18n-lib.h>

#include "frond-event.h"
#include "frond-session-goals.h"

static void
fill_patient (FrondSessionReport *report,
              FrondPatient       *patient)
{
  char date[64];

  report->patient_name = frond_patient_get_display_name (patient);
  report->record_number = g_strdup (patient->record_number);
  if (patient->birth_date && g_date_strftime (date, sizeof date, "%e %B %Y", patient->birth_date) > 0)
    report->birth_date = g_strdup (g_strstrip (date));
}

static void
fill_session (FrondSessionReport *report,
              FrondSessionRecord *record)
{
  report->programme_name = g_strdup (record->programme_name);
  report->started_at = g_date_time_ref (record->started_at);
  report->duration_s = record->duration_s;
  report->baseline = record->baseline;
  if (record->chain) {
    report->unit = g_strdup (record->chain->unit);
    report->chain = frond_chain_profile_describe (record->chain);
  }
  if (record->state == FROND_SESSION_RECOVERED)
    report->remark = g_strdup (_ ("This recording was cut off and recovered."));
}

static void
fill_note (FrondSessionReport *report,
           FrondNote          *note)
{
  if (!note)
    return;
  report->note = g_strdup (note->text);
  if (note->facts_accepted)
    report->facts = g_strdup (note->facts);
  if (note->signed_at) {
    report->signed_by = g_strdup (note->signed_by);
    report->signed_at = g_date_time_ref (note->signed_at);
  }
}

static void
fill_events (FrondSessionReport             *report,
             const FrondSessionReportSource *source)
{
  g_autoptr (FrondProgramme) programme = NULL;

  if (source->record->programme_json)
    programme = frond_programme_new_from_json (source->record->programme_json, -1, NULL);
  g_clear_pointer (&report->goals, g_array_unref);
  report->goals = frond_session_goals_of_events (source->events, programme, source->rate_hz, source->n_samples);

  for (guint i = 0; i < source->events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (source->events, i);

    if (event->kind == FROND_EVENT_MARKER)
      frond_session_report_add_marker (report, (double) event->sample / source->rate_hz, (guint) event->code, event->text);
  }
}

/**
 * frond_session_report_new_for:
 * @source: a stored session and its numbers
 * @practitioner: (nullable): whose vault it is
 *
 * Returns: (transfer full): the session's report, to be laid out
 */
FrondSessionReport *
frond_session_report_new_for (const FrondSessionReportSource *source,
                              const char                     *practitioner)
{
  FrondSessionReport *report = frond_session_report_new ();

  fill_patient (report, source->patient);
  fill_session (report, source->record);
  fill_note (report, source->note);
  report->practitioner = g_strdup (practitioner);
  report->rate_hz = source->rate_hz;
  g_clear_pointer (&report->phases, g_ptr_array_unref);
  report->phases = g_ptr_array_ref (source->results);
  fill_events (report, source);
  frond_session_report_set_envelope (report, source->envelope, source->n_samples);

  return report;
}
