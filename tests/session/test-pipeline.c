/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-pipeline.h"

#include "simulator/frond-simulated-patient.h"

#define RATE 1000
#define FEW  20

static void
notify_cb (gpointer user_data)
{
  /* Nobody watches. */
}

static FrondPipeline *
make_pipeline (void)
{
  g_autoptr (FrondChannel) channel = frond_simulated_patient_make_channel ();

  return frond_pipeline_new (channel, 0, RATE, notify_cb, NULL);
}

/* A sensor's samples [first, end). */
static void
push (FrondPipeline *pipeline,
      guint64        first,
      guint64        end)
{
  for (; first < end; first += FEW) {
    g_autoptr (FrondBlock) block = frond_block_new (first, FEW, 1, RATE);

    for (guint i = 0; i < FEW; i++)
      block->raw[i] = (gint32) ((first + i) * 7919 % 101) - 50;
    frond_pipeline_push_block (pipeline, block);
  }
}

static double
get_lost_percent (FrondPipeline *pipeline)
{
  FrondLiveStatus status = { 0 };

  frond_pipeline_get_status (pipeline, &status);

  return status.lost_percent;
}

static void
begin (FrondPipeline *pipeline)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");

  frond_pipeline_begin (pipeline, programme, NULL);
}

/* What the sensor went on to send while nobody wanted it is not lost, and a loss long ago is not one of the last ten seconds. */
static void
test_stop_is_no_loss (void)
{
  g_autoptr (FrondPipeline) pipeline = make_pipeline ();
  g_autoptr (GPtrArray) events = NULL;

  begin (pipeline);
  push (pipeline, 0, 2000);
  frond_pipeline_stop (pipeline, FALSE);
  push (pipeline, 2000, 9000);
  frond_pipeline_resume (pipeline);
  push (pipeline, 9000, 10000);
  g_assert_cmpfloat (get_lost_percent (pipeline), ==, 0);
  events = frond_pipeline_take_events (pipeline);
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpint (((FrondEvent *) events->pdata[i])->kind, !=, FROND_EVENT_GAP);

  push (pipeline, 11000, 12000);
  g_assert_cmpfloat_with_epsilon (get_lost_percent (pipeline), 10, 1e-9);
  push (pipeline, 12000, 22000);
  g_assert_cmpfloat (get_lost_percent (pipeline), ==, 0);
}

/* Ten seconds are ten seconds although the recording counts from its own beginning. */
static void
test_loss_before_begin (void)
{
  g_autoptr (FrondPipeline) pipeline = make_pipeline ();

  push (pipeline, 0, 30000);
  push (pipeline, 31000, 32000);
  g_assert_cmpfloat_with_epsilon (get_lost_percent (pipeline), 10, 1e-9);
  begin (pipeline);
  push (pipeline, 32000, 42000);
  g_assert_cmpfloat (get_lost_percent (pipeline), ==, 0);
}

static void
test_gap_is_an_event (void)
{
  g_autoptr (FrondPipeline) pipeline = make_pipeline ();
  g_autoptr (GPtrArray) events = NULL;
  guint n_gaps = 0;

  push (pipeline, 0, 5000);
  begin (pipeline);
  push (pipeline, 5000, 7000);
  push (pipeline, 7500, 8000);
  events = frond_pipeline_take_events (pipeline);
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = events->pdata[i];

    if (event->kind != FROND_EVENT_GAP)
      continue;
    n_gaps++;
    g_assert_cmpuint (event->sample, ==, 2000);
    g_assert_cmpuint (event->duration, ==, 500);
  }
  g_assert_cmpuint (n_gaps, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pipeline/stop-is-no-loss", test_stop_is_no_loss);
  g_test_add_func ("/pipeline/loss-before-begin", test_loss_before_begin);
  g_test_add_func ("/pipeline/gap", test_gap_is_an_event);

  return g_test_run ();
}
