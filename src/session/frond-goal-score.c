/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of a phase was a success, by the rule of the programme engine: the same goal line, the same side of it, the same quiet abdomen.
 * Where the line was is taken from the events; a curve is followed by the phase's own clock. */

#include "frond-goal-score.h"

#include <math.h>

#include "frond-abdomen-watch.h"
#include "frond-engine-goal.h"
#include "frond-engine-measure.h"
#include "frond-event.h"
#include "frond-session-segments.h"

/* Goes through stretches that are in order and do not overlap. */
typedef struct {
  const GArray *stretches; /* (nullable) of FrondExclusion */
  guint         next;
} Cursor;

typedef struct {
  FrondProgramme             *programme;
  double                      rate_hz;
  const FrondChannelAnalysis *channel;
  const FrondChannelAnalysis *abdomen; /* NULL: no such channel */
  guint                       n_begun; /* phases */
  Cursor                      excluded;

  /* What the engine had. */
  FrondEngineMeasure measure;
  FrondEngineGoal    goal;
  FrondAbdomenWatch  watch;
  const FrondPhase  *phase; /* NULL: before the first */
  FrondGoalLine      line;
  gboolean           follows_curve;
  gboolean           is_running; /* the last sample moved the clock */
  guint64            elapsed;
  guint64            n_scored;
  guint64            n_good;
} Replay;

static gboolean
cursor_covers (Cursor *self,
               guint64 sample)
{
  const FrondExclusion *stretch;

  for (; self->stretches && self->next < self->stretches->len; self->next++) {
    stretch = &g_array_index (self->stretches, FrondExclusion, self->next);
    if (sample < stretch->first_sample)
      return FALSE;
    if (sample - stretch->first_sample < stretch->n_samples)
      return TRUE;
  }

  return FALSE;
}

static double
percent_of (guint64 part,
            guint64 all)
{
  return all > 0 ? 100 * ((double) part / (double) all) : NAN;
}

static double
get_elapsed_s (const Replay *self)
{
  return (double) self->elapsed / self->rate_hz;
}

/* An adaptive goal depends on more than the phase: its events alone say where it was. Where an event does not say whose a goal is, its
 * place tells. */
static gboolean
is_of_rule (Replay           *self,
            const FrondEvent *event)
{
  double goal = event->value, of_rule;

  if (self->phase->goal_rule == FROND_GOAL_ADAPTIVE)
    return isnan (goal);
  if (event->kind == FROND_EVENT_GOAL && event->code < 0)
    return event->code == FROND_GOAL_SOURCE_RULE;
  of_rule = frond_phase_get_goal_at (self->phase, get_elapsed_s (self), &self->measure.reference);

  return goal == of_rule || (isnan (goal) && isnan (of_rule));
}

static void
set_goal (Replay           *self,
          const FrondEvent *event)
{
  gboolean of_rule = is_of_rule (self, event);
  double   goal = event->value;

  frond_engine_goal_set_own (&self->goal, self->phase, of_rule ? NAN : goal);
  self->follows_curve = of_rule && self->phase->goal_rule == FROND_GOAL_CURVE;
  self->line = (FrondGoalLine) { NAN, NAN, self->phase->goal_direction };
  if (!isnan (goal))
    self->line = frond_engine_goal_get (&self->goal, self->phase, get_elapsed_s (self));
}

static void
finish_phase (Replay *self)
{
  if (self->n_begun == 0)
    return;

  ((FrondSegmentResult *) g_ptr_array_index (self->channel->results, self->n_begun - 1))->below_goal_percent = percent_of (self->n_good, self->n_scored);
}

static void
begin_phase (Replay           *self,
             const FrondEvent *event)
{
  FrondSegmentResult *result = g_ptr_array_index (self->channel->results, self->n_begun);

  finish_phase (self);
  self->n_begun++;
  self->excluded = (Cursor) { .stretches = result->excluded };
  self->elapsed = self->n_scored = self->n_good = 0;
  self->phase = event->code >= 0 ? frond_programme_get_phase (self->programme, (guint) event->code) : NULL;
  if (!self->phase)
    return;

  frond_abdomen_watch_begin (&self->watch, self->phase, frond_engine_measure_get_abdomen_limit (&self->measure));
  frond_engine_measure_begin (&self->measure, self->phase, MAX (1, (guint64) llround (self->phase->duration_s * self->rate_hz)));
  set_goal (self, event);
}

static void
set_reference (FrondEngineReference *reference,
               const FrondEvent     *event)
{
  switch (event->code) {
  case FROND_REFERENCE_MVC:
    reference->mvc = event->value;
    break;
  case FROND_REFERENCE_ABDOMEN_MEAN:
    reference->abdomen_mean = event->value;
    break;
  case FROND_REFERENCE_ABDOMEN_SD:
    reference->abdomen_sd = event->value;
    break;
  case FROND_REFERENCE_REST:
    reference->rest = event->value;
    break;
  default:
    break;
  }
}

static void
take_event (Replay           *self,
            const FrondEvent *event)
{
  if (event->kind == FROND_EVENT_BASELINE)
    self->measure.reference.baseline = event->value;
  else if (event->kind == FROND_EVENT_REFERENCE)
    set_reference (&self->measure.reference, event);
  else if (event->kind == FROND_EVENT_PHASE && self->n_begun < self->channel->results->len)
    begin_phase (self, event);
  else if (event->kind == FROND_EVENT_GOAL && self->phase)
    set_goal (self, event);
}

static void
score (Replay *self,
       double  value)
{
  if (isnan (value) || !frond_goal_line_is_known (&self->line) || !self->watch.is_known)
    return;

  self->n_scored++;
  self->n_good += self->watch.may_reach && frond_goal_line_get_beyond (&self->line, value, NULL) <= 0;
}

/* What was measured live to set goals by is measured from the same samples, but for the best effort: the events have it; what counts is without what was found not to be muscle. */
static void
take_sample (Replay *self,
             gsize   i)
{
  double value = self->channel->envelope[i];
  double abdomen = self->abdomen ? self->abdomen->envelope[i] : NAN;

  if (!self->is_running)
    frond_abdomen_watch_forget (&self->watch);
  self->is_running = TRUE;
  if (!self->phase)
    return;
  if (self->follows_curve)
    self->line = frond_engine_goal_get (&self->goal, self->phase, get_elapsed_s (self));
  if (self->abdomen)
    frond_abdomen_watch_push (&self->watch, value, abdomen);
  self->elapsed++;
  frond_engine_measure_push (&self->measure, self->phase, value, abdomen, FALSE);
  score (self, cursor_covers (&self->excluded, i) ? NAN : value);
}

static void
run (Replay    *self,
     GPtrArray *events)
{
  g_autoptr (GArray) pauses = frond_session_pauses (events, self->channel->n_samples);
  Cursor paused = { .stretches = pauses };
  guint  next = 0;

  for (gsize i = 0; i < self->channel->n_samples; i++) {
    while (next < events->len && ((const FrondEvent *) g_ptr_array_index (events, next))->sample <= i)
      take_event (self, g_ptr_array_index (events, next++));
    /* Neither a pause nor a gap moves the phase's clock. */
    if (cursor_covers (&paused, i) || isnan (self->channel->filtered[i]))
      self->is_running = FALSE;
    else
      take_sample (self, i);
  }
  finish_phase (self);
}

/**
 * frond_goal_score_session:
 * @analysis: of a session, its segments the phases of frond_session_segments()
 * @abdomen: index of the accessory channel, -1 for none
 * @programme: that ran
 * @events: (element-type FrondEvent): of the recording, in order
 *
 * What the live session showed as time in the zone, for the channel that goals were for: below_goal_percent is the part of the valid time
 * spent where the goal wanted it, below, above or between. Without artefacts it is exactly the live figure; what was found not to be muscle
 * is left out. Whether there was an abdominal channel live is told by its references in @events.
 */
void
frond_goal_score_session (FrondAnalysis  *analysis,
                          int             abdomen,
                          FrondProgramme *programme,
                          GPtrArray      *events)
{
  Replay self = { .programme = programme, .rate_hz = analysis->rate_hz, .channel = frond_analysis_get_shown (analysis), .line = FROND_GOAL_LINE_NONE };

  if (!self.channel)
    return;
  if (abdomen >= 0)
    self.abdomen = g_ptr_array_index (analysis->channels, (guint) abdomen);
  frond_engine_measure_init (&self.measure, self.rate_hz, NULL);
  frond_engine_goal_init (&self.goal, &self.measure);
  frond_abdomen_watch_init (&self.watch, self.rate_hz);
  run (&self, events);
  frond_engine_goal_clear (&self.goal);
  frond_engine_measure_clear (&self.measure);
}

static double
score_below (const FrondSegmentResult   *result,
             const FrondChannelAnalysis *channel,
             GPtrArray                  *goals)
{
  const FrondSegment *segment = &result->segment;
  Cursor              excluded = { .stretches = result->excluded };
  double              goal = segment->goal;
  guint64             n = 0, n_below = 0;
  guint               next = 0;

  for (guint64 i = segment->first_sample; i < segment->first_sample + segment->n_samples && i < channel->n_samples; i++) {
    while (next < goals->len && ((const FrondEvent *) g_ptr_array_index (goals, next))->sample <= i) {
      const FrondEvent *event = g_ptr_array_index (goals, next++);

      if (event->kind == FROND_EVENT_GOAL && event->sample >= segment->first_sample)
        goal = event->value;
    }
    if (isnan (goal) || isnan (channel->envelope[i]) || cursor_covers (&excluded, i))
      continue;
    n++;
    n_below += channel->envelope[i] <= goal;
  }

  return percent_of (n_below, n);
}

/**
 * frond_goal_score_table:
 * @channel: the channel that the goals were for
 * @goals: (element-type FrondEvent): steps of the goal line, in order
 *
 * The same for segments that come without a programme, as from a table: success is at or below the line.
 */
void
frond_goal_score_table (FrondChannelAnalysis *channel,
                        GPtrArray            *goals)
{
  for (guint i = 0; i < channel->results->len; i++) {
    FrondSegmentResult *result = g_ptr_array_index (channel->results, i);

    result->below_goal_percent = score_below (result, channel, goals);
  }
}
