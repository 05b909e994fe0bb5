/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Endurance, repetitions and fast contractions of the PERFECT scheme, counted in the signal instead of with a watch. Power is what a hand felt,
 * as it was marked. */

#include "config.h"

#include "frond-perfect.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-event.h"
#include "frond-metric-private.h"
#include "frond-statistics.h"

#define MOST 10

/* Laycock and Jerwood: until strength is reduced by 35 %. */
#define HELD_SHARE 0.65
/* A hold is over when it stays below for as long as a release has to last. */
#define LOST_S    0.5
#define TOP_SHARE 0.1

typedef struct {
  double level;   /* at or above it, it is held */
  double seconds; /* how long; 0 without a contraction */
} Hold;

static gboolean
is_of_group (const FrondMetricTrial *trial,
             const char             *group)
{
  return trial->segment->kind == FROND_PHASE_WORK && trial->segment->group && g_ascii_strcasecmp (trial->segment->group, group) == 0;
}

static guint
count_trials (const FrondMetricContext *self,
              const char               *group)
{
  guint n = 0;

  for (guint i = 0; i < self->n_trials; i++)
    n += is_of_group (&self->trials[i], group);

  return n;
}

/* What was said when the group was skipped: the event comes behind that of the phase it cut short. */
static const char *
find_skip (const FrondMetricContext *self,
           const char               *group)
{
  const GPtrArray *events = self->request->events;
  guint64          begin = 0;

  for (guint e = 0; events && e < events->len; e++) {
    const FrondEvent *event = events->pdata[e];

    if (event->kind == FROND_EVENT_PHASE)
      begin = event->sample;
    for (guint i = 0; event->kind == FROND_EVENT_SKIP && i < self->n_trials; i++) {
      const FrondSegment *segment = self->trials[i].segment;

      if (segment->first_sample == begin && segment->group && g_ascii_strcasecmp (segment->group, group) == 0)
        return g_intern_string (event->text ? event->text : "");
    }
  }

  return NULL;
}

/* How much of a phase, in its own level, was really worked: what is above rest. */
static double
find_held_level (const FrondMetricContext *self,
                 const FrondMetricTrial   *trial)
{
  FrondMetricSpan span = frond_metric_get_span (self, trial);
  double          rest = trial->result->rest.mean;

  return rest + HELD_SHARE * (frond_statistics_top_mean (span.x, span.n, TOP_SHARE) - rest);
}

/* From reaching the level until it is lost. Who holds until the phase ends has held for all of it: nobody is as quick as the cue. */
static double
measure_hold (const FrondMetricContext *self,
              const FrondMetricTrial   *trial,
              double                    level)
{
  FrondMetricSpan span = frond_metric_get_span (self, trial);
  gsize           n_lost = frond_metric_get_n_samples (self, LOST_S), first = 0, below = 0, i;

  while (first < span.n && !(span.x[first] >= level))
    first++;
  for (i = first; i < span.n && !isnan (span.x[i]) && below < n_lost; i++)
    below = span.x[i] < level ? below + 1 : 0;
  if (first == span.n)
    return 0;

  return i == span.n && below < n_lost ? (double) span.n / self->rate_hz : (double) (i - below - first) / self->rate_hz;
}

/* The best hold of the group. */
static FrondPerfectPart
measure_endurance (const FrondMetricContext *self,
                   Hold                     *best)
{
  FrondPerfectPart part = { FROND_PERFECT_NONE, 0, 0, NULL };

  *best = (Hold) { NAN, NAN };
  for (guint i = 0; i < self->n_trials; i++) {
    const FrondMetricTrial *trial = &self->trials[i];
    Hold                    hold;

    if (!is_of_group (trial, FROND_PERFECT_GROUP_ENDURANCE))
      continue;
    part.n_trials++;
    if (!trial->is_enough || isnan (trial->result->rest.mean))
      continue;
    part.n_valid++;
    hold.level = find_held_level (self, trial);
    hold.seconds = isnan (trial->result->onset_s) ? 0 : fmin (MOST, measure_hold (self, trial, hold.level));
    if (!(hold.seconds <= best->seconds))
      *best = hold;
  }
  /* A sample more or less at the cue makes no second less. */
  if (!isnan (best->seconds))
    part.value = (int) floor (best->seconds + 1 / self->rate_hz);

  return part;
}

static FrondPerfectPart
count_repetitions (const FrondMetricContext *self,
                   const Hold               *hold,
                   int                       seconds)
{
  FrondPerfectPart part = { FROND_PERFECT_NONE, count_trials (self, FROND_PERFECT_GROUP_REPETITIONS), 0, NULL };
  int              n = 0;

  if (seconds == FROND_PERFECT_NONE)
    return part;
  for (guint i = 0; i < self->n_trials; i++) {
    const FrondMetricTrial *trial = &self->trials[i];

    if (!is_of_group (trial, FROND_PERFECT_GROUP_REPETITIONS) || !trial->is_enough)
      continue;
    part.n_valid++;
    n += seconds > 0 && measure_hold (self, trial, hold->level) + 1 / self->rate_hz >= seconds;
  }
  if (part.n_valid > 0)
    part.value = MIN (MOST, n);

  return part;
}

static FrondPerfectPart
count_fast (const FrondMetricContext *self)
{
  FrondPerfectPart part = { FROND_PERFECT_NONE, count_trials (self, FROND_PERFECT_GROUP_FAST), 0, NULL };
  int              n = 0;

  for (guint i = 0; i < self->n_trials; i++) {
    const FrondMetricTrial *trial = &self->trials[i];

    if (!is_of_group (trial, FROND_PERFECT_GROUP_FAST) || !trial->is_enough || isnan (trial->result->rest.mean))
      continue;
    part.n_valid++;
    n += !isnan (trial->result->onset_s);
  }
  if (part.n_valid > 0)
    part.value = MIN (MOST, n);

  return part;
}

static void
explain (const FrondMetricContext *self,
         FrondPerfectPart         *part,
         const char               *group)
{
  part->reason = find_skip (self, group);
  if (part->reason || (part->value != FROND_PERFECT_NONE && part->n_valid == part->n_trials))
    return;

  part->reason = frond_metric_reason_to_text (part->n_trials > 0 ? FROND_METRIC_TOO_LITTLE : FROND_METRIC_NO_SUCH_PHASE);
}

/* The names of the programme's markers, in the programme's language and in the reader's; also typed by hand. */
static int
read_grade (const char *text)
{
  static const char *const names[] = { N_("Power 0"), N_("Power 1"), N_("Power 2"), N_("Power 3"), N_("Power 4"), N_("Power 5") };

  for (guint i = 0; text && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (text, names[i]) == 0 || g_str_equal (text, _(names[i])))
      return (int) i;

  return FROND_PERFECT_NONE;
}

/* Who marks another grade corrects the one before. */
static int
find_grade (const FrondMetricContext *self)
{
  const GPtrArray *events = self->request->events;
  int              grade = FROND_PERFECT_NONE;

  for (guint i = 0; events && i < events->len; i++) {
    const FrondEvent *event = events->pdata[i];
    int               marked = event->kind == FROND_EVENT_MARKER ? read_grade (event->text) : FROND_PERFECT_NONE;

    if (marked != FROND_PERFECT_NONE)
      grade = marked;
  }

  return grade;
}

static void
explain_power (const FrondMetricContext *self,
               FrondPerfectPart         *power)
{
  if (power->value != FROND_PERFECT_NONE)
    return;
  power->reason = find_skip (self, FROND_PERFECT_GROUP_POWER);
  if (!power->reason)
    power->reason = frond_metric_reason_to_text (FROND_METRIC_NOT_GRADED);
}

static gboolean
compute (const FrondMetricContext *self,
         FrondPerfect             *perfect)
{
  Hold hold;

  *perfect = (FrondPerfect) { .power = { find_grade (self), 0, 0, NULL } };
  perfect->endurance = measure_endurance (self, &hold);
  /* The seconds that were counted are in it. */
  perfect->endurance_s = isnan (hold.seconds) ? NAN : fmax (hold.seconds, perfect->endurance.value);
  perfect->repetitions = count_repetitions (self, &hold, perfect->endurance.value);
  perfect->fast = count_fast (self);
  explain (self, &perfect->endurance, FROND_PERFECT_GROUP_ENDURANCE);
  explain (self, &perfect->repetitions, FROND_PERFECT_GROUP_REPETITIONS);
  explain (self, &perfect->fast, FROND_PERFECT_GROUP_FAST);
  explain_power (self, &perfect->power);

  /* "Endurance" alone is a phase of Glazer's as well. */
  return count_trials (self, FROND_PERFECT_GROUP_POWER) + perfect->repetitions.n_trials + perfect->fast.n_trials > 0;
}

/**
 * frond_perfect_compute:
 * @request: what the metrics were computed from
 * @perfect: (out): the parts
 *
 * Power: the last of the markers "Power 0" to "Power 5", the modified Oxford grade that was felt. Endurance: from reaching 65 % of its own level (mean of the highest 10 %, above rest) until it is below for half a second, or all of the
 * phase where it was not lost in it. Repetitions: holds of as many whole seconds at that same level. Fast: contractions that came, each
 * where one was asked for (rest mean + 3 SD for 50 ms).
 *
 * Returns: whether the segments have groups of this assessment
 */
gboolean
frond_perfect_compute (const FrondMetricsRequest *request,
                       FrondPerfect              *perfect)
{
  g_auto (FrondMetricContext) context = { 0 };

  g_return_val_if_fail (request != NULL && perfect != NULL, FALSE);

  frond_metric_context_init (&context, request);

  return compute (&context, perfect);
}

static void
append_part (GString                *notation,
             const FrondPerfectPart *part,
             const char             *before)
{
  g_string_append (notation, before);
  if (part->value == FROND_PERFECT_NONE)
    g_string_append (notation, "–");
  else
    g_string_append_printf (notation, "%d", part->value);
}

/**
 * frond_perfect_to_notation:
 * @self: the parts
 *
 * Returns: (transfer full): power, endurance, repetitions and fast contractions as Laycock writes them, "3/6/4//8"
 */
char *
frond_perfect_to_notation (const FrondPerfect *self)
{
  GString *notation = g_string_new (NULL);

  append_part (notation, &self->power, "");
  append_part (notation, &self->endurance, "/");
  append_part (notation, &self->repetitions, "/");
  append_part (notation, &self->fast, "//");

  return g_string_free (notation, FALSE);
}

static FrondPerfectPart
read_part (const GPtrArray *metrics,
           const char      *id)
{
  const FrondMetric *metric = frond_metrics_find (metrics, id, FROND_SCHOOL_FROND, FROND_METRIC_SESSION);

  return (FrondPerfectPart) { .value = metric && !isnan (metric->value) ? (int) floor (metric->value) : FROND_PERFECT_NONE };
}

/**
 * frond_perfect_notation_of_metrics:
 * @metrics: (element-type FrondMetric): of a session
 *
 * Returns: (transfer full) (nullable): frond_perfect_to_notation() of them, %NULL where the session was no such assessment
 */
char *
frond_perfect_notation_of_metrics (const GPtrArray *metrics)
{
  const FrondPerfect perfect = {
    .power = read_part (metrics, "perfect-power"),
    .endurance = read_part (metrics, "perfect-endurance"),
    .repetitions = read_part (metrics, "perfect-repetitions"),
    .fast = read_part (metrics, "perfect-fast"),
  };

  if (!frond_metrics_find (metrics, "perfect-power", FROND_SCHOOL_FROND, FROND_METRIC_SESSION))
    return NULL;

  return frond_perfect_to_notation (&perfect);
}

static void
add_part (FrondMetricContext     *self,
          const char             *id,
          const char             *unit,
          const FrondPerfectPart *part,
          double                  value)
{
  FrondMetric *metric = frond_metric_add (self, id, FROND_SCHOOL_FROND, FROND_METRIC_SESSION, unit, value, FROND_METRIC_FINE);

  metric->n_trials = part->n_trials;
  metric->n_valid = part->n_valid;
  metric->reason = part->reason;
}

/*
 * frond_metric_add_perfect:
 *
 * "perfect-power", "perfect-endurance", "perfect-repetitions" and "perfect-fast" of such an assessment.
 */
void
frond_metric_add_perfect (FrondMetricContext *self)
{
  FrondPerfect perfect;

  if (!compute (self, &perfect))
    return;

  add_part (self, "perfect-power", "", &perfect.power, perfect.power.value < 0 ? NAN : perfect.power.value);
  add_part (self, "perfect-endurance", "s", &perfect.endurance, perfect.endurance_s);
  add_part (self, "perfect-repetitions", "", &perfect.repetitions, perfect.repetitions.value < 0 ? NAN : perfect.repetitions.value);
  add_part (self, "perfect-fast", "", &perfect.fast, perfect.fast.value < 0 ? NAN : perfect.fast.value);
}
