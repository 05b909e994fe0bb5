/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

/* How onset and release are defined; numbers of different schools must not be compared. */
typedef enum {
  FROND_CONTRACTION_DEVICE,   /* Nu-Tek and alike: 75 % up to, 37.5 % down to of the previous work mean */
  FROND_CONTRACTION_GLAZER,   /* time before peak, time after peak */
  FROND_CONTRACTION_RESEARCH, /* rest mean + 3 SD for 50 ms, rest mean + 2 SD for 0.5 s */
} FrondContractionSchool;

/* Devices throw longer ones away; we count them. */
#define FROND_CONTRACTION_SLOW_S 2.0

/**
 * FrondContractionReference:
 * @rest_mean: of the envelope at rest; for GLAZER's release and RESEARCH
 * @rest_sd: of the same
 * @previous_work_mean: mean of the work period before, see frond_contraction_work_mean(); for DEVICE
 *
 * What a contraction is held against. What a school does not use may be NAN.
 */
typedef struct {
  double rest_mean;
  double rest_sd;
  double previous_work_mean;
} FrondContractionReference;

/**
 * FrondContractionTime:
 * @seconds: the time; NAN where not valid
 * @valid: whether anything could be observed
 * @censored: it had not happened when observation ended after @seconds: the true time is longer
 */
typedef struct {
  double seconds;
  bool   valid;
  bool   censored;
} FrondContractionTime;

/**
 * FrondContractionSummary:
 * @n_valid: times that could be observed, censored ones among them
 * @n_slow: longer than %FROND_CONTRACTION_SLOW_S, whether or not they ended
 * @n_censored: those that had not ended
 * @median_s: median of all; NAN without times
 * @median_censored: the median itself had not been reached: it is at least that
 */
typedef struct {
  size_t n_valid;
  size_t n_slow;
  size_t n_censored;
  double median_s;
  bool   median_censored;
} FrondContractionSummary;

double               frond_contraction_work_mean (const double *envelope,
                                                  size_t        n,
                                                  double        rate_hz);
FrondContractionTime frond_contraction_onset (FrondContractionSchool           school,
                                              const FrondContractionReference *reference,
                                              const double                    *envelope,
                                              size_t                           n,
                                              double                           rate_hz);
FrondContractionTime frond_contraction_release (FrondContractionSchool           school,
                                                const FrondContractionReference *reference,
                                                const double                    *envelope,
                                                size_t                           n,
                                                double                           rate_hz);
void                 frond_contraction_summarise (const FrondContractionTime *times,
                                                  size_t                      n,
                                                  FrondContractionSummary    *summary);
