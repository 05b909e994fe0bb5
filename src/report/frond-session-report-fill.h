/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-note.h"
#include "frond-patient.h"
#include "frond-session-record.h"
#include "frond-session-report.h"

G_BEGIN_DECLS

/**
 * FrondSessionReportSource:
 * @patient: whose session
 * @record: the session
 * @note: (nullable): its note
 * @events: (element-type FrondEvent): what happened
 * @results: (element-type FrondSegmentResult): what was measured; the report keeps a reference
 * @envelope: of the channel that goals were for, NAN in gaps
 * @n_samples: length of @envelope
 * @rate_hz: samples per second
 *
 * A stored session and its numbers, for its report.
 */
typedef struct {
  FrondPatient       *patient;
  FrondSessionRecord *record;
  FrondNote          *note;
  GPtrArray          *events;
  GPtrArray          *results;
  const double       *envelope;
  gsize               n_samples;
  double              rate_hz;
} FrondSessionReportSource;

FrondSessionReport *frond_session_report_new_for (const FrondSessionReportSource *source,
                                                  const char                     *practitioner) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
