/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-artefact-marks.h"
#include "frond-spectrum.h"

/* What is judged at once: long enough for a mains line to stand out by 1 Hz, short enough to leave out little. */
#define FROND_ARTEFACT_WINDOW_S 1.0

/**
 * FrondArtefactWindow:
 * @first_sample: where it begins
 * @n: samples in each array
 * @raw: before any filter
 * @filtered: behind the band-pass
 * @other: (nullable): the second channel behind the same band-pass
 *
 * A window of unbroken samples.
 */
typedef struct {
  uint64_t      first_sample;
  size_t        n;
  const double *raw;
  const double *filtered;
  const double *other;
} FrondArtefactWindow;

/**
 * FrondArtefactTones:
 * @power: of the filtered signal in its band
 * @hum: of the mains and its harmonics therein
 * @hum_hz: 50 or 60, whichever is louder
 * @lower: the rest of the power in the lower half of the band
 * @upper: the same in the upper half
 *
 * What the spectrum of a window says. Powers are squares of the unit.
 */
typedef struct {
  double power;
  double hum;
  double hum_hz;
  double lower;
  double upper;
} FrondArtefactTones;

/* frond-artefact-hum.c */
void               frond_artefact_tones_measure (FrondArtefactTones        *self,
                                                 FrondSpectrum             *spectrum,
                                                 const FrondArtefactSpec   *spec,
                                                 const FrondArtefactWindow *window);
FrondArtefactLevel frond_artefact_judge_hum (const FrondArtefactTones *tones,
                                             const FrondArtefactSpec  *spec);

/* frond-artefact-contact.c */
typedef struct {
  double   last;
  uint64_t run_first; /* since when the raw value has been the same */
  bool     has_last;
} FrondArtefactStuck;

void               frond_artefact_stuck_push (FrondArtefactStuck *self,
                                              uint64_t            first_sample,
                                              const double       *raw,
                                              size_t              n,
                                              double              rate_hz,
                                              FrondArtefactMarks *marks);
FrondArtefactLevel frond_artefact_judge_contact (const FrondArtefactTones  *tones,
                                                 const FrondArtefactSpec   *spec,
                                                 const FrondArtefactWindow *window);

/* frond-artefact-motion.c */
#define FROND_ARTEFACT_TICKS     7
#define FROND_ARTEFACT_QUIET_MAX 40 /* ticks: two seconds */

typedef struct {
  uint64_t first;
  double   mean;  /* of the raw signal */
  double   power; /* of the filtered signal */
} FrondArtefactTick;

typedef struct {
  FrondArtefactTick ticks[FROND_ARTEFACT_TICKS];     /* the last ones, newest last */
  size_t            n_ticks;                         /* how many of them there are */
  double            quiet[FROND_ARTEFACT_QUIET_MAX]; /* ring: power in ticks without motion */
  size_t            n_quiet;                         /* since the reset */
} FrondArtefactMotion;

void frond_artefact_motion_push (FrondArtefactMotion       *self,
                                 const FrondArtefactSpec   *spec,
                                 const FrondArtefactWindow *window,
                                 FrondArtefactMarks        *marks);

/* frond-artefact-ecg.c */
#define FROND_ARTEFACT_ECG_STEPS 600 /* of 10 ms: the last six seconds */

typedef struct {
  double   steps[FROND_ARTEFACT_ECG_STEPS];  /* power of the filtered signal, oldest first */
  uint64_t firsts[FROND_ARTEFACT_ECG_STEPS]; /* where each begins */
  size_t   n;
} FrondArtefactEcg;

void frond_artefact_ecg_push (FrondArtefactEcg          *self,
                              const FrondArtefactWindow *window,
                              FrondArtefactMarks        *marks);

/* frond-artefact-cross-talk.c */
FrondArtefactLevel frond_artefact_judge_cross_talk (const FrondArtefactTones  *tones,
                                                    const FrondArtefactSpec   *spec,
                                                    const FrondArtefactWindow *window);
