/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-run.h"

#include <math.h>

#include "frond-chain.h"
#include "frond-goal-score.h"
#include "frond-session-segments.h"
#include "frond-simulated-patient.h"

typedef struct {
  const SessionRunPlan *plan;
  FrondPipeline        *pipeline;
  GPtrArray            *channels;
  GRand                *random; /* NULL: nothing is left to chance */
  GArray               *physical[2];
  GPtrArray            *events;
  GArray               *phases; /* of guint: which phases ran */
  GArray               *fractions;
  guint64               next;     /* the sensor's index */
  guint64               n_run;    /* samples while the programme's clock goes */
  guint64               n_waited; /* samples while it does not */
} Runner;

static void
notify_cb (gpointer user_data)
{
  /* Nobody watches. */
}

/* In [-1, 1): a number for each index. */
static double
noise (guint64 index,
       guint64 stream)
{
  guint64 x = (index + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + stream * G_GUINT64_CONSTANT (0xD1B54A32D192ED03);

  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);

  return (double) ((x ^ (x >> 31)) >> 11) * 0x1p-52 - 1;
}

/* A tone that falls and breathes, with eight seconds of work in every twenty. */
static double
get_pelvic_uv (guint64 index)
{
  double   t = (double) index / SESSION_RUN_RATE_HZ;
  gboolean works = fmod (t, 20) >= 12;
  double   rest = 12 - 8 * fmin (t / 300, 1);

  return (works ? 45 + 15 * sin (t / 2) : rest) * (1 + 0.3 * sin (2 * G_PI * t / 11));
}

/* It pushes for two of every seventeen seconds. */
static double
get_abdomen_uv (guint64 index)
{
  return fmod ((double) index / SESSION_RUN_RATE_HZ, 17) < 2 && index > 8 * SESSION_RUN_RATE_HZ ? 30 : 4;
}

static gint32
get_raw (const SessionRunPlan *plan,
         FrondChannel         *channel,
         guint64               index,
         guint64               stream)
{
  if (stream == 1 && index >= plan->clipped_at && index - plan->clipped_at < plan->n_clipped)
    return channel->raw_max;

  return (gint32) lround (10 * get_pelvic_uv (index) * noise (index, stream));
}

/* The signal goes with the programme's clock: a pause has samples of its own, and takes none from what comes after it. */
static void
push_block (Runner          *self,
            FrondLiveStatus *status)
{
  g_autoptr (FrondBlock) block = frond_block_new (self->next, self->plan->block, 2, SESSION_RUN_RATE_HZ);
  gboolean is_running = status->state == FROND_LIVE_RUNNING;
  guint64 *clock = is_running ? &self->n_run : &self->n_waited;
  guint64  stream = is_running ? 1 : 3;

  for (guint i = 0; i < self->plan->block; i++, (*clock)++) {
    block->raw[2 * i] = get_raw (self->plan, g_ptr_array_index (self->channels, 0), *clock, stream);
    block->raw[2 * i + 1] = (gint32) lround (10 * get_abdomen_uv (*clock) * noise (*clock, stream + 1));
  }
  self->next += self->plan->block;
  frond_pipeline_push_block (self->pipeline, block);
  /* While stopped nothing is kept. */
  if (status->state == FROND_LIVE_STOPPED)
    return;
  for (guint c = 0; c < 2; c++) {
    g_array_set_size (self->physical[c], (guint) self->next);
    for (guint i = 0; i < self->plan->block; i++)
      g_array_index (self->physical[c], double, self->next - self->plan->block + i) = frond_channel_to_physical (g_ptr_array_index (self->channels, c), block->raw[2 * i + c]);
  }
}

static void
lose (Runner *self,
      guint64 n)
{
  const double nothing = NAN;

  for (guint c = 0; c < 2; c++) {
    while (self->physical[c]->len < self->next + n)
      g_array_append_val (self->physical[c], nothing);
  }
  self->next += n;
}

static void
take_events (Runner *self)
{
  g_autoptr (GPtrArray) news = frond_pipeline_take_events (self->pipeline);

  g_ptr_array_set_free_func (news, NULL);
  for (guint i = 0; i < news->len; i++) {
    FrondEvent *event = g_ptr_array_index (news, i);

    g_ptr_array_add (self->events, event);
    if (event->kind == FROND_EVENT_PHASE) {
      const double unknown = NAN;

      g_array_append_val (self->phases, event->code);
      g_array_append_val (self->fractions, unknown);
    }
  }
}

/* A phase's last word is what the status says at its last sample. */
static void
note_fraction (Runner *self)
{
  FrondLiveStatus status;

  frond_pipeline_get_status (self->pipeline, &status);
  for (guint i = self->phases->len; i-- > 0 && !status.engine.finished;) {
    if ((guint) g_array_index (self->phases, int, i) != status.engine.phase_index)
      continue;
    g_array_index (self->fractions, double, i) = status.engine.in_zone_fraction;
    return;
  }
}

static void
push_blocks (Runner *self,
             guint   n)
{
  FrondLiveStatus status;

  for (guint i = 0; i < n; i++) {
    frond_pipeline_get_status (self->pipeline, &status);
    push_block (self, &status);
    take_events (self);
    note_fraction (self);
  }
}

static void
wait (Runner *self,
      guint   n_blocks)
{
  frond_pipeline_pause (self->pipeline);
  push_blocks (self, n_blocks);
  frond_pipeline_resume (self->pipeline);
}

static void
stop (Runner *self,
      guint   n_blocks)
{
  const double nothing = NAN;

  frond_pipeline_stop (self->pipeline, FALSE);
  push_blocks (self, n_blocks);
  frond_pipeline_resume (self->pipeline);
  for (guint c = 0; c < 2; c++) {
    while (self->physical[c]->len < self->next)
      g_array_append_val (self->physical[c], nothing);
  }
}

static void
do_anything (Runner *self)
{
  guint n_blocks = (guint) g_rand_int_range (self->random, 1, 100);

  switch (g_rand_int_range (self->random, 0, 1200)) {
  case 0:
    wait (self, n_blocks);
    break;
  case 1:
    stop (self, n_blocks);
    break;
  case 2:
    lose (self, n_blocks);
    break;
  case 3:
    frond_pipeline_set_goal (self->pipeline, g_rand_double_range (self->random, 2, 40));
    break;
  case 4:
    frond_pipeline_set_goal (self->pipeline, NAN);
    break;
  case 5:
    frond_pipeline_next_phase (self->pipeline);
    break;
  case 6:
    (void) frond_pipeline_skip (self->pipeline, "Not today");
    break;
  case 7:
    frond_pipeline_mark (self->pipeline, NAN, (guint) g_rand_int_range (self->random, 1, 9), NULL);
    break;
  case 8:
    frond_pipeline_set_frozen (self->pipeline, FALSE);
    break;
  default:
    break;
  }
}

static void
take_goal (Runner *self)
{
  FrondLiveStatus status;

  frond_pipeline_get_status (self->pipeline, &status);
  frond_pipeline_set_goal (self->pipeline, isnan (self->plan->goal) ? status.engine.goal : self->plan->goal);
}

static void
do_as_planned (Runner *self)
{
  if (self->random)
    do_anything (self);
  if (self->plan->pause_at > 0 && self->n_run == self->plan->pause_at && self->n_waited == 0)
    wait (self, (guint) (self->plan->n_paused / self->plan->block));
  if (self->plan->goal_at > 0 && self->n_run == self->plan->goal_at)
    take_goal (self);
  if (self->plan->mark_at > 0 && self->n_run == self->plan->mark_at)
    frond_pipeline_mark (self->pipeline, NAN, self->plan->mark, NULL);
  if (self->plan->gap_at > 0 && self->next == self->plan->gap_at)
    lose (self, self->plan->n_lost);
}

static void
run_to_end (Runner *self)
{
  FrondLiveStatus status;

  frond_pipeline_set_baseline (self->pipeline, 5, NULL);
  frond_pipeline_set_unattended (self->pipeline, TRUE);
  frond_pipeline_begin (self->pipeline, self->plan->programme, NULL);
  take_events (self);
  for (frond_pipeline_get_status (self->pipeline, &status); status.state != FROND_LIVE_ENDED; frond_pipeline_get_status (self->pipeline, &status)) {
    do_as_planned (self);
    push_blocks (self, 1);
  }
}

/* What is not muscle is another test's: here everything that was seen live counts, but for what is clipped where that is planned. */
static void
overrule (GPtrArray *events,
          gboolean   has_clipped,
          guint64    n_samples)
{
  static const char *const reasons[] = { FROND_EXCLUSION_CLIPPED, FROND_EXCLUSION_CONTACT, FROND_EXCLUSION_HUM,
                                         FROND_EXCLUSION_MOTION, FROND_EXCLUSION_ECG, FROND_EXCLUSION_CROSS_TALK };

  for (guint i = has_clipped ? 1 : 0; i < G_N_ELEMENTS (reasons); i++) {
    FrondEvent *event = frond_event_new (FROND_EVENT_OVERRULE, 0, 1, reasons[i]);

    event->duration = n_samples;
    g_ptr_array_add (events, event);
  }
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const FrondEvent *x = *(const FrondEvent *const *) a, *y = *(const FrondEvent *const *) b;

  return (x->sample > y->sample) - (x->sample < y->sample);
}

static FrondAnalysis *
analyse (SessionRun           *self,
         const SessionRunPlan *plan,
         GPtrArray            *channels)
{
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (GArray) pauses = frond_session_pauses (self->events, self->n_samples);
  g_autoptr (GError) error = NULL;
  FrondAnalysis *analysis;
  double        *raw[2];

  record->programme_json = g_strdup (frond_programme_get_json (plan->programme));
  self->segments = frond_session_segments (self->events, record, self->n_samples);
  for (guint c = 0; c < 2; c++)
    raw[c] = g_memdup2 (self->physical[c], self->n_samples * sizeof (double));
  analysis = frond_analysis_run_excluding (SESSION_RUN_RATE_HZ, channels, 0, self->n_samples, raw, self->segments, pauses, self->events, &options, &error);
  g_assert_no_error (error);
  frond_goal_score_session (analysis, frond_chain_find_abdomen (channels, 0), plan->programme, self->events);

  return analysis;
}

static void
runner_init (Runner               *self,
             const SessionRunPlan *plan)
{
  self->plan = plan;
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_ptr_array_add (self->channels, frond_simulated_patient_make_channel ());
  g_ptr_array_add (self->channels, frond_simulated_patient_make_abdomen_channel ());
  self->pipeline = frond_pipeline_new (self->channels, 0, 1, SESSION_RUN_RATE_HZ, notify_cb, NULL);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  self->phases = g_array_new (FALSE, FALSE, sizeof (int));
  self->fractions = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint c = 0; c < 2; c++)
    self->physical[c] = g_array_new (FALSE, FALSE, sizeof (double));
  if (plan->seed > 0)
    self->random = g_rand_new_with_seed (plan->seed);
}

SessionRun *
session_run_new (const SessionRunPlan *plan)
{
  SessionRun     *self = g_new0 (SessionRun, 1);
  Runner          runner = { 0 };
  FrondLiveStatus status;

  runner_init (&runner, plan);
  run_to_end (&runner);
  frond_pipeline_get_status (runner.pipeline, &status);
  self->n_samples = (guint64) llround (status.recorded_s * SESSION_RUN_RATE_HZ);
  self->feed = frond_live_feed_ref (frond_pipeline_get_feed (runner.pipeline));
  self->events = runner.events;
  self->fractions = runner.fractions;
  overrule (self->events, plan->n_clipped > 0, self->n_samples);
  g_ptr_array_sort (self->events, compare_events);
  for (guint c = 0; c < 2; c++)
    self->physical[c] = (double *) (void *) g_array_free (runner.physical[c], FALSE);
  self->analysis = analyse (self, plan, runner.channels);

  frond_pipeline_free (runner.pipeline);
  g_ptr_array_unref (runner.channels);
  g_array_unref (runner.phases);
  g_clear_pointer (&runner.random, g_rand_free);

  return self;
}

void
session_run_free (SessionRun *self)
{
  g_free (self->physical[0]);
  g_free (self->physical[1]);
  g_ptr_array_unref (self->events);
  g_array_unref (self->fractions);
  g_array_unref (self->segments);
  frond_live_feed_unref (self->feed);
  frond_analysis_free (self->analysis);
  g_free (self);
}

FrondChannelAnalysis *
session_run_get_pelvic (SessionRun *self)
{
  return frond_analysis_get_shown (self->analysis);
}

FrondProgramme *
session_run_add_tail (FrondProgramme *programme)
{
  static const char tail[] = ", { \"kind\": \"rest\", \"name\": \"Tail\", \"patient_words\": \"Rest\", \"seconds\": 1 } ";
  g_autoptr (GString) json = g_string_new (frond_programme_get_json (programme));
  g_autoptr (GError) error = NULL;
  const char     *end = strrchr (json->str, ']');
  FrondProgramme *tailed;

  /* The list of phases is the last thing in the file. */
  g_string_insert (json, end - json->str, tail);
  tailed = frond_programme_new_from_json (json->str, -1, &error);
  g_assert_no_error (error);

  return tailed;
}
