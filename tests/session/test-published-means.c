/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simulated patient, set to what papers publish, through all that a signal goes through: sensor's samples, live pipeline, stored recording,
 * analysis, metrics. What comes out has to be what the papers say (clinical.md 2.2). */

#include <math.h>

#include "frond-analysis-metrics.h"
#include "frond-chain.h"
#include "frond-phase-effort.h"
#include "frond-pipeline.h"
#include "frond-session-repository.h"
#include "frond-session-segments.h"
#include "frond-simulated-patient.h"
#include "live-fixture.h"

#define BLOCK 50
/* The flicks of so many patients are enough for their mean of peaks. */
#define N_SEEDS 6

static void
notify_cb (gpointer user_data)
{
  /* Nobody watches. */
}

static FrondSessionRecord *
begin_record (LiveFixture           *fixture,
              FrondProgramme        *programme,
              GPtrArray             *channels,
              FrondRecordingWriter **writer)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *begun;

  record->patient_id = fixture->patient->id;
  record->programme_id = g_strdup (frond_programme_get_id (programme));
  record->programme_name = g_strdup (frond_programme_get_name (programme));
  record->programme_json = g_strdup (frond_programme_get_json (programme));
  record->chain = frond_chain_profile_new ();
  record->chain->sensor = g_strdup (FROND_CHAIN_SIMULATED);
  record->chain->channel = g_strdup (((FrondChannel *) channels->pdata[0])->label);
  record->chain->unit = g_strdup ("uV");
  record->chain->rate_hz = FROND_SIMULATED_RATE_HZ;
  record->started_at = g_date_time_new_now_utc ();
  record->state = FROND_SESSION_RECORDING;
  begun = frond_session_repository_begin (fixture->vault, record, channels, writer, &error);
  g_assert_no_error (error);

  return begun;
}

/* The patient is told at the sample at which a phase begins. */
static void
play (FrondPipeline         *pipeline,
      FrondProgramme        *programme,
      FrondSimulatedPatient *patient)
{
  FrondLiveStatus status = { 0 };

  for (guint64 first = 0; status.state != FROND_LIVE_ENDED; first += BLOCK) {
    g_autoptr (FrondBlock) block = frond_block_new (first, BLOCK, 1, FROND_SIMULATED_RATE_HZ);

    frond_pipeline_get_status (pipeline, &status);
    frond_simulated_patient_cue (patient, first, frond_phase_effort_find (frond_programme_get_phase (programme, status.engine.phase_index + (status.engine.phase_remaining_s <= 0))));
    for (guint i = 0; i < BLOCK; i++)
      block->raw[i] = frond_simulated_patient_get_sample (patient, first + i);
    frond_pipeline_push_block (pipeline, block);
    frond_pipeline_get_status (pipeline, &status);
  }
}

static GPtrArray *
compute (LiveFixture        *fixture,
         FrondSessionRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) metrics = NULL;

  g_assert_no_error (error);
  analysis = frond_analysis_of_recording (recording, record, &error);
  g_assert_no_error (error);
  events = frond_recording_get_events (recording, &error);
  g_assert_no_error (error);
  metrics = frond_analysis_compute_metrics (analysis, analysis->shown, -1, events);

  return g_steal_pointer (&metrics);
}

/* (transfer full) (element-type FrondMetric) */
static GPtrArray *
run_session (LiveFixture *fixture,
             const char  *scenario,
             guint64      seed,
             const char  *programme_id)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find (scenario, strlen (scenario)), seed);
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (FrondPipeline) pipeline = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (channels, frond_simulated_patient_make_channel ());
  record = begin_record (fixture, programme, channels, &writer);
  pipeline = frond_pipeline_new (channels, 0, -1, FROND_SIMULATED_RATE_HZ, notify_cb, NULL);
  frond_pipeline_begin (pipeline, programme, writer);
  play (pipeline, programme, patient);
  frond_pipeline_end (pipeline);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  g_assert_no_error (error);

  return compute (fixture, record);
}

static double
get_value (const GPtrArray *metrics,
           const char      *id,
           FrondSchool      school,
           int              segment)
{
  const FrondMetric *metric = frond_metrics_find (metrics, id, school, segment);

  g_assert_nonnull (metric);
  g_assert_false (isnan (metric->value));

  return metric->value;
}

typedef struct {
  const char *name;
  const char *id;
  int         segment;
  double      published;
} Figure;

/* Phasic: mean of the flicks' peaks; all others: mean of the whole phase (Glazer school). */
static void
assert_figures (LiveFixture  *fixture,
                const char   *programme_id,
                const Figure *figures,
                guint         n_figures)
{
  double sums[8] = { 0 };

  for (guint64 seed = 1; seed <= N_SEEDS; seed++) {
    g_autoptr (GPtrArray) metrics = run_session (fixture, "oleksy-2020", seed, programme_id);

    for (guint i = 0; i < n_figures; i++)
      sums[i] += get_value (metrics, figures[i].id, FROND_SCHOOL_GLAZER, figures[i].segment);
  }
  for (guint i = 0; i < n_figures; i++) {
    double mean = sums[i] / N_SEEDS;

    g_test_message ("%s, %s: published %.2f, measured %.3f (%+.2f %%)", programme_id, figures[i].name, figures[i].published, mean, 100 * (mean / figures[i].published - 1));
    g_assert_cmpfloat_with_epsilon (mean, figures[i].published, 0.02 * figures[i].published);
  }
}

static void
test_oleksy_short (LiveFixture  *fixture,
                   gconstpointer data)
{
  static const Figure figures[] = {
    { "rest before", "mean", 0, 6.26 },
    { "flicks", "phasic-peak", FROND_METRIC_SESSION, 49.76 },
    { "holds", "tonic-mean", FROND_METRIC_SESSION, 37.05 },
    { "endurance", "endurance-mean", FROND_METRIC_SESSION, 16.10 },
    { "rest after", "mean", 22, 6.93 },
  };

  assert_figures (fixture, "glazer-short-rest", figures, G_N_ELEMENTS (figures));
}

static void
test_oleksy_classic (LiveFixture  *fixture,
                     gconstpointer data)
{
  static const Figure figures[] = {
    { "rest before", "mean", 0, 6.26 },
    { "flicks", "phasic-peak", FROND_METRIC_SESSION, 49.76 },
    { "holds", "tonic-mean", FROND_METRIC_SESSION, 37.05 },
    { "endurance", "endurance-mean", FROND_METRIC_SESSION, 16.10 },
    { "rest after", "mean", 23, 6.93 },
  };

  assert_figures (fixture, "glazer-classic", figures, G_N_ELEMENTS (figures));
}

/* Its criteria are limits, so each seed has to be within all of them. */
static void
test_white_control (LiveFixture  *fixture,
                    gconstpointer data)
{
  for (guint64 seed = 1; seed <= 3; seed++) {
    g_autoptr (GPtrArray) metrics = run_session (fixture, "white-1997-control", seed, "glazer-classic");
    const double rest = get_value (metrics, "mean", FROND_SCHOOL_GLAZER, 0);
    const double sd = get_value (metrics, "sd", FROND_SCHOOL_GLAZER, 0);
    const double hold = get_value (metrics, "tonic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION);
    const double frequency = get_value (metrics, "median-frequency", FROND_SCHOOL_RESEARCH, 0);
    const double release = get_value (metrics, "release", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION);

    g_test_message ("seed %d: rest %.3f uV (at most 2.0), SD %.3f (at most 0.20), holds %.2f (at least 17), median frequency %.1f Hz (at least 115), "
                    "letting go %.3f s (at most 0.2)",
                    (int) seed, rest, sd, hold, frequency, release);
    g_assert_cmpfloat (rest, <=, 2.0);
    g_assert_cmpfloat (sd, <=, 0.20);
    g_assert_cmpfloat (hold, >=, 17);
    g_assert_cmpfloat (frequency, >=, 115);
    g_assert_cmpfloat (release, <=, 0.2);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  LIVE_FIXTURE_ADD ("/published-means/oleksy-2020/short-rests", NULL, test_oleksy_short);
  LIVE_FIXTURE_ADD ("/published-means/oleksy-2020/classic", NULL, test_oleksy_classic);
  LIVE_FIXTURE_ADD ("/published-means/white-1997/controls", NULL, test_white_control);

  return g_test_run ();
}
