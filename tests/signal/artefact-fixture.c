/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "artefact-fixture.h"

#include <math.h>

#include "frond-filter.h"
#include "signal-reference.h"

double
artefact_level_rest (double at_s)
{
  return 5;
}

double
artefact_level_quiet (double at_s)
{
  return 1.2;
}

double
artefact_level_hold (double at_s)
{
  return 60;
}

/* A rise or fall within 0.3 s, on for so long of a period. */
static double
course (double at_s,
        double period_s,
        double on_s,
        double off_uv,
        double on_uv)
{
  const double t = fmod (at_s, period_s) - (period_s - on_s);
  const double share = t < 0 ? 0 : t < 0.3        ? t / 0.3
                                 : t > on_s - 0.3 ? (on_s - t) / 0.3
                                                  : 1;

  return off_uv + share * (on_uv - off_uv);
}

double
artefact_level_flicks (double at_s)
{
  return course (at_s, 4, 2, 4, 50);
}

double
artefact_level_work_rest (double at_s)
{
  return course (at_s, 20, 10, 4, 45);
}

double *
artefact_white (gsize   n,
                guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double *x = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    x[i] = (g_rand_double (rand) - 0.5) * sqrt (12);
  return x;
}

/* Most of its power between 40 and 160 Hz, RMS 1. */
static double *
make_muscle (gsize   n,
             double  rate_hz,
             guint32 seed)
{
  const FrondFilterSpec spec = { rate_hz, 40, MIN (160, 0.4 * rate_hz), 1, 0 };
  double               *x = artefact_white (n, seed);
  FrondFilter          *filter = frond_filter_new (&spec, 1);
  double                found;

  frond_filter_process (filter, x, x, n);
  frond_filter_free (filter);
  found = signal_reference_rms (x, n);
  for (gsize i = 0; i < n; i++)
    x[i] /= found;
  return x;
}

static ArtefactSignal *
signal_alloc (double rate_hz,
              gsize  n)
{
  ArtefactSignal *self = g_new0 (ArtefactSignal, 1);

  self->n = n;
  self->rate_hz = rate_hz;
  self->raw = g_new0 (double, n);
  self->other = g_new0 (double, n);
  self->filtered = g_new0 (double, n);
  self->other_filtered = g_new0 (double, n);
  self->clipped = g_new0 (bool, n);
  return self;
}

ArtefactSignal *
artefact_signal_new (double        rate_hz,
                     double        seconds,
                     ArtefactLevel level,
                     guint32       seed)
{
  ArtefactSignal    *self = signal_alloc (rate_hz, (gsize) (rate_hz * seconds));
  g_autofree double *own = make_muscle (self->n, rate_hz, 10 * seed + 1);
  g_autofree double *other = make_muscle (self->n, rate_hz, 10 * seed + 2);
  g_autofree double *amplifier = artefact_white (self->n, 10 * seed + 3);

  for (gsize i = 0; i < self->n; i++) {
    /* An amplifier's own 0.3 uV, on an electrode's offset. */
    self->raw[i] = own[i] * level ((double) i / rate_hz) + 0.3 * amplifier[i] + 120;
    self->other[i] = 5 * other[i];
  }
  return self;
}

ArtefactSignal *
artefact_signal_new_from (double        rate_hz,
                          const double *raw,
                          gsize         n)
{
  ArtefactSignal *self = signal_alloc (rate_hz, n);

  memcpy (self->raw, raw, n * sizeof *raw);
  return self;
}

void
artefact_signal_free (ArtefactSignal *self)
{
  g_free (self->raw);
  g_free (self->other);
  g_free (self->filtered);
  g_free (self->other_filtered);
  g_free (self->clipped);
  g_free (self);
}

static gsize
to_index (const ArtefactSignal *self,
          double                at_s)
{
  return MIN (self->n, (gsize) (MAX (at_s, 0) * self->rate_hz + 0.5));
}

void
artefact_add_hum (ArtefactSignal *self,
                  double          hz,
                  double          rms_uv,
                  double          from_s,
                  double          to_s)
{
  for (gsize i = to_index (self, from_s); i < to_index (self, to_s); i++) {
    const double phase = 2 * G_PI * hz * (double) i / self->rate_hz + 1;

    self->raw[i] += rms_uv * sqrt (2 / (1 + 1.0 / 9)) * (sin (phase) + sin (3 * phase) / 3);
  }
}

void
artefact_add_noise (ArtefactSignal *self,
                    double          rms_uv,
                    double          from_s,
                    double          to_s,
                    guint32         seed)
{
  g_autofree double *noise = artefact_white (self->n, seed);

  for (gsize i = to_index (self, from_s); i < to_index (self, to_s); i++)
    self->raw[i] += rms_uv * noise[i];
}

/* QRS of 80 ms (Q, R and S as three bells) with a slow T wave; the interval changes by 4 % (SD). */
void
artefact_add_heart (ArtefactSignal *self,
                    double          peak_uv,
                    double          per_min,
                    double          from_s,
                    double          to_s,
                    guint32         seed)
{
  static const struct {
    double at_s, width_s, height;
  } waves[] = { { -0.025, 0.008, -0.15 }, { 0, 0.009, 1 }, { 0.027, 0.010, -0.3 }, { 0.25, 0.05, 0.2 } };
  g_autofree double *changes = artefact_white (2000, seed);

  for (guint beat = 0; from_s < to_s; beat++) {
    for (gsize i = to_index (self, from_s - 0.1); i < to_index (self, from_s + 0.5); i++) {
      for (guint w = 0; w < G_N_ELEMENTS (waves); w++) {
        const double x = ((double) i / self->rate_hz - from_s - waves[w].at_s) / waves[w].width_s;

        self->raw[i] += peak_uv * waves[w].height * exp (-x * x / 2);
      }
    }
    from_s += 60 / per_min * (1 + 0.04 * changes[beat % 2000]);
  }
}

/* Two to three times a second the level goes elsewhere within 5 to 40 ms. */
void
artefact_add_jerks (ArtefactSignal *self,
                    double          height_uv,
                    double          from_s,
                    double          to_s,
                    guint32         seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double level = 0;

  for (double at_s = from_s; at_s < to_s; at_s += 0.3 + 0.3 * g_rand_double (rand)) {
    const double sign = level > 0 ? -1 : 1;
    const double next = sign * height_uv * (0.5 + g_rand_double (rand));
    const double takes_s = 0.005 + 0.035 * g_rand_double (rand);

    for (gsize i = to_index (self, at_s); i < self->n; i++)
      self->raw[i] += (next - level) * MIN (1, ((double) i / self->rate_hz - at_s) / takes_s);
    level = next;
  }
}

void
artefact_add_breath (ArtefactSignal *self,
                     double          height_uv)
{
  for (gsize i = 0; i < self->n; i++)
    self->raw[i] += height_uv * sin (2 * G_PI * 0.25 * (double) i / self->rate_hz);
}

void
artefact_add_other (ArtefactSignal *self,
                    double          other_uv,
                    double          share,
                    double          from_s,
                    double          to_s,
                    guint32         seed)
{
  g_autofree double *muscle = make_muscle (self->n, self->rate_hz, seed);

  for (gsize i = to_index (self, from_s); i < to_index (self, to_s); i++) {
    self->other[i] += other_uv * muscle[i];
    self->raw[i] += share * self->other[i];
  }
}

void
artefact_convert (ArtefactSignal *self,
                  double          step_uv,
                  double          highest_uv)
{
  for (gsize i = 0; i < self->n; i++) {
    self->raw[i] = CLAMP (round (self->raw[i] / step_uv) * step_uv, -highest_uv, highest_uv);
    self->clipped[i] = self->raw[i] >= highest_uv || self->raw[i] <= -highest_uv;
  }
}

void
artefact_filter (ArtefactSignal *self,
                 double          notch_hz)
{
  const FrondFilterSpec spec = { self->rate_hz, 20, 450, 4, notch_hz };
  FrondFilter          *filter = frond_filter_new (&spec, 1);

  frond_filter_process (filter, self->raw, self->filtered, self->n);
  frond_filter_reset (filter);
  frond_filter_process (filter, self->other, self->other_filtered, self->n);
  frond_filter_free (filter);
}

FrondArtefactSpec
artefact_spec (const ArtefactSignal *self)
{
  return (FrondArtefactSpec) {
    .rate_hz = self->rate_hz,
    .band_low_hz = 20,
    .band_high_hz = MIN (450, 0.45 * self->rate_hz),
    .window_ms = 100,
    .microvolts_per_unit = 1,
    .noise_floor = 0.3,
    .range = 3270,
  };
}

GArray *
artefact_find (const ArtefactSignal    *self,
               const FrondArtefactSpec *spec,
               gsize                    block)
{
  FrondArtefactDetector *detector = frond_artefact_detector_new (spec);
  GArray                *found = g_array_new (FALSE, FALSE, sizeof (FrondArtefact));
  const FrondArtefact   *items;
  gsize                  n;

  for (gsize i = 0; i < self->n; i += block)
    frond_artefact_detector_push (detector, i, self->raw + i, self->filtered + i, self->other_filtered + i, self->clipped + i, MIN (block, self->n - i));
  items = frond_artefact_detector_get (detector, &n);
  if (n > 0)
    g_array_append_vals (found, items, n);
  frond_artefact_detector_free (detector);
  return found;
}

double
artefact_share (const ArtefactSignal *self,
                const GArray         *found,
                int                   kind,
                double                from_s,
                double                to_s)
{
  const gsize from = to_index (self, from_s), to = to_index (self, to_s);
  gsize       n = 0;

  for (gsize i = from; i < to; i++) {
    gboolean is_marked = FALSE;

    for (guint k = 0; k < found->len && !is_marked; k++) {
      const FrondArtefact *item = &g_array_index (found, FrondArtefact, k);

      is_marked = (kind < 0 || (int) item->kind == kind) && i >= item->first_sample && i < item->first_sample + item->n_samples;
    }
    n += is_marked;
  }
  return to > from ? (double) n / (double) (to - from) : 0;
}

void
artefact_assert_found (ArtefactSignal   *self,
                       const char       *name,
                       FrondArtefactKind kind,
                       double            from_s,
                       double            to_s)
{
  const FrondArtefactSpec spec = artefact_spec (self);
  const double            end_s = (double) self->n / self->rate_hz;
  g_autoptr (GArray) found = NULL;
  double hit, before, after, wrong;

  artefact_filter (self, 0);
  found = artefact_find (self, &spec, self->n);
  hit = artefact_share (self, found, (int) kind, from_s, to_s);
  before = artefact_share (self, found, -1, 0, from_s - 1) * MAX (0, from_s - 1);
  after = artefact_share (self, found, -1, to_s + 1, end_s) * MAX (0, end_s - to_s - 1);
  wrong = (before + after) / (end_s - to_s + from_s - 2);
  g_test_message ("%s: found %.1f %%, wrong elsewhere %.2f %%", name, 100 * hit, 100 * wrong);
  g_assert_cmpfloat (hit, >=, 0.95);
  g_assert_cmpfloat (wrong, <, 0.01);
}

void
artefact_assert_clean (ArtefactSignal *self,
                       const char     *name)
{
  const FrondArtefactSpec spec = artefact_spec (self);
  g_autoptr (GArray) found = NULL;
  double wrong;

  artefact_filter (self, 0);
  found = artefact_find (self, &spec, self->n);
  wrong = artefact_share (self, found, -1, 0, (double) self->n / self->rate_hz);
  g_test_message ("%s: wrong %.2f %%", name, 100 * wrong);
  for (guint i = 0; i < found->len; i++) {
    const FrondArtefact *item = &g_array_index (found, FrondArtefact, i);

    g_test_message ("  kind %d at %.2f s for %.2f s", item->kind, (double) item->first_sample / self->rate_hz, (double) item->n_samples / self->rate_hz);
  }
  g_assert_cmpfloat (wrong, <, 0.01);
}
