/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

#define FROND_SPECTRUM_DEFAULT_POINTS 1024

typedef struct FrondSpectrum FrondSpectrum;

FrondSpectrum *frond_spectrum_new (double rate_hz,
                                   size_t n_points);
void           frond_spectrum_free (FrondSpectrum *self);
size_t         frond_spectrum_compute (FrondSpectrum *self,
                                       const double  *x,
                                       size_t         n);

const double *frond_spectrum_get_density (const FrondSpectrum *self,
                                          size_t              *n_bins);
double        frond_spectrum_get_resolution_hz (const FrondSpectrum *self);
double        frond_spectrum_get_band_power (const FrondSpectrum *self,
                                             double               low_hz,
                                             double               high_hz);
double        frond_spectrum_get_median_hz (const FrondSpectrum *self,
                                            double               low_hz,
                                            double               high_hz);
double        frond_spectrum_get_mean_hz (const FrondSpectrum *self,
                                          double               low_hz,
                                          double               high_hz);

bool frond_spectrum_measure (FrondSpectrum *self,
                             const double  *x,
                             size_t         n,
                             double         low_hz,
                             double         high_hz,
                             double        *median_hz,
                             double        *mean_hz);
bool frond_spectrum_median_mean (const double *x,
                                 size_t        n,
                                 double        rate_hz,
                                 double        low_hz,
                                 double        high_hz,
                                 double       *median_hz,
                                 double       *mean_hz);
