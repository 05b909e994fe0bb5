/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-live-words.h"

static void
test_next_and_part (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("guarding-response");
  guint            last = frond_programme_get_n_phases (programme) - 1;
  g_autofree char *next = frond_live_words_describe_next (programme, 1);
  g_autofree char *end = frond_live_words_describe_next (programme, last);
  g_autofree char *part = frond_live_words_describe_part (frond_programme_get_phase (programme, 2));
  g_autofree char *alone = frond_live_words_describe_part (frond_programme_get_phase (programme, 0));

  g_assert_cmpstr (next, ==, "Touch: announced");
  g_assert_cmpstr (end, ==, "End of the programme");
  g_assert_cmpstr (part, ==, "Touch");
  g_assert_cmpstr (alone, ==, "Settle");
  g_assert_true (frond_live_words_is_patient_paced (frond_programme_get_phase (programme, 1)));
  g_assert_false (frond_live_words_is_patient_paced (frond_programme_get_phase (programme, 0)));
  g_assert_false (frond_live_words_is_patient_paced (NULL));
  g_assert_null (frond_live_words_get_phase (programme, last + 1));
}

/* It counts up, and waiting is said without hurry. */
static void
test_so_far (void)
{
  FrondEngineStatus engine = { .phase_elapsed_s = 42.9 };
  g_autofree char  *before = frond_live_words_describe_so_far (&engine);
  g_autofree char  *waiting = NULL;

  engine.is_waiting = TRUE;
  waiting = frond_live_words_describe_so_far (&engine);
  g_assert_cmpstr (before, ==, "0:42 so far");
  g_assert_cmpstr (waiting, ==, "0:42 so far · as long as it takes");
}

/* Nothing is said of what nobody knows, and bearing down comes before everything else. */
/* At its strip it has a name also where nothing is asked of it, and there is room for two words only. */
static void
test_name_abdomen (void)
{
  FrondLiveStatus status = { .abdomen = 3, .engine = { .abdomen_limit = NAN, .is_abdomen_quiet = TRUE } };

  g_assert_cmpstr (frond_live_words_name_abdomen (&status), ==, "Abdomen");
  status.engine.abdomen_limit = 5;
  g_assert_cmpstr (frond_live_words_name_abdomen (&status), ==, "Abdomen: quiet");
  status.engine.is_bearing_down = TRUE;
  g_assert_cmpstr (frond_live_words_name_abdomen (&status), ==, "Abdomen: working");
  status.abdomen = NAN;
  g_assert_cmpstr (frond_live_words_name_abdomen (&status), ==, "Abdomen: waiting…");
}

static void
test_abdomen (void)
{
  FrondLiveStatus status = { .abdomen = 3, .engine = { .abdomen_limit = NAN, .is_abdomen_quiet = TRUE } };

  g_assert_null (frond_live_words_describe_abdomen (&status, TRUE));
  status.engine.abdomen_limit = 5;
  g_assert_null (frond_live_words_describe_abdomen (&status, FALSE));
  g_assert_cmpstr (frond_live_words_describe_abdomen (&status, TRUE), ==, "Abdomen: quiet");
  status.engine.is_abdomen_quiet = FALSE;
  g_assert_cmpstr (frond_live_words_describe_abdomen (&status, TRUE), ==, "Abdomen: working");
  status.abdomen = NAN;
  g_assert_cmpstr (frond_live_words_describe_abdomen (&status, TRUE), ==, "Abdomen: waiting…");
  status.engine.is_bearing_down = TRUE;
  g_assert_cmpstr (frond_live_words_describe_abdomen (&status, TRUE), ==, "The abdomen is working: less effort, let it widen");
}

static void
test_programmes (void)
{
  g_autoptr (FrondProgramme) drop = frond_programme_find_built_in ("reverse-kegel");
  g_autoptr (FrondProgramme) quiet = frond_programme_find_built_in ("quiet-floor-quiet-abdomen");
  g_autoptr (FrondProgramme) touch = frond_programme_find_built_in ("guarding-response");
  g_autoptr (FrondProgramme) settle = frond_programme_find_built_in ("settle-and-let-go");

  g_assert_true (frond_live_words_needs_abdomen (drop));
  g_assert_true (frond_live_words_needs_abdomen (quiet));
  g_assert_false (frond_live_words_needs_abdomen (touch));
  g_assert_false (frond_live_words_has_adaptive_goal (touch));
  g_assert_true (frond_live_words_has_adaptive_goal (settle));
}

/* The last stop counts, and what came between does not. */
static void
test_patients_stop (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);

  g_assert_false (frond_live_words_is_patients_stop (events));
  g_ptr_array_add (events, frond_event_new (FROND_EVENT_PATIENT_STOP, 0, 0, NULL));
  g_ptr_array_add (events, frond_event_new (FROND_EVENT_MARKER, 0, 1, NULL));
  g_assert_true (frond_live_words_is_patients_stop (events));
  g_ptr_array_add (events, frond_event_new (FROND_EVENT_RESUME, 0, 0, NULL));
  g_ptr_array_add (events, frond_event_new (FROND_EVENT_STOP, 0, 0, NULL));
  g_assert_false (frond_live_words_is_patients_stop (events));
}

static void
test_ratings (void)
{
  g_autoptr (FrondEvent) pain = frond_event_new (FROND_EVENT_RATING, 0, FROND_RATING_PAIN, NULL);
  g_autoptr (FrondEvent) marker = frond_event_new (FROND_EVENT_MARKER, 0, 1, NULL);
  g_autofree char *anxiety = frond_live_words_describe_rating (FROND_RATING_SUDS, 40);
  g_autoptr (FrondEvent) trainer = frond_event_new (FROND_EVENT_TRAINER, 0, 4, NULL);
  g_autofree char *noted = NULL, *back = NULL, *marker_back = NULL, *trainer_back = NULL;

  pain->value = 3;
  noted = frond_live_words_describe_noted (pain);
  back = frond_live_words_describe_taken_back (pain);
  marker_back = frond_live_words_describe_taken_back (marker);
  g_assert_cmpstr (anxiety, ==, "Anxiety 40");
  g_assert_cmpstr (noted, ==, "Pain 3 noted");
  g_assert_cmpstr (back, ==, "Pain 3 taken back");
  g_assert_cmpstr (marker_back, ==, "Marker taken back");
  trainer_back = frond_live_words_describe_taken_back (trainer);
  g_assert_cmpstr (trainer_back, ==, "Trainer 4 taken back");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/live-words/next-and-part", test_next_and_part);
  g_test_add_func ("/app/live-words/so-far", test_so_far);
  g_test_add_func ("/app/live-words/abdomen", test_abdomen);
  g_test_add_func ("/app/live-words/name-abdomen", test_name_abdomen);
  g_test_add_func ("/app/live-words/programmes", test_programmes);
  g_test_add_func ("/app/live-words/ratings", test_ratings);
  g_test_add_func ("/app/live-words/patients-stop", test_patients_stop);

  return g_test_run ();
}
