/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who ends a phase, and what is left out: 10 samples a second. */

#include "engine-helpers.h"

#define STEP(name, more) PHASE ("step", "5", ",\"step\":\"" name "\",\"pace\":\"patient\"" more)
#define PART(group)      PHASE ("work", "5", ",\"group\":\"" group "\",\"may_skip\":true")

static void
test_waits_for_patient (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" STEP ("contact", "") "," STEP ("out", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 49, cues);
  g_assert_false (status_of (engine).is_waiting);
  feed (engine, &sample, 1, 1, cues);
  g_assert_true (status_of (engine).is_waiting);
  g_assert_cmpfloat (status_of (engine).phase_remaining_s, ==, 0);
  feed (engine, &sample, 1, 5000, cues);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 0);
  g_assert_cmpfloat (status_of (engine).phase_elapsed_s, ==, 505);
  g_assert_cmpfloat (status_of (engine).phase_remaining_s, ==, 0);
  frond_programme_engine_next (engine);
  /* earlier than expected, and the last one */
  feed (engine, &sample, 1, 3, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 5050, 1, NAN);
  g_assert_false (status_of (engine).is_waiting);
  feed (engine, &sample, 1, 2000, cues);
  g_assert_false (status_of (engine).finished);
  frond_programme_engine_next (engine);
  feed (engine, &sample, 1, 1, cues);
  g_assert_true (status_of (engine).finished);
  g_assert_false (status_of (engine).is_waiting);
}

static void
test_unattended (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" STEP ("contact", "") "," STEP ("out", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  frond_programme_engine_set_unattended (engine, TRUE);
  feed (engine, &sample, 1, 50, cues);
  g_assert_false (status_of (engine).is_waiting);
  feed (engine, &sample, 1, 50, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 50, 1, NAN);
  assert_cue (cues, 2, FROND_CUE_FINISHED, 100, 2, NAN);
}

/* Somebody went away in the middle of a wait. */
static void
test_unattended_while_waiting (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" STEP ("contact", "") "," PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 70, cues);
  frond_programme_engine_set_unattended (engine, TRUE);
  feed (engine, &sample, 1, 1, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 70, 1, NAN);
}

static void
test_skip_group (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "1", "") ",{\"repeat\":3,\"phases\":[" PART ("A") "," PART ("A") "]}," PART ("B") "," PART ("A") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  /* what may not be skipped is not */
  g_assert_false (frond_programme_engine_skip_group (engine));
  feed (engine, &sample, 1, 12, cues);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 1);
  /* the rest of the group, in all its repeats; not the group of the same name behind another one */
  g_assert_true (frond_programme_engine_skip_group (engine));
  g_assert_true (frond_programme_engine_skip_group (engine));
  feed (engine, &sample, 1, 1, cues);
  assert_cue (cues, 2, FROND_CUE_SKIPPED, 12, 1, NAN);
  assert_cue (cues, 3, FROND_CUE_PHASE_BEGAN, 12, 7, NAN);
  g_assert_cmpstr (frond_programme_get_phase (programme, 7)->group, ==, "B");
  /* also while the clock stands, and up to the end */
  frond_programme_engine_set_paused (engine, TRUE);
  g_assert_true (frond_programme_engine_skip_group (engine));
  feed (engine, &sample, 1, 1, cues);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 8);
  g_assert_true (frond_programme_engine_skip_group (engine));
  feed (engine, &sample, 1, 1, cues);
  g_assert_true (status_of (engine).finished);
  g_assert_false (frond_programme_engine_skip_group (engine));
  g_assert_cmpuint (count_cues (cues, FROND_CUE_SKIPPED), ==, 3);
}

/* Without a group it is the phase alone. */
static void
test_skip_phase (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "5", ",\"may_skip\":true") "," PHASE ("work", "5", ",\"may_skip\":true") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 1, cues);
  g_assert_true (frond_programme_engine_skip_group (engine));
  feed (engine, &sample, 1, 1, cues);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 1);
}

/* Next, and then a reason to leave out more: more wins, once. */
static void
test_skip_after_next (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PART ("A") "," PART ("A") "," PART ("B") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 1, cues);
  frond_programme_engine_next (engine);
  frond_programme_engine_skip_group (engine);
  frond_programme_engine_next (engine);
  feed (engine, &sample, 1, 1, cues);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 2);
  g_assert_cmpuint (cues->len, ==, 3);
}

/* Days of waiting must not fill the memory, and a median of them is a median. */
static void
test_long_rest (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "5", ",\"pace\":\"patient\"") "," PHASE ("release", "5", GOAL ("adaptive", "100", "below")) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  g_autofree double *rest = g_new (double, 1000000);

  for (guint i = 0; i < 1000000; i++)
    rest[i] = 1 + i / 1e6;
  frond_programme_engine_advance (engine, 0, rest, NULL, NULL, 1000000, keep_cue, cues);
  frond_programme_engine_next (engine);
  frond_programme_engine_advance (engine, 1000000, rest, NULL, NULL, 1, keep_cue, cues);
  g_assert_cmpfloat_with_epsilon (find_cue (cues, FROND_CUE_PHASE_BEGAN, 1).goal, 1.5, 1e-4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-pace/waits-for-patient", test_waits_for_patient);
  g_test_add_func ("/engine-pace/unattended", test_unattended);
  g_test_add_func ("/engine-pace/unattended-while-waiting", test_unattended_while_waiting);
  g_test_add_func ("/engine-pace/skip-group", test_skip_group);
  g_test_add_func ("/engine-pace/skip-phase", test_skip_phase);
  g_test_add_func ("/engine-pace/skip-after-next", test_skip_after_next);
  g_test_add_func ("/engine-pace/long-rest", test_long_rest);

  return g_test_run ();
}
