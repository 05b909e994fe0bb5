/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-event-words.h"

#define RATE 1000.0

static void
assert_words (FrondEventKind kind,
              int            code,
              double         value,
              guint64        duration,
              const char    *text,
              const char    *words)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("guarding-response");
  g_autoptr (FrondEvent) event = frond_event_new (kind, 0, code, text);
  g_autofree char *said = NULL;

  event->value = value;
  event->duration = duration;
  said = frond_event_words_describe (event, programme, RATE);
  g_assert_cmpstr (said, ==, words);
}

static void
test_words (void)
{
  assert_words (FROND_EVENT_RATING, FROND_RATING_PAIN, 3, 0, NULL, "Pain 3");
  assert_words (FROND_EVENT_RATING, FROND_RATING_SUDS, 40, 0, NULL, "Anxiety 40");
  assert_words (FROND_EVENT_SKIP, 2, 0, 0, "Tired", "Touch left out: Tired");
  assert_words (FROND_EVENT_SKIP, 2, 0, 0, NULL, "Touch left out");
  assert_words (FROND_EVENT_SKIP, 0, 0, 0, NULL, "Settle left out");
  assert_words (FROND_EVENT_SKIP, 9999, 0, 0, "Pain", "A part left out: Pain");
  assert_words (FROND_EVENT_FLAG, FROND_FLAG_BEARING_DOWN, 0, 2500, NULL, "Abdomen worked while the muscle was to widen, 2.5\u00a0s");
  assert_words (FROND_EVENT_FLAG, FROND_FLAG_CO_ACTIVITY, 0, 0, NULL, "Abdomen worked while it was to be quiet");
  assert_words (FROND_EVENT_OVERRULE, 1, 0, 1000, "motion", "1.0\u00a0s counted although marked: movement");
  assert_words (FROND_EVENT_TRAINER, 3, FROND_TRAINER_BY_PATIENT, 0, NULL, "Trainer 3, inserted by the patient");
  assert_words (FROND_EVENT_TRAINER, 8, FROND_TRAINER_BY_THERAPIST, 0, NULL, "Trainer 8, inserted by the therapist");
  assert_words (FROND_EVENT_OVERRULE, 0, 0, 1500, NULL, "1.5\u00a0s left out: left out by the therapist");
}

/* What has words of its own elsewhere is not said twice. */
static void
test_silent (void)
{
  assert_words (FROND_EVENT_PHASE, 0, 0, 0, "Settle", NULL);
  assert_words (FROND_EVENT_MARKER, 1, 0, 0, "Cough", NULL);
  assert_words (FROND_EVENT_GOAL, 0, 4, 0, NULL, NULL);
  assert_words (FROND_EVENT_REFERENCE, FROND_REFERENCE_MVC, 40, 0, NULL, NULL);
  assert_words (FROND_EVENT_PATIENT_STOP, 0, 0, 0, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/event-words/words", test_words);
  g_test_add_func ("/protocol/event-words/silent", test_silent);

  return g_test_run ();
}
