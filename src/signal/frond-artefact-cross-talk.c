/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A muscle that is heard in another muscle's channel. It comes there without delay, so that the two go together sample by sample; the square
 * of their correlation is the share of the power that it explains (Winter 1994, J Electromyogr Kinesiol 4:15). Two muscles that work at the
 * same time do not go together like that, however alike their envelopes. */

#include "frond-artefact-private.h"

#include <math.h>
#include <stdlib.h>

#include "frond-sums.h"

/* Half of the power is the other's; from a quarter on it goes on where it was. In 0.1 s independent muscles have 0.15 RMS, up
 * to 0.52; the median of ten reaches 0.25. */
#define CORRELATION_STRONG 0.71
#define CORRELATION_WEAK   0.5
/* What spreads through tissue arrives much weaker. Channels that share a reference go together too, but at like size. */
#define OTHER_OVER_OWN 3.0
/* The mains goes together everywhere. */
#define HUM_TOO_LOUD 0.25

/* A heartbeat is in one or two of ten parts, and does not move the median. */
#define N_PARTS 10

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* 0 where the other is not much louder. */
static double
correlate (const double *own,
           const double *other,
           size_t        n)
{
  const double own_power = frond_sums_of_squares (own, n), other_power = frond_sums_of_squares (other, n);

  if (!(own_power > 0) || !(other_power >= OTHER_OVER_OWN * OTHER_OVER_OWN * own_power))
    return 0;
  return fabs (frond_sums_of_products (own, other, n)) / sqrt (own_power * other_power);
}

/**
 * frond_artefact_judge_cross_talk:
 * @tones: of the window
 * @spec: of the detector
 * @window: to look at
 *
 * Returns: whether what is seen is the other channel's muscle
 */
FrondArtefactLevel
frond_artefact_judge_cross_talk (const FrondArtefactTones  *tones,
                                 const FrondArtefactSpec   *spec,
                                 const FrondArtefactWindow *window)
{
  const size_t n = window->n / N_PARTS;
  double       parts[N_PARTS];
  double       usual;

  if (window->other == NULL || n == 0 || tones->hum >= HUM_TOO_LOUD * tones->power || sqrt (tones->power) < spec->noise_floor)
    return FROND_ARTEFACT_ABSENT;
  for (size_t part = 0; part < N_PARTS; part++)
    parts[part] = correlate (window->filtered + part * n, window->other + part * n, n);
  qsort (parts, N_PARTS, sizeof *parts, compare);
  usual = (parts[N_PARTS / 2 - 1] + parts[N_PARTS / 2]) / 2;
  if (usual < CORRELATION_WEAK)
    return FROND_ARTEFACT_ABSENT;
  return usual >= CORRELATION_STRONG ? FROND_ARTEFACT_STRONG : FROND_ARTEFACT_WEAK;
}
