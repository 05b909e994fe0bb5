/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a programme is, told by samples alone. Every decision is made at a sample, never at the end of a block, so that the same
 * signal gives the same session however it was cut up. */

#include "frond-programme-engine.h"

#include <math.h>

#include "frond-abdomen-watch.h"
#include "frond-engine-goal.h"
#include "frond-engine-measure.h"
#include "frond-zone-judge.h"

struct _FrondProgrammeEngine {
  FrondProgramme *programme;
  double          rate_hz;

  /* the phase */
  const FrondPhase *phase; /* NULL when finished */
  guint             index;
  guint64           length;  /* samples of it */
  guint64           elapsed; /* samples of its clock */
  guint64           n_scored;
  guint64           n_good;
  gboolean          begun; /* whether its first sample was there */

  /* what it asks for */
  FrondEngineMeasure measure;
  FrondEngineGoal    goal;
  FrondGoalLine      line;
  double             told_goal; /* what the last cue said */
  gboolean           has_news;  /* a curve was taken or given back: it moves, so that comparing does not tell */
  FrondZoneJudge     judge;
  FrondAbdomenWatch  watch;
  gboolean           has_abdomen; /* whether the last samples had that channel */

  guint64  total;    /* samples of all phases' clocks */
  guint64  expected; /* the sample after the last one */
  guint    next;     /* the phase asked for, 0 for none */
  gboolean skips;    /* whether it was asked for by leaving something out */
  gboolean paused;
  gboolean unattended;
};

typedef struct {
  void (*cue) (const FrondCue *cue, gpointer user_data);
  gpointer user_data;
} Listener;

static void
tell (FrondProgrammeEngine *self,
      const Listener       *listener,
      FrondCue              cue)
{
  cue.phase_index = self->index;
  if (listener->cue)
    listener->cue (&cue, listener->user_data);
}

/* The goal as it is now. */
static void
tell_line (FrondProgrammeEngine *self,
           const Listener       *listener,
           FrondCueKind          kind,
           guint64               sample)
{
  gboolean is_own = self->phase && frond_engine_goal_is_own (&self->goal, self->phase);

  self->told_goal = self->line.goal;
  self->has_news = FALSE;
  tell (self, listener, (FrondCue) { .kind = kind, .sample = sample, .goal = self->line.goal, .code = is_own });
}

static void
tell_flag (FrondProgrammeEngine *self,
           const Listener       *listener,
           guint64               sample,
           gboolean              began)
{
  int code = self->phase->kind == FROND_PHASE_DROP ? FROND_FLAG_BEARING_DOWN : FROND_FLAG_CO_ACTIVITY;

  tell (self, listener, (FrondCue) { .kind = FROND_CUE_FLAG, .sample = sample, .goal = self->line.goal, .code = code, .began = began });
}

static gboolean
same_goal (double a,
           double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static double
get_elapsed_s (const FrondProgrammeEngine *self)
{
  return (double) self->elapsed / self->rate_hz;
}

static FrondGoalLine
get_line (FrondProgrammeEngine *self)
{
  return self->phase ? frond_engine_goal_get (&self->goal, self->phase, get_elapsed_s (self)) : FROND_GOAL_LINE_NONE;
}

static void
update_line (FrondProgrammeEngine *self)
{
  double before = self->line.goal;

  self->line = get_line (self);
  if (!same_goal (before, self->line.goal))
    frond_zone_judge_forget (&self->judge);
}

/* A curve goes its way without a word, and the judge goes with it. */
static void
follow_curve (FrondProgrammeEngine *self)
{
  gboolean was_told = same_goal (self->line.goal, self->told_goal);

  if (self->phase->goal_rule != FROND_GOAL_CURVE || frond_engine_goal_is_own (&self->goal, self->phase))
    return;
  self->line = get_line (self);
  if (was_told)
    self->told_goal = self->line.goal;
}

/* Puts the engine before the first sample of the phase with this index. */
static void
set_phase (FrondProgrammeEngine *self,
           guint                 index)
{
  self->index = index;
  self->phase = frond_programme_get_phase (self->programme, index);
  self->length = self->phase ? MAX (1, (guint64) llround (self->phase->duration_s * self->rate_hz)) : 0;
  self->elapsed = self->n_scored = self->n_good = 0;
  self->begun = FALSE;
  self->next = 0;
  self->skips = FALSE;
  frond_zone_judge_forget (&self->judge);
  if (self->phase) {
    frond_abdomen_watch_begin (&self->watch, self->phase, frond_engine_measure_get_abdomen_limit (&self->measure));
    frond_engine_measure_begin (&self->measure, self->phase, self->length);
  }
  update_line (self);
}

static void
stop_watching (FrondProgrammeEngine *self,
               guint64               sample,
               const Listener       *listener)
{
  if (frond_abdomen_watch_forget (&self->watch))
    tell_flag (self, listener, sample, FALSE);
}

/* What was left out half done measured nothing: there was a reason not to go on. */
static void
end_phase (FrondProgrammeEngine *self,
           guint64               sample,
           const Listener       *listener)
{
  guint found = self->skips && self->elapsed < self->length ? 0 : frond_engine_measure_end (&self->measure, self->phase);

  stop_watching (self, sample, listener);
  for (int kind = FROND_REFERENCE_MVC; kind <= FROND_REFERENCE_ABDOMEN_SD; kind++) {
    if (found & 1u << kind)
      tell (self, listener, (FrondCue) { .kind = FROND_CUE_REFERENCE, .sample = sample, .goal = frond_engine_measure_get (&self->measure, (FrondReferenceKind) kind), .code = kind });
  }
  if (self->skips)
    tell (self, listener, (FrondCue) { .kind = FROND_CUE_SKIPPED, .sample = sample, .goal = self->line.goal });
}

static void
begin_phase (FrondProgrammeEngine *self,
             guint64               sample,
             const Listener       *listener)
{
  self->begun = TRUE;
  tell_line (self, listener, self->phase ? FROND_CUE_PHASE_BEGAN : FROND_CUE_FINISHED, sample);
}

static void
enter_phase (FrondProgrammeEngine *self,
             guint                 index,
             guint64               sample,
             const Listener       *listener)
{
  end_phase (self, sample, listener);
  set_phase (self, index);
  begin_phase (self, sample, listener);
}

static void
tell_goal (FrondProgrammeEngine *self,
           guint64               sample,
           const Listener       *listener)
{
  if (self->phase && self->begun && (self->has_news || !same_goal (self->line.goal, self->told_goal)))
    tell_line (self, listener, FROND_CUE_GOAL_CHANGED, sample);
}

/* A phase at the patient's pace has no last sample, unless nobody is there to say next. */
static gboolean
is_over (const FrondProgrammeEngine *self)
{
  return self->elapsed >= self->length && (self->phase->pace == FROND_PACE_CLOCK || self->unattended);
}

/* Before a sample that moves the clock: its phase has to have begun. A phase begins with a sample of its own, so that one which
 * follows a gap begins after it. */
static void
prepare (FrondProgrammeEngine *self,
         guint64               sample,
         const Listener       *listener)
{
  if (!self->begun) {
    begin_phase (self, sample, listener);
  } else if (is_over (self)) {
    enter_phase (self, self->index + 1, sample, listener);
  } else {
    follow_curve (self);
    tell_goal (self, sample, listener);
  }
}

static void
score (FrondProgrammeEngine *self,
       double                value)
{
  if (isnan (value) || !frond_goal_line_is_known (&self->line) || !self->watch.is_known)
    return;

  self->n_scored++;
  self->n_good += self->watch.may_reach && frond_goal_line_get_beyond (&self->line, value, NULL) <= 0;
}

/* What does not count for the person does not count for their goal either. */
static void
adapt (FrondProgrammeEngine *self,
       double                value)
{
  double judged = isnan (value) || !self->watch.is_known ? NAN : self->watch.may_reach ? value
                                                                                       : INFINITY;

  if (frond_engine_goal_push (&self->goal, self->phase, judged))
    update_line (self);
}

static void
live_sample (FrondProgrammeEngine *self,
             guint64               sample,
             double                value,
             double                abdomen,
             const Listener       *listener)
{
  if (self->has_abdomen && frond_abdomen_watch_push (&self->watch, value, abdomen))
    tell_flag (self, listener, sample, self->watch.is_flagged);
  self->elapsed++;
  self->total++;
  frond_engine_measure_push (&self->measure, self->phase, value, abdomen);
  score (self, value);
  frond_zone_judge_push (&self->judge, value, &self->line, self->watch.may_reach);
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
  self->line = FROND_GOAL_LINE_NONE;
  self->told_goal = NAN;
  frond_engine_measure_init (&self->measure, rate_hz, reference);
  frond_engine_goal_init (&self->goal, &self->measure);
  frond_zone_judge_init (&self->judge, rate_hz);
  frond_abdomen_watch_init (&self->watch, rate_hz);
  set_phase (self, 0);

  return self;
}

void
frond_programme_engine_free (FrondProgrammeEngine *self)
{
  frond_engine_goal_clear (&self->goal);
  frond_engine_measure_clear (&self->measure);
  g_object_unref (self->programme);
  g_free (self);
}

/* Before samples: what was asked for takes effect with the first of them, also while the clock stands, and what was going on does not
 * reach over a gap, a pause or the abdominal channel's end. */
static void
catch_up (FrondProgrammeEngine *self,
          guint64               first_sample,
          const Listener       *listener)
{
  if (self->phase && (self->paused || !self->has_abdomen || first_sample != self->expected))
    stop_watching (self, self->expected, listener);
  if (self->phase && self->next)
    enter_phase (self, self->next, first_sample, listener);
  if (self->paused)
    tell_goal (self, first_sample, listener);
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

  self->has_abdomen = abdomen != NULL;
  catch_up (self, first_sample, &listener);
  for (gsize i = 0; i < n && self->phase && !self->paused; i++) {
    prepare (self, first_sample + i, &listener);
    live_sample (self, first_sample + i, envelope[i], abdomen ? abdomen[i] : NAN, &listener);
    if (self->index == last && is_over (self))
      enter_phase (self, self->index + 1, first_sample + i + 1, &listener);
  }
  self->expected = first_sample + n;
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
 * Holds for this phase and for those after it that have the same rule: a level, also in place of a curve, and the lower edge of two. It
 * counts at once; the cue comes with the next sample.
 */
void
frond_programme_engine_set_goal (FrondProgrammeEngine *self,
                                 double                goal)
{
  if (!self->phase)
    return;

  frond_engine_goal_set_own (&self->goal, self->phase, goal);
  self->has_news = self->has_news || self->phase->goal_rule == FROND_GOAL_CURVE;
  update_line (self);
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
  frond_engine_goal_set_frozen (&self->goal, frozen);
}

/**
 * frond_programme_engine_set_unattended:
 * @self: an engine
 * @unattended: whether nobody is there
 *
 * Then a phase at the patient's pace ends when its expected time is over.
 */
void
frond_programme_engine_set_unattended (FrondProgrammeEngine *self,
                                       gboolean              unattended)
{
  self->unattended = unattended;
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

static FrondZone
get_zone (const FrondProgrammeEngine *self)
{
  /* The judge takes its time, and bearing down is never praised. */
  if (self->watch.is_flagged && self->watch.widens && self->judge.zone == FROND_ZONE_REACHED)
    return FROND_ZONE_NEAR;

  return self->judge.zone;
}

void
frond_programme_engine_get_status (const FrondProgrammeEngine *self,
                                   FrondEngineStatus          *status)
{
  guint64 remaining = self->length > self->elapsed ? self->length - self->elapsed : 0;

  *status = (FrondEngineStatus) {
    .phase_index = self->index,
    .phase_elapsed_s = get_elapsed_s (self),
    .phase_remaining_s = (double) remaining / self->rate_hz,
    .elapsed_s = (double) self->total / self->rate_hz,
    .goal = self->line.goal,
    .direction = self->line.direction,
    .zone = get_zone (self),
    .in_zone_fraction = self->n_scored > 0 ? (double) self->n_good / (double) self->n_scored : NAN,
    .goal_upper = self->line.upper,
    .mvc = self->measure.reference.mvc,
    .abdomen_limit = self->phase && self->has_abdomen ? self->watch.limit : NAN,
    .is_abdomen_quiet = self->watch.is_quiet,
    .is_bearing_down = self->watch.is_flagged && self->watch.widens,
    .is_waiting = self->phase && self->phase->pace == FROND_PACE_PATIENT && remaining == 0 && !self->unattended,
    .breath = breath (self),
    .paused = self->paused,
    .finished = !self->phase,
  };
}
