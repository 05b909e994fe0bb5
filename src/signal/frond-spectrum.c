/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Welch's power spectral density, and where its middle lies. The only file that knows FFTW. */

#include "frond-spectrum.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <fftw3.h>

#include "frond-clones.h"
#include "frond-sums.h"

/* FFTW plans are made and destroyed one at a time; executing them needs no lock. */
static pthread_mutex_t planner = PTHREAD_MUTEX_INITIALIZER;

/* An hour at 4 kHz in one window is beyond any use, and FFTW counts in int. */
#define MOST_POINTS (1u << 24)

struct FrondSpectrum {
  double        rate_hz;
  size_t        n_points;
  size_t        n_bins;
  double        window_power; /* sum of the squares of window */
  double       *window;
  double       *density;
  double       *in;
  fftw_complex *out;
  fftw_plan     plan;
};

static void
make_window (FrondSpectrum *self)
{
  /* Periodic Hann, as for spectra; the symmetric one is for filter design. */
  for (size_t i = 0; i < self->n_points; i++) {
    self->window[i] = 0.5 - 0.5 * cos (2 * M_PI * (double) i / (double) self->n_points);
    self->window_power += self->window[i] * self->window[i];
  }
}

static void
make_plan (FrondSpectrum *self)
{
  pthread_mutex_lock (&planner);
  /* To measure would take 100 ms and make results depend on the machine's mood. */
  self->plan = fftw_plan_dft_r2c_1d ((int) self->n_points, self->in, self->out, FFTW_ESTIMATE);
  pthread_mutex_unlock (&planner);
}

/**
 * frond_spectrum_new:
 * @rate_hz: samples per second
 * @n_points: samples per window, at least 2; %FROND_SPECTRUM_DEFAULT_POINTS by default
 *
 * May be called from any thread; one object belongs to one thread at a time.
 *
 * Returns: (transfer full) (nullable): NULL where rate or length make no sense
 */
FrondSpectrum *
frond_spectrum_new (double rate_hz,
                    size_t n_points)
{
  FrondSpectrum *self;

  if (!(rate_hz > 0) || !isfinite (rate_hz) || n_points < 2 || n_points > MOST_POINTS)
    return NULL;
  self = calloc (1, sizeof *self);
  if (self == NULL)
    return NULL;
  self->rate_hz = rate_hz;
  self->n_points = n_points;
  self->n_bins = n_points / 2 + 1;
  self->window = calloc (n_points, sizeof (double));
  self->density = calloc (self->n_bins, sizeof (double));
  self->in = fftw_alloc_real (n_points);
  self->out = fftw_alloc_complex (self->n_bins);
  if (self->window != NULL && self->density != NULL && self->in != NULL && self->out != NULL) {
    make_window (self);
    make_plan (self);
  }
  if (self->plan == NULL) {
    frond_spectrum_free (self);
    return NULL;
  }
  return self;
}

void
frond_spectrum_free (FrondSpectrum *self)
{
  if (self == NULL)
    return;
  if (self->plan != NULL) {
    pthread_mutex_lock (&planner);
    fftw_destroy_plan (self->plan);
    pthread_mutex_unlock (&planner);
  }
  fftw_free (self->in);
  fftw_free (self->out);
  free (self->window);
  free (self->density);
  free (self);
}

/* Copies one window without its mean; false where samples are missing in it. */
FROND_CLONES static bool
load_window (FrondSpectrum *self,
             const double  *x)
{
  const double mean = frond_sums_of (x, self->n_points) / (double) self->n_points;

  const size_t  n = self->n_points;
  const double *window = self->window;
  double       *in = self->in;

  if (!isfinite (mean))
    return false;
  for (size_t i = 0; i < n; i++)
    in[i] = (x[i] - mean) * window[i];
  return true;
}

FROND_CLONES static void
add_power (double             *density,
           const fftw_complex *out,
           size_t              n_bins)
{
  for (size_t i = 0; i < n_bins; i++)
    density[i] += out[i][0] * out[i][0] + out[i][1] * out[i][1];
}

/* One-sided: every bin but zero and half the rate stands for its mirror image as well. */
static void
scale_density (FrondSpectrum *self,
               size_t         n_windows)
{
  const double scale = 1.0 / (self->rate_hz * self->window_power * (double) n_windows);

  for (size_t i = 0; i < self->n_bins; i++) {
    const bool has_mirror = i > 0 && 2 * i != self->n_points;

    self->density[i] *= has_mirror ? 2 * scale : scale;
  }
}

/**
 * frond_spectrum_compute:
 * @self: a spectrum
 * @x: samples; NAN where they are missing
 * @n: how many
 *
 * The one-sided power spectral density (unit squared per Hz) after Welch 1967: windows overlapping by half, Hann, without their mean, averaged; what
 * scipy.signal.welch (x, rate, 'hann', n_points) gives. A window with a gap in it is left out.
 *
 * Returns: the number of windows averaged; 0 where there was none, and the density is 0
 */
size_t
frond_spectrum_compute (FrondSpectrum *self,
                        const double  *x,
                        size_t         n)
{
  const size_t step = self->n_points - self->n_points / 2;
  size_t       n_windows = 0;

  memset (self->density, 0, self->n_bins * sizeof (double));
  for (size_t first = 0; first + self->n_points <= n; first += step) {
    if (load_window (self, x + first)) {
      fftw_execute (self->plan);
      add_power (self->density, self->out, self->n_bins);
      n_windows++;
    }
  }
  if (n_windows > 0)
    scale_density (self, n_windows);
  return n_windows;
}

/**
 * frond_spectrum_get_density:
 * @self: a spectrum
 * @n_bins: (out): length of the answer
 *
 * Returns: (transfer none): the density at 0, 1, 2 ... times the resolution
 */
const double *
frond_spectrum_get_density (const FrondSpectrum *self,
                            size_t              *n_bins)
{
  *n_bins = self->n_bins;
  return self->density;
}

double
frond_spectrum_get_resolution_hz (const FrondSpectrum *self)
{
  return self->rate_hz / (double) self->n_points;
}

/* A bin that is surely not beyond the frequency, and hardly before it. */
static size_t
guess_bin (const FrondSpectrum *self,
           double               frequency_hz)
{
  const double bin = frequency_hz / frond_spectrum_get_resolution_hz (self) - 2;

  if (!(bin > 0))
    return 0;
  return bin < (double) self->n_bins ? (size_t) bin : self->n_bins;
}

/* The bins from *first up to *end, without it, whose frequency lies in the band, edges included. */
static void
find_bins (const FrondSpectrum *self,
           double               low_hz,
           double               high_hz,
           size_t              *first,
           size_t              *end)
{
  const double resolution = frond_spectrum_get_resolution_hz (self);

  *first = guess_bin (self, low_hz);
  while (*first < self->n_bins && (double) *first * resolution < low_hz)
    (*first)++;
  *end = guess_bin (self, high_hz);
  if (*end < *first)
    *end = *first;
  while (*end < self->n_bins && (double) *end * resolution <= high_hz)
    (*end)++;
}

static double
sum_bins (const FrondSpectrum *self,
          size_t               first,
          size_t               end)
{
  return frond_sums_of (self->density + first, end - first);
}

/**
 * frond_spectrum_get_band_power:
 * @self: a spectrum
 * @low_hz: lower edge, included
 * @high_hz: upper edge, included
 *
 * Returns: the mean square of what lies in the band
 */
double
frond_spectrum_get_band_power (const FrondSpectrum *self,
                               double               low_hz,
                               double               high_hz)
{
  size_t first, end;

  find_bins (self, low_hz, high_hz, &first, &end);
  return sum_bins (self, first, end) * frond_spectrum_get_resolution_hz (self);
}

/**
 * frond_spectrum_get_median_hz:
 * @self: a spectrum
 * @low_hz: lower edge of the band, included
 * @high_hz: upper edge of the band, included
 *
 * Returns: the lowest frequency at which half of the band's power is reached, in steps of the resolution; NAN without power
 */
double
frond_spectrum_get_median_hz (const FrondSpectrum *self,
                              double               low_hz,
                              double               high_hz)
{
  size_t first, end;
  double total, sum = 0;

  find_bins (self, low_hz, high_hz, &first, &end);
  total = sum_bins (self, first, end);
  for (size_t i = first; i < end && total > 0; i++) {
    sum += self->density[i];
    if (sum >= total / 2)
      return (double) i * frond_spectrum_get_resolution_hz (self);
  }
  return (double) NAN;
}

/**
 * frond_spectrum_get_mean_hz:
 * @self: a spectrum
 * @low_hz: lower edge of the band, included
 * @high_hz: upper edge of the band, included
 *
 * Returns: the mean frequency, weighted with power; NAN without power
 */
double
frond_spectrum_get_mean_hz (const FrondSpectrum *self,
                            double               low_hz,
                            double               high_hz)
{
  size_t first, end;
  double total, sum = 0;

  find_bins (self, low_hz, high_hz, &first, &end);
  total = sum_bins (self, first, end);
  for (size_t i = first; i < end; i++)
    sum += (double) i * frond_spectrum_get_resolution_hz (self) * self->density[i];
  return total > 0 ? sum / total : (double) NAN;
}

/**
 * frond_spectrum_measure:
 * @self: a spectrum
 * @x: band-passed samples of one stretch; NAN where they are missing
 * @n: how many
 * @low_hz: lower edge of the band
 * @high_hz: upper edge of the band
 * @median_hz: (out): median frequency, NAN where there is none
 * @mean_hz: (out): mean frequency, NAN where there is none
 *
 * Returns: whether there was an unbroken window with power in the band
 */
bool
frond_spectrum_measure (FrondSpectrum *self,
                        const double  *x,
                        size_t         n,
                        double         low_hz,
                        double         high_hz,
                        double        *median_hz,
                        double        *mean_hz)
{
  *median_hz = *mean_hz = (double) NAN;
  if (frond_spectrum_compute (self, x, n) > 0) {
    *median_hz = frond_spectrum_get_median_hz (self, low_hz, high_hz);
    *mean_hz = frond_spectrum_get_mean_hz (self, low_hz, high_hz);
  }
  return !isnan (*median_hz);
}

/**
 * frond_spectrum_median_mean:
 * @x: band-passed samples of one stretch; NAN where they are missing
 * @n: how many
 * @rate_hz: samples per second
 * @low_hz: lower edge of the band
 * @high_hz: upper edge of the band
 * @median_hz: (out): median frequency, NAN where there is none
 * @mean_hz: (out): mean frequency, NAN where there is none
 *
 * With windows of %FROND_SPECTRUM_DEFAULT_POINTS samples, or one as long as the stretch where that is shorter.
 *
 * Returns: whether there was an unbroken window with power in the band
 */
bool
frond_spectrum_median_mean (const double *x,
                            size_t        n,
                            double        rate_hz,
                            double        low_hz,
                            double        high_hz,
                            double       *median_hz,
                            double       *mean_hz)
{
  FrondSpectrum *spectrum = frond_spectrum_new (rate_hz, n < FROND_SPECTRUM_DEFAULT_POINTS ? n : FROND_SPECTRUM_DEFAULT_POINTS);
  bool           found;

  *median_hz = *mean_hz = (double) NAN;
  if (spectrum == NULL)
    return false;
  found = frond_spectrum_measure (spectrum, x, n, low_hz, high_hz, median_hz, mean_hz);
  frond_spectrum_free (spectrum);
  return found;
}
