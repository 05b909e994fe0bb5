/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The heart: narrow peaks of power, as regular as a heart, that make up much of the power. */

#include "frond-artefact-private.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "frond-clones.h"
#include "frond-sums.h"

#define STEP_S           0.01
#define STEPS_PER_WINDOW 100
#define SECOND_STEPS     100

/* Power is looked at in 50 ms: a QRS complex lasts 80 to 110 ms and is half as wide behind a high-pass of 20 Hz. Of steady
 * muscle the greatest of six seconds is up to 2.7 times the median. */
#define SMOOTH_EACH_SIDE 2
#define PEAK_OVER_MEDIAN 3.0
/* No heart beats again within 0.3 s; even a flick of 0.25 s lasts longer than a beat with a wide QRS complex of 150 ms, which is half as high
 * after 70 ms. */
#define APART_STEPS    30
#define WIDTH_STEPS    7
#define SHARE_AT_WIDTH 0.5
#define AROUND_STEPS   5
/* 40 to 180 beats a minute, with the breath's and a few extra beats' irregularity. */
#define SHORTEST_S   (60.0 / 180)
#define LONGEST_S    (60.0 / 40)
#define FEWEST_BEATS 4
#define MOST_BEATS   19
#define IRREGULAR    0.2
#define UNEQUAL      4.0
#define MOST_AGREE   0.8
/* An envelope whose mean is 15 % heart, and whose peaks are nothing else. */
#define HEART_SHARE 0.25

typedef struct {
  size_t n;
  size_t at[MOST_BEATS];
  double height[MOST_BEATS];
} Beats;

/* Hoare's selection: sorting six seconds each second would cost more than all the rest. */
static double
get_median (const double *values,
            size_t        n)
{
  double sorted[FROND_ARTEFACT_ECG_STEPS];
  size_t low = 0, high = n - 1;

  memcpy (sorted, values, n * sizeof *sorted);
  while (low < high) {
    const double pivot = sorted[(low + high) / 2];
    size_t       i = low, j = high;

    for (;;) {
      while (sorted[i] < pivot)
        i++;
      while (sorted[j] > pivot)
        j--;
      if (i >= j)
        break;
      {
        const double swapped = sorted[i];

        sorted[i++] = sorted[j];
        sorted[j--] = swapped;
      }
    }
    if (n / 2 <= j)
      high = j;
    else
      low = j + 1;
  }
  return sorted[n / 2];
}

static double
get_mean (const double *steps,
          size_t        from,
          size_t        to)
{
  double sum = 0;

  for (size_t k = from; k < to; k++)
    sum += steps[k];
  return sum / (double) (to - from);
}

FROND_CLONES static void
smooth (const FrondArtefactEcg *self,
        double                 *smoothed)
{
  static_assert (SMOOTH_EACH_SIDE == 2, "as many steps as are written out below");
  const size_t  n = self->n, side = SMOOTH_EACH_SIDE;
  const double *steps = self->steps;

  for (size_t i = 0; i < side; i++) {
    smoothed[i] = get_mean (steps, 0, i + side + 1);
    smoothed[n - 1 - i] = get_mean (steps, n - 1 - i - side, n);
  }
  /* The same sum, written out so that several go side by side. */
  for (size_t i = side; i < n - side; i++)
    smoothed[i] = (steps[i - 2] + steps[i - 1] + steps[i] + steps[i + 1] + steps[i + 2]) / (2 * SMOOTH_EACH_SIDE + 1);
}

/* The first of them. */
static size_t
find_greatest (const double *smoothed,
               size_t        n)
{
  size_t greatest = 0;

  for (size_t i = 1; i < n; i++)
    greatest = smoothed[i] > smoothed[greatest] ? i : greatest;
  return greatest;
}

/* Whether anything reaches above PEAK_OVER_MEDIAN times the median, without looking for the median: then more than half lie that far below
 * the greatest. Muscle alone seldom gets further than here. */
FROND_CLONES static bool
may_have_peaks (const double *smoothed,
                size_t        n,
                double        greatest)
{
  size_t n_low = 0;

  for (size_t i = 0; i < n; i++)
    n_low += PEAK_OVER_MEDIAN * smoothed[i] < greatest;
  return n_low > n / 2;
}

static bool
is_highest_around (const double *smoothed,
                   size_t        n,
                   size_t        at)
{
  const size_t from = at < APART_STEPS ? 0 : at - APART_STEPS, to = at + APART_STEPS < n ? at + APART_STEPS : n - 1;

  for (size_t i = from; i <= to; i++) {
    if (smoothed[i] > smoothed[at] || (i < at && smoothed[i] >= smoothed[at]))
      return false;
  }
  return true;
}

static bool
is_narrow (const double *smoothed,
           size_t        n,
           size_t        at)
{
  return (at < WIDTH_STEPS || smoothed[at - WIDTH_STEPS] < SHARE_AT_WIDTH * smoothed[at]) &&
         (at + WIDTH_STEPS >= n || smoothed[at + WIDTH_STEPS] < SHARE_AT_WIDTH * smoothed[at]);
}

/* Returns: false where there is more than a heart */
static bool
find_beats (const double *smoothed,
            size_t        n,
            double        median,
            Beats        *beats)
{
  beats->n = 0;
  for (size_t i = 0; i < n; i++) {
    if (!(smoothed[i] > PEAK_OVER_MEDIAN * median) || !is_highest_around (smoothed, n, i))
      continue;
    if (beats->n == MOST_BEATS || !is_narrow (smoothed, n, i))
      return false;
    beats->at[beats->n] = i;
    beats->height[beats->n++] = smoothed[i];
  }
  return beats->n >= FEWEST_BEATS;
}

static size_t
count_near (const double *values,
            size_t        n,
            double        low,
            double        high)
{
  size_t n_near = 0;

  for (size_t i = 0; i < n; i++)
    n_near += values[i] >= low && values[i] <= high;
  return n_near;
}

/* Returns: the usual interval in steps, 0 where they are not a heart's */
static double
find_rhythm (const Beats *beats,
             size_t       n_steps)
{
  double       intervals[MOST_BEATS];
  const size_t n = beats->n - 1;
  const double height = get_median (beats->height, beats->n);
  double       usual;

  for (size_t i = 0; i < n; i++)
    intervals[i] = (double) (beats->at[i + 1] - beats->at[i]);
  usual = get_median (intervals, n);
  if (usual < SHORTEST_S / STEP_S || usual > LONGEST_S / STEP_S)
    return 0;
  if ((double) count_near (intervals, n, (1 - IRREGULAR) * usual, (1 + IRREGULAR) * usual) < MOST_AGREE * (double) n ||
      (double) count_near (beats->height, beats->n, height / UNEQUAL, height * UNEQUAL) < MOST_AGREE * (double) beats->n)
    return 0;
  /* It still goes on. */
  return (double) (n_steps - beats->at[beats->n - 1]) <= usual + SECOND_STEPS ? usual : 0;
}

/* What the beats add to the power between them. */
static double
measure_share (const FrondArtefactEcg *self,
               const Beats            *beats,
               double                  median)
{
  double all = 0, heart = 0;

  for (size_t i = 0; i < self->n; i++)
    all += self->steps[i];
  for (size_t beat = 0; beat < beats->n; beat++) {
    const size_t at = beats->at[beat];
    const size_t from = at < AROUND_STEPS ? 0 : at - AROUND_STEPS, to = at + AROUND_STEPS < self->n ? at + AROUND_STEPS : self->n - 1;

    for (size_t i = from; i <= to; i++)
      heart += self->steps[i] - median;
  }
  return all > 0 ? heart / all : 0;
}

static void
judge (FrondArtefactEcg   *self,
       uint64_t            end,
       FrondArtefactMarks *marks)
{
  double   smoothed[FROND_ARTEFACT_ECG_STEPS] = { 0 };
  double   median, rhythm = 0;
  Beats    beats;
  uint64_t until;
  size_t   from, greatest;

  marks->is_open = false;
  smooth (self, smoothed);
  greatest = find_greatest (smoothed, self->n);
  /* With peaks the greatest is one of them. A contraction is not narrow: few get as far as the median, which takes longest. */
  if (!may_have_peaks (smoothed, self->n, smoothed[greatest]) || !is_narrow (smoothed, self->n, greatest))
    return;
  median = get_median (smoothed, self->n);
  if (find_beats (smoothed, self->n, median, &beats))
    rhythm = find_rhythm (&beats, self->n);
  marks->is_open = rhythm > 0 && measure_share (self, &beats, median) >= HEART_SHARE;
  if (!marks->is_open)
    return;

  from = beats.at[0] > (size_t) (rhythm / 2) ? beats.at[0] - (size_t) (rhythm / 2) : 0;
  until = self->firsts[beats.at[beats.n - 1]] + (uint64_t) (rhythm * (double) (self->firsts[1] - self->firsts[0]));
  frond_artefact_marks_add (marks, self->firsts[from], until < end ? until : end, 0);
}

static void
forget_oldest (FrondArtefactEcg *self)
{
  if (self->n < FROND_ARTEFACT_ECG_STEPS)
    return;
  self->n -= STEPS_PER_WINDOW;
  memmove (self->steps, self->steps + STEPS_PER_WINDOW, self->n * sizeof *self->steps);
  memmove (self->firsts, self->firsts + STEPS_PER_WINDOW, self->n * sizeof *self->firsts);
}

/**
 * frond_artefact_ecg_push:
 * @self: what it remembers of the last windows
 * @window: the next window
 * @marks: of the heart
 *
 * Looks at the last six seconds, in which the slowest heart beats four times.
 */
void
frond_artefact_ecg_push (FrondArtefactEcg          *self,
                         const FrondArtefactWindow *window,
                         FrondArtefactMarks        *marks)
{
  forget_oldest (self);
  for (size_t step = 0; step < STEPS_PER_WINDOW; step++) {
    const size_t from = step * window->n / STEPS_PER_WINDOW, to = (step + 1) * window->n / STEPS_PER_WINDOW;

    self->steps[self->n] = to > from ? frond_sums_of_squares (window->filtered + from, to - from) / (double) (to - from) : 0;
    self->firsts[self->n++] = window->first_sample + from;
  }
  if (self->n == FROND_ARTEFACT_ECG_STEPS)
    judge (self, window->first_sample + window->n, marks);
}
