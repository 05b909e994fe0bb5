/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-pipeline.h"

#include <math.h>

#include "frond-chain.h"
#include "frond-simulated-patient.h"

#define RATE 1000
#define FEW  50

static const char programme_json[] =
  "{ \"format\": 1, \"id\": \"parts\", \"version\": 1, \"name\": \"Parts\", \"summary\": \"For a test.\","
  "  \"markers\": [ \"Cough\", null, null, \"Discomfort\" ], \"phases\": ["
  "  { \"kind\": \"rest\", \"name\": \"Rest\", \"patient_words\": \"Rest\", \"seconds\": 6 },"
  "  { \"repeat\": 3, \"phases\": ["
  "    { \"kind\": \"work\", \"name\": \"Hold\", \"patient_words\": \"Hold\", \"seconds\": 2, \"group\": \"endurance\", \"may_skip\": true } ] },"
  "  { \"kind\": \"drop\", \"name\": \"Drop\", \"patient_words\": \"Let it widen\", \"seconds\": 4, \"abdomen_quiet\": true },"
  "  { \"kind\": \"rest\", \"name\": \"After\", \"patient_words\": \"Rest\", \"seconds\": 2 } ] }";

static void
notify_cb (gpointer user_data)
{
  /* Nobody watches. */
}

static FrondPipeline *
make_pipeline (void)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  g_ptr_array_add (channels, frond_simulated_patient_make_channel ());
  g_ptr_array_add (channels, frond_simulated_patient_make_abdomen_channel ());

  return frond_pipeline_new (channels, 0, 1, RATE, notify_cb, NULL);
}

static void
begin (FrondPipeline *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (programme_json, -1, &error);

  g_assert_no_error (error);
  frond_pipeline_begin (self, programme, NULL);
}

/* The abdomen works with an RMS of about abdomen times 57 raw steps. */
static void
push (FrondPipeline *self,
      guint64        first,
      guint64        end,
      gint32         abdomen)
{
  for (; first < end; first += FEW) {
    g_autoptr (FrondBlock) block = frond_block_new (first, FEW, 2, RATE);

    for (guint i = 0; i < FEW; i++) {
      block->raw[2 * i] = (gint32) ((first + i) * 7919 % 201) - 100;
      block->raw[2 * i + 1] = abdomen * ((gint32) ((first + i) * 104729 % 201) - 100);
    }
    frond_pipeline_push_block (self, block);
  }
}

static GPtrArray *
take (FrondPipeline *self,
      FrondEventKind kind)
{
  GPtrArray *events = frond_pipeline_take_events (self);

  for (guint i = 0; i < events->len;) {
    if (((FrondEvent *) events->pdata[i])->kind == kind)
      i++;
    else
      g_ptr_array_remove_index (events, i);
  }

  return events;
}

static void
test_references (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();
  g_autoptr (GPtrArray) events = NULL;
  const FrondEvent *mean, *sd;

  frond_pipeline_measure_baseline (self, 5);
  push (self, 0, 6000, 1);
  begin (self);
  events = take (self, FROND_EVENT_REFERENCE);
  g_assert_cmpuint (events->len, ==, 2);
  mean = events->pdata[0];
  sd = events->pdata[1];
  g_assert_cmpint (mean->code, ==, FROND_REFERENCE_ABDOMEN_MEAN);
  g_assert_cmpfloat (mean->value, >, 1);
  g_assert_cmpint (sd->code, ==, FROND_REFERENCE_ABDOMEN_SD);
  g_assert_cmpfloat (sd->value, <, mean->value);
  g_assert_cmpuint (mean->sample, ==, 0);
}

/* Without a level at rest the second channel is an abdomen's all the same, and where there is none nothing says so. */
static void
test_unmeasured_abdomen (void)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (FrondPipeline) self = make_pipeline ();
  g_autoptr (FrondPipeline) alone = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_ptr_array_add (channels, frond_simulated_patient_make_channel ());
  g_ptr_array_add (channels, frond_simulated_patient_make_abdomen_channel ());
  begin (self);
  events = take (self, FROND_EVENT_REFERENCE);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_true (isnan (((FrondEvent *) events->pdata[0])->value));
  g_assert_cmpint (frond_chain_find_used_abdomen (channels, 0, events), ==, 1);

  alone = frond_pipeline_new (channels, 0, -1, RATE, notify_cb, NULL);
  begin (alone);
  none = take (alone, FROND_EVENT_REFERENCE);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (frond_chain_find_used_abdomen (channels, 0, none), ==, -1);
}

static void
test_skip (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();
  g_autoptr (GPtrArray) events = NULL;
  FrondLiveStatus   status = { 0 };
  const FrondEvent *skip;

  begin (self);
  push (self, 0, 1000, 1);
  g_assert_false (frond_pipeline_skip (self, "the rest is never left out"));
  push (self, 1000, 7000, 1);
  g_assert_true (frond_pipeline_skip (self, "Too tired"));
  push (self, 7000, 7100, 1);
  events = take (self, FROND_EVENT_SKIP);
  g_assert_cmpuint (events->len, ==, 1);
  skip = events->pdata[0];
  g_assert_cmpuint (skip->sample, ==, 7000);
  g_assert_cmpint (skip->code, ==, 1);
  g_assert_cmpstr (skip->text, ==, "Too tired");
  /* All three holds are left out. */
  frond_pipeline_get_status (self, &status);
  g_assert_cmpuint (status.engine.phase_index, ==, 4);
}

static void
test_ratings (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();
  g_autoptr (GPtrArray) events = NULL;

  frond_pipeline_rate (self, FROND_RATING_PAIN, 3);
  begin (self);
  push (self, 0, 1000, 1);
  frond_pipeline_rate (self, FROND_RATING_PAIN, 4);
  frond_pipeline_stop (self, TRUE);
  push (self, 1000, 2000, 1);
  frond_pipeline_rate (self, FROND_RATING_SUDS, 65);
  frond_pipeline_end (self);
  frond_pipeline_rate (self, FROND_RATING_SUDS, 20);
  events = take (self, FROND_EVENT_RATING);
  /* Before the beginning and after the end there is nothing that it could belong to. */
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpfloat (((FrondEvent *) events->pdata[0])->value, ==, 4);
  g_assert_cmpuint (((FrondEvent *) events->pdata[0])->sample, ==, 1000);
  g_assert_cmpint (((FrondEvent *) events->pdata[1])->code, ==, FROND_RATING_SUDS);
}

/* A patient who stopped is not asked for more: goals that follow her stand still until somebody says otherwise. */
static void
test_held_by_stop (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();
  FrondLiveStatus status = { 0 };

  begin (self);
  push (self, 0, 1000, 1);
  frond_pipeline_stop (self, FALSE);
  frond_pipeline_get_status (self, &status);
  g_assert_false (status.is_goal_held);
  frond_pipeline_resume (self);
  frond_pipeline_stop (self, TRUE);
  frond_pipeline_resume (self);
  frond_pipeline_get_status (self, &status);
  g_assert_true (status.is_goal_held);
  frond_pipeline_set_frozen (self, FALSE);
  frond_pipeline_get_status (self, &status);
  g_assert_false (status.is_goal_held);
}

static gboolean
is_held (FrondPipeline *self)
{
  FrondLiveStatus status = { 0 };

  frond_pipeline_get_status (self, &status);

  return status.is_goal_held;
}

/* Over the ends of phases, until somebody lets it go. */
static void
test_held_by_discomfort (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();

  frond_pipeline_mark (self, NAN, 4, NULL);
  begin (self);
  push (self, 0, 1000, 1);
  g_assert_false (is_held (self));
  frond_pipeline_mark (self, NAN, 1, NULL);
  frond_pipeline_mark (self, NAN, 2, NULL);
  frond_pipeline_mark (self, NAN, 0, "Discomfort, perhaps");
  g_assert_false (is_held (self));
  frond_pipeline_mark (self, NAN, 4, NULL);
  g_assert_true (is_held (self));
  push (self, 1000, 9000, 1);
  g_assert_true (is_held (self));
  frond_pipeline_set_frozen (self, FALSE);
  g_assert_false (is_held (self));
}

/* What was pressed by mistake holds nothing once it is taken back; what was held before it stays held. */
static void
test_discomfort_taken_back (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();

  begin (self);
  push (self, 0, 1000, 1);
  frond_pipeline_mark (self, NAN, 4, NULL);
  frond_pipeline_rate (self, FROND_RATING_PAIN, 4);
  frond_pipeline_undo_mark (self);
  g_assert_true (is_held (self));
  frond_pipeline_mark (self, NAN, 4, NULL);
  frond_pipeline_undo_mark (self);
  g_assert_true (is_held (self));
  frond_pipeline_undo_mark (self);
  g_assert_false (is_held (self));
  frond_pipeline_undo_mark (self);
  frond_pipeline_mark (self, NAN, 4, NULL);
  frond_pipeline_stop (self, TRUE);
  frond_pipeline_undo_mark (self);
  g_assert_true (is_held (self));
}

static void
test_bearing_down (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();
  g_autoptr (GPtrArray) events = NULL;
  const FrondEvent *flag;
  FrondLiveStatus   status = { 0 };

  frond_pipeline_measure_baseline (self, 5);
  push (self, 0, 6000, 1);
  begin (self);
  push (self, 6000, 18000, 1);
  push (self, 18000, 19500, 1);
  push (self, 19500, 21000, 8);
  frond_pipeline_get_status (self, &status);
  g_assert_true (status.engine.is_bearing_down);
  g_assert_cmpfloat (status.abdomen, >, status.engine.abdomen_limit);
  push (self, 21000, 23000, 1);
  events = take (self, FROND_EVENT_FLAG);
  g_assert_cmpuint (events->len, ==, 1);
  flag = events->pdata[0];
  g_assert_cmpint (flag->code, ==, FROND_FLAG_BEARING_DOWN);
  /* The recording counts from its own beginning: it pushed from 13.5 to 15 s. */
  g_assert_cmpuint (flag->sample, >=, 13500);
  g_assert_cmpuint (flag->sample, <, 14100);
  g_assert_cmpuint (flag->sample + flag->duration, >=, 15000);
  g_assert_cmpuint (flag->sample + flag->duration, <, 15600);
}

/* A value that nobody measured is no 0. */
static void
test_abdomen_before_samples (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();
  FrondLiveStatus status = { 0 };

  frond_pipeline_get_status (self, &status);
  g_assert_true (isnan (status.abdomen));
  push (self, 0, 1000, 1);
  frond_pipeline_get_status (self, &status);
  g_assert_cmpfloat (status.abdomen, >, 1);
}

/* A stop in the middle of it loses nothing of what was seen. */
static void
test_flag_until_stop (void)
{
  g_autoptr (FrondPipeline) self = make_pipeline ();
  g_autoptr (GPtrArray) events = NULL;
  const FrondEvent *flag;

  frond_pipeline_measure_baseline (self, 5);
  push (self, 0, 6000, 1);
  begin (self);
  push (self, 6000, 19500, 1);
  push (self, 19500, 21000, 8);
  frond_pipeline_stop (self, TRUE);
  frond_pipeline_end (self);
  events = take (self, FROND_EVENT_FLAG);
  g_assert_cmpuint (events->len, ==, 1);
  flag = events->pdata[0];
  g_assert_cmpuint (flag->sample + flag->duration, ==, 15000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pipeline-events/abdomen-before-samples", test_abdomen_before_samples);
  g_test_add_func ("/pipeline-events/references", test_references);
  g_test_add_func ("/pipeline-events/unmeasured-abdomen", test_unmeasured_abdomen);
  g_test_add_func ("/pipeline-events/skip", test_skip);
  g_test_add_func ("/pipeline-events/ratings", test_ratings);
  g_test_add_func ("/pipeline-events/held-by-stop", test_held_by_stop);
  g_test_add_func ("/pipeline-events/held-by-discomfort", test_held_by_discomfort);
  g_test_add_func ("/pipeline-events/discomfort-taken-back", test_discomfort_taken_back);
  g_test_add_func ("/pipeline-events/bearing-down", test_bearing_down);
  g_test_add_func ("/pipeline-events/flag-until-stop", test_flag_until_stop);

  return g_test_run ();
}
