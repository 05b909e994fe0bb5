/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-scenario.h"

#include <math.h>
#include <string.h>

/* Levels follow Oleksy 2020 (n = 96, endovaginal electrode, mean and SD): rest 6.26 (3.33), flicks 49.76, ten-second holds 37.05 uV.
 * A contraction rises in 0.3 s; it falls in 0.3 s in most, and in several seconds in who finds it hard to let go. */
#define WORK_AND_DROP(work, drop) \
  { [FROND_SENSOR_EFFORT_FLICK] = (work), [FROND_SENSOR_EFFORT_HOLD] = (work), [FROND_SENSOR_EFFORT_ENDURANCE] = (work), [FROND_SENSOR_EFFORT_DROP] = (drop) }

/* What a level has to be for a published figure to come out of the standard chain (20-450 Hz, RMS of 100 ms): the envelope of a steady level
 * is smaller than its RMS on average, and the highest of a two-second flick is larger. Both from 100 seeds of
 * the Glazer recordings, which then come out within 0.5 % (see tests/session/test-published-means.c with 6). */
#define MEAN_OVER_RMS 0.993
#define PEAK_OVER_RMS 1.257
#define OF_MEAN(mean) ((mean) / MEAN_OVER_RMS)
#define OF_PEAK(peak) ((peak) / PEAK_OVER_RMS)
/* The mean of a whole phase has the half second in it in which one reacts and begins. */
#define BEGIN_S                       0.5
#define OF_PHASE(mean, seconds, rest) OF_MEAN (((mean) * (seconds) - (rest) * BEGIN_S) / ((seconds) - BEGIN_S))

static const FrondScenario scenarios[] = {
  {
    .name = "resting",
    .summary = "Rest, 5 uV",
    .points = { { 0, 5 } },
  },
  {
    .name = "letting-go",
    .summary = "Resting tone falls from 9.5 to 3 uV in eight minutes; works when the programme asks for it",
    .points = { { 0, 9.5 }, { 60, 9 }, { 150, 7 }, { 300, 4.5 }, { 480, 3 } },
    .effort_uv = WORK_AND_DROP (37, 2.5),
  },
  {
    .name = "oleksy-2020",
    .summary = "The means of 96 young women in the Glazer recording (Oleksy 2020)",
    .points = { { 0, OF_MEAN (6.26) }, { 62, OF_MEAN (6.26) }, { 80, OF_PHASE (6.93, 60, 16.10) } },
    .effort_uv = {
      [FROND_SENSOR_EFFORT_FLICK] = OF_PEAK (49.76),
      [FROND_SENSOR_EFFORT_HOLD] = OF_PHASE (37.05, 10, 6.93),
      [FROND_SENSOR_EFFORT_ENDURANCE] = OF_PHASE (16.10, 60, 6.93),
    },
    .not_offered = TRUE,
  },
  {
    .name = "white-1997-control",
    .summary = "Within the limits of the controls of White 1997: rest at most 2 uV, work at least 17 uV, letting go within 0.2 s",
    .points = { { 0, 1.2 } },
    .effort_uv = WORK_AND_DROP (21, 0),
    .reaction_s = 0.02,
    .change_s = 0.05,
    .not_offered = TRUE,
  },
  {
    .name = "guarding",
    .summary = "Raised tone with sudden tightenings",
    .points = { { 0, 6.5 } },
    .bursts_per_min = 8,
    .burst_uv = 22,
  },
  {
    .name = "slow-release",
    .summary = "10 s work, 10 s rest; letting go takes five seconds",
    .points = { { 0, 6 }, { 10, 6 }, { 10.3, 35 }, { 20, 35 }, { 21, 24 }, { 22.5, 14 }, { 25, 7.5 }, { 27, 6 }, { 30, 6 } },
    .period_s = 20,
  },
  {
    .name = "flicks",
    .summary = "2 s contractions, 10 s apart",
    .points = { { 0, 5 }, { 10, 5 }, { 10.3, 50 }, { 12, 48 }, { 12.3, 5 } },
    .period_s = 12.3,
  },
  {
    .name = "work-rest",
    .summary = "A minute of rest, ten times 10 s work and 10 s letting go, rest",
    .points = { { 0, 5 }, { 60.3, 5 }, { 60.6, 36 }, { 70.3, 33 }, { 70.6, 5 }, { 80, 5 } },
    .period_s = 20,
    .n_periods = 10,
  },
  {
    .name = "pushing",
    .summary = "As letting-go; the abdomen pushes whenever work or widening is asked for",
    .points = { { 0, 9.5 }, { 60, 9 }, { 150, 7 }, { 300, 4.5 }, { 480, 3 } },
    .effort_uv = WORK_AND_DROP (37, 2.5),
    .abdomen = "abdomen-pushing",
  },
  {
    .name = "abdomen-quiet",
    .summary = "A second channel: the abdomen stays quiet",
    .points = { { 0, 3 } },
    .effort_uv = WORK_AND_DROP (3.2, 0),
    .not_offered = TRUE,
  },
  {
    .name = "abdomen-pushing",
    .summary = "A second channel: the abdomen pushes when work or widening is asked for",
    .points = { { 0, 3 } },
    .effort_uv = WORK_AND_DROP (22, 22),
    .not_offered = TRUE,
  },
  {
    .name = "mains-hum",
    .summary = "Rest with mains hum",
    .points = { { 0, 5 } },
    .hum_uv = 40,
  },
  {
    .name = "ecg",
    .summary = "Rest with the heart's activity in it",
    .points = { { 0, 5 } },
    .ecg_uv = 80,
  },
  {
    .name = "electrode-off",
    .summary = "Rest; from second 20 of each minute an electrode is off for 6 s",
    .points = { { 0, 5 } },
    .off_from_s = 20,
    .off_to_s = 26,
    .off_period_s = 60,
  },
  {
    .name = "poor-contact",
    .summary = "Rest; from second 20 of each minute an electrode hardly touches for 8 s",
    .points = { { 0, 5 } },
    .off_from_s = 20,
    .off_to_s = 28,
    .off_period_s = 60,
    .loose_uv = 40,
  },
  {
    .name = "motion",
    .summary = "Rest; every 25 s the cable moves",
    .points = { { 0, 5 } },
    .motion_uv = 900,
    .motion_period_s = 25,
  },
  {
    .name = "clipping",
    .summary = "A signal far beyond the sensor's range",
    .points = { { 0, 1500 } },
  },
  {
    .name = "flat",
    .summary = "A constant: nothing is connected",
    .flat = TRUE,
  },
};

const FrondScenario *
frond_scenario_get_nth (guint n)
{
  return n < G_N_ELEMENTS (scenarios) ? &scenarios[n] : NULL;
}

/**
 * frond_scenario_find:
 * @name: not necessarily terminated
 * @length: of it
 *
 * Returns: (nullable): the scenario of that name
 */
const FrondScenario *
frond_scenario_find (const char *name,
                     gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (strlen (scenarios[i].name) == length && strncmp (scenarios[i].name, name, length) == 0)
      return &scenarios[i];

  return NULL;
}

/* The course is a list that ends with the first point that does not go on in time. */
static guint
count_points (const FrondScenario *self)
{
  guint n = 1;

  while (n < FROND_SCENARIO_MAX_POINTS && self->points[n].at_s > self->points[n - 1].at_s)
    n++;

  return n;
}

/* A period repeats the end of the course, so that a first rest is not repeated with it. */
static double
fold_time (const FrondScenario *self,
           guint                n_points,
           double               at_s)
{
  double end = self->points[n_points - 1].at_s;

  if (self->period_s <= 0 || at_s <= end)
    return at_s;
  if (self->n_periods > 0 && at_s >= end + (self->n_periods - 1) * self->period_s)
    return end;

  return end - self->period_s + fmod (at_s - end, self->period_s);
}

/**
 * frond_scenario_get_level_uv:
 * @at_s: seconds since the start
 *
 * Returns: RMS of the muscle's activity at that time, without tightenings
 */
double
frond_scenario_get_level_uv (const FrondScenario *self,
                             double               at_s)
{
  guint  n = count_points (self);
  double t = fold_time (self, n, at_s);

  for (guint i = 1; i < n; i++) {
    const FrondScenarioPoint *a = &self->points[i - 1];
    const FrondScenarioPoint *b = &self->points[i];

    if (t < b->at_s)
      return a->level_uv + (b->level_uv - a->level_uv) * (t - a->at_s) / (b->at_s - a->at_s);
  }

  return self->points[n - 1].level_uv;
}

static gboolean
is_contact_lost (const FrondScenario *self,
                 double               at_s)
{
  double t;

  if (self->off_period_s <= 0)
    return FALSE;
  t = fmod (at_s, self->off_period_s);

  return t >= self->off_from_s && t < self->off_to_s;
}

gboolean
frond_scenario_is_electrode_off (const FrondScenario *self,
                                 double               at_s)
{
  return self->loose_uv <= 0 && is_contact_lost (self, at_s);
}

gboolean
frond_scenario_is_electrode_loose (const FrondScenario *self,
                                   double               at_s)
{
  return self->loose_uv > 0 && is_contact_lost (self, at_s);
}
