/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which moments are one step, and whose word belongs to it; and the table that shows them. */

#include "config.h"

#include <math.h>

#include "app-fixture.h"
#include "frond-event.h"
#include "frond-review-steps.h"
#include "frond-step-table.h"

typedef struct {
  GPtrArray *results, *metrics, *events;
} Session;

static void
add_segment (Session       *self,
             const char    *group,
             FrondPhaseKind kind,
             FrondTouchStep step)
{
  FrondSegmentResult *result = g_new0 (FrondSegmentResult, 1);

  result->segment = (FrondSegment) { .name = g_strdup (group), .group = g_strdup (group), .kind = kind, .step = step, .first_sample = 1000 * self->results->len, .n_samples = 1000 };
  result->excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_ptr_array_add (self->results, result);
}

static void
add_metric (Session    *self,
            const char *id,
            int         segment,
            const char *unit,
            double      value)
{
  FrondMetric *metric = g_new0 (FrondMetric, 1);

  *metric = (FrondMetric) { .id = id, .school = FROND_SCHOOL_FROND, .segment = segment, .unit = unit, .value = value };
  g_ptr_array_add (self->metrics, metric);
}

static void
add_rating (Session        *self,
            guint64         sample,
            FrondRatingKind kind,
            double          value)
{
  FrondEvent *event = frond_event_new (FROND_EVENT_RATING, sample, kind, NULL);

  event->value = value;
  g_ptr_array_add (self->events, event);
}

static Session
create_session (void)
{
  Session self = {
    g_ptr_array_new_with_free_func ((GDestroyNotify) frond_segment_result_free),
    g_ptr_array_new_with_free_func (g_free),
    g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free),
  };

  add_segment (&self, NULL, FROND_PHASE_REST, FROND_TOUCH_NONE);
  add_segment (&self, "Touch", FROND_PHASE_STEP, FROND_TOUCH_ANTICIPATE);
  add_segment (&self, "Touch", FROND_PHASE_STEP, FROND_TOUCH_CONTACT);
  add_segment (&self, "Touch", FROND_PHASE_STEP, FROND_TOUCH_HOLD);
  add_segment (&self, "Touch", FROND_PHASE_STEP, FROND_TOUCH_OUT);
  add_segment (&self, "Probe", FROND_PHASE_REST, FROND_TOUCH_NONE);
  add_segment (&self, "Probe", FROND_PHASE_STEP, FROND_TOUCH_ANTICIPATE);
  add_segment (&self, "Probe", FROND_PHASE_STEP, FROND_TOUCH_CONTACT);
  add_metric (&self, "anticipation", 2, "ratio", 1.5);
  add_metric (&self, "contact-peak", 2, "uV", 9.5);
  add_metric (&self, "hold-mean", 3, "uV", 6);
  add_metric (&self, "return-time", 4, "s", 12);
  add_metric (&self, "contact-peak", 7, "uV", 20);

  return self;
}

static void
clear_session (Session *self)
{
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->metrics);
  g_ptr_array_unref (self->events);
}

static void
test_steps (void)
{
  Session                self = create_session ();
  const FrondReviewStep *touch, *probe;
  g_autoptr (GArray) steps = NULL;

  /* Before the first step nobody was touched; in the rest after one it is still that one that is spoken of; the worst of it counts. */
  add_rating (&self, 10, FROND_RATING_PAIN, 9);
  add_rating (&self, 2500, FROND_RATING_PAIN, 2);
  add_rating (&self, 5500, FROND_RATING_PAIN, 3);
  add_rating (&self, 5550, FROND_RATING_PAIN, 1);
  add_rating (&self, 5600, FROND_RATING_SUDS, 40);
  add_rating (&self, 5700, FROND_RATING_SUDS, 20);
  steps = frond_review_steps_find (self.results, self.metrics, self.events);
  g_assert_cmpuint (steps->len, ==, 2);
  touch = &g_array_index (steps, FrondReviewStep, 0);
  probe = &g_array_index (steps, FrondReviewStep, 1);
  g_assert_cmpstr (touch->name, ==, "Touch");
  g_assert_cmpuint (touch->first_sample, ==, 1000);
  g_assert_cmpuint (touch->n_samples, ==, 4000);
  g_assert_cmpfloat (touch->anticipation->value, ==, 1.5);
  g_assert_cmpfloat (touch->contact_peak->value, ==, 9.5);
  g_assert_cmpfloat (touch->hold_mean->value, ==, 6);
  g_assert_cmpfloat (touch->return_time->value, ==, 12);
  g_assert_cmpfloat (touch->pain, ==, 3);
  g_assert_cmpfloat (touch->suds, ==, 40);
  g_assert_cmpstr (probe->name, ==, "Probe");
  g_assert_cmpfloat (probe->contact_peak->value, ==, 20);
  g_assert_null (probe->hold_mean);
  g_assert_true (isnan (probe->pain));
  clear_session (&self);
}

static void
add_trainer (Session       *self,
             FrondTouchStep moment,
             FrondTrainer   trainer)
{
  add_segment (self, "Trainer", FROND_PHASE_STEP, moment);
  ((FrondSegmentResult *) g_ptr_array_index (self->results, self->results->len - 1))->segment.trainer = trainer;
}

/* One trainer is told from another by its size, and by how far it came; of which nothing was said, nothing is told. */
static void
test_trainers (void)
{
  const FrondTrainer three = { 3, FROND_TRAINER_BY_PATIENT }, four = { 4, FROND_TRAINER_BY_THERAPIST }, unsaid = { 0 };
  Session            self = create_session ();
  g_autoptr (GArray) steps = NULL;

  for (guint moment = FROND_TOUCH_ANTICIPATE; moment <= FROND_TOUCH_OUT; moment++)
    add_trainer (&self, moment, three);
  for (guint moment = FROND_TOUCH_ANTICIPATE; moment <= FROND_TOUCH_CONTACT; moment++)
    add_trainer (&self, moment, four);
  add_trainer (&self, FROND_TOUCH_ANTICIPATE, unsaid);
  steps = frond_review_steps_find (self.results, self.metrics, self.events);
  g_assert_cmpuint (steps->len, ==, 5);
  g_assert_cmpstr (g_array_index (steps, FrondReviewStep, 2).name, ==, "Trainer 3 · in (patient)");
  g_assert_cmpstr (g_array_index (steps, FrondReviewStep, 3).name, ==, "Trainer 4 · contact (therapist)");
  g_assert_cmpstr (g_array_index (steps, FrondReviewStep, 4).name, ==, "Trainer");
  clear_session (&self);
}

/* A dash where nobody said anything and nothing was measured: never a zero. */
static void
test_table (void)
{
  Session self = create_session ();
  g_autoptr (GArray) steps = frond_review_steps_find (self.results, self.metrics, self.events);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = g_object_new (FROND_TYPE_STEP_TABLE, NULL);

  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  frond_step_table_set_steps (FROND_STEP_TABLE (table), steps, 0);
  app_settle ();
  g_assert_true (app_shows_text (table, "1  Touch"));
  g_assert_true (app_shows_text (table, "9.50\u00a0µV"));
  g_assert_true (app_shows_text (table, "12.0\u00a0s"));
  g_assert_true (app_shows_text (table, "–"));
  g_object_add_weak_pointer (G_OBJECT (table), (gpointer *) &table);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  g_assert_null (table);
  clear_session (&self);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/review-steps/steps", test_steps);
  g_test_add_func ("/app/review-steps/trainers", test_trainers);
  g_test_add_func ("/app/review-steps/table", test_table);

  return g_test_run ();
}
