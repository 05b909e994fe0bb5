/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which steps a guarding-response session had. Pure: no widget. */

#include "config.h"

#include "frond-review-steps.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-event.h"

static void
clear_step (gpointer step)
{
  g_free (((FrondReviewStep *) step)->name);
}

static const FrondSegment *
get_segment (const GPtrArray *results,
             guint            i)
{
  return &((const FrondSegmentResult *) g_ptr_array_index (results, i))->segment;
}

static void
take_metrics (FrondReviewStep *step,
              const GPtrArray *metrics,
              guint            segment)
{
  const struct {
    const char         *id;
    const FrondMetric **place;
  } wanted[] = {
    { "anticipation", &step->anticipation },
    { "contact-peak", &step->contact_peak },
    { "hold-mean", &step->hold_mean },
    { "return-time", &step->return_time },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
    const FrondMetric *metric = frond_metrics_find (metrics, wanted[i].id, FROND_SCHOOL_FROND, (int) segment);

    if (metric)
      *wanted[i].place = metric;
  }
}

/* A step begins where none was, or with its announcement, whatever the one before came to. */
static gboolean
begins (const GPtrArray *results,
        guint            i)
{
  const FrondSegment *segment = get_segment (results, i);
  const FrondSegment *before = i > 0 ? get_segment (results, i - 1) : NULL;

  return !before || before->kind != FROND_PHASE_STEP || segment->step == FROND_TOUCH_ANTICIPATE || g_strcmp0 (before->group, segment->group) != 0;
}

/* How far it came, the way back left out: a step that is over was "in". */
static gboolean
is_further (FrondTouchStep moment,
            FrondTouchStep so_far)
{
  return moment > so_far && moment != FROND_TOUCH_OUT && so_far != FROND_TOUCH_IN;
}

/* Among steps with trainers the size tells one from another. */
static char *
name_step (const FrondSegment *segment,
           FrondTouchStep      furthest)
{
  g_autofree char *moment = frond_trainer_name_moment (&segment->trainer, furthest);

  if (!moment)
    return g_strdup (segment->group ? segment->group : segment->name);

  /* Translators: %s is for instance "Trainer 3 · in"; then who inserted it */
  return g_strdup_printf (segment->trainer.hand == FROND_TRAINER_BY_THERAPIST ? _("%s (therapist)") : _("%s (patient)"), moment);
}

/* What is asked after a step, in the rest that follows, is about it: until the next step begins. The worst of it counts: calm afterwards
 * must not hide what a touch was like. */
static void
take_ratings (GArray          *steps,
              const GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);
    FrondReviewStep  *of = NULL;

    if (event->kind != FROND_EVENT_RATING)
      continue;
    for (guint k = 0; k < steps->len; k++) {
      FrondReviewStep *step = &g_array_index (steps, FrondReviewStep, k);

      if (step->first_sample <= event->sample)
        of = step;
    }
    if (of && event->code == FROND_RATING_SUDS)
      of->suds = fmax (of->suds, event->value);
    else if (of)
      of->pain = fmax (of->pain, event->value);
  }
}

/**
 * frond_review_steps_find:
 * @results: (element-type FrondSegmentResult): of the shown channel
 * @metrics: (element-type FrondMetric): of the session
 * @events: (element-type FrondEvent): of the session, in order
 *
 * Returns: (transfer full) (element-type FrondReviewStep): the steps in order; none in other sessions
 */
GArray *
frond_review_steps_find (const GPtrArray *results,
                         const GPtrArray *metrics,
                         const GPtrArray *events)
{
  GArray        *steps = g_array_new (FALSE, FALSE, sizeof (FrondReviewStep));
  FrondTouchStep furthest = FROND_TOUCH_NONE;

  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < results->len; i++) {
    const FrondSegment *segment = get_segment (results, i);
    FrondReviewStep    *step;

    if (segment->kind != FROND_PHASE_STEP)
      continue;
    if (begins (results, i)) {
      const FrondReviewStep next = { .first_sample = segment->first_sample, .pain = NAN, .suds = NAN };

      g_array_append_val (steps, next);
      furthest = FROND_TOUCH_NONE;
    }
    if (is_further (segment->step, furthest))
      furthest = segment->step;
    step = &g_array_index (steps, FrondReviewStep, steps->len - 1);
    g_free (step->name);
    step->name = name_step (segment, furthest);
    step->n_samples = segment->first_sample + segment->n_samples - step->first_sample;
    take_metrics (step, metrics, i);
  }
  take_ratings (steps, events);

  return steps;
}
