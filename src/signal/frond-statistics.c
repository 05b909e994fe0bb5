/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of a stretch of samples. Missing samples (NAN) never count; where too few are left, the answer is NAN and not a guess. */

#include "frond-statistics.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "frond-clones.h"
#include "frond-sums.h"

/* Lanes that take turns: see frond-sums.c. Written as vectors, half of them each: with conditions the compiler does not find them itself. */
#define LANES 8
#define HALF  (LANES / 2)
typedef double  Values __attribute__ ((vector_size (HALF * sizeof (double))));
typedef int64_t Mask __attribute__ ((vector_size (HALF * sizeof (int64_t))));

typedef struct {
  double  sum[LANES];
  double  min[LANES];
  double  max[LANES];
  int64_t n[LANES];
} Extent;

/* Zeros where the mask is not set. */
static inline void
keep (Values     *x,
      const Mask *where)
{
  Mask bits;

  memcpy (&bits, x, sizeof bits);
  bits &= *where;
  memcpy (x, &bits, sizeof bits);
}

static inline void
choose (Values       *x,
        const Values *other,
        const Mask   *where)
{
  const Mask elsewhere = ~*where;
  Values     chosen = *other;
  Mask       bits, other_bits;

  keep (&chosen, where);
  keep (x, &elsewhere);
  memcpy (&bits, x, sizeof bits);
  memcpy (&other_bits, &chosen, sizeof other_bits);
  bits |= other_bits;
  memcpy (x, &bits, sizeof bits);
}

/* n: a multiple of LANES. A missing sample is not equal to itself, and neither below nor above anything. */
static inline void
extend (Extent       *extent,
        const double *x,
        size_t        n)
{
  Values sum[2], min[2], max[2];
  Mask   count[2];

  memcpy (sum, extent->sum, sizeof sum);
  memcpy (min, extent->min, sizeof min);
  memcpy (max, extent->max, sizeof max);
  memcpy (count, extent->n, sizeof count);
  for (size_t i = 0; i < n; i += LANES) {
    for (size_t half = 0; half < 2; half++) {
      Values value;
      Mask   valid, below, above;

      memcpy (&value, x + i + half * HALF, sizeof value);
      valid = value == value;
      below = value < min[half];
      above = value > max[half];
      count[half] -= valid;
      choose (&min[half], &value, &below);
      choose (&max[half], &value, &above);
      keep (&value, &valid);
      sum[half] += value;
    }
  }
  memcpy (extent->sum, sum, sizeof sum);
  memcpy (extent->min, min, sizeof min);
  memcpy (extent->max, max, sizeof max);
  memcpy (extent->n, count, sizeof count);
}

/* n: a multiple of LANES. */
static inline void
add_squares (double       *squares,
             const double *x,
             size_t        n,
             double        mean)
{
  Values sum[2];

  memcpy (sum, squares, sizeof sum);
  for (size_t i = 0; i < n; i += LANES) {
    for (size_t half = 0; half < 2; half++) {
      Values value;
      Mask   valid;

      memcpy (&value, x + i + half * HALF, sizeof value);
      valid = value == value;
      value -= mean;
      keep (&value, &valid);
      sum[half] += value * value;
    }
  }
  memcpy (squares, sum, sizeof sum);
}

static void
summarise (const Extent    *extent,
           FrondStatistics *s)
{
  double min = INFINITY, max = -INFINITY;

  for (size_t lane = 0; lane < LANES; lane++) {
    s->n += (size_t) extent->n[lane];
    min = extent->min[lane] < min ? extent->min[lane] : min;
    max = extent->max[lane] > max ? extent->max[lane] : max;
  }
  if (s->n == 0)
    return;
  s->mean = frond_sums_of (extent->sum, LANES) / (double) s->n;
  s->min = min;
  s->max = max;
}

/**
 * frond_statistics_compute:
 * @x: samples; NAN where they are missing
 * @n: how many
 * @statistics: (out): the figures
 *
 * In two passes: the deviations are taken from the finished mean, so that nothing cancels.
 */
FROND_CLONES void
frond_statistics_compute (const double    *x,
                          size_t           n,
                          FrondStatistics *statistics)
{
  const double    none = (double) NAN;
  const size_t    n_whole = n - n % LANES;
  FrondStatistics s = { 0, none, none, none, none, none };
  Extent          extent = { 0 };
  double          squares[LANES] = { 0 }, rest[LANES];

  for (size_t lane = 0; lane < LANES; lane++) {
    extent.min[lane] = INFINITY;
    extent.max[lane] = -INFINITY;
  }
  for (size_t lane = 0; lane < LANES; lane++)
    rest[lane] = n_whole + lane < n ? x[n_whole + lane] : none;
  extend (&extent, x, n_whole);
  extend (&extent, rest, LANES);
  summarise (&extent, &s);
  add_squares (squares, x, n_whole, s.mean);
  add_squares (squares, rest, LANES, s.mean);
  if (s.n > 1)
    s.sd = sqrt (frond_sums_of (squares, LANES) / (double) (s.n - 1));
  if (s.mean > 0)
    s.cv_percent = 100 * s.sd / s.mean;
  *statistics = s;
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* A sorted copy without the missing ones; NULL where nothing is left. */
static double *
sort_valid (const double *x,
            size_t        n,
            size_t       *n_valid)
{
  double *sorted = n > 0 ? malloc (n * sizeof (double)) : NULL;

  *n_valid = 0;
  if (sorted == NULL)
    return NULL;
  for (size_t i = 0; i < n; i++) {
    if (!isnan (x[i]))
      sorted[(*n_valid)++] = x[i];
  }
  if (*n_valid == 0) {
    free (sorted);
    return NULL;
  }
  qsort (sorted, *n_valid, sizeof (double), compare);
  return sorted;
}

/**
 * frond_statistics_percentile:
 * @x: samples; NAN where they are missing
 * @n: how many
 * @percent: 0 to 100
 *
 * Returns: the percentile, linear between neighbours (numpy's default); NAN without samples
 */
double
frond_statistics_percentile (const double *x,
                             size_t        n,
                             double        percent)
{
  size_t  n_valid, below;
  double *sorted = sort_valid (x, n, &n_valid);
  double  position, answer;

  if (sorted == NULL || !(percent >= 0) || !(percent <= 100)) {
    free (sorted);
    return (double) NAN;
  }
  position = percent / 100 * (double) (n_valid - 1);
  below = (size_t) position;
  answer = sorted[below];
  if (below + 1 < n_valid)
    answer += (position - (double) below) * (sorted[below + 1] - sorted[below]);
  free (sorted);
  return answer;
}

/**
 * frond_statistics_median:
 * @x: samples; NAN where they are missing
 * @n: how many
 *
 * Returns: the median; NAN without samples
 */
double
frond_statistics_median (const double *x,
                         size_t        n)
{
  return frond_statistics_percentile (x, n, 50);
}

/**
 * frond_statistics_top_mean:
 * @x: samples; NAN where they are missing
 * @n: how many
 * @share: of the samples that counts, for instance 0.1; at least one sample does
 *
 * A peak that one spike does not make: the research school's is the mean of the highest 10 %.
 *
 * Returns: the mean of the highest samples; NAN without samples
 */
double
frond_statistics_top_mean (const double *x,
                           size_t        n,
                           double        share)
{
  size_t  n_valid, n_top;
  double *sorted = sort_valid (x, n, &n_valid);
  double  sum = 0;

  if (sorted == NULL || !(share > 0) || !(share <= 1)) {
    free (sorted);
    return (double) NAN;
  }
  n_top = (size_t) ceil (share * (double) n_valid);
  for (size_t i = n_valid - n_top; i < n_valid; i++)
    sum += sorted[i];
  free (sorted);
  return sum / (double) n_top;
}

/**
 * frond_statistics_share_below:
 * @x: samples; NAN where they are missing
 * @n: how many
 * @threshold: the limit
 *
 * Returns: the share, 0 to 1, of samples at or below the limit; NAN without samples
 */
FROND_CLONES double
frond_statistics_share_below (const double *x,
                              size_t        n,
                              double        threshold)
{
  size_t n_valid = 0, n_below = 0;

  if (isnan (threshold))
    return (double) NAN;
  for (size_t i = 0; i < n; i++) {
    n_valid += isnan (x[i]) ? 0 : 1;
    n_below += x[i] <= threshold ? 1 : 0;
  }
  return n_valid > 0 ? (double) n_below / (double) n_valid : (double) NAN;
}

/**
 * frond_statistics_longest_run_below:
 * @x: samples; NAN where they are missing
 * @n: how many
 * @threshold: the limit
 *
 * Returns: the longest unbroken run of samples at or below the limit; a missing sample ends a run
 */
size_t
frond_statistics_longest_run_below (const double *x,
                                    size_t        n,
                                    double        threshold)
{
  size_t run = 0, longest = 0;

  for (size_t i = 0; i < n; i++) {
    run = x[i] <= threshold ? run + 1 : 0;
    if (run > longest)
      longest = run;
  }
  return longest;
}

/**
 * frond_statistics_slope:
 * @x: samples; NAN where they are missing
 * @n: how many
 * @rate_hz: samples per second
 *
 * Returns: the slope per second of the least-squares line; NAN with fewer than two samples
 */
double
frond_statistics_slope (const double *x,
                        size_t        n,
                        double        rate_hz)
{
  double mean_i = 0, mean_x = 0, products = 0, squares = 0;
  size_t n_valid = 0;

  for (size_t i = 0; i < n; i++) {
    if (isnan (x[i]))
      continue;
    n_valid++;
    mean_i += ((double) i - mean_i) / (double) n_valid;
    mean_x += (x[i] - mean_x) / (double) n_valid;
  }
  for (size_t i = 0; i < n; i++) {
    if (isnan (x[i]))
      continue;
    products += ((double) i - mean_i) * (x[i] - mean_x);
    squares += ((double) i - mean_i) * ((double) i - mean_i);
  }
  return n_valid > 1 && rate_hz > 0 ? products / squares * rate_hz : (double) NAN;
}
