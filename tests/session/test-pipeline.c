/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-pipeline.h"

#include <math.h>

#include "frond-analysis.h"
#include "frond-session-segments.h"
#include "frond-statistics.h"
#include "helper.h"
#include "simulator/frond-simulated-patient.h"

#define RATE 1000
#define FEW  20

static void
notify_cb (gpointer user_data)
{
  /* Nobody watches. */
}

static FrondPipeline *
make_pipeline_of (const FrondChannel *channel,
                  double              rate_hz)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  g_ptr_array_add (channels, frond_channel_copy (channel));

  return frond_pipeline_new (channels, 0, -1, rate_hz, notify_cb, NULL);
}

static FrondPipeline *
make_pipeline (void)
{
  g_autoptr (FrondChannel) channel = frond_simulated_patient_make_channel ();

  return make_pipeline_of (channel, RATE);
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
  g_assert_cmpuint (events->len, >, 0);
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

#define N_RESTING 2000

/* The resting level that the pipeline takes of a kind of signal. */
static double
measure_live (const FrondChannel *channel)
{
  FrondPipeline  *pipeline = make_pipeline_of (channel, RATE);
  FrondLiveStatus status = { 0 };

  frond_pipeline_measure_baseline (pipeline, (double) N_RESTING / RATE);
  push (pipeline, 0, N_RESTING);
  frond_pipeline_get_status (pipeline, &status);
  frond_pipeline_free (pipeline);

  return status.baseline;
}

/* That of the same samples, afterwards. */
static double
measure_afterwards (FrondChannel *channel)
{
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  g_autoptr (FrondAnalysis) analysis = NULL;
  double *raw = g_new (double, N_RESTING);

  for (gint32 i = 0; i < N_RESTING; i++)
    raw[i] = frond_channel_to_physical (channel, i * 7919 % 101 - 50);
  g_ptr_array_add (channels, channel);
  analysis = frond_analysis_run (RATE, channels, N_RESTING, &raw, segments, &options, NULL);

  return frond_statistics_median (frond_analysis_get_shown (analysis)->envelope, N_RESTING);
}

/* Whatever the signal is: what was shown of it is what is found afterwards, to the last bit. */
static void
test_agrees_with_analysis (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("A1", FROND_CHANNEL_EMG_RAW, "count", 1, 500);

  for (channel->kind = FROND_CHANNEL_EMG_RAW; channel->kind <= FROND_CHANNEL_OTHER; channel->kind++) {
    const gboolean is_filtered = channel->kind == FROND_CHANNEL_EMG_RAW || channel->kind == FROND_CHANNEL_OTHER;

    g_assert_cmpfloat (measure_live (channel), ==, measure_afterwards (channel));
    g_assert_cmpint (measure_live (channel) < 100, ==, is_filtered);
  }
}

/* A rate below the band: there is no filter that could follow. */
static void
test_slow_sensor (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("A1", FROND_CHANNEL_OTHER, "count", 1, 0);
  g_autoptr (FrondPipeline) pipeline = make_pipeline_of (channel, 10);

  g_assert_null (frond_pipeline_get_filter_spec (pipeline));
  push (pipeline, 0, 1000);
}

/* Its end is not at the end of a block. */
static const char short_programme[] = "{\"format\": 1, \"id\": \"short\", \"version\": 1, \"name\": \"Short\", \"summary\": \"Short\","
                                      " \"markers\": [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\", \"H\"], \"phases\": ["
                                      "{\"kind\": \"rest\", \"name\": \"One\", \"patient_words\": \"One\", \"seconds\": 0.507},"
                                      "{\"kind\": \"rest\", \"name\": \"Two\", \"patient_words\": \"Two\", \"seconds\": 0.506}]}";

#define SHORT_SAMPLES 1013

typedef struct {
  char                 *folder;
  FrondVault           *vault;
  FrondRecordingWriter *writer;
  FrondSessionRecord   *record;
  FrondPipeline        *pipeline;
} Stored;

static void
stored_set_up (Stored       *self,
               gconstpointer unused)
{
  g_autoptr (FrondPatient) patient = NULL;
  g_autoptr (FrondProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = helper_make_folder ();
  self->vault = helper_create_vault (self->folder);
  patient = helper_add_patient (self->vault, "Roe");
  self->record = helper_begin_session (self->vault, patient->id, RATE, 1, 16, &self->writer);
  programme = frond_programme_new_from_json (short_programme, -1, &error);
  g_assert_no_error (error);
  g_set_str (&self->record->programme_json, short_programme);
  self->pipeline = make_pipeline ();
  frond_pipeline_begin (self->pipeline, programme, self->writer);
}

static void
stored_tear_down (Stored       *self,
                  gconstpointer unused)
{
  frond_pipeline_free (self->pipeline);
  g_object_unref (self->writer);
  g_object_unref (self->record);
  g_object_unref (self->vault);
  helper_remove_folder (self->folder);
}

static FrondRecording *
stored_finish (Stored *self)
{
  g_autoptr (GError) error = NULL;
  FrondRecording *recording;

  g_assert_true (frond_recording_writer_finish (self->writer, &error));
  g_assert_no_error (error);
  recording = frond_session_repository_open_recording (self->vault, self->record, &error);
  g_assert_no_error (error);

  return recording;
}

static FrondLiveStatus
get_status (FrondPipeline *pipeline)
{
  FrondLiveStatus status = { 0 };

  frond_pipeline_get_status (pipeline, &status);

  return status;
}

/* A programme ends at its last sample, in the recording, in its segments and in the picture, wherever the sensor cut its blocks. */
static void
test_ends_at_last_sample (Stored       *self,
                          gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GArray) segments = NULL;

  push (self->pipeline, 4000, 6000);
  g_assert_cmpint (get_status (self->pipeline).state, ==, FROND_LIVE_ENDED);
  g_assert_cmpfloat (get_status (self->pipeline).recorded_s, ==, (double) SHORT_SAMPLES / RATE);
  g_assert_cmpuint (frond_live_feed_get_n_columns (frond_pipeline_get_feed (self->pipeline)), ==, SHORT_SAMPLES / (RATE / FROND_LIVE_COLUMNS_PER_SECOND));

  recording = stored_finish (self);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, SHORT_SAMPLES);
  events = frond_recording_get_events (recording, NULL);
  segments = frond_session_segments (events, self->record, frond_recording_get_n_samples (recording));
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 0).n_samples, ==, 507);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 1).n_samples, ==, 506);
}

/* Skipped at the end, and the next sample comes after a gap: that sample is no part of the session any more, and neither is the gap. */
static void
test_skipped_end_after_gap (Stored       *self,
                            gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;

  push (self->pipeline, 0, 600);
  frond_pipeline_next_phase (self->pipeline);
  push (self->pipeline, 800, 900);
  g_assert_cmpint (get_status (self->pipeline).state, ==, FROND_LIVE_ENDED);
  g_assert_cmpfloat (get_status (self->pipeline).recorded_s, ==, 0.6);

  recording = stored_finish (self);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, 600);
  events = frond_recording_get_events (recording, NULL);
  g_assert_cmpuint (events->len, >, 0);
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpint (((FrondEvent *) events->pdata[i])->kind, !=, FROND_EVENT_GAP);
}

/* Whoever ends it decides how long the recording stays open. */
static void
test_end_lets_go_of_the_writer (Stored       *self,
                                gconstpointer unused)
{
  push (self->pipeline, 0, 600);
  g_assert_cmpuint (G_OBJECT (self->writer)->ref_count, ==, 2);
  frond_pipeline_end (self->pipeline);
  g_assert_cmpuint (G_OBJECT (self->writer)->ref_count, ==, 1);
  push (self->pipeline, 600, 700);
  frond_pipeline_undo_mark (self->pipeline);
}

static guint
count_markers (FrondPipeline *pipeline)
{
  g_autoptr (GPtrArray) events = frond_pipeline_take_events (pipeline);
  guint n = 0;

  for (guint i = 0; i < events->len; i++)
    n += ((FrondEvent *) events->pdata[i])->kind == FROND_EVENT_MARKER;

  return n;
}

/* From the begin to the end that somebody said, not only to that of the programme. */
static void
test_when_marks_count (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (short_programme, -1, NULL);
  g_autoptr (FrondPipeline) pipeline = make_pipeline ();

  push (pipeline, 0, 100);
  frond_pipeline_mark (pipeline, NAN, 1, "too early");
  g_assert_cmpuint (count_markers (pipeline), ==, 0);
  frond_pipeline_begin (pipeline, programme, NULL);
  push (pipeline, 100, 1500);
  g_assert_cmpint (get_status (pipeline).state, ==, FROND_LIVE_ENDED);
  frond_pipeline_mark (pipeline, NAN, 1, "in time");
  g_assert_cmpuint (count_markers (pipeline), ==, 1);
  frond_pipeline_end (pipeline);
  frond_pipeline_mark (pipeline, NAN, 1, "too late");
  g_assert_cmpuint (count_markers (pipeline), ==, 0);
}

/* Beginning anew leaves nothing of the first time behind: the leak checker looks. */
static void
test_begin_twice (void)
{
  g_autoptr (FrondPipeline) pipeline = make_pipeline ();

  begin (pipeline);
  push (pipeline, 0, 1000);
  begin (pipeline);
  push (pipeline, 1000, 1500);
  g_assert_cmpfloat (get_status (pipeline).recorded_s, ==, 0.5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pipeline/agrees-with-analysis", test_agrees_with_analysis);
  g_test_add_func ("/pipeline/slow-sensor", test_slow_sensor);
  g_test_add_func ("/pipeline/stop-is-no-loss", test_stop_is_no_loss);
  g_test_add_func ("/pipeline/loss-before-begin", test_loss_before_begin);
  g_test_add_func ("/pipeline/gap", test_gap_is_an_event);
  g_test_add_func ("/pipeline/when-marks-count", test_when_marks_count);
  g_test_add_func ("/pipeline/begin-twice", test_begin_twice);
  g_test_add ("/pipeline/ends-at-last-sample", Stored, NULL, stored_set_up, test_ends_at_last_sample, stored_tear_down);
  g_test_add ("/pipeline/skipped-end-after-gap", Stored, NULL, stored_set_up, test_skipped_end_after_gap, stored_tear_down);
  g_test_add ("/pipeline/end-lets-go", Stored, NULL, stored_set_up, test_end_lets_go_of_the_writer, stored_tear_down);

  return g_test_run ();
}
