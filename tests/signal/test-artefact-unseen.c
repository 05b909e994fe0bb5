/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Signals that the thresholds were not set on: a muscle of single motor units instead of shaped noise, artefacts of other shapes than the
 * fixture's, other seeds, and a real recording with artefacts at known places. What is printed here is what docs/measurements.md says. */

#include "artefact-fixture.h"

#include <math.h>
#include <string.h>

#include "signal-reference.h"

#define SECONDS 40
#define FROM_S  13.37
#define TO_S    24.81
#define SEEDS   4
#define N_UNITS 14

static double
gauss (GRand *rand)
{
  return sqrt (-2 * log (g_rand_double_range (rand, 1e-12, 1))) * cos (2 * G_PI * g_rand_double (rand));
}

/* Second derivative of a bell. */
static double
make_action_potential (double at_s,
                       double width_s)
{
  const double x = at_s / width_s;

  return (1 - x * x) * exp (-x * x / 2);
}

static void
add_unit (double *signal,
          gsize   n,
          double  rate_hz,
          GRand  *rand)
{
  const double per_s = g_rand_double_range (rand, 7, 22), width_s = g_rand_double_range (rand, 0.0012, 0.0032);
  const double height = exp (0.7 * gauss (rand));

  for (double at_s = g_rand_double (rand) / per_s; at_s < (double) n / rate_hz; at_s += MAX (0.01, (1 + 0.2 * gauss (rand)) / per_s)) {
    const gint64 from = (gint64) ((at_s - 5 * width_s) * rate_hz), to = (gint64) ((at_s + 5 * width_s) * rate_hz);

    for (gint64 i = MAX (0, from); i < MIN (to, (gint64) n); i++)
      signal[i] += height * make_action_potential ((double) i / rate_hz - at_s, width_s);
  }
}

/* Trains of action potentials, RMS 1. */
static double *
make_units (gsize  n,
            double rate_hz,
            GRand *rand)
{
  double *signal = g_new0 (double, n);
  double  rms;

  for (guint unit = 0; unit < N_UNITS; unit++)
    add_unit (signal, n, rate_hz, rand);
  rms = signal_reference_rms (signal, n);
  for (gsize i = 0; i < n; i++)
    signal[i] /= rms;

  return signal;
}

/* On an electrode that drifts, behind an amplifier with half a microvolt; the abdomen works a little at all times. */
static ArtefactSignal *
make_signal (double        rate_hz,
             ArtefactLevel level,
             double        scale,
             GRand        *rand)
{
  const gsize        n = (gsize) (SECONDS * rate_hz);
  g_autofree double *own = make_units (n, rate_hz, rand);
  g_autofree double *other = make_units (n, rate_hz, rand);
  g_autofree double *raw = g_new (double, n);
  double             drift = -400;
  ArtefactSignal    *self;

  for (gsize i = 0; i < n; i++) {
    drift += 1.5 / sqrt (rate_hz) * gauss (rand);
    raw[i] = scale * level ((double) i / rate_hz) * own[i] + 0.5 * gauss (rand) + drift;
  }
  self = artefact_signal_new_from (rate_hz, raw, n);
  for (gsize i = 0; i < n; i++)
    self->other[i] = 4 * other[i] + 0.5 * gauss (rand);

  return self;
}

/* Levels, 1 where the muscle does most */

static double
steady (double at_s)
{
  return 1;
}

/* Five a time, half as high for 0.4 s, 0.25 s and, as fast as anybody can, 0.2 s. */
static double
flick (double at_s,
       double width_s)
{
  const double t = fmod (at_s, 8);

  return 0.12 + (t < 5 ? 0.88 * exp (-pow ((fmod (t, 1) - 0.5) / width_s, 2)) : 0);
}

static double
flicks (double at_s)
{
  return flick (at_s, 0.24);
}

static double
quick_flicks (double at_s)
{
  return flick (at_s, 0.15);
}

static double
twitches (double at_s)
{
  return flick (at_s, 0.12);
}

/* Without a pause. */
static double
drumming (double at_s)
{
  return 0.12 + 0.88 * exp (-pow ((fmod (at_s, 0.8) - 0.4) / 0.15, 2));
}

static double
coughs (double at_s)
{
  const double t = fmod (at_s, 10);

  return 0.1 + (t < 2.1 ? 0.9 * exp (-pow ((fmod (t, 0.7) - 0.3) / 0.07, 2)) : 0);
}

static double
breathing (double at_s)
{
  return 0.6 + 0.4 * sin (2 * G_PI * 0.2 * at_s);
}

static double
trembling (double at_s)
{
  return 0.7 + 0.3 * sin (2 * G_PI * 9 * at_s);
}

static double
holds (double at_s)
{
  const double t = fmod (at_s, 13);

  return t < 6 ? 0.1 : MIN (1, 0.1 + (t - 6) / 0.5) * (t > 12.2 ? 0.5 : 1);
}

static double
guarding (double at_s)
{
  static const double starts_s[] = { 3.1, 5.9, 11.2, 13.0, 19.7, 22.2, 30.4, 35.8 };
  double              level = 0.2;

  for (guint i = 0; i < G_N_ELEMENTS (starts_s); i++)
    level += 0.8 * exp (-pow ((at_s - starts_s[i] - 0.4) / 0.3, 2));

  return level;
}

/* What is wrong; strength in units of the muscle's RMS where nothing else is said */

typedef void (*Spoil) (ArtefactSignal *self,
                       double          level_uv,
                       double          strength,
                       GRand          *rand);

static gsize
get_from (const ArtefactSignal *self)
{
  return (gsize) (FROM_S * self->rate_hz);
}

static gsize
get_to (const ArtefactSignal *self)
{
  return (gsize) (TO_S * self->rate_hz);
}

/* Mains as a rectifier leaves it: flat tops, and a grid that is a little off. */
static void
spoil_hum (ArtefactSignal *self,
           double          level_uv,
           double          strength,
           GRand          *rand)
{
  const double hz = (g_rand_boolean (rand) ? 50 : 60) + g_rand_double_range (rand, -0.15, 0.15), phase = g_rand_double (rand);

  for (gsize i = get_from (self); i < get_to (self); i++)
    self->raw[i] += 1.28 * level_uv * strength * CLAMP (1.4 * sin (2 * G_PI * (hz * (double) i / self->rate_hz + phase)), -1, 1);
}

/* One bell and its overshoot, and a breath that changes its height; strength: of the peak. */
static void
add_heart (ArtefactSignal *self,
           double          level_uv,
           double          strength,
           double          wider,
           GRand          *rand)
{
  const double interval_s = g_rand_double_range (rand, 0.55, 1.1);

  for (double at_s = FROM_S; at_s < TO_S; at_s += interval_s * (1 + 0.05 * sin (at_s))) {
    const double height = level_uv * strength * (1 + 0.2 * sin (2 * G_PI * 0.25 * at_s));

    for (gsize i = (gsize) ((at_s - 0.1) * self->rate_hz); i < (gsize) ((at_s + 0.15) * self->rate_hz); i++) {
      const double t = (double) i / self->rate_hz - at_s;

      self->raw[i] += height * (exp (-pow (t / (wider * 0.011), 2)) - 0.35 * exp (-pow ((t - wider * 0.032) / (wider * 0.016), 2)));
    }
  }
}

static void
spoil_heart (ArtefactSignal *self,
             double          level_uv,
             double          strength,
             GRand          *rand)
{
  add_heart (self, level_uv, strength, 1, rand);
}

/* A QRS complex of 150 ms, as with a bundle branch that does not conduct. */
static void
spoil_wide_heart (ArtefactSignal *self,
                  double          level_uv,
                  double          strength,
                  GRand          *rand)
{
  add_heart (self, level_uv, strength, 1.8, rand);
}

/* A cable is pulled every second or so: a step that leaks away through the amplifier's input; strength in mV. */
static void
spoil_motion (ArtefactSignal *self,
              double          level_uv,
              double          strength,
              GRand          *rand)
{
  for (double at_s = FROM_S; at_s < TO_S; at_s += g_rand_double_range (rand, 0.5, 0.9)) {
    const double height = (g_rand_boolean (rand) ? -1000 : 1000) * strength * g_rand_double_range (rand, 0.5, 1.5);

    for (gsize i = (gsize) (at_s * self->rate_hz); i < self->n; i++)
      self->raw[i] += height * exp (-((double) i / self->rate_hz - at_s) / 0.6);
  }
}

/* Strength: 0 the converter stands still, 1 an open input that hums and wanders, 2 the same with more noise than muscle. */
static void
spoil_contact (ArtefactSignal *self,
               double          level_uv,
               double          strength,
               GRand          *rand)
{
  double wander = 0;

  for (gsize i = get_from (self); i < get_to (self); i++) {
    wander += 1500 / sqrt (self->rate_hz) * gauss (rand);
    if (strength <= 0)
      self->raw[i] = self->raw[get_from (self) - 1];
    else
      self->raw[i] = 300 * sin (2 * G_PI * 50 * (double) i / self->rate_hz) + wander + (strength > 1 ? 60 : 5) * gauss (rand);
  }
}

/* Strength: what of the muscle's RMS the range is cut at. */
static void
spoil_range (ArtefactSignal *self,
             double          level_uv,
             double          strength,
             GRand          *rand)
{
  for (gsize i = get_from (self); i < get_to (self); i++) {
    const double middle = self->raw[get_from (self) - 1], end = level_uv * strength;

    self->clipped[i] = fabs (self->raw[i] - middle) >= end;
    self->raw[i] = CLAMP (self->raw[i], middle - end, middle + end);
  }
}

/* The abdomen works; strength: what arrives of it, over the pelvic floor's own RMS. */
static void
spoil_cross_talk (ArtefactSignal *self,
                  double          level_uv,
                  double          strength,
                  GRand          *rand)
{
  g_autofree double *muscle = make_units (self->n, self->rate_hz, rand);
  const double       other_uv = 8 * level_uv * strength;

  for (gsize i = get_from (self); i < get_to (self); i++) {
    self->other[i] += other_uv * muscle[i];
    self->raw[i] += 0.125 * other_uv * muscle[i];
  }
}

static GArray *
look (ArtefactSignal *self)
{
  const FrondArtefactSpec spec = artefact_spec (self);

  artefact_filter (self, 0);

  return artefact_find (self, &spec, self->n);
}

static const double rates_hz[] = { 1000, 2000 };

typedef struct {
  const char       *name;
  FrondArtefactKind kind;
  Spoil             spoil;
  double            strength;
  double            least;              /* share of its time that is marked as it, on the average of all signals */
  double            least_in_recording; /* the same in the real one, in which only part of the time the muscle works */
} Case;

static const Case cases[] = {
  { "hum, 1.5 times the muscle", FROND_ARTEFACT_HUM, spoil_hum, 1.5, 0.95, 0.9 },
  { "hum, 4 times", FROND_ARTEFACT_HUM, spoil_hum, 4, 0.98, 0.98 },
  { "heart, peak 6 times", FROND_ARTEFACT_ECG, spoil_heart, 6, 0, 0 },
  { "heart, peak 12 times", FROND_ARTEFACT_ECG, spoil_heart, 12, 0.85, 0.55 },
  { "heart, peak 25 times", FROND_ARTEFACT_ECG, spoil_heart, 25, 0.92, 0.8 },
  { "heart, wide, peak 25 times", FROND_ARTEFACT_ECG, spoil_wide_heart, 25, 0.75, 0.55 },
  { "motion, 0.3 mV", FROND_ARTEFACT_MOTION, spoil_motion, 0.3, 0.75, 0.9 },
  { "motion, 1 mV", FROND_ARTEFACT_MOTION, spoil_motion, 1, 0.93, 0.95 },
  { "contact, still", FROND_ARTEFACT_CONTACT, spoil_contact, 0, 0.98, 0.98 },
  { "contact, open input", FROND_ARTEFACT_CONTACT, spoil_contact, 1, 0.95, 0.95 },
  { "contact, open and noisy", FROND_ARTEFACT_CONTACT, spoil_contact, 2, 0.95, 0.95 },
  { "clipped at the RMS", FROND_ARTEFACT_CLIPPED, spoil_range, 1, 0.98, 0.15 },
  { "cross-talk, as loud", FROND_ARTEFACT_CROSS_TALK, spoil_cross_talk, 1, 0.8, 0.75 },
  { "cross-talk, 2 times", FROND_ARTEFACT_CROSS_TALK, spoil_cross_talk, 2, 0.98, 0.95 },
};

typedef struct {
  double found; /* as what it is */
  double any;   /* as anything */
  double wrong; /* of what is more than a second away, as anything */
  double more;  /* what it adds to the RMS in the band */
  guint  n;
} Rates;

static double
measure (const ArtefactSignal *signal)
{
  return signal_reference_rms (signal->filtered + get_from (signal), get_to (signal) - get_from (signal));
}

static void
count (Rates          *rates,
       ArtefactSignal *signal,
       const Case     *spoilt,
       double          level_uv,
       GRand          *rand)
{
  const double end_s = (double) signal->n / signal->rate_hz;
  const int    kind = (int) spoilt->kind;
  double       before;
  g_autoptr (GArray) found = NULL;

  artefact_filter (signal, 0);
  before = measure (signal);
  spoilt->spoil (signal, level_uv > 0 ? level_uv : before, spoilt->strength, rand);
  found = look (signal);
  rates->more += measure (signal) / before - 1;

  rates->found += artefact_share (signal, found, kind, FROM_S, TO_S);
  rates->any += artefact_share (signal, found, -1, FROM_S, TO_S);
  rates->wrong += (artefact_share (signal, found, -1, 0, FROM_S - 1) * (FROM_S - 1) + artefact_share (signal, found, -1, TO_S + 1, end_s) * (end_s - TO_S - 1)) /
                  (end_s - TO_S + FROM_S - 2);
  rates->n++;
}

static void
assert_rates (const Rates *rates,
              const Case  *spoilt,
              double       least)
{
  const double percent = 100.0 / rates->n;

  g_test_message ("%s: RMS %+.0f %%, %.1f %% of it found, %.1f %% marked as anything, %.2f %% wrong elsewhere", spoilt->name, percent * rates->more, percent * rates->found, percent * rates->any, percent * rates->wrong);
  g_assert_cmpfloat (rates->found / rates->n, >=, least);
  g_assert_cmpfloat (rates->wrong / rates->n, <, 0.01);
}

static void
test_found (void)
{
  static const double levels_uv[] = { 2.5, 9, 40 };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    Rates rates = { 0 };

    for (guint r = 0; r < G_N_ELEMENTS (rates_hz); r++) {
      for (guint l = 0; l < G_N_ELEMENTS (levels_uv); l++) {
        for (guint seed = 0; seed < SEEDS; seed++) {
          g_autoptr (GRand) rand = g_rand_new_with_seed (41000 + 100 * c + 10 * l + seed);
          g_autoptr (ArtefactSignal) signal = make_signal (rates_hz[r], steady, levels_uv[l], rand);

          count (&rates, signal, &cases[c], levels_uv[l], rand);
        }
      }
    }
    assert_rates (&rates, &cases[c], cases[c].least);
  }
}

static void
test_clean (void)
{
  static const struct {
    const char   *name;
    ArtefactLevel level;
    double        uv;
  } clean[] = {
    { "rest, 0.8 uV", steady, 0.8 },
    { "rest, 3 uV", steady, 3 },
    { "hold, 120 uV", steady, 120 },
    { "breathing at rest", breathing, 4 },
    { "trembling", trembling, 25 },
    { "holds", holds, 50 },
    { "guarding", guarding, 20 },
    { "flicks of 0.4 s, 60 a minute", flicks, 60 },
    { "flicks of 0.25 s, 60 a minute", quick_flicks, 60 },
    { "flicks of 0.2 s, 60 a minute", twitches, 60 },
    { "flicks of 0.25 s, 75 a minute, on and on", drumming, 60 },
    { "coughs", coughs, 90 },
  };
  double worst = 0;

  for (guint c = 0; c < G_N_ELEMENTS (clean); c++) {
    double wrong[FROND_ARTEFACT_N_KINDS] = { 0 }, any = 0;
    guint  n = 0;

    for (guint r = 0; r < G_N_ELEMENTS (rates_hz); r++) {
      for (guint seed = 0; seed < SEEDS; seed++) {
        g_autoptr (GRand) rand = g_rand_new_with_seed (43000 + 10 * c + seed);
        g_autoptr (ArtefactSignal) signal = make_signal (rates_hz[r], clean[c].level, clean[c].uv, rand);
        g_autoptr (GArray) found = look (signal);

        for (int kind = 0; kind < FROND_ARTEFACT_N_KINDS; kind++)
          wrong[kind] += artefact_share (signal, found, kind, 0, SECONDS);
        any += artefact_share (signal, found, -1, 0, SECONDS);
        n++;
      }
    }
    g_test_message ("%s: %.2f %% wrongly marked (contact %.2f, hum %.2f, motion %.2f, heart %.2f, cross-talk %.2f)", clean[c].name, 100 * any / n, 100 * wrong[FROND_ARTEFACT_CONTACT] / n,
                    100 * wrong[FROND_ARTEFACT_HUM] / n, 100 * wrong[FROND_ARTEFACT_MOTION] / n, 100 * wrong[FROND_ARTEFACT_ECG] / n, 100 * wrong[FROND_ARTEFACT_CROSS_TALK] / n);
    worst = MAX (worst, any / n);
  }
  g_assert_cmpfloat (worst, <, 0.02);
}

/* 63 s of a forearm at rest and at work, its levels as they are. */
static ArtefactSignal *
load_recording (void)
{
  const char      *folder = g_getenv ("FROND_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder ? folder : "", "biosppy_emg_1.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree double *raw = NULL;
  gsize              n = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  raw = g_new (double, g_strv_length (lines));
  for (gsize i = 0; lines[i]; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0')
      raw[n++] = (g_ascii_strtod (lines[i], NULL) - 2048) / 4096 * 3300;

  return artefact_signal_new_from (ARTEFACT_RATE, raw, n);
}

static void
test_recording (void)
{
  g_autoptr (ArtefactSignal) first = load_recording ();

  if (!first) {
    g_test_skip ("the recording is not here");
    return;
  }
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    Rates rates = { 0 };

    for (guint seed = 0; seed < SEEDS; seed++) {
      g_autoptr (GRand) rand = g_rand_new_with_seed (45000 + 10 * c + seed);
      g_autoptr (ArtefactSignal) signal = artefact_signal_new_from (ARTEFACT_RATE, first->raw, first->n);
      g_autofree double *other = make_units (first->n, ARTEFACT_RATE, rand);

      for (gsize i = 0; i < first->n; i++)
        signal->other[i] = 4 * other[i];
      count (&rates, signal, &cases[c], 0, rand);
    }
    assert_rates (&rates, &cases[c], cases[c].least_in_recording);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact-unseen/found", test_found);
  g_test_add_func ("/signal/artefact-unseen/clean", test_clean);
  g_test_add_func ("/signal/artefact-unseen/recording", test_recording);

  return g_test_run ();
}
