/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not make a difference: how samples were cut into blocks, how fast they came, a pause or a gap somewhere else, and whether a
 * figure was made live or afterwards. */

#include <math.h>
#include <string.h>

#include "frond-artefact-exclusions.h"
#include "frond-session-repository.h"
#include "frond-simulated-patient.h"
#include "frond-statistics.h"
#include "live-fixture.h"
#include "session-run.h"

/* One of each: a resting level, a best effort, a curve, two edges, a goal that follows the person, widening, a quiet abdomen. */
static const char programme_json[] =
  "{ \"format\": 1, \"id\": \"all\", \"version\": 1, \"name\": \"All\", \"summary\": \"For a test.\", \"phases\": ["
  "  { \"kind\": \"rest\", \"name\": \"Rest\", \"patient_words\": \"Rest\", \"seconds\": 10 },"
  "  { \"kind\": \"work\", \"name\": \"Best\", \"patient_words\": \"Hold\", \"seconds\": 10, \"measures_mvc\": true },"
  "  { \"kind\": \"rest\", \"name\": \"Rest\", \"patient_words\": \"Rest\", \"seconds\": 12,"
  "    \"goal\": { \"rule\": \"baseline-percent\", \"value\": 120 } },"
  "  { \"kind\": \"work\", \"name\": \"Curve\", \"patient_words\": \"Follow\", \"seconds\": 20,"
  "    \"goal\": { \"rule\": \"curve\", \"of\": \"mvc-percent\", \"direction\": \"above\","
  "                \"points\": [ { \"at_seconds\": 0, \"value\": 5 }, { \"at_seconds\": 18, \"value\": 90 } ] } },"
  "  { \"kind\": \"work\", \"name\": \"Between\", \"patient_words\": \"Hold\", \"seconds\": 12,"
  "    \"goal\": { \"rule\": \"mvc-percent\", \"value\": 10, \"upper\": 60, \"direction\": \"between\" } },"
  "  { \"kind\": \"breathe\", \"name\": \"Breathe\", \"patient_words\": \"Breathe\", \"seconds\": 100,"
  "    \"breathing\": { \"per_minute\": 6, \"in_seconds\": 4 },"
  "    \"goal\": { \"rule\": \"adaptive\", \"value\": 150 }, \"abdomen_quiet\": true },"
  "  { \"kind\": \"drop\", \"name\": \"Drop\", \"patient_words\": \"Widen\", \"seconds\": 15,"
  "    \"goal\": { \"rule\": \"rest-percent\", \"value\": 150 } },"
  "  { \"kind\": \"rest\", \"name\": \"Rest\", \"patient_words\": \"Rest\", \"seconds\": 10 } ] }";

#define N_PHASES 8

static SessionRun *
run (SessionRunPlan plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (programme_json, -1, &error);

  g_assert_no_error (error);
  plan.programme = programme;
  if (plan.block == 0)
    plan.block = 5;

  return session_run_new (&plan);
}

static gboolean
is_same (double a,
         double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
assert_same_events (GPtrArray *a,
                    GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++) {
    const FrondEvent *x = a->pdata[i], *y = b->pdata[i];

    g_assert_cmpint (x->kind, ==, y->kind);
    g_assert_cmpuint (x->sample, ==, y->sample);
    g_assert_cmpuint (x->duration, ==, y->duration);
    g_assert_cmpint (x->code, ==, y->code);
    g_assert_true (is_same (x->value, y->value));
  }
}

static const FrondSegmentResult *
get_result (SessionRun *self,
            guint       phase)
{
  return session_run_get_pelvic (self)->results->pdata[phase];
}

/* Within a rounding of the filter's memory; 0: to the bit. */
static void
assert_close (double      a,
              double      b,
              double      tolerance,
              const char *what,
              guint       phase)
{
  if (!is_same (a, b) && !(fabs (a - b) <= tolerance * fabs (b)))
    g_error ("%s of phase %u: %.17g and %.17g", what, phase + 1, a, b);
}

static void
assert_same_phase (SessionRun *a,
                   SessionRun *b,
                   guint       phase,
                   double      tolerance)
{
  const FrondSegmentResult *x = get_result (a, phase), *y = get_result (b, phase);

  g_assert_cmpuint (x->n, ==, y->n);
  g_assert_cmpuint (x->segment.n_samples, ==, y->segment.n_samples);
  assert_close (x->segment.goal, y->segment.goal, tolerance, "goal", phase);
  assert_close (x->mean, y->mean, tolerance, "mean", phase);
  assert_close (x->sd, y->sd, tolerance, "SD", phase);
  assert_close (x->min, y->min, tolerance, "min", phase);
  assert_close (x->peak, y->peak, tolerance, "peak", phase);
  assert_close (x->median_frequency_hz, y->median_frequency_hz, tolerance, "median frequency", phase);
  assert_close (x->onset_s, y->onset_s, tolerance, "onset", phase);
  assert_close (x->below_goal_percent, y->below_goal_percent, tolerance, "share", phase);
}

static void
assert_same_live (SessionRun *a,
                  SessionRun *b)
{
  const FrondChannelAnalysis *x = session_run_get_pelvic (a), *y = session_run_get_pelvic (b);

  g_assert_cmpuint (a->n_samples, ==, b->n_samples);
  g_assert_cmpmem (x->envelope, x->n_samples * sizeof (double), y->envelope, y->n_samples * sizeof (double));
  for (guint64 k = 0; k < frond_live_feed_get_n_columns (a->feed); k++) {
    FrondLiveColumn p = { 0 }, q = { 0 };

    /* The last column is told when it is full: how many are known at the end is a matter of blocks. */
    if (frond_live_feed_read (a->feed, k, 1, &p) + frond_live_feed_read (b->feed, k, 1, &q) < 2)
      break;
    g_assert_true (is_same ((double) p.minimum, (double) q.minimum) && is_same ((double) p.maximum, (double) q.maximum));
  }
}

static void
test_blocks (void)
{
  static const guint blocks[] = { 1, 7, 20, 50, 1000 };
  g_autoptr (SessionRun) whole = run ((SessionRunPlan) { .block = 5 });

  g_assert_cmpuint (whole->segments->len, ==, N_PHASES);
  /* There is something to differ in: all five goals were met now and then. */
  for (guint i = 2; i < 7; i++) {
    g_assert_cmpfloat (get_result (whole, i)->below_goal_percent, >, 0);
    g_assert_cmpfloat (get_result (whole, i)->below_goal_percent, <, 100);
  }
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++) {
    g_autoptr (SessionRun) cut = run ((SessionRunPlan) { .block = blocks[i] });

    assert_same_events (whole->events, cut->events);
    assert_same_live (whole, cut);
    for (guint p = 0; p < N_PHASES; p++)
      assert_same_phase (whole, cut, p, 0);
  }
}

/* In the fourth phase, after 40 s: what came before is the same to the bit; behind it filter and window remember a rounding. */
static void
assert_elsewhere_same (SessionRun *whole,
                       SessionRun *disturbed)
{
  const guint phase = 3;

  g_assert_cmpuint (disturbed->segments->len, ==, N_PHASES);
  g_assert_cmpuint (g_array_index (disturbed->segments, FrondSegment, phase).n_samples, >, g_array_index (whole->segments, FrondSegment, phase).n_samples);
  for (guint p = 0; p < N_PHASES; p++) {
    if (p != phase)
      assert_same_phase (disturbed, whole, p, p < phase ? 0 : 1e-9);
  }
}

static void
test_pause (void)
{
  g_autoptr (SessionRun) whole = run ((SessionRunPlan) { 0 });
  g_autoptr (SessionRun) paused = run ((SessionRunPlan) { .pause_at = 40 * SESSION_RUN_RATE_HZ, .n_paused = 9 * SESSION_RUN_RATE_HZ });

  g_assert_cmpuint (paused->n_samples, ==, whole->n_samples + 9 * SESSION_RUN_RATE_HZ);
  assert_elsewhere_same (whole, paused);
  /* And of the phase itself as much counts as without it. */
  g_assert_cmpuint (get_result (paused, 3)->n, ==, get_result (whole, 3)->n);
}

static void
test_gap (void)
{
  g_autoptr (SessionRun) whole = run ((SessionRunPlan) { 0 });
  g_autoptr (SessionRun) torn = run ((SessionRunPlan) { .gap_at = 40 * SESSION_RUN_RATE_HZ, .n_lost = 3 * SESSION_RUN_RATE_HZ });

  g_assert_cmpuint (torn->n_samples, ==, whole->n_samples + 3 * SESSION_RUN_RATE_HZ);
  assert_elsewhere_same (whole, torn);
  /* The phase itself has lost what had to settle, no more. */
  g_assert_cmpuint (get_result (torn, 3)->n, <, get_result (whole, 3)->n);
  g_assert_cmpuint (get_result (torn, 3)->n, >, get_result (whole, 3)->n - SESSION_RUN_RATE_HZ);
}

static FrondAnalysis *
analyse_stored (LiveFixture *fixture,
                GPtrArray  **events)
{
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *record = frond_live_session_get_record (fixture->session);
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  FrondAnalysis *analysis;

  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  analysis = frond_analysis_of_recording (recording, record, &error);
  g_assert_no_error (error);
  if (events)
    *events = frond_recording_get_events (recording, &error);

  return analysis;
}

static void
record_session (LiveFixture *fixture,
                const char  *scenario,
                const char  *programme,
                double       speed)
{
  frond_live_session_set_unattended (fixture->session, TRUE);
  live_fixture_connect_sensor (fixture, scenario, speed);
  live_fixture_begin (fixture, programme);
  g_main_loop_run (fixture->loop);
}

/* The simulated patient begins anew within a block or two of the recording's first sample: from there on every sample is hers. */
static void
assert_recorded (LiveFixture         *fixture,
                 const FrondAnalysis *analysis,
                 guint64              seed)
{
  const FrondChannelAnalysis *channel = frond_analysis_get_shown (analysis);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), &error);
  g_autofree double *recorded = g_new (double, channel->n_samples);
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find ("guarding", 8), seed);
  g_autofree double *expected = g_new (double, channel->n_samples);
  gsize              begin = 0;

  g_assert_no_error (error);
  frond_recording_read (recording, analysis->shown, 0, channel->n_samples, recorded, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < channel->n_samples; i++)
    expected[i] = frond_simulated_patient_get_sample (patient, i) * FROND_SIMULATED_STEP_UV;
  for (; begin < channel->n_samples; begin++) {
    gsize i = 0;

    while (begin + i < channel->n_samples && fabs (recorded[begin + i] - expected[i]) < 1e-9)
      i++;
    if (begin + i == channel->n_samples)
      break;
  }
  g_test_message ("%" G_GSIZE_FORMAT " samples from before the patient began, of %" G_GSIZE_FORMAT, begin, channel->n_samples);
  g_assert_cmpuint (begin, <, channel->n_samples / 2);
}

static gboolean
is_artefact (const FrondExclusion *exclusion)
{
  for (guint kind = 0; kind < FROND_ARTEFACT_N_KINDS; kind++) {
    if (g_str_equal (exclusion->reason, frond_artefact_get_reason ((FrondArtefactKind) kind)))
      return TRUE;
  }

  return FALSE;
}

/* What the trace hatches while it is recorded is what the review leaves out, to the sample; the last window is only whole here. */
static void
assert_left_out_live (LiveFixture *fixture,
                      const char  *scenario)
{
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GArray) live = NULL;
  const GArray *stored;
  guint64       end;
  guint         n = 0;

  record_session (fixture, scenario, "quick-look", 0);
  live = frond_live_session_dup_left_out (fixture->session);
  analysis = analyse_stored (fixture, NULL);
  stored = frond_analysis_get_shown (analysis)->exclusions;
  end = frond_analysis_get_shown (analysis)->n_samples - 2 * FROND_SIMULATED_RATE_HZ;
  for (guint i = 0; i < stored->len; i++) {
    const FrondExclusion *expected = &g_array_index (stored, FrondExclusion, i);
    const FrondExclusion *found;

    if (!is_artefact (expected))
      continue;
    g_assert_cmpuint (n, <, live->len);
    found = &g_array_index (live, FrondExclusion, n++);
    g_test_message ("%s %" G_GUINT64_FORMAT " + %" G_GUINT64_FORMAT, expected->reason, expected->first_sample, expected->n_samples);
    g_assert_cmpstr (found->reason, ==, expected->reason);
    g_assert_cmpuint (found->first_sample, ==, expected->first_sample);
    g_assert_cmpuint (MIN (found->first_sample + found->n_samples, end), ==, MIN (expected->first_sample + expected->n_samples, end));
  }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, ==, live->len);
}

static void
test_motion_live (LiveFixture  *fixture,
                  gconstpointer data)
{
  assert_left_out_live (fixture, "motion");
}

static void
test_contact_live (LiveFixture  *fixture,
                   gconstpointer data)
{
  assert_left_out_live (fixture, "poor-contact?channels=2");
}

/* However fast it goes, phases begin at the same samples, and no sample is another one. */
static void
assert_speed (LiveFixture *fixture,
              double       speed)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");
  g_autoptr (FrondAnalysis) analysis = NULL;
  double  begin_s = 0;
  guint64 n_samples;

  record_session (fixture, "guarding?seed=7", "quick-look", speed);
  analysis = analyse_stored (fixture, NULL);
  n_samples = frond_analysis_get_shown (analysis)->n_samples;
  g_assert_cmpuint (n_samples, ==, (guint64) llround (frond_programme_get_duration (programme) * FROND_SIMULATED_RATE_HZ));
  assert_recorded (fixture, analysis, 7);
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    const FrondSegmentResult *result = frond_analysis_get_shown (analysis)->results->pdata[i];

    g_assert_cmpuint (result->segment.first_sample, ==, (guint64) llround (begin_s * FROND_SIMULATED_RATE_HZ));
    begin_s += frond_programme_get_phase (programme, i)->duration_s;
  }
}

static void
test_fastest (LiveFixture  *fixture,
              gconstpointer data)
{
  assert_speed (fixture, 0);
}

static void
test_50 (LiveFixture  *fixture,
         gconstpointer data)
{
  assert_speed (fixture, 50);
}

static void
test_300 (LiveFixture  *fixture,
          gconstpointer data)
{
  assert_speed (fixture, 300);
}

/* What the feed showed is what is found in the vault, and whoever analyses it twice finds it twice. */
static void
test_stored (LiveFixture  *fixture,
             gconstpointer data)
{
  g_autoptr (FrondLiveFeed) feed = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (FrondAnalysis) again = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char            *headline = NULL;
  const FrondChannelAnalysis *channel;

  frond_live_session_set_uses_abdomen (fixture->session, TRUE);
  record_session (fixture, "pushing?channels=2", "reverse-kegel", 0);
  feed = frond_live_feed_ref (frond_live_session_get_feed (fixture->session));
  analysis = analyse_stored (fixture, &events);
  again = analyse_stored (fixture, NULL);
  channel = frond_analysis_get_shown (analysis);
  for (guint64 k = 0; k < frond_live_feed_get_n_columns (feed); k++) {
    FrondLiveColumn column = { 0 };
    float           minimum = NAN, maximum = NAN;

    for (guint64 i = 20 * k; i < MIN (20 * (k + 1), channel->n_samples); i++) {
      minimum = fminf (minimum, (float) channel->envelope[i]);
      maximum = fmaxf (maximum, (float) channel->envelope[i]);
    }
    g_assert_cmpuint (frond_live_feed_read (feed, k, 1, &column), ==, 1);
    g_assert_true (is_same ((double) column.minimum, (double) minimum) && is_same ((double) column.maximum, (double) maximum));
  }
  g_assert_cmpmem (channel->envelope, channel->n_samples * sizeof (double), frond_analysis_get_shown (again)->envelope, channel->n_samples * sizeof (double));
  headline = frond_analysis_get_headline (analysis);
  g_assert_cmpstr (headline, ==, frond_live_session_get_record (fixture->session)->headline);
  /* Pushing was seen, stored, and is no success: the abdomen moves while she is asked to widen. */
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_PHASE], ==, channel->results->len);
  g_assert_cmpuint (events->len, >, channel->results->len);
}

static const FrondEvent *
find_best (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_REFERENCE && event->code == FROND_REFERENCE_MVC)
      return event;
  }

  g_error ("there is no best effort");
}

/* The input was at its end in the middle of the best effort: that is no effort, live or afterwards. */
static void
test_best_effort (void)
{
  g_autoptr (SessionRun) plain = run ((SessionRunPlan) { 0 });
  g_autoptr (SessionRun) clipped = run ((SessionRunPlan) { .block = 7, .clipped_at = 15 * SESSION_RUN_RATE_HZ, .n_clipped = SESSION_RUN_RATE_HZ / 2 });
  const FrondSegmentResult *result = session_run_get_pelvic (clipped)->results->pdata[1];
  const double             *envelope = session_run_get_pelvic (clipped)->envelope + result->segment.first_sample;
  g_autofree double        *counts = g_memdup2 (envelope, result->segment.n_samples * sizeof *envelope);
  double                    best = find_best (clipped->events)->value;

  g_assert_cmpuint (result->excluded->len, >, 0);
  for (guint i = 0; i < result->excluded->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (result->excluded, FrondExclusion, i);

    g_assert_cmpstr (exclusion->reason, ==, FROND_EXCLUSION_CLIPPED);
    for (guint64 k = 0; k < exclusion->n_samples; k++)
      counts[exclusion->first_sample + k - result->segment.first_sample] = NAN;
  }
  g_assert_cmpfloat_with_epsilon (best, frond_statistics_top_mean (counts, result->segment.n_samples, 0.1), 1e-9);
  g_assert_cmpfloat (frond_statistics_top_mean (envelope, result->segment.n_samples, 0.1), >, 1.5 * best);
  g_assert_cmpfloat (fabs (best / find_best (plain->events)->value - 1), <, 0.3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/blocks", test_blocks);
  g_test_add_func ("/properties/pause", test_pause);
  g_test_add_func ("/properties/gap", test_gap);
  g_test_add_func ("/properties/best-effort", test_best_effort);
  LIVE_FIXTURE_ADD ("/properties/speed/fastest", NULL, test_fastest);
  LIVE_FIXTURE_ADD ("/properties/speed/50", NULL, test_50);
  LIVE_FIXTURE_ADD ("/properties/speed/300", NULL, test_300);
  LIVE_FIXTURE_ADD ("/properties/stored", NULL, test_stored);
  LIVE_FIXTURE_ADD ("/properties/motion-live", NULL, test_motion_live);
  LIVE_FIXTURE_ADD ("/properties/contact-live", NULL, test_contact_live);

  return g_test_run ();
}
