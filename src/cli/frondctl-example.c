/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An example session: the simulated patient, who here follows the programme's phases, goes through the real pipeline into the real record.
 * No sensor thread and no clock: the same example gives the same samples on every machine. */

#include "config.h"

#include "frondctl-example.h"

#include <math.h>

#include "frond-analysis.h"
#include "frond-chain.h"
#include "frond-pipeline.h"
#include "frond-session-repository.h"
#include "simulator/frond-simulated-patient.h"

#define BASELINE_S    10
#define BLOCK_SAMPLES 50
/* A cue is answered after this time, and the new level reached this much later. */
#define REACTION_S 0.4
#define RISE_S     0.3
/* A burst of guarding, over the level of rest. */
#define BURST_UV 18

typedef struct {
  const FrondctlExample *example;
  FrondProgramme        *programme;
  FrondPipeline         *pipeline;
  FrondSensorInfo        info;
  guint64                next_sample;
  guint64                seed;
} Run;

/* The resting level goes down steadily over the whole programme. */
static double
get_rest_level (const Run *run,
                double     at_s)
{
  double part = CLAMP (at_s / frond_programme_get_duration (run->programme), 0, 1);

  return run->example->rest_uv + (run->example->settled_uv - run->example->rest_uv) * part;
}

/* What the patient does in one phase, from its beginning. */
static FrondScenario
make_scenario (const Run        *run,
               const FrondPhase *phase,
               gboolean          was_working,
               double            at_s)
{
  const FrondctlExample *example = run->example;
  double                 before = get_rest_level (run, at_s);
  double                 after = get_rest_level (run, at_s + phase->duration_s);
  FrondScenario          scenario = { .name = "example" };

  if (phase->kind == FROND_PHASE_WORK) {
    const FrondScenarioPoint points[] = { { 0, before }, { REACTION_S, before }, { REACTION_S + RISE_S, example->hold_uv }, { phase->duration_s, example->hold_uv * 0.9 } };

    memcpy (scenario.points, points, sizeof points);
  } else if (was_working) {
    const FrondScenarioPoint points[] = { { 0, example->hold_uv * 0.9 }, { REACTION_S, example->hold_uv * 0.9 }, { REACTION_S + example->release_s, after } };

    memcpy (scenario.points, points, sizeof points);
  } else {
    const FrondScenarioPoint points[] = { { 0, before }, { phase->duration_s, after } };

    memcpy (scenario.points, points, sizeof points);
    scenario.bursts_per_min = example->bursts_per_min;
    scenario.burst_uv = BURST_UV;
  }

  return scenario;
}

static void
push_block (Run                   *run,
            FrondSimulatedPatient *patient,
            guint64                first)
{
  g_autoptr (FrondBlock) block = frond_block_new (run->next_sample, BLOCK_SAMPLES, 1, run->info.rate_hz);

  block->flags = FROND_BLOCK_SIMULATED;
  for (guint i = 0; i < BLOCK_SAMPLES; i++)
    block->raw[i] = frond_simulated_patient_get_sample (patient, first + i);
  frond_pipeline_push_block (run->pipeline, block);
  run->next_sample += BLOCK_SAMPLES;
}

/* Each stretch has noise of its own. */
static void
push_stretch (Run                 *run,
              const FrondScenario *scenario,
              double               seconds,
              guint                marker)
{
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (scenario, run->seed++);
  guint64 n = (guint64) llround (seconds * run->info.rate_hz);

  for (guint64 first = 0; first < n; first += BLOCK_SAMPLES) {
    if (marker > 0 && first <= n / 2 && first + BLOCK_SAMPLES > n / 2)
      frond_pipeline_mark (run->pipeline, -1, marker, frond_programme_get_marker_name (run->programme, marker));
    push_block (run, patient, first);
  }
}

static void
push_baseline (Run *run)
{
  const FrondScenario scenario = { .name = "example", .points = { { 0, run->example->rest_uv } } };

  frond_pipeline_measure_baseline (run->pipeline, BASELINE_S);
  /* The filter settles first; a little more than what is measured. */
  push_stretch (run, &scenario, BASELINE_S + 1, 0);
}

static void
push_programme (Run *run)
{
  guint    n_phases = frond_programme_get_n_phases (run->programme);
  gboolean was_working = FALSE;
  double   at_s = 0;

  for (guint i = 0; i < n_phases; i++) {
    const FrondPhase   *phase = frond_programme_get_phase (run->programme, i);
    const FrondScenario scenario = make_scenario (run, phase, was_working, at_s);

    push_stretch (run, &scenario, phase->duration_s, i == n_phases / 2 ? run->example->marker : 0);
    was_working = phase->kind == FROND_PHASE_WORK;
    at_s += phase->duration_s;
  }
}

/* A quarter past ten on that day. */
static GDateTime *
make_start (guint days_ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, -(int) days_ago);

  return g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day), 10, 15, 0);
}

static FrondSessionRecord *
describe (const Run    *run,
          FrondPatient *patient)
{
  FrondSessionRecord *record = frond_session_record_new ();
  FrondLiveStatus     status;

  frond_pipeline_get_status (run->pipeline, &status);
  record->patient_id = patient->id;
  record->programme_id = g_strdup (frond_programme_get_id (run->programme));
  record->programme_version = frond_programme_get_version (run->programme);
  record->programme_name = g_strdup (frond_programme_get_name (run->programme));
  record->programme_json = g_strdup (frond_programme_get_json (run->programme));
  record->started_at = make_start (run->example->days_ago);
  record->state = FROND_SESSION_RECORDING;
  record->baseline = status.baseline;
  record->chain = frond_chain_profile_of_sensor (&run->info, 0, frond_pipeline_get_filter_spec (run->pipeline));
  record->chain->electrode = g_strdup ("Vaginal probe, 2 rings");
  record->chain->site = g_strdup ("Pelvic floor");
  record->chain->position = g_strdup ("Lying on the back");

  return record;
}

static FrondSessionRecord *
finish (const Run            *run,
        FrondVault           *vault,
        FrondSessionRecord   *record,
        FrondRecordingWriter *writer,
        GError              **error)
{
  g_autoptr (FrondSessionRecord) ended = frond_session_record_copy (record);
  g_autoptr (FrondSessionRecord) stored = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autofree char       *headline = NULL;
  double                 before, after;
  FrondRecordingProgress progress;

  frond_pipeline_end (run->pipeline);
  if (!frond_recording_writer_finish (writer, error))
    return NULL;
  frond_recording_writer_get_progress (writer, &progress);
  ended->state = FROND_SESSION_COMPLETE;
  ended->n_samples = progress.n_stored;
  ended->duration_s = (double) ended->n_samples / run->info.rate_hz;
  stored = frond_session_repository_end (vault, ended, error);
  recording = stored ? frond_session_repository_open_recording (vault, stored, error) : NULL;
  analysis = recording ? frond_analysis_of_recording (recording, stored, error) : NULL;
  if (analysis == NULL)
    return NULL;
  headline = frond_analysis_get_headline (analysis);
  frond_analysis_get_rest_levels (analysis, &before, &after);

  return headline ? frond_session_repository_set_headline (vault, stored->id, headline, before, after, error) : g_steal_pointer (&stored);
}

static FrondSessionRecord *
run_programme (Run          *run,
               FrondVault   *vault,
               FrondPatient *patient,
               GError      **error)
{
  g_autoptr (FrondSessionRecord) description = describe (run, patient);
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = frond_session_repository_begin (vault, description, run->info.channels, &writer, error);

  if (record == NULL)
    return NULL;
  frond_pipeline_begin (run->pipeline, run->programme, writer);
  push_programme (run);

  return finish (run, vault, record, writer, error);
}

static void
notify_cb (gpointer user_data)
{
  /* Nobody watches. */
}

/**
 * frondctl_example_run:
 * @example: what happened
 * @vault: where to store it
 * @patient: to whom
 * @error: an error of the vault
 *
 * Returns: (transfer full): the stored session
 */
FrondSessionRecord *
frondctl_example_run (const FrondctlExample *example,
                      FrondVault            *vault,
                      FrondPatient          *patient,
                      GError               **error)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (example->programme);
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (FrondPipeline) pipeline = NULL;
  g_autofree char *model = g_strdup (FROND_CHAIN_SIMULATED);
  g_autofree char *firmware = g_strdup ("");
  Run              run = { .example = example, .programme = programme, .seed = example->days_ago * 1000 };

  g_ptr_array_add (channels, frond_simulated_patient_make_channel ());
  run.info = (FrondSensorInfo) { .model = model, .firmware = firmware, .rate_hz = FROND_SIMULATED_RATE_HZ, .battery_v = NAN, .battery_percent = -1, .channels = channels };
  pipeline = frond_pipeline_new (channels, 0, -1, run.info.rate_hz, notify_cb, NULL);
  run.pipeline = pipeline;
  push_baseline (&run);

  return run_programme (&run, vault, patient, error);
}
