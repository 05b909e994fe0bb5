/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every programme that comes with Frond, to its end without a window and as fast as it goes, with a patient who does what is asked and with
 * each thing that can be wrong with a signal. */

#include <math.h>

#include "frond-analysis-metrics.h"
#include "frond-session-repository.h"
#include "live-fixture.h"

typedef struct {
  const char *name;
  gboolean    has_signal; /* in between there is muscle to be seen */
} Scenario;

static const Scenario clean = { "letting-go", TRUE };

static const Scenario disturbed[] = {
  { "mains-hum", FALSE }, /* all the time */
  { "ecg", FALSE },       /* the heart is louder than the muscle, all the time */
  { "electrode-off", TRUE },
  { "poor-contact", TRUE },
  { "motion", TRUE },
  { "clipping", FALSE },
  { "flat", FALSE },
  { "pushing", TRUE },
};

static void
record_session (LiveFixture    *fixture,
                FrondProgramme *programme,
                const char     *scenario)
{
  g_autofree char *endpoint = g_strconcat (scenario, "?channels=2", NULL);

  frond_live_session_set_unattended (fixture->session, TRUE);
  frond_live_session_set_uses_abdomen (fixture->session, TRUE);
  live_fixture_connect_sensor (fixture, endpoint, 0);
  live_fixture_begin (fixture, frond_programme_get_id (programme));
  g_main_loop_run (fixture->loop);
}

/* A number or a reason: nothing is infinite, and nothing is silently missing. */
static void
assert_metrics (const FrondAnalysis *analysis,
                GPtrArray           *events)
{
  g_autoptr (GPtrArray) metrics = frond_analysis_compute_metrics (analysis, analysis->shown, 1, events);

  g_assert_cmpuint (metrics->len, >, 0);
  for (guint i = 0; i < metrics->len; i++) {
    const FrondMetric *metric = metrics->pdata[i];

    if (!isfinite (metric->value) && !(isnan (metric->value) && metric->reason))
      g_error ("%s of segment %d, school %d: %g without a reason", metric->id, metric->segment, (int) metric->school, metric->value);
  }
}

static void
assert_session (LiveFixture    *fixture,
                FrondProgramme *programme,
                const Scenario *scenario)
{
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *record = frond_live_session_get_record (fixture->session);
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *headline = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpfloat_with_epsilon (record->duration_s, frond_programme_get_duration (programme), 1e-6);
  analysis = frond_analysis_of_recording (recording, record, &error);
  g_assert_no_error (error);
  events = frond_recording_get_events (recording, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (frond_analysis_get_shown (analysis)->results->len, ==, frond_programme_get_n_phases (programme));
  headline = frond_analysis_get_headline (analysis);
  if (scenario->has_signal && !headline)
    g_error ("%s with %s has no headline", frond_programme_get_id (programme), scenario->name);
  if (headline)
    g_assert_null (strstr (headline, "nan"));
  assert_metrics (analysis, events);
}

static void
run_to_end (FrondProgramme *programme,
            const Scenario *scenario)
{
  LiveFixture fixture = { 0 };

  live_fixture_set_up (&fixture, NULL);
  record_session (&fixture, programme, scenario->name);
  assert_session (&fixture, programme, scenario);
  live_fixture_tear_down (&fixture, NULL);
}

/* Each with all takes minutes: -m slow does it. Otherwise every programme is run undisturbed, and every second one meets one thing more. */
static void
test_programme (gconstpointer data)
{
  g_autoptr (GListModel) programmes = frond_programme_list_built_in ();
  g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, GPOINTER_TO_UINT (data));

  run_to_end (programme, &clean);
  for (guint i = 0; i < G_N_ELEMENTS (disturbed); i++) {
    if (g_test_slow () || 2 * i + 1 == GPOINTER_TO_UINT (data))
      run_to_end (programme, &disturbed[i]);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GListModel) programmes = NULL;

  g_test_init (&argc, &argv, NULL);
  programmes = frond_programme_list_built_in ();
  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);
    g_autofree char *path = g_strconcat ("/every-programme/", frond_programme_get_id (programme), NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_programme);
  }

  return g_test_run ();
}
