/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-segments.h"

#include <math.h>

#include "frond-event.h"

static GPtrArray *
make_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
}

static void
add (GPtrArray     *events,
     FrondEventKind kind,
     guint64        sample,
     int            code,
     double         value)
{
  FrondEvent *event = frond_event_new (kind, sample, code, "Phase");

  event->value = value;
  g_ptr_array_add (events, event);
}

static void
test_phases_as_they_ran (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (GArray) segments = NULL;

  add (events, FROND_EVENT_PHASE, 0, 0, NAN);
  add (events, FROND_EVENT_MARKER, 50, 1, 0);
  add (events, FROND_EVENT_PHASE, 100, 1, 4.0);
  add (events, FROND_EVENT_PHASE, 900, 2, NAN); /* beyond the end: the program was killed before its first sample was stored */
  segments = frond_session_segments (events, record, 300);

  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 0).n_samples, ==, 100);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 1).first_sample, ==, 100);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 1).n_samples, ==, 200);
  g_assert_cmpfloat (g_array_index (segments, FrondSegment, 1).goal, ==, 4.0);
}

/* A phase that somebody ended early was to last as long as the programme says. */
static void
test_planned (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("glazer-classic");
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) unknown = NULL;

  add (events, FROND_EVENT_PHASE, 0, 0, NAN);
  add (events, FROND_EVENT_PHASE, 100, 11, NAN);
  unknown = frond_session_segments (events, record, 300);
  g_assert_cmpfloat (g_array_index (unknown, FrondSegment, 1).planned_s, ==, 0);

  record->programme_json = g_strdup (frond_programme_get_json (programme));
  segments = frond_session_segments (events, record, 300);
  g_assert_cmpfloat (g_array_index (segments, FrondSegment, 0).planned_s, ==, 60);
  g_assert_cmpstr (frond_programme_get_phase (programme, 11)->name, ==, "Hold");
  g_assert_cmpfloat (g_array_index (segments, FrondSegment, 1).planned_s, ==, 10);
}

static guint
find_phase (FrondProgramme *programme,
            const char     *name,
            guint           nth)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++)
    if (g_str_equal (frond_programme_get_phase (programme, i)->name, name) && nth-- == 0)
      return i;

  g_assert_not_reached ();
}

/* The rest before a step with a trainer, and its first @n moments. */
static void
add_step (GPtrArray      *events,
          FrondProgramme *programme,
          guint           nth,
          guint64         sample,
          guint           n)
{
  guint first = find_phase (programme, "Trainer: announced", nth);

  for (guint i = 0; i <= n; i++) {
    FrondEvent *event = frond_event_new (FROND_EVENT_PHASE, sample + 100 * i, (int) (first + i - 1), frond_programme_get_phase (programme, first + i - 1)->name);

    event->value = NAN;
    g_ptr_array_add (events, event);
  }
}

static void
assert_trainer (GArray          *segments,
                guint            i,
                const char      *name,
                int              size,
                FrondTrainerHand hand)
{
  const FrondSegment *segment = &g_array_index (segments, FrondSegment, i);

  g_assert_cmpstr (segment->name, ==, name);
  g_assert_cmpint (segment->trainer.size, ==, size);
  g_assert_cmpint (segment->trainer.hand, ==, hand);
}

/* Said before a step or in it, it is of that step; the last word counts, and a step of which nothing was said keeps its name. */
static void
test_trainers (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("guarding-response");
  g_autoptr (GArray) segments = NULL;

  record->programme_json = g_strdup (frond_programme_get_json (programme));
  add_step (events, programme, 0, 0, 3);
  g_ptr_array_insert (events, 1, frond_event_new (FROND_EVENT_TRAINER, 50, 2, NULL));
  g_ptr_array_insert (events, 2, frond_event_new (FROND_EVENT_TRAINER, 60, 3, NULL));
  add_step (events, programme, 1, 1000, 2);
  add_step (events, programme, 2, 2000, 2);
  add (events, FROND_EVENT_TRAINER, 2250, 4, FROND_TRAINER_BY_THERAPIST);
  segments = frond_session_segments (events, record, 2300);

  g_assert_cmpuint (segments->len, ==, 10);
  assert_trainer (segments, 0, "Rest before the step", 0, FROND_TRAINER_BY_PATIENT);
  assert_trainer (segments, 1, "Trainer 3 · announced", 3, FROND_TRAINER_BY_PATIENT);
  assert_trainer (segments, 3, "Trainer 3 · in", 3, FROND_TRAINER_BY_PATIENT);
  assert_trainer (segments, 5, "Trainer: announced", 0, FROND_TRAINER_BY_PATIENT);
  assert_trainer (segments, 6, "Trainer: contact", 0, FROND_TRAINER_BY_PATIENT);
  assert_trainer (segments, 8, "Trainer 4 · announced", 4, FROND_TRAINER_BY_THERAPIST);
  assert_trainer (segments, 9, "Trainer 4 · contact", 4, FROND_TRAINER_BY_THERAPIST);
}

/* What was said of a step that was then left out is not of the next one. */
static void
test_trainer_left_out (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("guarding-response");
  g_autoptr (GArray) segments = NULL;

  record->programme_json = g_strdup (frond_programme_get_json (programme));
  add_step (events, programme, 0, 0, 0);
  add (events, FROND_EVENT_TRAINER, 50, 9, FROND_TRAINER_BY_PATIENT); /* no such size */
  add (events, FROND_EVENT_TRAINER, 50, 5, FROND_TRAINER_BY_PATIENT);
  add (events, FROND_EVENT_SKIP, 60, 1, NAN);
  add_step (events, programme, 1, 1000, 1);
  segments = frond_session_segments (events, record, 2000);
  assert_trainer (segments, 2, "Trainer: announced", 0, FROND_TRAINER_BY_PATIENT);
}

static void
test_pauses (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  g_autoptr (GArray) pauses = NULL;

  add (events, FROND_EVENT_PAUSE, 10, 0, 0);
  add (events, FROND_EVENT_RESUME, 30, 0, 0);
  add (events, FROND_EVENT_PAUSE, 50, 0, 0);
  add (events, FROND_EVENT_STOP, 70, 0, 0);
  add (events, FROND_EVENT_RESUME, 70, 0, 0);
  add (events, FROND_EVENT_PAUSE, 90, 0, 0);
  pauses = frond_session_pauses (events, 100);

  g_assert_cmpuint (pauses->len, ==, 3);
  g_assert_cmpuint (g_array_index (pauses, FrondExclusion, 0).first_sample, ==, 10);
  g_assert_cmpuint (g_array_index (pauses, FrondExclusion, 0).n_samples, ==, 20);
  g_assert_cmpuint (g_array_index (pauses, FrondExclusion, 1).n_samples, ==, 20);
  /* Nobody ended the last one. */
  g_assert_cmpuint (g_array_index (pauses, FrondExclusion, 2).n_samples, ==, 10);
}

/* A phase that begins within a file begins with the goal that it had there. */
static void
test_find_goal (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  const FrondSegment breathe = { .first_sample = 100, .n_samples = 200, .goal = 4 };
  const FrondSegment rest = { .first_sample = 300, .n_samples = 100, .goal = NAN };

  add (events, FROND_EVENT_GOAL, 50, 0, 9); /* of an earlier phase */
  add (events, FROND_EVENT_PHASE, 100, 1, 4);
  add (events, FROND_EVENT_GOAL, 150, 0, 3);
  add (events, FROND_EVENT_MARKER, 160, 1, 7);
  g_assert_cmpfloat (frond_session_find_goal (events, &breathe, 100), ==, 4);
  g_assert_cmpfloat (frond_session_find_goal (events, &breathe, 149), ==, 4);
  g_assert_cmpfloat (frond_session_find_goal (events, &breathe, 150), ==, 3);
  g_assert_true (isnan (frond_session_find_goal (events, &rest, 350)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-segments/phases", test_phases_as_they_ran);
  g_test_add_func ("/session-segments/planned", test_planned);
  g_test_add_func ("/session-segments/trainers", test_trainers);
  g_test_add_func ("/session-segments/trainer-left-out", test_trainer_left_out);
  g_test_add_func ("/session-segments/pauses", test_pauses);
  g_test_add_func ("/session-segments/find-goal", test_find_goal);

  return g_test_run ();
}
