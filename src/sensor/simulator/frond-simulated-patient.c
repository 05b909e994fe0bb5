/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-simulated-patient.h"

#include <math.h>

/* Surface EMG lies between some 30 and 220 Hz with a median near 125 Hz. */
#define BAND_LOW_HZ  30.0
#define BAND_HIGH_HZ 220.0
#define N_TAPS       65

/* The amplifier's own noise, and how much a steady tone wanders within seconds. */
#define AMPLIFIER_UV 0.3
#define WANDER       0.08
#define WANDER_S     0.5

/* A cue is answered after this time; then a contraction rises or falls in so long, unless the scenario says otherwise. */
#define REACTION_S 0.3
#define CHANGE_S   0.3

#define HEART_PERIOD_S (60.0 / 72)
#define QRS_S          0.010

#define MOTION_S       0.005
#define MOTION_STAYS_S 0.6
#define MOTION_BACK_S  0.5

#define OFF_HUM_UV   250
#define OFF_SWING_UV 400

/* Separate streams of random numbers. */
enum {
  STREAM_MUSCLE = 1,
  STREAM_AMPLIFIER,
  STREAM_WANDER,
  STREAM_BURST,
  STREAM_CONTACT,
};

struct _FrondSimulatedPatient {
  const FrondScenario *scenario;
  guint64              seed;
  double               taps[N_TAPS];
  /* What it was asked for last, when, and what its level was then. */
  FrondSensorEffort effort;
  double            cued_s;
  double            level_before;
  /* White noise of the last indices, written twice, N_TAPS apart, so that any N_TAPS of them in a row lie in a row. */
  double  white[2 * N_TAPS];
  guint64 next;
};

/* The finalizer of splitmix64: a bijection that leaves no visible pattern, so that a counter is enough as state. */
static guint64
mix (guint64 x)
{
  x += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);

  return x ^ (x >> 31);
}

/* In [0, 1). */
static double
get_uniform (FrondSimulatedPatient *self,
             guint                  stream,
             guint64                index)
{
  return (double) (mix (mix (self->seed + stream * G_GUINT64_CONSTANT (0xD1B54A32D192ED03)) ^ index) >> 11) * 0x1p-53;
}

/* Mean 0, variance 1. */
static double
get_white (FrondSimulatedPatient *self,
           guint                  stream,
           guint64                index)
{
  return (get_uniform (self, stream, index) - 0.5) * sqrt (12);
}

static double
get_ideal_tap (int n)
{
  double high = 2 * BAND_HIGH_HZ / FROND_SIMULATED_RATE_HZ;
  double low = 2 * BAND_LOW_HZ / FROND_SIMULATED_RATE_HZ;

  if (n == 0)
    return high - low;

  return (sin (G_PI * high * n) - sin (G_PI * low * n)) / (G_PI * n);
}

/* A Hamming-windowed band-pass, scaled so that white noise of RMS 1 comes out with RMS 1. */
static void
design_taps (FrondSimulatedPatient *self)
{
  double power = 0;

  for (int i = 0; i < N_TAPS; i++) {
    double window = 0.54 - 0.46 * cos (2 * G_PI * i / (N_TAPS - 1));

    self->taps[i] = window * get_ideal_tap (i - N_TAPS / 2);
    power += self->taps[i] * self->taps[i];
  }
  for (int i = 0; i < N_TAPS; i++)
    self->taps[i] /= sqrt (power);
}

/**
 * frond_simulated_patient_new:
 * @scenario: what it does
 * @seed: which patient; the same seed gives the same samples
 *
 * Returns: (transfer full): a patient
 */
FrondSimulatedPatient *
frond_simulated_patient_new (const FrondScenario *scenario,
                             guint64              seed)
{
  FrondSimulatedPatient *self = g_new0 (FrondSimulatedPatient, 1);

  self->scenario = scenario;
  self->seed = seed;
  self->next = G_MAXUINT64;
  design_taps (self);
  frond_simulated_patient_begin (self);

  return self;
}

void
frond_simulated_patient_free (FrondSimulatedPatient *self)
{
  g_free (self);
}

/**
 * frond_simulated_patient_make_channel:
 *
 * Returns: (transfer full): the first channel, the pelvic floor, in uV
 */
FrondChannel *
frond_simulated_patient_make_channel (void)
{
  FrondChannel *channel = frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", FROND_SIMULATED_STEP_UV, 0);

  channel->raw_min = -FROND_SIMULATED_RAW_MAX;
  channel->raw_max = FROND_SIMULATED_RAW_MAX;
  channel->bits = 16;
  channel->band_low_hz = 20;
  channel->band_high_hz = 450;
  channel->noise_floor = AMPLIFIER_UV;

  return channel;
}

FrondChannel *
frond_simulated_patient_make_abdomen_channel (void)
{
  FrondChannel *channel = frond_simulated_patient_make_channel ();

  g_set_str (&channel->label, "EMG 2");

  return channel;
}

static void
fill_white (FrondSimulatedPatient *self,
            guint64                index)
{
  /* Indices before 0 wrap around: they are as good as any. */
  for (guint64 i = index == self->next ? 1 : N_TAPS; i-- > 0;) {
    double white = get_white (self, STREAM_MUSCLE, index - i);
    guint  at = (guint) ((index % N_TAPS + N_TAPS - i) % N_TAPS);

    self->white[at] = self->white[at + N_TAPS] = white;
  }
  self->next = index + 1;
}

/* Muscle activity of RMS 1. */
static double
get_muscle (FrondSimulatedPatient *self,
            guint64                index)
{
  const double *newest = self->white + index % N_TAPS + N_TAPS;
  double        sum = 0;

  fill_white (self, index);
  for (guint i = 0; i < N_TAPS; i++)
    sum += self->taps[i] * *(newest - i);

  return sum;
}

static double
get_wander (FrondSimulatedPatient *self,
            double                 t)
{
  double  position = t / WANDER_S;
  guint64 knot = (guint64) position;
  double  between = position - (double) knot;

  return (1 - between) * get_white (self, STREAM_WANDER, knot) + between * get_white (self, STREAM_WANDER, knot + 1);
}

/* In each slot of time at most one tightening, somewhere in it. */
static gboolean
is_in_burst (FrondSimulatedPatient *self,
             double                 t)
{
  double  slot_s;
  guint64 slot;
  double  begin, length;

  if (self->scenario->bursts_per_min <= 0)
    return FALSE;
  slot_s = 60 / self->scenario->bursts_per_min;
  slot = (guint64) (t / slot_s);
  length = 0.5 + get_uniform (self, STREAM_BURST, 2 * slot);
  begin = (double) slot * slot_s + get_uniform (self, STREAM_BURST, 2 * slot + 1) * (slot_s - length);

  return t >= begin && t < begin + length;
}

static double
get_heart (double t,
           double peak_uv)
{
  double phase = fmod (t, HEART_PERIOD_S) - HEART_PERIOD_S / 2;
  double r = phase / QRS_S;
  double s = (phase - 0.025) / QRS_S;

  return peak_uv * (exp (-r * r / 2) - 0.3 * exp (-s * s / 2));
}

static double
get_hum (double t,
         double rms_uv)
{
  return rms_uv * sqrt (2) * (sin (2 * G_PI * 50 * t) + sin (2 * G_PI * 150 * t) / 3) / sqrt (1 + 1.0 / 9);
}

/* Who does not listen goes on resting. */
static double
get_asked_level (FrondSimulatedPatient *self,
                 double                 t)
{
  double level = self->scenario->effort_uv[self->effort];

  return level > 0 ? level : frond_scenario_get_level_uv (self->scenario, t);
}

static double
get_own_level (FrondSimulatedPatient *self,
               double                 t)
{
  double reaction_s = self->scenario->reaction_s > 0 ? self->scenario->reaction_s : REACTION_S;
  double change_s = self->scenario->change_s > 0 ? self->scenario->change_s : CHANGE_S;
  double share = CLAMP ((t - self->cued_s - reaction_s) / change_s, 0, 1);
  double asked = get_asked_level (self, t);

  return share < 1 ? self->level_before + share * (asked - self->level_before) : asked;
}

static double
get_level (FrondSimulatedPatient *self,
           double                 t)
{
  double level = get_own_level (self, t);

  if (is_in_burst (self, t))
    level = MAX (level, self->scenario->burst_uv);

  return MAX (level * (1 + WANDER * get_wander (self, t)), 0);
}

/* Away within milliseconds, and slowly back. */
static double
get_motion (const FrondScenario *scenario,
            double               t)
{
  double since = scenario->motion_period_s > 0 ? fmod (t, scenario->motion_period_s) - scenario->motion_period_s / 2 : -1;

  if (since < 0)
    return 0;

  return scenario->motion_uv * MIN (since / MOTION_S, 1) * exp (-MAX (since - MOTION_STAYS_S, 0) / MOTION_BACK_S);
}

static double
get_contact_noise (FrondSimulatedPatient *self,
                   guint64                index,
                   double                 t)
{
  if (!frond_scenario_is_electrode_loose (self->scenario, t))
    return 0;

  return self->scenario->loose_uv * get_white (self, STREAM_CONTACT, index) + get_hum (t, self->scenario->loose_uv);
}

static double
get_uv (FrondSimulatedPatient *self,
        guint64                index)
{
  double t = (double) index / FROND_SIMULATED_RATE_HZ;
  double muscle = get_muscle (self, index);
  double amplifier = AMPLIFIER_UV * get_white (self, STREAM_AMPLIFIER, index);

  if (self->scenario->flat)
    return 0;
  if (frond_scenario_is_electrode_off (self->scenario, t))
    return get_hum (t, OFF_HUM_UV) + OFF_SWING_UV * get_wander (self, t) + amplifier;

  return muscle * get_level (self, t) + get_heart (t, self->scenario->ecg_uv) + get_hum (t, self->scenario->hum_uv) +
         get_motion (self->scenario, t) + get_contact_noise (self, index, t) + amplifier;
}

/**
 * frond_simulated_patient_get_sample:
 * @index: since the sensor started; going up by one is fastest
 *
 * Returns: the raw value, clipped as an amplifier would
 */
gint16
frond_simulated_patient_get_sample (FrondSimulatedPatient *self,
                                    guint64                index)
{
  double raw = round (get_uv (self, index) / FROND_SIMULATED_STEP_UV);

  return (gint16) CLAMP (raw, -FROND_SIMULATED_RAW_MAX, FROND_SIMULATED_RAW_MAX);
}

/**
 * frond_simulated_patient_cue:
 * @index: from when on
 * @effort: what it is asked for
 *
 * As if somebody asked; the same again is no new question. Without a cue it rests; samples before @index must not be asked for any more.
 */
void
frond_simulated_patient_cue (FrondSimulatedPatient *self,
                             guint64                index,
                             FrondSensorEffort      effort)
{
  double t = (double) index / FROND_SIMULATED_RATE_HZ;

  if (self->effort == effort)
    return;

  self->level_before = get_own_level (self, t);
  self->effort = effort;
  self->cued_s = t;
}

/**
 * frond_simulated_patient_begin:
 *
 * The samples begin at 0 again, and nothing was asked for yet.
 */
void
frond_simulated_patient_begin (FrondSimulatedPatient *self)
{
  self->effort = FROND_SENSOR_EFFORT_REST;
  self->cued_s = -INFINITY;
  self->level_before = 0;
}

gboolean
frond_simulated_patient_is_electrode_off (FrondSimulatedPatient *self,
                                          guint64                index)
{
  return frond_scenario_is_electrode_off (self->scenario, (double) index / FROND_SIMULATED_RATE_HZ);
}
