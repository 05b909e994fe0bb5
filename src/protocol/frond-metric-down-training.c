/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well it is let be: clinical.md 2.3, "Down-training metrics". */

#include "frond-metric-private.h"

#include <math.h>

#include "frond-event.h"

/* Without a goal, released is what the research school calls back at rest. */
#define RELEASED_SD 2.0
#define BURST_SD    3.0
#define BURST_S     0.25

typedef struct {
  double mean;
  double sd;
} Level;

/* Nothing before a first rest can say what rest is: its own level has to. */
static Level
get_rest (const FrondMetricContext *self,
          const FrondMetricTrial   *trial)
{
  const FrondSegmentResult *result = trial->result;

  if (result->rest.segment < 0 && trial->segment->kind == FROND_PHASE_REST)
    return (Level) { result->mean, result->sd };

  return (Level) { result->rest.mean, result->rest.sd };
}

/* The goal line as it is at a sample: next is the first event that is still to come. */
static double
follow_goal (const FrondMetricContext *self,
             const FrondSegment       *segment,
             guint64                   sample,
             guint                    *next,
             double                    goal)
{
  const GPtrArray *events = self->request->events;

  for (; events && *next < events->len; (*next)++) {
    const FrondEvent *event = events->pdata[*next];

    if (event->sample > sample)
      break;
    if (event->kind == FROND_EVENT_GOAL && event->sample >= segment->first_sample)
      goal = event->value;
  }

  return goal;
}

static void
add_longest (FrondMetricContext     *self,
             const FrondMetricTrial *trial)
{
  FrondMetricSpan   span = frond_metric_get_span (self, trial);
  Level             rest = get_rest (self, trial);
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;
  double            goal = trial->segment->goal, released = rest.mean + RELEASED_SD * rest.sd;
  gsize             run = 0, longest = 0;
  guint             next = 0;

  for (gsize i = 0; i < span.n; i++) {
    goal = follow_goal (self, trial->segment, trial->first + i, &next, goal);
    run = span.x[i] <= (isnan (goal) ? released : goal) ? run + 1 : 0;
    longest = MAX (longest, run);
  }
  if (reason == FROND_METRIC_FINE && isnan (goal) && isnan (released))
    reason = FROND_METRIC_NO_REST;
  frond_metric_add (self, "longest-release", FROND_SCHOOL_FROND, (int) trial->index, "s", (double) longest / self->rate_hz, reason);
}

/* Stretches above a level of more than so many samples. One that was there when observation began, at the cue or behind a gap, is what was left of
 * something else. */
static guint
count_bursts (FrondMetricSpan span,
              double          level,
              gsize           n_most)
{
  gboolean is_seen = FALSE;
  gsize    run = 0;
  guint    n_bursts = 0;

  for (gsize i = 0; i < span.n; i++) {
    if (span.x[i] > level) {
      run += is_seen;
      n_bursts += is_seen && run == n_most + 1;
    } else {
      is_seen = !isnan (span.x[i]);
      run = 0;
    }
  }

  return n_bursts;
}

static void
add_bursts (FrondMetricContext     *self,
            const FrondMetricTrial *trial)
{
  FrondMetricSpan   span = frond_metric_get_span (self, trial);
  Level             rest = get_rest (self, trial);
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;
  double            minutes = (double) frond_metric_count_valid (span) / self->rate_hz / 60;
  guint             n_bursts = count_bursts (span, rest.mean + BURST_SD * rest.sd, (gsize) floor (BURST_S * self->rate_hz + 1e-6));

  if (reason == FROND_METRIC_FINE && isnan (rest.mean))
    reason = FROND_METRIC_NO_REST;
  frond_metric_add (self, "bursts", FROND_SCHOOL_FROND, (int) trial->index, "1/min", n_bursts / minutes, reason);
}

/*
 * frond_metric_add_down_training:
 *
 * "below-target" where there is a target; "longest-release" and "bursts" of all but work and steps.
 */
void
frond_metric_add_down_training (FrondMetricContext     *self,
                                const FrondMetricTrial *trial)
{
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;

  if (!isnan (trial->segment->goal) || !isnan (trial->result->below_goal_percent))
    frond_metric_add (self, "below-target", FROND_SCHOOL_FROND, (int) trial->index, "%", trial->result->below_goal_percent, reason);
  if (trial->segment->kind == FROND_PHASE_WORK || trial->segment->kind == FROND_PHASE_STEP)
    return;

  add_longest (self, trial);
  add_bursts (self, trial);
}
