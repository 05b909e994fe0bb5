/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "forbidden-words.h"
#include "frond-patient-words.h"

#define PROGRAMME \
  "{\"format\":1,\"id\":\"x\",\"version\":1,\"name\":\"x\",\"summary\":\"x\",\"category\":\"letting-go\",\"signals\":[\"emg\"],\"phases\":[" \
  "{\"kind\":\"release\",\"name\":\"Release\",\"patient_words\":\"Let go\",\"seconds\":10}," \
  "{\"kind\":\"release\",\"name\":\"x\",\"patient_words\":\"The Trainer is with you, and you are in charge\",\"seconds\":10}," \
  "{\"kind\":\"work\",\"name\":\"x\",\"patient_words\":\"As firmly as is comfortable\",\"seconds\":2,\"measures_mvc\":true}," \
  "{\"kind\":\"work\",\"name\":\"x\",\"patient_words\":\"As firmly as is comfortable\",\"seconds\":10}]}"

static const FrondPatientOwnWords no_words = { NULL, NULL };

static FrondLiveStatus
make_running (guint phase)
{
  return (FrondLiveStatus) { .state = FROND_LIVE_RUNNING, .sensor_state = FROND_SENSOR_STREAMING, .value = 5, .engine = { .phase_index = phase, .breath = NAN } };
}

static void
assert_words (const FrondLiveStatus      *status,
              FrondProgramme             *programme,
              const FrondPatientOwnWords *own,
              const char                 *big,
              const char                 *small)
{
  g_autoptr (FrondPatientWords) words = frond_patient_words_new (status, programme, own, FALSE);

  g_assert_cmpstr (words->big, ==, big);
  g_assert_cmpstr (words->small, ==, small);
}

static FrondProgramme *
make_programme (void)
{
  g_autoptr (GError) error = NULL;
  FrondProgramme *programme = frond_programme_new_from_json (PROGRAMME, -1, &error);

  g_assert_no_error (error);

  return programme;
}

/* Short words of the programme are the big ones, long ones stand below the kind of phase. */
static void
test_phases (void)
{
  g_autoptr (FrondProgramme) programme = make_programme ();
  FrondLiveStatus status = make_running (0);

  assert_words (&status, programme, &no_words, "Let go", "It can be soft now");
  status = make_running (1);
  assert_words (&status, programme, &no_words, "Let go", "The Trainer is with you, and you are in charge");
  status = make_running (2);
  assert_words (&status, programme, &no_words, "Lift", "As firmly as is comfortable");
  status = make_running (3);
  assert_words (&status, programme, &no_words, "Hold", "As firmly as is comfortable");
  /* After the last one, until the session is over. */
  status = make_running (4);
  assert_words (&status, programme, &no_words, "Rest", "");
}

/* The big word is not said again below itself. */
static void
test_not_twice (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("settle-and-let-go");
  guint           last = frond_programme_get_n_phases (programme) - 1;
  FrondLiveStatus status = make_running (last);

  g_assert_cmpstr (frond_programme_get_phase (programme, last)->patient_words, ==, "Rest. There is nothing to do.");
  assert_words (&status, programme, &no_words, "Rest", "There is nothing to do.");
}

static void
test_own_words (void)
{
  g_autoptr (FrondProgramme) programme = make_programme ();
  g_autoptr (FrondProgramme) touch = frond_programme_find_built_in ("guarding-response");
  const FrondPatientOwnWords dilator = { "dilator", "élan" };
  const FrondPatientOwnWords own = { "Olga", "my garden" };
  FrondLiveStatus            status = make_running (0);

  assert_words (&status, programme, &dilator, "Let go", "Élan can be soft now");
  status = make_running (1);
  assert_words (&status, programme, &dilator, "Let go", "The dilator is with you, and you are in charge");
  assert_words (&status, programme, &own, "Let go", "The Trainer is with you, and you are in charge");

  for (guint i = 0; i < frond_programme_get_n_phases (touch); i++) {
    const FrondPhase *phase = frond_programme_get_phase (touch, i);

    if (phase->step != FROND_TOUCH_HOLD)
      continue;
    status = make_running (i);
    if (g_str_has_prefix (phase->name, "Trainer")) {
      assert_words (&status, touch, &no_words, "The trainer is still", phase->patient_words);
      assert_words (&status, touch, &dilator, "The dilator is still", phase->patient_words);
      assert_words (&status, touch, &own, "Olga is still", phase->patient_words);
      return;
    }
    assert_words (&status, touch, &own, "Nothing moves", phase->patient_words);
  }
  g_assert_not_reached ();
}

static void
test_breath (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("paced-breathing");
  FrondLiveStatus status;
  guint           i = 0;

  while (frond_programme_get_phase (programme, i)->kind != FROND_PHASE_BREATHE)
    i++;
  status = make_running (i);
  assert_words (&status, programme, &no_words, "Breathe slowly", "Breathe slowly and let go");
  status.engine.breath = 0.99;
  assert_words (&status, programme, &no_words, "Breathe in", "Breathe slowly and let go");
  status.engine.breath = 1;
  assert_words (&status, programme, &no_words, "Breathe out", "Breathe slowly and let go");
}

/* What goes well is said, what does not is not; what a step promises always stands there. */
static void
test_zones (void)
{
  g_autoptr (FrondProgramme) programme = make_programme ();
  g_autoptr (FrondProgramme) touch = frond_programme_find_built_in ("guarding-response");
  FrondLiveStatus status = make_running (0);

  status.engine.zone = FROND_ZONE_REACHED;
  assert_words (&status, programme, &no_words, "Let go", "Yes, just like this");
  status.engine.zone = FROND_ZONE_NEAR;
  assert_words (&status, programme, &no_words, "Let go", "It can be soft now");
  status.engine.zone = FROND_ZONE_AWAY;
  assert_words (&status, programme, &no_words, "Let go", "It can be soft now");
  status.engine.is_bearing_down = TRUE;
  assert_words (&status, programme, &no_words, "Let go", "No pushing. Less is enough.");

  status = make_running (2);
  status.engine.zone = FROND_ZONE_REACHED;
  g_assert_cmpint (frond_programme_get_phase (touch, 2)->kind, ==, FROND_PHASE_STEP);
  assert_words (&status, touch, &no_words, "When you are ready", frond_programme_get_phase (touch, 2)->patient_words);
}

static void
test_states (void)
{
  g_autoptr (FrondProgramme) programme = make_programme ();
  FrondLiveStatus status = make_running (0);
  g_autoptr (FrondPatientWords) hers = NULL;

  status.silent_s = 0.6;
  assert_words (&status, programme, &no_words, "One moment", "There is nothing to do.");
  status.silent_s = 0;
  status.sensor_state = FROND_SENSOR_RECONNECTING;
  assert_words (&status, programme, &no_words, "One moment", "There is nothing to do.");
  status.state = FROND_LIVE_PAUSED;
  assert_words (&status, programme, &no_words, "A pause", "There is nothing to do.");
  status.state = FROND_LIVE_STOPPED;
  assert_words (&status, programme, &no_words, "Stopped", "There is nothing to do.");
  hers = frond_patient_words_new (&status, programme, &no_words, TRUE);
  g_assert_cmpstr (hers->big, ==, "Stopped");
  g_assert_cmpstr (hers->small, ==, "Thank you for telling us.");
  status.state = FROND_LIVE_ENDED;
  assert_words (&status, programme, &no_words, "Thank you", "That is all for today.");
  status.engine.finished = TRUE;
  assert_words (&status, programme, &no_words, "Well done", "That was the whole round.");
  status.state = FROND_LIVE_SETUP;
  assert_words (&status, programme, &no_words, "", "");
  status.state = FROND_LIVE_BASELINE;
  assert_words (&status, programme, &no_words, "", "");
}

/* She can stop, in every sentence about it. */
static void
test_stop (void)
{
  g_assert_cmpstr (frond_patient_words_describe_stop (TRUE), ==, "You can stop at any time — press any key or touch the screen");
  g_assert_cmpstr (frond_patient_words_describe_stop (FALSE), ==, "You can stop at any time — touch the screen, or say so");
}

/* Words stand long enough to be read; another phase or a stop does not wait for that. */
static void
test_replace (void)
{
  const FrondPatientWords next = { (char *) "Let go", (char *) "Yes, just like this" };

  g_assert_false (frond_patient_words_may_replace ("Let go", "Yes, just like this", &next, G_USEC_PER_SEC * 60));
  g_assert_false (frond_patient_words_may_replace ("Let go", "It can be soft now", &next, G_USEC_PER_SEC * 19 / 10));
  g_assert_true (frond_patient_words_may_replace ("Let go", "It can be soft now", &next, G_USEC_PER_SEC * 2));
  g_assert_true (frond_patient_words_may_replace ("Rest", "Yes, just like this", &next, 0));
}

static void
check_all (FrondLiveStatus            *status,
           FrondProgramme             *programme,
           const FrondPatientOwnWords *own)
{
  for (int zone = FROND_ZONE_NONE; zone <= FROND_ZONE_AWAY; zone++) {
    for (int flag = 0; flag < 4; flag++) {
      g_autoptr (FrondPatientWords) words = NULL;

      status->engine.zone = (FrondZone) zone;
      status->engine.is_bearing_down = flag & 1;
      status->engine.breath = flag & 2 ? 1.5 : 0.5;
      words = frond_patient_words_new (status, programme, own, flag & 1);
      forbidden_words_assert_none ("en", words->big);
      forbidden_words_assert_none ("en", words->small);
      g_assert_cmpint (g_utf8_strlen (words->big, -1), <=, 24);
    }
  }
}

/* Every phase of every programme that comes with Frond, in every state. */
static void
test_forbidden (void)
{
  g_autoptr (GListModel) programmes = frond_programme_list_built_in ();
  const FrondPatientOwnWords dilator = { "dilator", "garden" };

  g_assert_cmpuint (forbidden_words_count ("en"), >=, 30);
  for (guint p = 0; p < g_list_model_get_n_items (programmes); p++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, p);

    for (guint i = 0; i <= frond_programme_get_n_phases (programme); i++) {
      for (int state = FROND_LIVE_SETUP; state <= FROND_LIVE_ENDED; state++) {
        FrondLiveStatus status = make_running (i);

        status.state = (FrondLiveState) state;
        check_all (&status, programme, &no_words);
        check_all (&status, programme, &dilator);
      }
    }
  }
  forbidden_words_assert_none ("en", frond_patient_words_describe_stop (TRUE));
  forbidden_words_assert_none ("en", frond_patient_words_describe_stop (FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient-words/phases", test_phases);
  g_test_add_func ("/patient-words/not-twice", test_not_twice);
  g_test_add_func ("/patient-words/own-words", test_own_words);
  g_test_add_func ("/patient-words/breath", test_breath);
  g_test_add_func ("/patient-words/zones", test_zones);
  g_test_add_func ("/patient-words/states", test_states);
  g_test_add_func ("/patient-words/stop", test_stop);
  g_test_add_func ("/patient-words/replace", test_replace);
  g_test_add_func ("/patient-words/forbidden", test_forbidden);

  return g_test_run ();
}
