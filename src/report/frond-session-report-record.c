/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what the record keeps of a session to what its report says. The window and frondctl both come this way, so that they print the
 * same. */

#include "config.h"

#include "frond-session-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-birth-date.h"
#include "frond-event.h"
#include "frond-event-words.h"
#include "frond-plot-markers.h"
#include "frond-rest-level.h"
#include "frond-session-goals.h"

static void
set_patient (FrondSessionReport *self,
             FrondPatient       *patient)
{
  self->patient_name = frond_patient_get_display_name (patient);
  self->record_number = g_strdup (patient->record_number);
  if (patient->birth_date)
    self->birth_date = frond_birth_date_format (patient->birth_date);
}

static void
set_session (FrondSessionReport *self,
             FrondSessionRecord *record)
{
  self->programme_name = g_strdup (record->programme_name);
  self->started_at = record->started_at ? g_date_time_ref (record->started_at) : NULL;
  self->baseline = record->baseline;
  if (record->chain) {
    self->rate_hz = record->chain->rate_hz;
    self->unit = g_strdup (record->chain->unit);
    self->chain = frond_chain_profile_describe (record->chain);
    self->is_simulated = frond_chain_profile_is_simulated (record->chain);
  }
  if (record->state == FROND_SESSION_RECOVERED)
    self->remark = g_strdup (_("Recovered recording: Frond ended during this session. Everything up to then is here."));
  else if (record->state == FROND_SESSION_DISCARDED)
    self->remark = g_strdup (_("This session was discarded."));
}

static void
set_baseline_source (FrondSessionReport *self,
                     const FrondEvent   *event)
{
  self->baseline_source = (FrondBaselineSource) event->code;
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  self->baseline_session = frond_event_dup_baseline_session (event);
}

/* In words among the markers, with the sign of one that has words of its own. */
static void
add_words (FrondSessionReport *self,
           const FrondEvent   *event,
           FrondProgramme     *programme)
{
  g_autofree char *words = frond_event_words_describe (event, programme, self->rate_hz);

  if (words)
    frond_session_report_add_marker (self, (double) event->sample / self->rate_hz, 0, words);
}

static void
add_event (FrondSessionReport *self,
           const FrondEvent   *event,
           FrondProgramme     *programme)
{
  double time_s = (double) event->sample / self->rate_hz;

  switch (event->kind) {
  case FROND_EVENT_MARKER:
    frond_session_report_add_marker (self, time_s, (guint) MAX (event->code, 0), event->text);
    break;
  case FROND_EVENT_STOP:
    frond_session_report_add_marker (self, time_s, FROND_PLOT_MARKER_STOP, _("Stopped"));
    break;
  case FROND_EVENT_PATIENT_STOP:
    frond_session_report_add_marker (self, time_s, FROND_PLOT_MARKER_STOP, _("Stopped by the patient"));
    break;
  case FROND_EVENT_BASELINE:
    set_baseline_source (self, event);
    break;
  case FROND_EVENT_PHASE:
  case FROND_EVENT_GOAL:
  case FROND_EVENT_PAUSE:
  case FROND_EVENT_GAP:
  case FROND_EVENT_RESUME:
  case FROND_EVENT_REFERENCE:
    break;
  case FROND_EVENT_RATING:
  case FROND_EVENT_SKIP:
  case FROND_EVENT_FLAG:
  case FROND_EVENT_OVERRULE:
  case FROND_EVENT_TRAINER:
  default:
    add_words (self, event, programme);
    break;
  }
}

/* As the engine takes it: adaptive goals begin at the level of the last rest phase, and at the baseline where that rest was too short.
 * They begin once, and anew only for another share of it. Parts of a rest refer to the last one that was long enough. */
static void
set_goal_sources (FrondSessionReport *self,
                  FrondProgramme     *programme,
                  GPtrArray          *events)
{
  gboolean has_rest = FALSE, had_rest = FALSE;
  double   begun = NAN;
  guint    n = 0;

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent         *event = events->pdata[i];
    const FrondPhase         *phase = event->kind == FROND_EVENT_PHASE ? frond_programme_get_phase (programme, (guint) event->code) : NULL;
    const FrondSegmentResult *result = event->kind == FROND_EVENT_PHASE && n < self->phases->len ? self->phases->pdata[n++] : NULL;

    if (!phase)
      continue;
    if (phase->kind == FROND_PHASE_REST)
      has_rest = result && (double) result->n >= FROND_REST_LEVEL_ENOUGH_S * self->rate_hz;
    had_rest = had_rest || has_rest;
    if (isnan (event->value))
      continue;
    if (phase->goal_rule == FROND_GOAL_REST_PERCENT || (phase->goal_rule == FROND_GOAL_CURVE && phase->goal_of == FROND_GOAL_REST_PERCENT))
      self->goal_sources |= had_rest || isnan (self->baseline) ? FROND_GOALS_OF_REST : FROND_GOALS_OF_BASELINE;
    if (phase->goal_rule == FROND_GOAL_BASELINE_PERCENT)
      self->goal_sources |= FROND_GOALS_OF_BASELINE;
    if (phase->goal_rule == FROND_GOAL_ADAPTIVE && phase->goal_value != begun) {
      begun = phase->goal_value;
      self->goal_sources |= has_rest || isnan (self->baseline) ? FROND_GOALS_OF_REST : FROND_GOALS_OF_BASELINE;
    }
  }
}

static void
set_events (FrondSessionReport *self,
            FrondSessionRecord *record,
            GPtrArray          *events,
            guint64             n_samples)
{
  g_autoptr (FrondProgramme) programme = record->programme_json ? frond_programme_new_from_json (record->programme_json, -1, NULL) : NULL;

  g_array_unref (self->goals);
  self->goals = frond_session_goals_of_events (events, programme, self->rate_hz, n_samples);
  if (programme)
    set_goal_sources (self, programme, events);
  for (guint i = 0; i < events->len; i++)
    add_event (self, events->pdata[i], programme);
}

/* Facts that the therapist did not take into the note are not the therapist's. */
static void
set_note (FrondSessionReport *self,
          FrondNote          *note)
{
  if (note->facts_accepted)
    self->facts = g_strdup (note->facts);
  self->note = g_strdup (note->text);
  if (note->signed_at) {
    self->signed_by = g_strdup (note->signed_by);
    self->signed_at = g_date_time_to_local (note->signed_at);
  }
}

/**
 * frond_session_report_new_from_record:
 * @patient: whose session
 * @record: the session, with its chain profile
 * @events: (element-type FrondEvent): of its recording, in order
 * @results: (element-type FrondSegmentResult): of the channel that was shown; the report keeps a reference
 * @envelope: of that channel, NAN in gaps
 * @n_samples: length of @envelope
 * @note: (nullable): about the session
 *
 * Returns: (transfer full): what its report says; clinic, practitioner and what follows from metrics are left to the caller
 */
FrondSessionReport *
frond_session_report_new_from_record (FrondPatient       *patient,
                                      FrondSessionRecord *record,
                                      GPtrArray          *events,
                                      GPtrArray          *results,
                                      const double       *envelope,
                                      gsize               n_samples,
                                      FrondNote          *note)
{
  FrondSessionReport *self = frond_session_report_new ();

  g_return_val_if_fail (FROND_IS_PATIENT (patient), self);
  g_return_val_if_fail (FROND_IS_SESSION_RECORD (record), self);
  g_return_val_if_fail (record->chain && record->chain->rate_hz > 0, self);

  set_patient (self, patient);
  set_session (self, record);
  /* What is drawn and what is measured have the same clock: samples. */
  self->duration_s = (double) n_samples / self->rate_hz;
  g_ptr_array_unref (self->phases);
  self->phases = g_ptr_array_ref (results);
  set_events (self, record, events, n_samples);
  frond_session_report_set_envelope (self, envelope, n_samples);
  if (note)
    set_note (self, note);

  return self;
}
