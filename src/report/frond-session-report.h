/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "frond-event.h"
#include "frond-metrics.h"
#include "frond-note.h"
#include "frond-patient.h"
#include "frond-plot-goal.h"
#include "frond-plot-trace.h"
#include "frond-report.h"
#include "frond-session-record.h"

G_BEGIN_DECLS

/**
 * FrondReportMarker:
 * @time_s: since the recording's beginning
 * @number: 1-8, 0 for one with free text, %FROND_PLOT_MARKER_STOP for a stop
 * @text: (nullable): what it says
 */
typedef struct {
  double time_s;
  guint  number;
  char  *text;
} FrondReportMarker;

/* What the goals of the phases that ran followed from; absolute ones follow from nothing. */
typedef enum {
  FROND_GOALS_OF_BASELINE = 1 << 0, /* the resting level that was known before the session */
  FROND_GOALS_OF_REST = 1 << 1,     /* a rest phase of the session itself */
} FrondGoalSources;

/**
 * FrondSessionReport:
 * @patient_name: as in every identity strip: first identifier of every page
 * @birth_date: (nullable): as text: second identifier
 * @record_number: (nullable): third identifier
 * @clinic: (nullable): a line for the head of the page
 * @practitioner: (nullable): who ran the session
 * @programme_name: what ran
 * @started_at: (nullable): when, with the UTC offset of the place
 * @remark: (nullable): what a reader must know first: "Recovered recording"
 * @rate_hz: samples per second of the segments in @phases
 * @duration_s: of the recording
 * @unit: of all levels, as the chain profile has it
 * @chain: (nullable): frond_chain_profile_describe()
 * @is_simulated: nobody was measured; the heading and every page say so
 * @baseline: resting level that was known before the session, NAN when there was none
 * @baseline_source: where it came from
 * @baseline_session: (nullable): when it was taken over: when the session began that it was measured for
 * @goal_sources: what goals followed from: #FrondGoalSources
 * @phases: (element-type FrondSegmentResult): what was measured
 * @goals: (element-type FrondPlotGoal): goal lines, in order of time
 * @markers: (element-type FrondReportMarker): in order of time
 * @columns: (element-type FrondPlotColumn): the envelope from the recording's beginning to its end
 * @perfect: (nullable): the notation of a PERFECT assessment: frond_perfect_notation_of_metrics()
 * @facts: (nullable): sentences made from the recording
 * @note: (nullable): what the therapist wrote
 * @signed_by: (nullable): who signed the note
 * @signed_at: (nullable): when
 *
 * Everything that one session's report says, as plain values to be filled in.
 */
typedef struct {
  char      *patient_name;
  char      *birth_date;
  char      *record_number;
  char      *clinic;
  char      *practitioner;
  char      *programme_name;
  GDateTime *started_at;
  char      *remark;
  double     rate_hz;
  double     duration_s;
  char      *unit;
  char      *chain;
  gboolean   is_simulated;
  double     baseline;

  FrondBaselineSource baseline_source;
  GDateTime          *baseline_session;
  guint               goal_sources;

  GPtrArray *phases;
  GArray    *goals;
  GArray    *markers;
  GArray    *columns;
  char      *perfect;
  char      *facts;
  char      *note;
  char      *signed_by;
  GDateTime *signed_at;
} FrondSessionReport;

FrondSessionReport *frond_session_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Of a stored session. events: element-type FrondEvent, in order; results: element-type FrondSegmentResult; envelope: of the channel that
 * was shown, NAN in gaps; note: nullable. Clinic, practitioner and what follows from metrics are left to the caller. */
FrondSessionReport *frond_session_report_new_from_record (FrondPatient       *patient,
                                                          FrondSessionRecord *record,
                                                          GPtrArray          *events,
                                                          GPtrArray          *results,
                                                          const double       *envelope,
                                                          gsize               n_samples,
                                                          FrondNote          *note) G_GNUC_WARN_UNUSED_RESULT;
void                frond_session_report_free (FrondSessionReport *self);

void frond_session_report_add_marker (FrondSessionReport *self,
                                      double              time_s,
                                      guint               number,
                                      const char         *text);
/* Fills columns from samples of the envelope, NAN in gaps. */
void frond_session_report_set_envelope (FrondSessionReport *self,
                                        const double       *envelope,
                                        gsize               n_samples);

/* A name for the file that says nothing about anybody: "session-report-2026-11-12-1403.pdf". */
char *frond_session_report_dup_file_name (const FrondSessionReport *self) G_GNUC_WARN_UNUSED_RESULT;
/* Lays out the report; self may be freed afterwards. */
FrondReport *frond_session_report_layout (const FrondSessionReport *self,
                                          FrondPaper                paper) G_GNUC_WARN_UNUSED_RESULT;

/* Layout and PDF in a thread. self: (transfer full) */
void     frond_session_report_save_async (FrondSessionReport *self,
                                          FrondPaper          paper,
                                          GFile              *file,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean frond_session_report_save_finish (GAsyncResult *result,
                                           GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondSessionReport, frond_session_report_free)

G_END_DECLS
