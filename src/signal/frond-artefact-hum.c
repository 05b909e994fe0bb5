/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mains hum: its lines against what the spectrum beside each lets expect at its place. */

#include "frond-artefact-private.h"

#include <math.h>

/* The grid keeps within 0.2 Hz, and the window smears a line by 1 Hz. */
#define LINE_HALF_WIDTH_HZ 1.0
#define BESIDE_HZ          6.0
#define N_HARMONICS        3

/* From half of the power on an envelope reads the mains rather than the muscle (41 % high); with a quarter it reads 15 % high, which alone
 * is left to stand. Muscle alone has up to 9 % in these lines in one window (12 % at 250 samples per second). */
#define SHARE_STRONG 0.5
#define SHARE_WEAK   0.25
/* The mains is loudest at its own frequency; a tone of 100 Hz alone is something else. */
#define LEAST_FUNDAMENTAL 0.1
/* Hum that changes no digit which is shown under 10 uV. */
#define HARMLESS_UV 0.05

static double
measure_line (const FrondSpectrum *spectrum,
              double               frequency_hz)
{
  const double line = frond_spectrum_get_band_power (spectrum, frequency_hz - LINE_HALF_WIDTH_HZ, frequency_hz + LINE_HALF_WIDTH_HZ);
  const double around = frond_spectrum_get_band_power (spectrum, frequency_hz - BESIDE_HZ, frequency_hz + BESIDE_HZ);
  const double expected = (around - line) * LINE_HALF_WIDTH_HZ / (BESIDE_HZ - LINE_HALF_WIDTH_HZ);

  return fmax (0, line - expected);
}

/* Power of all lines of a mains frequency; upper: of those in the upper half of the band. */
static double
measure_lines (const FrondSpectrum     *spectrum,
               const FrondArtefactSpec *spec,
               double                   mains_hz,
               double                  *upper)
{
  const double middle_hz = (spec->band_low_hz + spec->band_high_hz) / 2;
  double       fundamental = 0, hum = 0;

  *upper = 0;
  for (int harmonic = 1; harmonic <= N_HARMONICS && harmonic * mains_hz + LINE_HALF_WIDTH_HZ <= spec->band_high_hz; harmonic++) {
    const double line = measure_line (spectrum, harmonic * mains_hz);

    hum += line;
    if (harmonic == 1)
      fundamental = line;
    if (harmonic * mains_hz > middle_hz)
      *upper += line;
  }
  if (mains_hz < spec->band_low_hz || fundamental >= LEAST_FUNDAMENTAL * hum)
    return hum;
  *upper = 0;
  return fundamental;
}

/**
 * frond_artefact_tones_measure:
 * @self: (out): what is found
 * @spectrum: with a window as long as @window
 * @spec: of the detector
 * @window: to look at
 */
void
frond_artefact_tones_measure (FrondArtefactTones        *self,
                              FrondSpectrum             *spectrum,
                              const FrondArtefactSpec   *spec,
                              const FrondArtefactWindow *window)
{
  const double middle_hz = (spec->band_low_hz + spec->band_high_hz) / 2;
  double       upper_50, upper_60, hum_50, hum_60, upper;

  frond_spectrum_compute (spectrum, window->filtered, window->n);
  hum_50 = measure_lines (spectrum, spec, 50, &upper_50);
  hum_60 = measure_lines (spectrum, spec, 60, &upper_60);
  self->power = frond_spectrum_get_band_power (spectrum, spec->band_low_hz, spec->band_high_hz);
  self->hum = fmin (fmax (hum_50, hum_60), self->power);
  self->hum_hz = hum_50 >= hum_60 ? 50 : 60;
  upper = frond_spectrum_get_band_power (spectrum, middle_hz, spec->band_high_hz);
  self->upper = fmax (0, upper - (hum_50 >= hum_60 ? upper_50 : upper_60));
  self->lower = fmax (0, self->power - self->hum - self->upper);
}

/**
 * frond_artefact_judge_hum:
 * @tones: of a window
 * @spec: of the detector
 *
 * A filter with a notch leaves nothing to find: then the hum is in no number either.
 *
 * Returns: how much hum there is
 */
FrondArtefactLevel
frond_artefact_judge_hum (const FrondArtefactTones *tones,
                          const FrondArtefactSpec  *spec)
{
  const bool harmless = spec->microvolts_per_unit > 0 && sqrt (tones->hum) * spec->microvolts_per_unit < HARMLESS_UV;

  if (harmless || !(tones->hum >= SHARE_WEAK * tones->power) || !(tones->power > 0))
    return FROND_ARTEFACT_ABSENT;
  return tones->hum >= SHARE_STRONG * tones->power ? FROND_ARTEFACT_STRONG : FROND_ARTEFACT_WEAK;
}
