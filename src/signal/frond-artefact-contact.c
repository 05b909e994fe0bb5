/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Electrodes that are off or hardly on. */

#include "frond-artefact-private.h"

#include <math.h>

#include "frond-clones.h"
#include "frond-sums.h"

/* A converter in good order toggles at least its last bit: a BITalino at rest has 1.2 steps RMS (3.9 uV), which gives no run over 20 ms. */
#define STUCK_S 0.5
/* What is looked at from both ends at once: a run that begins and ends between them is shorter than this, and none to mark. */
#define STUCK_BLOCK  64
#define FEWEST_MOVES 0.005
/* The quietest amplifiers have 0.15 uV RMS (ADS1299, gain 24). */
#define DEAD_UV 0.05

/* Surface EMG reaches 1.5 mV RMS at most (De Luca 2002, Surface Electromyography: Detection and Recording). */
#define LARGEST_EMG_UV 1500.0

/* Muscle has most of its power well below the middle of 20-450 Hz: upper over lower half of its power is 0.08 to 0.3 in windows of 1 s, even
 * noise has 0.7 to 1.3. Such noise under 10 uV may be an amplifier's own (the real recording at rest has 0.85 at 6 uV). An electrode that
 * hardly touches hums as well, the more so the less it touches; without any hum it is the other end of the cable. */
#define EVEN            0.6
#define NOISE_UV        10.0
#define HUM_BESIDE      0.25
#define LOUD_NOISE_UV   50.0
#define LOUD_HUM_BESIDE 0.1
/* Where the band ends too early, or begins too late, the two cannot be told apart. */
#define EVEN_LOW_HZ  35.0
#define EVEN_HIGH_HZ 350.0

/* An open input is an aerial: it hums by hundreds of microvolts and its level goes where it likes. On skin one of the two stays small. */
#define AERIAL_UV    100.0
#define AERIAL_SHARE 0.8
#define SWING_UV     100.0
/* A level that crosses half of the range within a second follows no skin. */
#define SWING_SHARE 0.5

/* 100 ms: whole periods of either mains. */
#define N_LEVELS 10

static size_t
count_equal (const double *x,
             size_t        n,
             double        value)
{
  size_t i = 0;

  while (i < n && x[i] == value)
    i++;
  return i;
}

/* Where the run begins that is under way at the end, not before the first sample. */
static size_t
find_run_at_end (const double *x,
                 size_t        first,
                 size_t        end)
{
  size_t at = end - 1;

  while (at > first && x[at - 1] == x[end - 1])
    at--;
  return at;
}

/**
 * frond_artefact_stuck_push:
 * @self: what it remembers of the last samples
 * @first_sample: index of the first one
 * @raw: the next samples
 * @n: how many, at least one
 * @rate_hz: samples per second
 * @marks: of contact
 *
 * Marks what stays on one value for half a second, from its first sample to its last.
 */
void
frond_artefact_stuck_push (FrondArtefactStuck *self,
                           uint64_t            first_sample,
                           const double       *raw,
                           size_t              n,
                           double              rate_hz,
                           FrondArtefactMarks *marks)
{
  const uint64_t n_stuck = (uint64_t) ceil (STUCK_S * rate_hz), end = first_sample + n;
  const size_t   most = n_stuck < STUCK_BLOCK ? (size_t) n_stuck : STUCK_BLOCK;
  uint64_t       run_first = self->has_last ? self->run_first : first_sample;
  double         last = self->has_last ? self->last : raw[0];

  for (size_t i = 0, end_of_block, changed; i < n; i = end_of_block) {
    end_of_block = n - i < most ? n : i + most;
    changed = i + count_equal (raw + i, end_of_block - i, last);
    if (changed == end_of_block)
      continue;
    if (first_sample + changed - run_first >= n_stuck)
      frond_artefact_marks_add (marks, run_first, first_sample + changed, 0);
    last = raw[end_of_block - 1];
    run_first = first_sample + find_run_at_end (raw, changed, end_of_block);
  }
  if (end - run_first >= n_stuck)
    frond_artefact_marks_add (marks, run_first, end, 0);
  *self = (FrondArtefactStuck) { .has_last = true, .last = last, .run_first = run_first };
}

FROND_CLONES static size_t
count_moves (const double *x,
             size_t        n)
{
  size_t n_moves = 0;

  for (size_t i = 1; i < n; i++)
    n_moves += (x[i] > x[i - 1]) | (x[i] < x[i - 1]);
  return n_moves;
}

static bool
is_dead (const FrondArtefactSpec   *spec,
         const FrondArtefactWindow *window)
{
  const double n = (double) window->n;

  return (double) count_moves (window->raw, window->n) < FEWEST_MOVES * n ||
         (spec->microvolts_per_unit > 0 && sqrt (frond_sums_of_squares (window->filtered, window->n) / n) * spec->microvolts_per_unit < DEAD_UV);
}

/* How far the level goes within the window, hum and muscle averaged away. */
static double
measure_swing (const FrondArtefactWindow *window)
{
  const size_t n = window->n / N_LEVELS;
  double       low = INFINITY, high = -INFINITY;

  for (size_t level = 0; n > 0 && level < N_LEVELS; level++) {
    const double mean = frond_sums_of (window->raw + level * n, n) / (double) n;

    low = fmin (low, mean);
    high = fmax (high, mean);
  }
  return high > low ? high - low : 0;
}

static FrondArtefactLevel
judge_noise (const FrondArtefactTones *tones,
             const FrondArtefactSpec  *spec)
{
  const double noise_uv = sqrt (tones->lower + tones->upper) * spec->microvolts_per_unit;
  const double hum_share = tones->power > 0 ? tones->hum / tones->power : 0;

  if (spec->band_low_hz > EVEN_LOW_HZ || spec->band_high_hz < EVEN_HIGH_HZ || !(tones->upper > EVEN * tones->lower))
    return FROND_ARTEFACT_ABSENT;
  if ((noise_uv >= NOISE_UV && hum_share >= HUM_BESIDE) || (noise_uv >= LOUD_NOISE_UV && hum_share >= LOUD_HUM_BESIDE))
    return FROND_ARTEFACT_STRONG;
  return noise_uv >= NOISE_UV / 2 && hum_share >= LOUD_HUM_BESIDE ? FROND_ARTEFACT_WEAK : FROND_ARTEFACT_ABSENT;
}

/**
 * frond_artefact_judge_contact:
 * @tones: of the window
 * @spec: of the detector
 * @window: to look at
 *
 * Returns: whether an electrode is off or hardly on
 */
FrondArtefactLevel
frond_artefact_judge_contact (const FrondArtefactTones  *tones,
                              const FrondArtefactSpec   *spec,
                              const FrondArtefactWindow *window)
{
  const double microvolts = spec->microvolts_per_unit;
  const double swing = measure_swing (window);

  if (is_dead (spec, window) || (spec->range > 0 && swing >= SWING_SHARE * spec->range))
    return FROND_ARTEFACT_STRONG;
  if (!(microvolts > 0))
    return FROND_ARTEFACT_ABSENT;
  if (sqrt (tones->power) * microvolts > LARGEST_EMG_UV)
    return FROND_ARTEFACT_STRONG;
  if (sqrt (tones->hum) * microvolts >= AERIAL_UV && tones->hum >= AERIAL_SHARE * tones->power)
    return swing * microvolts >= SWING_UV ? FROND_ARTEFACT_STRONG : FROND_ARTEFACT_WEAK;
  return judge_noise (tones, spec);
}
