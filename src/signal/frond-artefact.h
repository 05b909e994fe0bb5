/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a stretch of signal does not speak of the muscle. */
typedef enum {
  FROND_ARTEFACT_CONTACT,    /* an electrode is off, or its contact is poor */
  FROND_ARTEFACT_HUM,        /* the mains is louder than the muscle */
  FROND_ARTEFACT_CLIPPED,    /* at the end of the range */
  FROND_ARTEFACT_MOTION,     /* a cable or an electrode moved: a jump below the band */
  FROND_ARTEFACT_ECG,        /* the heart is louder than the muscle */
  FROND_ARTEFACT_CROSS_TALK, /* what is seen is the other channel's muscle */
} FrondArtefactKind;

#define FROND_ARTEFACT_N_KINDS 6

/* Each before those that it may be the cause of. */
extern const FrondArtefactKind frond_artefact_by_weight[FROND_ARTEFACT_N_KINDS];

/**
 * FrondArtefact:
 * @first_sample: where, on the caller's sample index
 * @n_samples: how long, the filter's answer to it included
 * @kind: why
 */
typedef struct {
  uint64_t          first_sample;
  uint64_t          n_samples;
  FrondArtefactKind kind;
} FrondArtefact;

/**
 * FrondArtefactSpec:
 * @rate_hz: samples per second
 * @band_low_hz: of the band-pass behind which the envelope was taken
 * @band_high_hz: of the same
 * @window_ms: of the envelope
 * @microvolts_per_unit: 0 where the unit is not a voltage: then what needs microvolts is not looked for
 * @noise_floor: smallest RMS that is more than quantisation, in the samples' unit; 0 when unknown
 * @range: from the lowest to the highest value that the sensor can send, in the samples' unit; 0 when unknown
 */
typedef struct {
  double rate_hz;
  double band_low_hz;
  double band_high_hz;
  double window_ms;
  double microvolts_per_unit;
  double noise_floor;
  double range;
} FrondArtefactSpec;

typedef struct FrondArtefactDetector FrondArtefactDetector;

FrondArtefactDetector *frond_artefact_detector_new (const FrondArtefactSpec *spec);
void                   frond_artefact_detector_free (FrondArtefactDetector *self);
void                   frond_artefact_detector_push (FrondArtefactDetector *self,
                                                     uint64_t               first_sample,
                                                     const double          *raw,
                                                     const double          *filtered,
                                                     const double          *other,
                                                     const bool            *clipped,
                                                     size_t                 n);
const FrondArtefact   *frond_artefact_detector_get (FrondArtefactDetector *self,
                                                    size_t                *n);
bool                   frond_artefact_detector_get_now (const FrondArtefactDetector *self,
                                                        FrondArtefactKind           *kind);
