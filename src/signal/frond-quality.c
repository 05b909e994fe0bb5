/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a raw EMG signal can be trusted, looked at before any filter hides what is wrong with it. */

#include "frond-quality.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "frond-spectrum.h"

/* Short enough to answer while a hand is still on the electrode. The spectrum's windows of one second overlap by half: bins of 1 Hz, and the newest second
 * counts. */
#define LOOK_BACK_S 2.0
#define WINDOW_S    1.0
#define REFRESH_S   0.25

#define BAND_LOW_HZ           20.0
#define BAND_HIGH_HZ          450.0
#define HIGHEST_SHARE_OF_RATE 0.45

/* Mains: the line and two harmonics, against what the spectrum beside each lets expect at its place. The grid keeps within 0.2 Hz, and the
 * window smears a line by 1 Hz. */
#define LINE_HALF_WIDTH_HZ 1.0
#define BESIDE_HZ          6.0
#define N_HARMONICS        3
/* With a quarter of the power an envelope without notch reads 15 % high; from one half on it reads the mains rather than the muscle (41 %). */
#define HUM_FAIR 0.25
#define HUM_POOR 0.5
/* Hum that changes no digit which is shown under 10 uV, however quiet the muscle beside it. */
#define HUM_HARMLESS_UV 0.05

/* 2 ms in two seconds may be one touch; with 1 % every strong contraction is cut off. */
#define CLIPPED_FAIR 0.001
#define CLIPPED_POOR 0.01

/* A converter in good order toggles at least its last bit; the quietest amplifiers have noise of 0.15 uV RMS (ADS1299). */
#define FLAT_CHANGES 0.005
#define FLAT_UV      0.05

/* Surface EMG reaches 1.5 mV RMS at most (De Luca 2002, Surface Electromyography: Detection and Recording). */
#define LARGEST_EMG_UV 1500.0
/* Muscle has most of its power well below 235 Hz, an open input has as much above. Under 10 uV, twice a usual resting tone and any amplifier's own noise, an
 * even spectrum just means quiet. Below 800 Hz the band ends too early to tell the two apart. */
#define EVEN_SPECTRUM 0.6
#define EVEN_RATE_HZ  800.0
#define NOISE_FAIR_UV 10.0
#define NOISE_POOR_UV 50.0

struct FrondQuality {
  double             rate_hz;
  double             microvolts; /* per unit, 0 unknown */
  size_t             n_look_back;
  size_t             n_refresh;
  double            *samples; /* ring */
  bool              *clipped; /* ring */
  double            *ordered; /* the ring's samples, oldest first */
  uint64_t           n_seen;  /* since reset */
  uint64_t           n_rated; /* n_seen when result was made; 0: none */
  FrondSpectrum     *spectrum;
  FrondQualityResult result;
};

static const FrondQualityResult waiting = { FROND_QUALITY_WAITING, FROND_QUALITY_REASON_NONE, 0, 0, 0, (double) NAN };

/**
 * frond_quality_new:
 * @rate_hz: samples per second
 *
 * Returns: (transfer full) (nullable): a check for one channel in uV; NULL where the rate makes no sense
 */
FrondQuality *
frond_quality_new (double rate_hz)
{
  FrondQuality *self;

  if (!(rate_hz >= 2) || !(rate_hz <= 1e6))
    return NULL;
  self = calloc (1, sizeof *self);
  if (self == NULL)
    return NULL;
  self->rate_hz = rate_hz;
  self->microvolts = 1;
  self->n_look_back = (size_t) (LOOK_BACK_S * rate_hz);
  self->n_refresh = (size_t) ceil (REFRESH_S * rate_hz);
  self->samples = calloc (self->n_look_back, sizeof (double));
  self->clipped = calloc (self->n_look_back, sizeof (bool));
  self->ordered = calloc (self->n_look_back, sizeof (double));
  self->spectrum = frond_spectrum_new (rate_hz, (size_t) (WINDOW_S * rate_hz));
  if (self->samples == NULL || self->clipped == NULL || self->ordered == NULL || self->spectrum == NULL) {
    frond_quality_free (self);
    return NULL;
  }
  frond_quality_reset (self);
  return self;
}

void
frond_quality_free (FrondQuality *self)
{
  if (self == NULL)
    return;
  frond_spectrum_free (self->spectrum);
  free (self->samples);
  free (self->clipped);
  free (self->ordered);
  free (self);
}

/**
 * frond_quality_set_microvolts:
 * @self: a check
 * @microvolts_per_unit: 1 for uV, 1000 for mV; 0 where it is not known or not a voltage
 *
 * Without it what depends on an absolute level (noise, hum too small to matter) is not judged.
 */
void
frond_quality_set_microvolts (FrondQuality *self,
                              double        microvolts_per_unit)
{
  self->microvolts = microvolts_per_unit > 0 ? microvolts_per_unit : 0;
  self->n_rated = 0;
}

/**
 * frond_quality_reset:
 * @self: a check
 *
 * Starts anew, as after a gap or on another electrode.
 */
void
frond_quality_reset (FrondQuality *self)
{
  self->n_seen = 0;
  self->n_rated = 0;
  self->result = waiting;
}

/**
 * frond_quality_push:
 * @self: a check
 * @samples: raw physical values, before any filter; NAN where they are missing
 * @clipped: (nullable): which of them are at the limits of what the sensor can send
 * @n: how many
 *
 * A missing sample starts anew: nothing is judged across a gap.
 */
void
frond_quality_push (FrondQuality *self,
                    const double *samples,
                    const bool   *clipped,
                    size_t        n)
{
  for (size_t i = 0; i < n; i++) {
    const size_t slot = self->n_seen % self->n_look_back;

    if (!isfinite (samples[i])) {
      frond_quality_reset (self);
      continue;
    }
    self->samples[slot] = samples[i];
    self->clipped[slot] = clipped != NULL && clipped[i];
    self->n_seen++;
  }
}

/* Takes over a finding where it is worse than what was found before. */
static void
judge (FrondQualityResult *result,
       FrondQualityReason  reason,
       FrondQualityRating  rating)
{
  if (rating <= result->rating)
    return;
  result->rating = rating;
  result->reason = reason;
}

static FrondQualityRating
grade (double value,
       double fair,
       double poor)
{
  return value >= poor ? FROND_QUALITY_POOR : value >= fair ? FROND_QUALITY_FAIR
                                                            : FROND_QUALITY_GOOD;
}

static void
judge_clipping (FrondQuality *self)
{
  size_t n_clipped = 0;

  for (size_t i = 0; i < self->n_look_back; i++)
    n_clipped += self->clipped[i];
  self->result.clipped_share = (double) n_clipped / (double) self->n_look_back;
  judge (&self->result, FROND_QUALITY_REASON_CLIPPING, grade (self->result.clipped_share, CLIPPED_FAIR, CLIPPED_POOR));
}

static void
judge_flatness (FrondQuality *self)
{
  const double *x = self->ordered;
  size_t        n_changes = 0;
  double        mean = 0, squares = 0, sd_uv;

  for (size_t i = 0; i < self->n_look_back; i++)
    mean += x[i] / (double) self->n_look_back;
  for (size_t i = 0; i < self->n_look_back; i++) {
    squares += (x[i] - mean) * (x[i] - mean);
    n_changes += i > 0 && !(x[i] >= x[i - 1] && x[i] <= x[i - 1]);
  }
  sd_uv = sqrt (squares / (double) self->n_look_back) * self->microvolts;
  if ((double) n_changes < FLAT_CHANGES * (double) self->n_look_back || (self->microvolts > 0 && sd_uv < FLAT_UV))
    judge (&self->result, FROND_QUALITY_REASON_FLAT, FROND_QUALITY_POOR);
}

/* Power of the line at frequency_hz beyond what its neighbours let expect. */
static double
measure_line (const FrondQuality *self,
              double              frequency_hz)
{
  const double low = frequency_hz - LINE_HALF_WIDTH_HZ, high = frequency_hz + LINE_HALF_WIDTH_HZ;
  const double line = frond_spectrum_get_band_power (self->spectrum, low, high);
  const double around = frond_spectrum_get_band_power (self->spectrum, frequency_hz - BESIDE_HZ, frequency_hz + BESIDE_HZ);
  const double expected = (around - line) * LINE_HALF_WIDTH_HZ / (BESIDE_HZ - LINE_HALF_WIDTH_HZ);

  return fmax (0, line - expected);
}

static double
measure_hum (const FrondQuality *self,
             double              mains_hz,
             double              high_hz)
{
  double hum = 0;

  for (int harmonic = 1; harmonic <= N_HARMONICS && harmonic * mains_hz + LINE_HALF_WIDTH_HZ <= high_hz; harmonic++)
    hum += measure_line (self, harmonic * mains_hz);
  return hum;
}

static void
judge_hum (FrondQuality *self,
           double        power,
           double        high_hz)
{
  const double hum_50 = measure_hum (self, 50, high_hz), hum_60 = measure_hum (self, 60, high_hz);
  const double hum = fmax (hum_50, hum_60);
  const bool   harmless = self->microvolts > 0 && sqrt (hum) * self->microvolts < HUM_HARMLESS_UV;

  self->result.hum_share = fmin (1, hum / power);
  if (harmless || self->result.hum_share < HUM_FAIR)
    return;
  self->result.hum_hz = hum_50 >= hum_60 ? 50 : 60;
  judge (&self->result, FROND_QUALITY_REASON_MAINS_HUM, grade (self->result.hum_share, HUM_FAIR, HUM_POOR));
}

static void
judge_noise (FrondQuality *self,
             double        power,
             double        high_hz)
{
  const double rms_uv = self->result.band_rms * self->microvolts;
  const double middle_hz = (BAND_LOW_HZ + high_hz) / 2;
  const double upper = frond_spectrum_get_band_power (self->spectrum, middle_hz, high_hz);

  if (rms_uv > LARGEST_EMG_UV)
    judge (&self->result, FROND_QUALITY_REASON_NOISE, FROND_QUALITY_POOR);
  if (self->rate_hz >= EVEN_RATE_HZ && upper > EVEN_SPECTRUM * (power - upper))
    judge (&self->result, FROND_QUALITY_REASON_NOISE, grade (rms_uv, NOISE_FAIR_UV, NOISE_POOR_UV));
}

static void
judge_spectrum (FrondQuality *self)
{
  const double high_hz = fmin (BAND_HIGH_HZ, HIGHEST_SHARE_OF_RATE * self->rate_hz);
  double       power;

  /* As for the filter: with less than an octave there is no EMG to judge. */
  if (high_hz < 2 * BAND_LOW_HZ || frond_spectrum_compute (self->spectrum, self->ordered, self->n_look_back) == 0)
    return;
  power = frond_spectrum_get_band_power (self->spectrum, BAND_LOW_HZ, high_hz);
  self->result.band_rms = sqrt (power);
  if (!(power > 0))
    return;
  judge_hum (self, power, high_hz);
  judge_noise (self, power, high_hz);
}

static void
order_samples (FrondQuality *self)
{
  const size_t oldest = self->n_seen % self->n_look_back;

  memcpy (self->ordered, self->samples + oldest, (self->n_look_back - oldest) * sizeof (double));
  memcpy (self->ordered + self->n_look_back - oldest, self->samples, oldest * sizeof (double));
}

/**
 * frond_quality_get:
 * @self: a check
 *
 * Judges the last two seconds. Cheap to ask often: it looks anew when a quarter of a second has come since. Where several things are wrong
 * the reason is the worst, and of equals the first of clipping, flat, hum and noise, since each makes the ones after it likely.
 *
 * Returns: what was found
 */
FrondQualityResult
frond_quality_get (FrondQuality *self)
{
  if (self->n_seen < self->n_look_back)
    return waiting;
  if (self->n_rated > 0 && self->n_seen - self->n_rated < self->n_refresh)
    return self->result;

  self->n_rated = self->n_seen;
  self->result = waiting;
  self->result.rating = FROND_QUALITY_GOOD;
  order_samples (self);
  judge_clipping (self);
  judge_flatness (self);
  judge_spectrum (self);
  return self->result;
}
