/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for what is not muscle. Samples are gathered into windows of a second on a grid of their own, and a window is judged when its last
 * sample has come; what needs no window (clipping, a value that stands) is judged with each sample. */

#include "frond-artefact.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "frond-artefact-private.h"
#include "frond-runs.h"

/* Longer is no envelope, and more is no rate. */
#define MOST_WINDOW_MS 60000.0
#define MOST_RATE_HZ   1e6

/* What was found within this time is there now: the window that is under way was not looked at yet. */
#define NOW_S 1.5

const FrondArtefactKind frond_artefact_by_weight[FROND_ARTEFACT_N_KINDS] = {
  FROND_ARTEFACT_CONTACT,
  FROND_ARTEFACT_CLIPPED,
  FROND_ARTEFACT_MOTION,
  FROND_ARTEFACT_HUM,
  FROND_ARTEFACT_ECG,
  FROND_ARTEFACT_CROSS_TALK,
};

struct FrondArtefactDetector {
  FrondArtefactSpec spec;
  FrondSpectrum    *spectrum; /* NULL: the rate leaves no band to look into */
  size_t            n_margin; /* of the envelope's window */
  size_t            n_settling;
  size_t            n_window;

  bool     is_started;
  uint64_t next_sample; /* the index behind the last sample */
  size_t   n_unsettled; /* samples to come that are the filter's answer to the beginning */
  size_t   n_gathered;
  bool     has_other; /* for all that is gathered */
  double  *raw;
  double  *filtered;
  double  *other;

  FrondArtefactStuck  stuck;
  FrondArtefactMotion motion;
  FrondArtefactEcg    ecg;
  FrondArtefactMarks  marks[FROND_ARTEFACT_N_KINDS];
  FrondArtefact      *all; /* of all kinds, for the caller */
  size_t              n_all_allocated;
};

static bool
is_possible (const FrondArtefactSpec *spec)
{
  return spec->rate_hz >= 2 && spec->rate_hz <= MOST_RATE_HZ && spec->window_ms > 0 && spec->window_ms <= MOST_WINDOW_MS &&
         isfinite (spec->microvolts_per_unit) && isfinite (spec->noise_floor) && isfinite (spec->range);
}

static bool
allocate (FrondArtefactDetector *self)
{
  const FrondArtefactSpec *spec = &self->spec;

  self->raw = calloc (self->n_window, sizeof (double));
  self->filtered = calloc (self->n_window, sizeof (double));
  self->other = calloc (self->n_window, sizeof (double));
  if (self->raw == NULL || self->filtered == NULL || self->other == NULL)
    return false;
  /* As for the filter: with less than an octave there is no EMG to judge. */
  if (!(spec->band_low_hz > 0) || !(spec->band_high_hz >= 2 * spec->band_low_hz) || !(spec->band_high_hz < spec->rate_hz / 2))
    return true;
  self->n_settling = (size_t) ceil (2 * spec->rate_hz / spec->band_low_hz);
  self->spectrum = frond_spectrum_new (spec->rate_hz, self->n_window);
  return self->spectrum != NULL;
}

/**
 * frond_artefact_detector_new:
 * @spec: what the signal is; copied
 *
 * Returns: (transfer full) (nullable): a detector for one channel; NULL where rate or window make no sense
 */
FrondArtefactDetector *
frond_artefact_detector_new (const FrondArtefactSpec *spec)
{
  FrondArtefactDetector *self;

  if (!is_possible (spec))
    return NULL;
  self = calloc (1, sizeof *self);
  if (self == NULL)
    return NULL;
  self->spec = *spec;
  self->n_window = (size_t) round (FROND_ARTEFACT_WINDOW_S * spec->rate_hz);
  self->n_margin = (size_t) ceil (spec->window_ms * spec->rate_hz / 1000);
  if (!allocate (self)) {
    frond_artefact_detector_free (self);
    return NULL;
  }
  return self;
}

void
frond_artefact_detector_free (FrondArtefactDetector *self)
{
  if (self == NULL)
    return;
  for (size_t kind = 0; kind < FROND_ARTEFACT_N_KINDS; kind++)
    frond_artefact_marks_clear (&self->marks[kind]);
  frond_spectrum_free (self->spectrum);
  free (self->raw);
  free (self->filtered);
  free (self->other);
  free (self->all);
  free (self);
}

static void
start (FrondArtefactDetector *self,
       uint64_t               sample)
{
  for (size_t kind = 0; kind < FROND_ARTEFACT_N_KINDS; kind++)
    frond_artefact_marks_close (&self->marks[kind], self->next_sample);
  self->is_started = true;
  self->next_sample = sample;
  self->n_unsettled = self->n_settling;
  self->n_gathered = 0;
  self->stuck = (FrondArtefactStuck) { 0 };
  self->motion = (FrondArtefactMotion) { 0 };
  self->ecg.n = 0;
}

static void
judge_window (FrondArtefactDetector *self,
              const double          *raw,
              const double          *filtered,
              const double          *other)
{
  const FrondArtefactWindow window = {
    .first_sample = self->next_sample - self->n_window,
    .n = self->n_window,
    .raw = raw,
    .filtered = filtered,
    .other = self->has_other ? other : NULL,
  };
  const FrondArtefactSpec *spec = &self->spec;
  FrondArtefactMarks      *marks = self->marks;
  const uint64_t           first = window.first_sample, end = self->next_sample;
  FrondArtefactTones       tones;

  frond_artefact_tones_measure (&tones, self->spectrum, spec, &window);
  frond_artefact_marks_judge (&marks[FROND_ARTEFACT_CONTACT], frond_artefact_judge_contact (&tones, spec, &window), first, end);
  frond_artefact_marks_judge (&marks[FROND_ARTEFACT_HUM], frond_artefact_judge_hum (&tones, spec), first, end);
  frond_artefact_marks_judge (&marks[FROND_ARTEFACT_CROSS_TALK], frond_artefact_judge_cross_talk (&tones, spec, &window), first, end);
  frond_artefact_motion_push (&self->motion, spec, &window, &marks[FROND_ARTEFACT_MOTION]);
  frond_artefact_ecg_push (&self->ecg, &window, &marks[FROND_ARTEFACT_ECG]);
}

/* Samples without a gap, no more than the window that is under way still takes. A whole one is judged where it is. */
static void
gather (FrondArtefactDetector *self,
        const double          *raw,
        const double          *filtered,
        const double          *other,
        size_t                 n)
{
  const size_t at = self->n_gathered;

  if (at == 0)
    self->has_other = true;
  self->has_other = self->has_other && other != NULL && frond_runs_count_finite (other, n) == n;
  if (n == self->n_window) {
    judge_window (self, raw, filtered, other);
    return;
  }
  memcpy (self->raw + at, raw, n * sizeof *raw);
  memcpy (self->filtered + at, filtered, n * sizeof *filtered);
  if (self->has_other)
    memcpy (self->other + at, other, n * sizeof *other);
  self->n_gathered += n;
  if (self->n_gathered == self->n_window) {
    judge_window (self, self->raw, self->filtered, self->other);
    self->n_gathered = 0;
  }
}

static void
mark_clipped (FrondArtefactDetector *self,
              uint64_t               first_sample,
              const bool            *clipped,
              size_t                 n)
{
  const bool *end = clipped + n;

  for (const bool *at = clipped; (at = memchr (at, true, (size_t) (end - at))) != NULL; at++) {
    const uint64_t sample = first_sample + (uint64_t) (at - clipped);

    frond_artefact_marks_add (&self->marks[FROND_ARTEFACT_CLIPPED], sample, sample + 1 + self->n_margin, 0);
  }
}

/* How many of the next samples are in the same state: settling, or gathered into the same window. */
static size_t
count_alike (const FrondArtefactDetector *self,
             size_t                       n)
{
  const size_t most = self->n_unsettled > 0 ? self->n_unsettled : self->n_window - self->n_gathered;

  return n < most ? n : most;
}

/* Samples without a gap. Each sample is looked at before the window that it completes is judged. */
static void
push_run (FrondArtefactDetector *self,
          uint64_t               first_sample,
          const double          *raw,
          const double          *filtered,
          const double          *other,
          const bool            *clipped,
          size_t                 n_run)
{
  if (!self->is_started || first_sample != self->next_sample)
    start (self, first_sample);
  for (size_t i = 0, n; i < n_run; i += n) {
    n = count_alike (self, n_run - i);
    self->next_sample = first_sample + i + n;
    if (clipped != NULL)
      mark_clipped (self, first_sample + i, clipped + i, n);
    frond_artefact_stuck_push (&self->stuck, first_sample + i, raw + i, n, self->spec.rate_hz, &self->marks[FROND_ARTEFACT_CONTACT]);
    if (self->n_unsettled > 0)
      self->n_unsettled -= n;
    else if (self->spectrum != NULL)
      gather (self, raw + i, filtered + i, other != NULL ? other + i : NULL, n);
  }
}

/**
 * frond_artefact_detector_push:
 * @self: a detector
 * @first_sample: index of the first sample; one that does not follow on the last push begins anew, as after a gap
 * @raw: physical values before any filter; where they are not finite there is a gap
 * @filtered: the same behind the band-pass
 * @other: (nullable): the second channel behind the same band-pass, for cross-talk
 * @clipped: (nullable): which samples are at the end of the range
 * @n: length of the arrays
 *
 * Looks at the next samples. Nothing is carried across a gap. What is found depends on the samples alone and not on how they were cut into
 * calls, so that live and re-analysis agree to the sample.
 */
void
frond_artefact_detector_push (FrondArtefactDetector *self,
                              uint64_t               first_sample,
                              const double          *raw,
                              const double          *filtered,
                              const double          *other,
                              const bool            *clipped,
                              size_t                 n)
{
  for (size_t i = 0; i < n; i++) {
    const size_t n_raw = frond_runs_count_finite (raw + i, n - i);
    const size_t n_run = frond_runs_count_finite (filtered + i, n_raw);

    if (n_run > 0)
      push_run (self, first_sample + i, raw + i, filtered + i, other != NULL ? other + i : NULL, clipped != NULL ? clipped + i : NULL, n_run);
    i += n_run;
  }
}

static bool
make_room (FrondArtefactDetector *self,
           size_t                 n)
{
  FrondArtefact *all;

  if (n <= self->n_all_allocated)
    return true;
  all = realloc (self->all, n * sizeof *all);
  if (all == NULL)
    return false;
  self->all = all;
  self->n_all_allocated = n;
  return true;
}

static int
compare (const void *a,
         const void *b)
{
  const FrondArtefact *x = a, *y = b;

  if (x->first_sample != y->first_sample)
    return x->first_sample < y->first_sample ? -1 : 1;
  return (x->kind > y->kind) - (x->kind < y->kind);
}

/**
 * frond_artefact_detector_get:
 * @self: a detector
 * @n: (out): how many
 *
 * What was found up to now. A window that is not complete yet is taken for what the one before it was.
 *
 * Returns: (transfer none): the stretches in order of their beginning, those of one kind apart from each other; until the next call
 */
const FrondArtefact *
frond_artefact_detector_get (FrondArtefactDetector *self,
                             size_t                *n)
{
  size_t n_all = 0;

  *n = 0;
  for (size_t kind = 0; kind < FROND_ARTEFACT_N_KINDS; kind++)
    n_all += self->marks[kind].n;
  if (n_all == 0 || !make_room (self, n_all))
    return NULL;
  for (size_t kind = 0; kind < FROND_ARTEFACT_N_KINDS; kind++) {
    const FrondArtefactMarks *marks = &self->marks[kind];

    for (size_t i = 0; i < marks->n; i++) {
      FrondArtefact *item = &self->all[(*n)++];

      *item = marks->items[i];
      item->kind = (FrondArtefactKind) kind;
      if (i == marks->n - 1)
        item->n_samples = frond_artefact_marks_get_end (marks, self->next_sample) - item->first_sample;
    }
  }
  qsort (self->all, *n, sizeof *self->all, compare);
  return self->all;
}

/**
 * frond_artefact_detector_get_now:
 * @self: a detector
 * @kind: (out): what is wrong; where it is several things, the one that explains the others
 *
 * Returns: whether something is wrong right now
 */
bool
frond_artefact_detector_get_now (const FrondArtefactDetector *self,
                                 FrondArtefactKind           *kind)
{
  for (size_t i = 0; i < FROND_ARTEFACT_N_KINDS; i++) {
    const FrondArtefactMarks *marks = &self->marks[frond_artefact_by_weight[i]];

    if (marks->n == marks->n_closed)
      continue;
    if ((double) (self->next_sample - frond_artefact_marks_get_end (marks, self->next_sample)) <= NOW_S * self->spec.rate_hz) {
      *kind = frond_artefact_by_weight[i];
      return true;
    }
  }
  return false;
}
