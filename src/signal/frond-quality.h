/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  FROND_QUALITY_WAITING, /* less than two seconds of signal yet */
  FROND_QUALITY_GOOD,
  FROND_QUALITY_FAIR, /* usable; the numbers are a little off */
  FROND_QUALITY_POOR, /* the numbers do not speak of the muscle */
} FrondQualityRating;

typedef enum {
  FROND_QUALITY_REASON_NONE,
  FROND_QUALITY_REASON_MAINS_HUM,
  FROND_QUALITY_REASON_CLIPPING,
  FROND_QUALITY_REASON_FLAT,
  FROND_QUALITY_REASON_NOISE,
} FrondQualityReason;

/**
 * FrondQualityResult:
 * @rating: of the last two seconds
 * @reason: the worst that was found; NONE with WAITING and GOOD
 * @hum_hz: 50 or 60 where mains hum was found, whether or not it is the reason; else 0
 * @hum_share: of the band's power, 0 to 1
 * @clipped_share: of the samples, 0 to 1
 * @band_rms: root mean square between 20 Hz and the upper edge, in the unit of the samples; NAN where the rate is too low for one
 */
typedef struct {
  FrondQualityRating rating;
  FrondQualityReason reason;
  double             hum_hz;
  double             hum_share;
  double             clipped_share;
  double             band_rms;
} FrondQualityResult;

typedef struct FrondQuality FrondQuality;

FrondQuality      *frond_quality_new (double rate_hz);
void               frond_quality_free (FrondQuality *self);
void               frond_quality_set_microvolts (FrondQuality *self,
                                                 double        microvolts_per_unit);
void               frond_quality_reset (FrondQuality *self);
void               frond_quality_push (FrondQuality *self,
                                       const double *samples,
                                       const bool   *clipped,
                                       size_t        n);
FrondQualityResult frond_quality_get (FrondQuality *self);
