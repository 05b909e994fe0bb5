/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How phases begin and end, where the goal line is in them, and what is told of it. */

#include <math.h>

#include "frond-engine-private.h"

static void
tell (FrondProgrammeEngine      *self,
      const FrondEngineListener *listener,
      FrondCue                   cue)
{
  cue.phase_index = self->index;
  if (listener->cue)
    listener->cue (&cue, listener->user_data);
}

/* The goal as it is now. */
static void
tell_line (FrondProgrammeEngine      *self,
           const FrondEngineListener *listener,
           FrondCueKind               kind,
           guint64                    sample)
{
  gboolean is_own = self->phase && frond_engine_goal_is_own (&self->goal, self->phase);

  self->told_goal = self->line.goal;
  self->has_news = FALSE;
  tell (self, listener, (FrondCue) { .kind = kind, .sample = sample, .goal = self->line.goal, .code = is_own });
}

void
frond_engine_tell_flag (FrondProgrammeEngine      *self,
                        const FrondEngineListener *listener,
                        guint64                    sample,
                        gboolean                   began)
{
  int code = self->phase->kind == FROND_PHASE_DROP ? FROND_FLAG_BEARING_DOWN : FROND_FLAG_CO_ACTIVITY;

  tell (self, listener, (FrondCue) { .kind = FROND_CUE_FLAG, .sample = sample, .goal = self->line.goal, .code = code, .began = began });
}

static gboolean
same_goal (double a,
           double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static double
get_elapsed_s (const FrondProgrammeEngine *self)
{
  return (double) self->elapsed / self->rate_hz;
}

static FrondGoalLine
get_line (FrondProgrammeEngine *self)
{
  return self->phase ? frond_engine_goal_get (&self->goal, self->phase, get_elapsed_s (self)) : FROND_GOAL_LINE_NONE;
}

void
frond_engine_update_line (FrondProgrammeEngine *self)
{
  double before = self->line.goal;

  self->line = get_line (self);
  if (!same_goal (before, self->line.goal))
    frond_zone_judge_forget (&self->judge);
}

/* A curve goes its way without a word, and the judge goes with it. */
void
frond_engine_follow_curve (FrondProgrammeEngine *self)
{
  gboolean was_told = same_goal (self->line.goal, self->told_goal);

  if (self->phase->goal_rule != FROND_GOAL_CURVE || frond_engine_goal_is_own (&self->goal, self->phase))
    return;
  self->line = get_line (self);
  if (was_told)
    self->told_goal = self->line.goal;
}

/* Puts the engine before the first sample of the phase with this index. */
void
frond_engine_set_phase (FrondProgrammeEngine *self,
                        guint                 index)
{
  self->index = index;
  self->phase = frond_programme_get_phase (self->programme, index);
  self->length = self->phase ? MAX (1, (guint64) llround (self->phase->duration_s * self->rate_hz)) : 0;
  self->elapsed = self->n_scored = self->n_good = 0;
  self->begun = FALSE;
  self->next = 0;
  self->skips = FALSE;
  frond_zone_judge_forget (&self->judge);
  if (self->phase) {
    frond_abdomen_watch_begin (&self->watch, self->phase, frond_engine_measure_get_abdomen_limit (&self->measure));
    frond_engine_measure_begin (&self->measure, self->phase, self->length);
  }
  frond_engine_update_line (self);
}

void
frond_engine_stop_watching (FrondProgrammeEngine      *self,
                            guint64                    sample,
                            const FrondEngineListener *listener)
{
  if (frond_abdomen_watch_forget (&self->watch))
    frond_engine_tell_flag (self, listener, sample, FALSE);
}

/* What was left out half done measured nothing: there was a reason not to go on. */
static void
end_phase (FrondProgrammeEngine      *self,
           guint64                    sample,
           const FrondEngineListener *listener)
{
  guint found = self->skips && self->elapsed < self->length ? 0 : frond_engine_measure_end (&self->measure, self->phase);

  frond_engine_stop_watching (self, sample, listener);
  for (int kind = FROND_REFERENCE_MVC; kind <= FROND_REFERENCE_REST; kind++) {
    if (found & 1u << kind)
      tell (self, listener, (FrondCue) { .kind = FROND_CUE_REFERENCE, .sample = sample, .goal = frond_engine_measure_get (&self->measure, (FrondReferenceKind) kind), .code = kind });
  }
  if (self->skips)
    tell (self, listener, (FrondCue) { .kind = FROND_CUE_SKIPPED, .sample = sample, .goal = self->line.goal });
}

void
frond_engine_begin_phase (FrondProgrammeEngine      *self,
                          guint64                    sample,
                          const FrondEngineListener *listener)
{
  self->begun = TRUE;
  tell_line (self, listener, self->phase ? FROND_CUE_PHASE_BEGAN : FROND_CUE_FINISHED, sample);
}

void
frond_engine_enter_phase (FrondProgrammeEngine      *self,
                          guint                      index,
                          guint64                    sample,
                          const FrondEngineListener *listener)
{
  end_phase (self, sample, listener);
  frond_engine_set_phase (self, index);
  frond_engine_begin_phase (self, sample, listener);
}

void
frond_engine_tell_goal (FrondProgrammeEngine      *self,
                        guint64                    sample,
                        const FrondEngineListener *listener)
{
  if (self->phase && self->begun && (self->has_news || !same_goal (self->line.goal, self->told_goal)))
    tell_line (self, listener, FROND_CUE_GOAL_CHANGED, sample);
}
