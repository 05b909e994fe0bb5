/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-bench.h"

#include <stdlib.h>
#include <time.h>

#define N_ROUNDS 15

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * frond_bench_seconds:
 * @function: what to run
 * @data: for it
 *
 * Returns: the processor time that one call took, of the whole process
 */
double
frond_bench_seconds (FrondBenchFunction function,
                     void              *data)
{
  const double start = cpu_seconds ();

  function (data);
  return cpu_seconds () - start;
}

/**
 * frond_bench_ratio:
 * @candidate: ours
 * @candidate_data: for it
 * @reference: the frozen reference, for the same work
 * @reference_data: for it
 *
 * Alternates the two, so that whatever else the machine does falls on both.
 *
 * Returns: how many times as fast the candidate is: the median over rounds of reference time / candidate time
 */
double
frond_bench_ratio (FrondBenchFunction candidate,
                   void              *candidate_data,
                   FrondBenchFunction reference,
                   void              *reference_data)
{
  double ratios[N_ROUNDS];

  candidate (candidate_data);
  reference (reference_data);
  for (int i = 0; i < N_ROUNDS; i++) {
    const double ours = frond_bench_seconds (candidate, candidate_data);
    const double theirs = frond_bench_seconds (reference, reference_data);

    ratios[i] = theirs / ours;
  }
  qsort (ratios, N_ROUNDS, sizeof *ratios, compare);
  return ratios[N_ROUNDS / 2];
}
