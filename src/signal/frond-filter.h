/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * FrondFilterSpec:
 * @rate_hz: samples per second
 * @band_low_hz: lower -3 dB edge of the Butterworth band-pass
 * @band_high_hz: upper -3 dB edge; at most 0.45 of the rate is used
 * @order: order per edge, 4 by default
 * @notch_hz: mains frequency; it, its second and its third harmonic are notched out as far as they lie below 0.45 of the rate. 0: none
 *
 * What is asked of a filter, and also what was really used.
 */
typedef struct {
  double   rate_hz;
  double   band_low_hz;
  double   band_high_hz;
  unsigned order;
  double   notch_hz;
} FrondFilterSpec;

typedef struct FrondFilter FrondFilter;

FrondFilter *frond_filter_new (const FrondFilterSpec *spec,
                               unsigned               n_channels);
void         frond_filter_free (FrondFilter *self);
void         frond_filter_reset (FrondFilter *self);
void         frond_filter_process (FrondFilter  *self,
                                   const double *in,
                                   double       *out,
                                   size_t        n_frames);

const FrondFilterSpec *frond_filter_get_used (const FrondFilter *self);
unsigned               frond_filter_get_n_sections (const FrondFilter *self);
uint64_t               frond_filter_get_n_updates (const FrondFilter *self);
size_t                 frond_filter_get_n_settling (const FrondFilter *self);
