/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints figures of everything that has clones, to the last bit. It is built with and without them; test-clones.c compares what they print. */

#include <math.h>
#include <stdio.h>

#include "frond-artefact.h"
#include "frond-batch.h"
#include "frond-runs.h"
#include "frond-spectrum.h"
#include "frond-statistics.h"
#include "frond-sums.h"
#include "signal-reference.h"

#define RATE     2000
#define N        20011
#define CHANNELS 7
/* A stretch without a gap. */
#define WHOLE   1000
#define N_WHOLE 10999

static void
print_figures (const double *x,
               const double *y)
{
  FrondStatistics s;
  double          median_hz, mean_hz;

  frond_statistics_compute (x, N, &s);
  frond_spectrum_median_mean (x, N, RATE, 20, 450, &median_hz, &mean_hz);
  printf ("%zu %a %a %a %a %a %a\n", s.n, s.mean, s.sd, s.min, s.max, median_hz, mean_hz);
  printf ("%a %a %a\n", frond_sums_of (x + WHOLE, N_WHOLE), frond_sums_of_squares (x + WHOLE, N_WHOLE), frond_sums_of_products (x + WHOLE, y + WHOLE, N_WHOLE));
  printf ("%a %zu %zu %d\n", frond_statistics_share_below (x, N, s.mean), frond_runs_count_finite (x, N), frond_runs_count_missing (x, N),
          frond_runs_is_within (x, N, s.min, s.max));
}

static void
print_artefacts (const double *raw,
                 const double *filtered,
                 const double *other)
{
  const FrondArtefactSpec spec = { RATE, 20, 450, 100, 1, 0, 10000 };
  FrondArtefactDetector  *detector = frond_artefact_detector_new (&spec);
  const FrondArtefact    *found;
  gsize                   n;

  frond_artefact_detector_push (detector, 0, raw, filtered, other, NULL, N);
  found = frond_artefact_detector_get (detector, &n);
  for (gsize i = 0; i < n; i++)
    printf ("%d %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n", found[i].kind, found[i].first_sample, found[i].n_samples);
  frond_artefact_detector_free (detector);
}

int
main (void)
{
  const FrondFilterSpec spec = { RATE, 20, 450, 4, 50 };
  double               *raw[CHANNELS], *filtered[CHANNELS], *envelope[CHANNELS];

  for (guint c = 0; c < CHANNELS; c++) {
    raw[c] = signal_reference_noise (N, 70 + c);
    filtered[c] = g_new (double, N);
    envelope[c] = g_new (double, N);
    for (gsize i = 0; i < N; i++)
      raw[c][i] += c == 1 ? 900 * sin (2 * G_PI * 60 * (double) i / RATE) : 0;
    raw[c][12000] = c < 5 ? NAN : 0;
  }
  for (guint kind = FROND_ENVELOPE_RMS; kind <= FROND_ENVELOPE_ARV; kind++) {
    frond_batch_condition_channels (&spec, kind, 100, CHANNELS, (const double *const *) raw, filtered, envelope, N, NULL);
    for (guint c = 0; c < CHANNELS; c++) {
      print_figures (filtered[c], raw[c]);
      print_figures (envelope[c], filtered[c]);
      print_artefacts (raw[c], filtered[c], filtered[(c + 1) % CHANNELS]);
    }
  }
  for (guint c = 0; c < CHANNELS; c++) {
    g_free (raw[c]);
    g_free (filtered[c]);
    g_free (envelope[c]);
  }

  return 0;
}
