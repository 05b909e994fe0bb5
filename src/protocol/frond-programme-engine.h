/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-phase-goal.h"

G_BEGIN_DECLS

typedef enum {
  FROND_ZONE_NONE,    /* no goal in this phase, or no valid value */
  FROND_ZONE_REACHED, /* on the good side of the goal line */
  FROND_ZONE_NEAR,    /* within 20 % of the goal on the other side */
  FROND_ZONE_AWAY,
} FrondZone;

/**
 * FrondEngineStatus:
 * @phase_index: the current phase; n_phases when finished
 * @phase_elapsed_s: seconds of the phase's clock, which stands still during pauses and gaps
 * @phase_remaining_s: seconds left of it
 * @elapsed_s: seconds of the programme's clock
 * @goal: the goal line in the channel's unit, NAN for none
 * @direction: which side of it is success
 * @zone: where the envelope is; another zone counts after 0.25 s, and a worse one only 5 % beyond its edge, so that words stand still;
 *   near at best while something else keeps it from being a success: an abdomen that is to be quiet, bearing down
 * @in_zone_fraction: part of the current phase spent in the good zone so far, NAN without a goal
 * @goal_upper: upper edge of a goal with two, NAN for none
 * @mvc: best effort so far, or the one handed in; NAN when none is known
 * @abdomen_limit: what the abdominal channel must stay below in this phase, NAN where it does not matter or is not known
 * @is_abdomen_quiet: whether it does; TRUE where it does not matter
 * @is_bearing_down: the abdomen works in a phase that asks to widen; such time is never in the good zone
 * @is_waiting: the phase goes at the patient's pace and its expected time is over: it lasts until next
 * @breath: position in the breath: 0..1 breathing in, 1..2 breathing out; NAN outside of paced breathing
 * @paused: whether the phase clock stands
 * @finished: whether the last phase is over
 */
typedef struct {
  guint              phase_index;
  double             phase_elapsed_s;
  double             phase_remaining_s;
  double             elapsed_s;
  double             goal;
  FrondGoalDirection direction;
  FrondZone          zone;
  double             in_zone_fraction;
  double             goal_upper;
  double             mvc;
  double             abdomen_limit;
  gboolean           is_abdomen_quiet;
  gboolean           is_bearing_down;
  gboolean           is_waiting;
  double             breath;
  gboolean           paused;
  gboolean           finished;
} FrondEngineStatus;

typedef enum {
  FROND_CUE_PHASE_BEGAN,
  FROND_CUE_GOAL_CHANGED, /* not told where a curve moves by itself: frond_phase_get_goal_at() says where it is */
  FROND_CUE_FINISHED,
  FROND_CUE_REFERENCE, /* code: a FrondReferenceKind, goal: its value; what goals refer to from here on */
  FROND_CUE_FLAG,      /* code: a FrondFlagKind, began: whether it begins here (it is told when it has lasted for half a second) or ended */
  FROND_CUE_SKIPPED,   /* this phase and what follows of its group were left out; the next phase's beginning comes right after it */
} FrondCueKind;

/**
 * FrondCue:
 * @kind: what to do
 * @sample: on the recording's sample index
 * @phase_index: the phase it belongs to
 * @goal: the goal line then, NAN for none; the value of a reference
 * @code: see #FrondCueKind; of a phase's beginning and a changed goal: 1 where the goal is the therapist's own, else 0
 * @began: see #FrondCueKind
 */
typedef struct {
  FrondCueKind kind;
  guint64      sample;
  guint        phase_index;
  double       goal;
  int          code;
  gboolean     began;
} FrondCue;

typedef struct _FrondProgrammeEngine FrondProgrammeEngine;

/* A pure state machine: its only clock is the samples that it is given, so that live, replayed and re-analysed sessions are alike.
 * Goals relative to something unknown are NAN until it is measured or frond_programme_engine_set_goal(). An adaptive goal starts from
 * the median of the programme's last rest phase where that had 5 s of valid signal, else from the baseline; it never falls below the
 * noise floor + 0.5. Goals in % of rest refer to the last rest phase that had as much, and before any to the baseline. Not thread-safe. */
FrondProgrammeEngine *frond_programme_engine_new (FrondProgramme             *programme,
                                                  double                      rate_hz,
                                                  const FrondEngineReference *reference) G_GNUC_WARN_UNUSED_RESULT;
void                  frond_programme_engine_free (FrondProgrammeEngine *self);

/* Advances by n samples of the envelope (one channel, its unit, NAN = not valid: time passes, nothing is scored) and of the abdominal
 * channel's (NULL: there is none); clipped (NULL: none is) says which of them are no measure of an effort. first_sample is the recording's index of envelope[0]; a jump in it is a gap, during which the phase
 * clock stood. Cues come out in order. */
void frond_programme_engine_advance (FrondProgrammeEngine *self,
                                     guint64               first_sample,
                                     const double         *envelope,
                                     const double         *abdomen,
                                     const gboolean       *clipped,
                                     gsize                 n,
                                     void (*cue) (const FrondCue *cue, gpointer user_data),
                                     gpointer user_data);
/* While paused, advancing moves no clock. Idempotent. */
void frond_programme_engine_set_paused (FrondProgrammeEngine *self,
                                        gboolean              paused);
/* Ends the current phase at the next sample that comes, also while paused. */
void frond_programme_engine_next (FrondProgrammeEngine *self);
/* The same for the current phase and all that follow it with the same group; of a phase that may not be skipped nothing is: FALSE. */
gboolean frond_programme_engine_skip_group (FrondProgrammeEngine *self);
/* The therapist's own goal for the rest of the session's phases that ask for the same; NAN gives the rule its goal back. */
void frond_programme_engine_set_goal (FrondProgrammeEngine *self,
                                      double                goal);
/* Discomfort: adaptive goals do not move until FALSE. */
void frond_programme_engine_set_frozen (FrondProgrammeEngine *self,
                                        gboolean              frozen);
/* Nobody is there to say next: phases at the patient's pace end when their expected time is over. */
void frond_programme_engine_set_unattended (FrondProgrammeEngine *self,
                                            gboolean              unattended);
void frond_programme_engine_get_status (const FrondProgrammeEngine *self,
                                        FrondEngineStatus          *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondProgrammeEngine, frond_programme_engine_free)

G_END_DECLS
