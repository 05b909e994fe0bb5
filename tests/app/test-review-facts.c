/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-fixture.h"
#include "frond-review-facts.h"

#include <math.h>

#include "frond-event.h"
#include "frond-phase-row.h"
#include "frond-plot-goal.h"
#include "frond-review-headlines.h"

static FrondSegmentResult *
make_result (FrondPhaseKind kind,
             double         mean)
{
  FrondSegmentResult *result = g_new0 (FrondSegmentResult, 1);

  result->segment = (FrondSegment) { .name = g_strdup ("Phase"), .kind = kind, .n_samples = 10000, .goal = NAN };
  result->n = 10000;
  result->mean = mean;
  result->sd = result->cv_percent = result->min = result->peak = NAN;
  result->onset_s = result->release_s = result->below_goal_percent = NAN;
  result->excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  return result;
}

typedef struct {
  FrondSessionRecord  *record;
  FrondAnalysis        analysis;
  FrondChannelAnalysis channel;
  GPtrArray           *events;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->record = frond_session_record_new ();
  fixture->record->programme_name = g_strdup ("Work and rest");
  fixture->record->duration_s = 402;
  fixture->record->state = FROND_SESSION_COMPLETE;
  fixture->channel = (FrondChannelAnalysis) { .label = (char *) "EMG", .unit = (char *) "uV" };
  fixture->channel.results = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_segment_result_free);
  fixture->analysis.rate_hz = 1000;
  fixture->analysis.channels = g_ptr_array_new ();
  g_ptr_array_add (fixture->analysis.channels, &fixture->channel);
  fixture->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_object_unref (fixture->record);
  g_ptr_array_unref (fixture->channel.results);
  g_ptr_array_unref (fixture->analysis.channels);
  g_ptr_array_unref (fixture->events);
}

static void
test_sentences (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char    *facts = NULL;
  FrondSegmentResult *release = make_result (FROND_PHASE_RELEASE, 3.5);

  g_ptr_array_add (fixture->channel.results, make_result (FROND_PHASE_REST, 4.6));
  g_ptr_array_add (fixture->channel.results, make_result (FROND_PHASE_WORK, 12));
  release->release_s = 10;
  release->release_censored = TRUE;
  release->below_goal_percent = 71;
  g_ptr_array_add (fixture->channel.results, release);
  g_ptr_array_add (fixture->channel.results, make_result (FROND_PHASE_REST, 3.1));
  g_ptr_array_add (fixture->events, frond_event_new (FROND_EVENT_MARKER, 5000, 1, "cough"));
  g_ptr_array_add (fixture->events, frond_event_new (FROND_EVENT_PATIENT_STOP, 312000, 0, NULL));

  facts = frond_review_facts (fixture->record, &fixture->analysis, fixture->events);
  g_assert_cmpstr (facts, ==,
                   "Work and rest, 6\u00a0min 42\u00a0s. Activity in rest phases: first 4.6\u00a0µV, last 3.1\u00a0µV (-33\u00a0%). In the goal 71\u00a0% of the time. "
                   "1 of 1 release took longer than 2\u00a0s. Stopped by the patient at 5:12. 1 marker.");
}

static void
add_step (Fixture    *fixture,
          const char *group)
{
  FrondSegmentResult *result = make_result (FROND_PHASE_STEP, 6);

  result->segment.group = g_strdup (group);
  g_ptr_array_add (fixture->channel.results, result);
}

/* Three sizes are no "Trainer, Trainer, Trainer". */
static void
test_trainers (Fixture      *fixture,
               gconstpointer unused)
{
  g_autofree char *facts = NULL;

  for (int size = 3; size <= 4; size++) {
    FrondSegment *segment;

    add_step (fixture, "Trainer");
    segment = &((FrondSegmentResult *) g_ptr_array_index (fixture->channel.results, fixture->channel.results->len - 1))->segment;
    segment->step = FROND_TOUCH_ANTICIPATE;
    segment->trainer.size = size;
  }

  facts = frond_review_facts (fixture->record, &fixture->analysis, fixture->events);
  g_assert_cmpstr (facts, ==, "Work and rest, 6\u00a0min 42\u00a0s. Steps: Trainer 3 · announced (patient), Trainer 4 · announced (patient).");
}

static void
add_rating (Fixture        *fixture,
            FrondRatingKind kind,
            double          value)
{
  FrondEvent *event = frond_event_new (FROND_EVENT_RATING, 8000, (int) kind, NULL);

  event->value = value;
  g_ptr_array_add (fixture->events, event);
}

/* What the patient said and what was left out belong into the note; what has its own sentence is not told twice. */
static void
test_steps (Fixture      *fixture,
            gconstpointer unused)
{
  const FrondExclusion moved = { 100, 800, FROND_EXCLUSION_MOTION };
  const FrondExclusion settling = { 0, 100, FROND_EXCLUSION_SETTLING };
  const FrondExclusion moved_again = { 2000, 700, FROND_EXCLUSION_MOTION };
  const FrondExclusion heart = { 3000, 1200, FROND_EXCLUSION_ECG };
  const FrondExclusion gap = { 1000, 500, FROND_EXCLUSION_GAP };
  g_autofree char     *facts = NULL;
  FrondSegmentResult  *first, *second;

  add_step (fixture, "Cotton swab");
  add_step (fixture, "Fingertip");
  first = g_ptr_array_index (fixture->channel.results, 0);
  g_array_append_val (first->excluded, settling);
  g_array_append_val (first->excluded, moved);
  g_array_append_val (first->excluded, gap);
  g_array_append_val (first->excluded, heart);
  second = g_ptr_array_index (fixture->channel.results, 1);
  g_array_append_val (second->excluded, moved_again);
  add_rating (fixture, FROND_RATING_PAIN, 2);
  add_rating (fixture, FROND_RATING_SUDS, 30);
  add_rating (fixture, FROND_RATING_PAIN, 1);
  g_ptr_array_add (fixture->events, frond_event_new (FROND_EVENT_SKIP, 9000, 7, "Tired"));

  facts = frond_review_facts (fixture->record, &fixture->analysis, fixture->events);
  g_assert_cmpstr (facts, ==,
                   "Work and rest, 6\u00a0min 42\u00a0s. Steps: Cotton swab, Fingertip. Does not count: 1.5\u00a0s movement, 1.2\u00a0s heart. Pain, 0–10: 2, 1. "
                   "Anxiety, 0–100: 30. A part left out: Tired.");
}

/* A change in percent of nothing is no number. */
static void
test_rest_of_zero (Fixture      *fixture,
                   gconstpointer unused)
{
  FrondReviewData  data = { .record = fixture->record, .analysis = &fixture->analysis, .events = fixture->events };
  GtkWidget       *box = g_object_ref_sink (adw_wrap_box_new ());
  g_autofree char *facts = NULL;

  g_ptr_array_add (fixture->channel.results, make_result (FROND_PHASE_REST, 0));
  g_ptr_array_add (fixture->channel.results, make_result (FROND_PHASE_WORK, 12));
  g_ptr_array_add (fixture->channel.results, make_result (FROND_PHASE_REST, 3.1));
  facts = frond_review_facts (fixture->record, &fixture->analysis, fixture->events);
  g_assert_cmpstr (facts, ==, "Work and rest, 6\u00a0min 42\u00a0s. Activity in rest phases: first 0.0\u00a0µV, last 3.1\u00a0µV.");
  frond_review_fill_headlines (ADW_WRAP_BOX (box), &data, NULL);
  g_assert_true (app_shows_text (box, "0.0 → 3.1\u00a0µV"));
  g_assert_true (app_shows_text (box, "first → last"));
  g_assert_false (app_shows_text (box, "%"));
  g_object_unref (box);
}

/* Nothing measured: no number is invented. */
static void
test_empty (Fixture      *fixture,
            gconstpointer unused)
{
  g_autofree char *facts = NULL;

  fixture->record->state = FROND_SESSION_RECOVERED;
  facts = frond_review_facts (fixture->record, &fixture->analysis, fixture->events);
  g_assert_cmpstr (facts, ==, "Work and rest, 6\u00a0min 42\u00a0s. The recording was cut off and recovered.");
}

static void
test_row (Fixture      *fixture,
          gconstpointer unused)
{
  FrondSegmentResult  *result = make_result (FROND_PHASE_RELEASE, 3.456);
  const FrondExclusion gap = { 100, 800, "gap" };
  const FrondPlotGoal  goal = { 0, 10, 4.13, FROND_PLOT_GOAL_BELOW };
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  g_autoptr (FrondPhaseRow) row = NULL;
  g_autoptr (FrondPhaseRow) short_row = NULL;
  g_autoptr (FrondPhaseRow) noisy_row = NULL;

  g_array_append_val (goals, goal);
  result->release_s = 10;
  result->release_censored = TRUE;
  g_array_append_val (result->excluded, gap);
  row = frond_phase_row_new (3, result, goals, 1000, "µV");
  result->segment.first_sample = 10000;
  result->segment.n_samples = 600;
  short_row = frond_phase_row_new (4, result, goals, 1000, "µV");
  g_assert_cmpstr (frond_phase_row_get_text (row, FROND_PHASE_COLUMN_NAME), ==, "3  Phase");
  g_assert_cmpstr (frond_phase_row_get_text (row, FROND_PHASE_COLUMN_MEAN), ==, "3.46");
  g_assert_cmpstr (frond_phase_row_get_text (row, FROND_PHASE_COLUMN_ONSET), ==, "–");
  g_assert_cmpstr (frond_phase_row_get_text (row, FROND_PHASE_COLUMN_RELEASE), ==, ">\u00a010.00");
  g_assert_cmpstr (frond_phase_row_get_left_out (row), ==, "Left out: 0.8\u00a0s gap");
  g_assert_cmpstr (frond_phase_row_get_text (row, FROND_PHASE_COLUMN_SECONDS), ==, "10");
  g_assert_cmpstr (frond_phase_row_get_goal (row), ==, "Goal 4.1\u00a0µV");
  g_assert_cmpstr (frond_phase_row_get_text (short_row, FROND_PHASE_COLUMN_SECONDS), ==, "0.6");
  g_assert_cmpstr (frond_phase_row_get_goal (short_row), ==, "");

  /* Below what the sensor can tell: no digits, and no spread of them. */
  result->noise_floor = 4;
  noisy_row = frond_phase_row_new (5, result, goals, 1000, "µV");
  g_assert_cmpstr (frond_phase_row_get_text (noisy_row, FROND_PHASE_COLUMN_MEAN), ==, "<\u00a04");
  g_assert_cmpstr (frond_phase_row_get_text (noisy_row, FROND_PHASE_COLUMN_SD), ==, "–");
  g_assert_cmpstr (frond_phase_row_get_text (noisy_row, FROND_PHASE_COLUMN_CV), ==, "–");
  frond_segment_result_free (result);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/review-facts/sentences", Fixture, NULL, set_up, test_sentences, tear_down);
  g_test_add ("/review-facts/trainers", Fixture, NULL, set_up, test_trainers, tear_down);
  g_test_add ("/review-facts/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/review-facts/rest-of-zero", Fixture, NULL, set_up, test_rest_of_zero, tear_down);
  g_test_add ("/review-facts/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/review-facts/row", Fixture, NULL, set_up, test_row, tear_down);

  return g_test_run ();
}
