/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"
#include "frond-pipeline.h"

G_BEGIN_DECLS

#define SESSION_RUN_RATE_HZ 250

/**
 * SessionRunPlan:
 * @programme: what runs
 * @block: samples in a block
 * @pause_at: running sample before which somebody pauses; 0: nobody does
 * @n_paused: for how many samples
 * @gap_at: sample of the sensor before which samples are lost; 0: none are
 * @n_lost: how many
 * @clipped_at: running sample from which on the pelvic floor's input is at its end; what is clipped does not count afterwards then
 * @n_clipped: for how many samples; 0: it never is
 * @goal_at: running sample before which the therapist takes the goal into their own hands; 0: never
 * @goal: their own goal; NAN: what is shown just then
 * @mark_at: running sample before which somebody presses a marker's key; 0: nobody does
 * @mark: which
 * @seed: of what somebody does at random at ends of blocks: pausing, stopping, other goals, next, leaving out, marking, letting a held goal go; and of gaps. 0: nothing
 *
 * A session through the live pipeline with two channels, without clock and disk.
 */
typedef struct {
  FrondProgramme *programme;
  guint           block;
  guint64         pause_at;
  guint64         n_paused;
  guint64         gap_at;
  guint64         n_lost;
  guint64         clipped_at;
  guint64         n_clipped;
  guint64         goal_at;
  double          goal;
  guint64         mark_at;
  guint           mark;
  guint32         seed;
} SessionRunPlan;

/**
 * SessionRun:
 * @n_samples: that were recorded
 * @physical: of both channels, NAN where samples were lost
 * @events: in the order in which a recording has them
 * @fractions: (element-type double): live, the part of each phase in the good zone; as many as phases ran
 * @feed: what was shown
 * @segments: (element-type FrondSegment): phases as they ran
 * @analysis: of what was recorded
 */
typedef struct {
  guint64        n_samples;
  double        *physical[2];
  GPtrArray     *events;
  GArray        *fractions;
  FrondLiveFeed *feed;
  GArray        *segments;
  FrondAnalysis *analysis;
} SessionRun;

SessionRun           *session_run_new (const SessionRunPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void                  session_run_free (SessionRun *self);
FrondChannelAnalysis *session_run_get_pelvic (SessionRun *self);
/* The programme with a second of rest behind its end: then every phase of it ends with another one's beginning. */
FrondProgramme *session_run_add_tail (FrondProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SessionRun, session_run_free)

G_END_DECLS
