/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>

/**
 * FrondStatistics:
 * @n: samples that count, those missing left out
 * @mean: NAN without samples
 * @sd: standard deviation of a sample (n - 1); NAN with fewer than two
 * @cv_percent: 100 sd / mean; NAN where the mean is not positive
 * @min: NAN without samples
 * @max: NAN without samples
 */
typedef struct {
  size_t n;
  double mean, sd, cv_percent, min, max;
} FrondStatistics;

void   frond_statistics_compute (const double    *x,
                                 size_t           n,
                                 FrondStatistics *statistics);
double frond_statistics_percentile (const double *x,
                                    size_t        n,
                                    double        percent);
double frond_statistics_median (const double *x,
                                size_t        n);
double frond_statistics_top_mean (const double *x,
                                  size_t        n,
                                  double        share);
double frond_statistics_share_below (const double *x,
                                     size_t        n,
                                     double        threshold);
size_t frond_statistics_longest_run_below (const double *x,
                                           size_t        n,
                                           double        threshold);
double frond_statistics_slope (const double *x,
                               size_t        n,
                               double        rate_hz);
