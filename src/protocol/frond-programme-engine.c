/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a programme is, told by samples alone. Every decision is made at a sample, never at the end of a block, so that the same
 * signal gives the same session however it was cut up. */

#include "frond-programme-engine.h"

#include <math.h>

#include "frond-adaptive-goal.h"
#include "frond-rest-level.h"
#include "frond-zone-judge.h"

/* Above the sensor's own noise there has to be something to let go of (clinical.md 2.5). */
#define FLOOR_MARGIN 0.5

struct _FrondProgrammeEngine {
  FrondProgramme      *programme;
  double               rate_hz;
  FrondEngineReference reference;
  double               floor;

  /* the phase */
  const FrondPhase *phase; /* NULL when finished */
  guint             index;
  guint64           length;  /* samples of it */
  guint64           elapsed; /* samples of its clock */
  guint64           n_scored;
  guint64           n_good;

  /* the goal */
  double             manual[FROND_GOAL_CURVE + 1]; /* the therapist's own, by rule */
  FrondAdaptiveGoal *adaptive;
  double             adaptive_value; /* the goal_value that it was made for */
  double             goal;
  double             told_goal; /* what the last cue said */
  FrondRestLevel     rest;
  FrondZoneJudge     judge;

  guint64  total; /* samples of all phases' clocks */
  gboolean begun; /* whether the current phase's first sample was there */
  guint    next;  /* the phase asked for, 0 for none */
  gboolean skips; /* whether it was asked for by leaving something out */
  gboolean paused;
  gboolean frozen;
};

typedef struct {
  void (*cue) (const FrondCue *cue, gpointer user_data);
  gpointer user_data;
} Listener;

static void
tell (FrondProgrammeEngine *self,
      const Listener       *listener,
      FrondCueKind          kind,
      guint64               sample)
{
  FrondCue cue = { .kind = kind, .sample = sample, .phase_index = self->index, .goal = self->goal };

  self->told_goal = self->goal;
  if (listener->cue)
    listener->cue (&cue, listener->user_data);
}

static gboolean
same_goal (double a,
           double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Adaptive goals start once, and go on from where they are in the phases after. */
static double
adaptive_goal (FrondProgrammeEngine *self)
{
  if (!self->adaptive || self->adaptive_value != self->phase->goal_value) {
    double level = frond_rest_level_get (&self->rest);

    if (isnan (level))
      level = self->reference.baseline;
    if (isnan (level))
      return NAN;
    g_clear_pointer (&self->adaptive, frond_adaptive_goal_free);
    self->adaptive = frond_adaptive_goal_new (self->rate_hz, level * self->phase->goal_value / 100, self->floor);
    self->adaptive_value = self->phase->goal_value;
  }

  return frond_adaptive_goal_get (self->adaptive);
}

static double
rule_goal (FrondProgrammeEngine *self)
{
  switch (self->phase->goal_rule) {
  case FROND_GOAL_ABSOLUTE:
    return self->phase->goal_value;
  case FROND_GOAL_BASELINE_PERCENT:
    return self->reference.baseline * self->phase->goal_value / 100;
  case FROND_GOAL_ADAPTIVE:
    return adaptive_goal (self);
  case FROND_GOAL_MVC_PERCENT:
  case FROND_GOAL_CURVE:
  case FROND_GOAL_NONE:
  default:
    return NAN;
  }
}

static void
update_goal (FrondProgrammeEngine *self)
{
  double before = self->goal;

  self->goal = NAN;
  if (self->phase) {
    double manual = self->manual[self->phase->goal_rule];

    self->goal = isnan (manual) ? rule_goal (self) : manual;
  }
  if (!same_goal (before, self->goal))
    frond_zone_judge_forget (&self->judge);
}

/* Puts the engine before the first sample of the phase with this index; one that was skipped counts as before the next. */
static void
set_phase (FrondProgrammeEngine *self,
           guint                 index)
{
  self->index = index;
  self->phase = frond_programme_get_phase (self->programme, index);
  self->length = self->phase ? MAX (1, (guint64) llround (self->phase->duration_s * self->rate_hz)) : 0;
  self->elapsed = 0;
  self->n_scored = 0;
  self->n_good = 0;
  self->begun = FALSE;
  self->next = 0;
  self->skips = FALSE;
  frond_zone_judge_forget (&self->judge);
  if (self->phase && self->phase->kind == FROND_PHASE_REST)
    frond_rest_level_begin (&self->rest, self->length);
  update_goal (self);
}

static void
enter_phase (FrondProgrammeEngine *self,
             guint                 index,
             guint64               sample,
             const Listener       *listener)
{
  set_phase (self, index);
  self->begun = TRUE;
  tell (self, listener, self->phase ? FROND_CUE_PHASE_BEGAN : FROND_CUE_FINISHED, sample);
}

static void
tell_goal (FrondProgrammeEngine *self,
           guint64               sample,
           const Listener       *listener)
{
  if (self->phase && self->begun && !same_goal (self->goal, self->told_goal))
    tell (self, listener, FROND_CUE_GOAL_CHANGED, sample);
}

/* A phase at the patient's pace has no last sample. */
static gboolean
is_over (const FrondProgrammeEngine *self)
{
  return self->phase->pace == FROND_PACE_CLOCK && self->elapsed == self->length;
}

static void
obey (FrondProgrammeEngine *self,
      guint64               sample,
      const Listener       *listener)
{
  if (self->skips)
    tell (self, listener, FROND_CUE_SKIPPED, sample);
  if (self->next)
    enter_phase (self, self->next, sample, listener);
}

/* Before a sample that moves the clock: its phase has to have begun. A phase begins with a sample of its own, so that one which
 * follows a gap begins after it. */
static void
prepare (FrondProgrammeEngine *self,
         guint64               sample,
         const Listener       *listener)
{
  if (self->phase && !self->begun)
    enter_phase (self, self->index, sample, listener);
  else if (self->phase && is_over (self))
    enter_phase (self, self->index + 1, sample, listener);
  else
    tell_goal (self, sample, listener);
}

static void
score (FrondProgrammeEngine *self,
       double                value)
{
  gboolean good;

  if (isnan (value) || isnan (self->goal))
    return;

  good = self->phase->goal_direction == FROND_GOAL_BELOW ? value <= self->goal : value >= self->goal;
  self->n_scored++;
  self->n_good += good;
}

static void
adapt (FrondProgrammeEngine *self,
       double                value)
{
  if (self->phase->goal_rule != FROND_GOAL_ADAPTIVE || !self->adaptive || self->frozen)
    return;
  if (!isnan (self->manual[FROND_GOAL_ADAPTIVE]))
    return;
  if (frond_adaptive_goal_push (self->adaptive, value))
    update_goal (self);
}

static void
live_sample (FrondProgrammeEngine *self,
             double                value)
{
  self->elapsed++;
  self->total++;
  if (self->phase->kind == FROND_PHASE_REST)
    frond_rest_level_push (&self->rest, value);
  score (self, value);
  frond_zone_judge_push (&self->judge, value, self->goal, self->phase->goal_direction);
  adapt (self, value);
}

/**
 * frond_programme_engine_new:
 * @programme: what to run
 * @rate_hz: samples per second
 * @reference: (nullable): what goals refer to, as far as it is known
 *
 * Returns: (transfer full): an engine before its first sample
 */
FrondProgrammeEngine *
frond_programme_engine_new (FrondProgramme             *programme,
                            double                      rate_hz,
                            const FrondEngineReference *reference)
{
  FrondProgrammeEngine *self;

  g_return_val_if_fail (FROND_IS_PROGRAMME (programme), NULL);
  g_return_val_if_fail (rate_hz > 0, NULL);

  self = g_new0 (FrondProgrammeEngine, 1);
  self->programme = g_object_ref (programme);
  self->rate_hz = rate_hz;
  self->reference = reference ? *reference : FROND_ENGINE_REFERENCE_UNKNOWN;
  self->floor = (isnan (self->reference.noise_floor) ? 0 : self->reference.noise_floor) + FLOOR_MARGIN;
  self->goal = self->told_goal = NAN;
  for (guint i = 0; i < G_N_ELEMENTS (self->manual); i++)
    self->manual[i] = NAN;
  frond_rest_level_init (&self->rest, rate_hz);
  frond_zone_judge_init (&self->judge, rate_hz);
  set_phase (self, 0);

  return self;
}

void
frond_programme_engine_free (FrondProgrammeEngine *self)
{
  g_clear_pointer (&self->adaptive, frond_adaptive_goal_free);
  frond_rest_level_clear (&self->rest);
  g_object_unref (self->programme);
  g_free (self);
}

/**
 * frond_programme_engine_advance:
 * @self: an engine
 * @first_sample: the recording's index of envelope[0]
 * @envelope: the next samples, in the channel's unit; NAN where not valid
 * @abdomen: (nullable): as many of the abdominal channel, %NULL where there is none
 * @n: how many
 * @cue: (nullable) (scope call): told in order what happened, and at which sample
 * @user_data: for @cue
 *
 * A phase of d seconds lasts exactly round (d * rate) samples of its clock. It begins with the first sample that is its own, and the
 * programme is finished one sample behind its last.
 */
void
frond_programme_engine_advance (FrondProgrammeEngine *self,
                                guint64               first_sample,
                                const double         *envelope,
                                const double         *abdomen,
                                gsize                 n,
                                void (*cue) (const FrondCue *cue, gpointer user_data),
                                gpointer user_data)
{
  Listener listener = { cue, user_data };
  guint    last = frond_programme_get_n_phases (self->programme) - 1;

  if (n == 0)
    return;

  /* What the therapist asks for takes effect at the first sample after it, also while the clock stands. */
  obey (self, first_sample, &listener);
  if (self->paused) {
    tell_goal (self, first_sample, &listener);
    return;
  }

  for (gsize i = 0; i < n && self->phase; i++) {
    prepare (self, first_sample + i, &listener);
    live_sample (self, envelope[i]);
    if (self->index == last && is_over (self))
      enter_phase (self, self->index + 1, first_sample + i + 1, &listener);
  }
}

void
frond_programme_engine_set_paused (FrondProgrammeEngine *self,
                                   gboolean              paused)
{
  self->paused = paused;
}

/**
 * frond_programme_engine_next:
 * @self: an engine
 *
 * Ends the current phase at the next sample that comes, also while paused. Asking twice before that sample is asking once.
 */
void
frond_programme_engine_next (FrondProgrammeEngine *self)
{
  if (self->phase && !self->next)
    self->next = self->index + 1;
}

/**
 * frond_programme_engine_skip_group:
 * @self: an engine
 *
 * Leaves out the rest of the current phase, and the phases right behind it that have the same group, at the next sample that comes.
 *
 * Returns: whether the phase may be left out
 */
gboolean
frond_programme_engine_skip_group (FrondProgrammeEngine *self)
{
  const FrondPhase *phase;
  guint             next = self->index + 1;

  if (!self->phase || !self->phase->may_skip)
    return FALSE;

  while (self->phase->group && (phase = frond_programme_get_phase (self->programme, next)) && g_strcmp0 (phase->group, self->phase->group) == 0)
    next++;
  self->next = next;
  self->skips = TRUE;

  return TRUE;
}

/**
 * frond_programme_engine_set_goal:
 * @self: an engine
 * @goal: the therapist's own goal line, NAN to give the rule its goal back
 *
 * Holds for this phase and for those after it that have the same rule. It counts at once; the cue comes with the next sample.
 */
void
frond_programme_engine_set_goal (FrondProgrammeEngine *self,
                                 double                goal)
{
  if (!self->phase)
    return;

  self->manual[self->phase->goal_rule] = goal;
  /* A rule that gets its goal back needs a whole minute with it before it moves. */
  if (self->phase->goal_rule == FROND_GOAL_ADAPTIVE && self->adaptive)
    frond_adaptive_goal_restart (self->adaptive);
  update_goal (self);
}

/**
 * frond_programme_engine_set_frozen:
 * @self: an engine
 * @frozen: whether adaptive goals stand still
 *
 * For discomfort. When they thaw, a whole minute passes before they move.
 */
void
frond_programme_engine_set_frozen (FrondProgrammeEngine *self,
                                   gboolean              frozen)
{
  if (self->frozen && !frozen && self->adaptive)
    frond_adaptive_goal_restart (self->adaptive);
  self->frozen = frozen;
}

static double
breath (const FrondProgrammeEngine *self)
{
  double period, t;

  if (!self->phase || self->phase->kind != FROND_PHASE_BREATHE)
    return NAN;

  period = 60 / self->phase->breaths_per_minute;
  t = fmod ((double) self->elapsed / self->rate_hz, period);

  return t < self->phase->breathe_in_s ? t / self->phase->breathe_in_s
                                       : 1 + (t - self->phase->breathe_in_s) / (period - self->phase->breathe_in_s);
}

void
frond_programme_engine_get_status (const FrondProgrammeEngine *self,
                                   FrondEngineStatus          *status)
{
  guint64 remaining = self->length > self->elapsed ? self->length - self->elapsed : 0;

  *status = (FrondEngineStatus) {
    .phase_index = self->index,
    .phase_elapsed_s = (double) self->elapsed / self->rate_hz,
    .phase_remaining_s = (double) remaining / self->rate_hz,
    .elapsed_s = (double) self->total / self->rate_hz,
    .goal = self->goal,
    .direction = self->phase ? self->phase->goal_direction : FROND_GOAL_BELOW,
    .zone = self->judge.zone,
    .in_zone_fraction = self->n_scored > 0 ? (double) self->n_good / (double) self->n_scored : NAN,
    .goal_upper = NAN,
    .mvc = self->reference.mvc,
    .abdomen_limit = NAN,
    .is_abdomen_quiet = TRUE,
    .is_waiting = self->phase && self->phase->pace == FROND_PACE_PATIENT && remaining == 0,
    .breath = breath (self),
    .paused = self->paused,
    .finished = !self->phase,
  };
}
