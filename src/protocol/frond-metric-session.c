/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands for a session: its segments' figures taken together, and the rest before and after. */

#include "frond-metric-private.h"

#include <math.h>
#include <string.h>

typedef enum {
  MEAN,
  MEDIAN, /* with censored times counted as what they are */
  MOST,
  OVER_TIME, /* mean, weighted with the time that counts */
} Combine;

#define EFFORT(name) (1u << FROND_EFFORT_##name)
#define WORK         (EFFORT (FLICK) | EFFORT (TONIC) | EFFORT (ENDURANCE))
#define ALL          (WORK | EFFORT (NONE))

typedef struct {
  const char *id;
  const char *of;      /* the segments' metric */
  guint       efforts; /* EFFORT()s of the segments that go into it */
  Combine     combine;
} Recipe;

static const Recipe recipes[] = {
  { "phasic-mean", "mean", EFFORT (FLICK), MEAN },
  { "phasic-peak", "peak", EFFORT (FLICK), MEAN },
  { "tonic-mean", "mean", EFFORT (TONIC), MEAN },
  { "tonic-peak", "peak", EFFORT (TONIC), MEAN },
  { "tonic-cv", "cv", EFFORT (TONIC), MEAN },
  { "endurance-mean", "mean", EFFORT (ENDURANCE), MEAN },
  { "endurance-cv", "cv", EFFORT (ENDURANCE), MEAN },
  { "onset", "onset", ALL, MEDIAN },
  { "release", "release", ALL, MEDIAN },
  { "half-time", "half-time", ALL, MEDIAN },
  { "below-target", "below-target", EFFORT (NONE), OVER_TIME },
  { "longest-release", "longest-release", ALL, MOST },
  { "bursts", "bursts", ALL, OVER_TIME },
  { "abdomen-quiet", "abdomen-quiet", ALL, OVER_TIME },
  { "co-activity", "co-activity", WORK, MEDIAN },
  { "anticipation", "anticipation", ALL, MEAN },
  { "contact-peak", "contact-peak", ALL, MEAN },
  { "hold-mean", "hold-mean", ALL, MEAN },
  { "return-time", "return-time", ALL, MEDIAN },
  { "pressure-rest", "pressure-rest", ALL, MEAN },
  { "pressure-mean", "pressure-mean", ALL, MEAN },
  { "pressure-peak", "pressure-peak", ALL, MEAN },
  { "pressure-hold", "pressure-hold", ALL, MEAN },
};

/* The segments' metrics that go into one figure: and why the first of those that are left out does not. */
typedef struct {
  GPtrArray  *valid;
  guint       n_trials;
  const char *unit;
  const char *reason;
} Trials;

static Trials
collect (const FrondMetricContext *self,
         const char               *of,
         FrondSchool               school,
         guint                     efforts)
{
  Trials trials = { g_ptr_array_new (), 0, NULL, NULL };

  for (guint i = 0; i < self->metrics->len; i++) {
    const FrondMetric *metric = self->metrics->pdata[i];

    if (metric->segment < 0 || metric->school != school || strcmp (metric->id, of) != 0)
      continue;
    if (!(efforts & 1u << self->trials[metric->segment].effort))
      continue;
    trials.n_trials++;
    trials.unit = metric->unit;
    if (!isnan (metric->value))
      g_ptr_array_add (trials.valid, (gpointer) metric);
    else if (!trials.reason)
      trials.reason = metric->reason;
  }

  return trials;
}

static FrondContractionSummary
summarise (const Trials *trials)
{
  g_autofree FrondContractionTime *times = g_new0 (FrondContractionTime, trials->valid->len);
  FrondContractionSummary          summary;

  for (guint i = 0; i < trials->valid->len; i++) {
    const FrondMetric *metric = trials->valid->pdata[i];

    times[i] = (FrondContractionTime) { metric->value, TRUE, metric->is_censored };
  }
  frond_contraction_summarise (times, trials->valid->len, &summary);

  return summary;
}

static double
find_most (const Trials *trials)
{
  double most = NAN;

  for (guint i = 0; i < trials->valid->len; i++)
    most = fmax (most, ((const FrondMetric *) trials->valid->pdata[i])->value);

  return most;
}

static double
weigh (const FrondMetricContext *self,
       const Trials             *trials,
       gboolean                  over_time)
{
  double sum = 0, weights = 0;

  for (guint i = 0; i < trials->valid->len; i++) {
    const FrondMetric *metric = trials->valid->pdata[i];
    double             weight = over_time ? (double) self->trials[metric->segment].result->n : 1;

    sum += weight * metric->value;
    weights += weight;
  }

  return sum / weights;
}

static double
combine (const FrondMetricContext *self,
         const Trials             *trials,
         Combine                   how,
         gboolean                 *is_censored)
{
  FrondContractionSummary summary;

  switch (how) {
  case MEDIAN:
    summary = summarise (trials);
    *is_censored = summary.median_censored;
    return summary.median_s;
  case MOST:
    return find_most (trials);
  case MEAN:
  case OVER_TIME:
    break;
  }

  return weigh (self, trials, how == OVER_TIME);
}

/* Of figures in another unit than the channel's, such as squeezes in cmH2O, only the segments know. */
static gboolean
are_below_floor (const Trials *trials)
{
  for (guint i = 0; i < trials->valid->len; i++)
    if (!((const FrondMetric *) trials->valid->pdata[i])->is_below_floor)
      return FALSE;

  return trials->valid->len > 0;
}

static void
set_counts (FrondMetric  *metric,
            const Trials *trials)
{
  metric->n_trials = trials->n_trials;
  metric->n_valid = trials->valid->len;
  metric->reason = trials->reason;
}

/* Nothing is added where no segment has such a figure. */
static void
add_combined (FrondMetricContext *self,
              const Recipe       *recipe,
              FrondSchool         school)
{
  Trials       trials = collect (self, recipe->of, school, recipe->efforts);
  gboolean     is_censored = FALSE;
  double       value = combine (self, &trials, recipe->combine, &is_censored);
  FrondMetric *metric;

  if (trials.n_trials > 0) {
    metric = frond_metric_add (self, recipe->id, school, FROND_METRIC_SESSION, trials.unit, value, FROND_METRIC_FINE);
    metric->is_below_floor = trials.unit == self->unit ? value < self->request->noise_floor : are_below_floor (&trials);
    metric->is_censored = is_censored;
    set_counts (metric, &trials);
  }
  g_ptr_array_unref (trials.valid);
}

/* "3 of 10 releases longer than 2 s": the device school throws them away, and so hides just those whom letting go costs most. */
static void
add_slow (FrondMetricContext *self,
          const char         *id,
          const char         *of,
          FrondSchool         school)
{
  Trials       trials = collect (self, of, school, ALL);
  FrondMetric *metric;

  if (trials.n_trials > 0) {
    metric = frond_metric_add (self, id, school, FROND_METRIC_SESSION, "", trials.valid->len > 0 ? (double) summarise (&trials).n_slow : NAN, FROND_METRIC_FINE);
    set_counts (metric, &trials);
  }
  g_ptr_array_unref (trials.valid);
}

/*
 * frond_metric_add_session:
 *
 * The segments' figures taken together; the segments' metrics have to be there.
 */
void
frond_metric_add_session (FrondMetricContext *self)
{
  for (FrondSchool school = FROND_SCHOOL_DEVICE; school < FROND_N_SCHOOLS; school++) {
    for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
      add_combined (self, &recipes[i], school);
    add_slow (self, "slow-onsets", "onset", school);
    add_slow (self, "slow-releases", "release", school);
  }
  frond_metric_add_rests (self);
}
