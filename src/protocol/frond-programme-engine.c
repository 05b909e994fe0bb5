/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a programme is, told by samples alone. Every decision is made at a sample, never at the end of a block, so that the same
 * signal gives the same session however it was cut up. */

#include "frond-programme-engine.h"

#include <math.h>

#include "frond-engine-private.h"

/* A phase at the patient's pace has no last sample, unless nobody is there to say next. */
static gboolean
is_over (const FrondProgrammeEngine *self)
{
  return self->elapsed >= self->length && (self->phase->pace == FROND_PACE_CLOCK || self->unattended);
}

/* Before a sample that moves the clock: its phase has to have begun. A phase begins with a sample of its own, so that one which
 * follows a gap begins after it. */
static void
prepare (FrondProgrammeEngine      *self,
         guint64                    sample,
         const FrondEngineListener *listener)
{
  if (!self->begun) {
    frond_engine_begin_phase (self, sample, listener);
  } else if (is_over (self)) {
    frond_engine_enter_phase (self, self->index + 1, sample, listener);
  } else {
    frond_engine_follow_curve (self);
    frond_engine_tell_goal (self, sample, listener);
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
    frond_engine_update_line (self);
}

static void
live_sample (FrondProgrammeEngine      *self,
             guint64                    sample,
             double                     value,
             double                     abdomen,
             gboolean                   is_clipped,
             const FrondEngineListener *listener)
{
  if (self->has_abdomen && frond_abdomen_watch_push (&self->watch, value, abdomen))
    frond_engine_tell_flag (self, listener, sample, self->watch.is_flagged);
  self->elapsed++;
  self->total++;
  frond_engine_measure_push (&self->measure, self->phase, value, abdomen, is_clipped);
  score (self, value);
  frond_zone_judge_push (&self->judge, value, &self->line, self->watch.may_reach);
  adapt (self, value);
}

static gboolean
refers_to_rest (FrondProgramme *programme)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    const FrondPhase *phase = frond_programme_get_phase (programme, i);

    if (phase->goal_rule == FROND_GOAL_REST_PERCENT || (phase->goal_rule == FROND_GOAL_CURVE && phase->goal_of == FROND_GOAL_REST_PERCENT))
      return TRUE;
  }

  return FALSE;
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
  self->measure.wants_rest = refers_to_rest (programme);
  frond_engine_goal_init (&self->goal, &self->measure);
  frond_zone_judge_init (&self->judge, rate_hz);
  frond_abdomen_watch_init (&self->watch, rate_hz);
  frond_engine_set_phase (self, 0);

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
catch_up (FrondProgrammeEngine      *self,
          guint64                    first_sample,
          const FrondEngineListener *listener)
{
  if (self->phase && (self->paused || !self->has_abdomen || first_sample != self->expected))
    frond_engine_stop_watching (self, self->expected, listener);
  if (self->phase && self->next)
    frond_engine_enter_phase (self, self->next, first_sample, listener);
  if (self->paused)
    frond_engine_tell_goal (self, first_sample, listener);
}

/**
 * frond_programme_engine_advance:
 * @self: an engine
 * @first_sample: the recording's index of envelope[0]
 * @envelope: the next samples, in the channel's unit; NAN where not valid
 * @abdomen: (nullable): as many of the abdominal channel, %NULL where there is none
 * @clipped: (nullable): which of the envelope's samples have the end of the sensor's range in them: a best effort is never taken from those
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
                                const gboolean       *clipped,
                                gsize                 n,
                                void (*cue) (const FrondCue *cue, gpointer user_data),
                                gpointer user_data)
{
  FrondEngineListener listener = { cue, user_data };
  guint               last = frond_programme_get_n_phases (self->programme) - 1;

  if (n == 0)
    return;

  self->has_abdomen = abdomen != NULL;
  catch_up (self, first_sample, &listener);
  for (gsize i = 0; i < n && self->phase && !self->paused; i++) {
    prepare (self, first_sample + i, &listener);
    live_sample (self, first_sample + i, envelope[i], abdomen ? abdomen[i] : NAN, clipped && clipped[i], &listener);
    if (self->index == last && is_over (self))
      frond_engine_enter_phase (self, self->index + 1, first_sample + i + 1, &listener);
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
 * Holds for this phase and for those after it that ask for the same by rule and values: a level, also in place of a curve, and the lower
 * edge of two. It counts at once; the cue comes with the next sample.
 */
void
frond_programme_engine_set_goal (FrondProgrammeEngine *self,
                                 double                goal)
{
  if (!self->phase)
    return;

  frond_engine_goal_set_own (&self->goal, self->phase, goal);
  self->has_news = self->has_news || self->phase->goal_rule == FROND_GOAL_CURVE;
  frond_engine_update_line (self);
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
