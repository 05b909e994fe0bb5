/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-perfect.h"

#include "frond-event.h"
#include "metric-helpers.h"
#include "metric-scenario.h"

/* As somebody marks it in the session: a marker of the programme, or its words typed. */
static GPtrArray *
mark (const char *const *texts)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);

  for (guint i = 0; texts[i]; i++)
    g_ptr_array_add (events, frond_event_new (FROND_EVENT_MARKER, 50, (int) i, texts[i]));

  return events;
}

static void
assert_notation (Session    *session,
                 int         oxford_grade,
                 const char *notation)
{
  g_autofree char *text = oxford_grade == FROND_PERFECT_NONE ? NULL : g_strdup_printf ("Power %d", oxford_grade);
  g_autoptr (GPtrArray) events = mark ((const char *const[]) { text, NULL });
  FrondMetricsRequest request = session->request;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autofree char *found = NULL;
  g_autofree char *of_metrics = NULL;
  FrondPerfect     perfect;

  request.events = events;
  g_assert_true (frond_perfect_compute (&request, &perfect));
  found = frond_perfect_to_notation (&perfect);
  g_assert_cmpstr (found, ==, notation);
  metrics = frond_metrics_compute (&request);
  of_metrics = frond_perfect_notation_of_metrics (metrics);
  g_assert_cmpstr (of_metrics, ==, notation);
}

/* The one of the books: 3 by hand, 6.4 s, four of six, eight of ten. */
static void
test_scenario (void)
{
  g_autoptr (Scenario) scenario = scenario_new ("perfect");
  g_autoptr (GPtrArray) events = mark ((const char *const[]) { "Power 3", NULL });
  g_autofree char *notation = NULL;
  FrondPerfect     perfect;

  scenario->request.events = events;
  g_assert_true (frond_perfect_compute (&scenario->request, &perfect));
  notation = frond_perfect_to_notation (&perfect);
  g_assert_cmpstr (notation, ==, "3/6/4//8");
  g_assert_cmpfloat_with_epsilon (perfect.endurance_s, 6.4, 0.05);
  g_assert_cmpuint (perfect.repetitions.n_trials, ==, 6);
  g_assert_cmpuint (perfect.fast.n_valid, ==, 10);
  g_assert_null (perfect.power.reason);
  g_assert_null (perfect.fast.reason);
}

#define REST            "0,3,rest,Rest,,,,\n"
#define QUIET           S1 ("1") S1 ("1") S1 ("1")
#define HOLD(from, to)  #from "," #to ",work,Hold,,,endurance,\n"
#define AGAIN(from, to) #from "," #to ",work,Again,,,Repetitions,\n"
#define FAST(from, to)  #from "," #to ",work,Fast,,,fast,\n"

/* Rest is 1 and the level 9: 35 % of strength are lost below 6.2. A dip of less than half a second loses nothing. */
static void
test_endurance (void)
{
  g_autoptr (Session) held = session_new (REST HOLD (3, 8) FAST (8, 9), QUIET "1119999999" S1 ("7") "7766667777" S1 ("9") S1 ("6") S1 ("1"), NULL);
  g_autoptr (Session) to_the_end = session_new (REST HOLD (3, 8) FAST (8, 9), QUIET "1119999999" S1 ("7") S1 ("7") S1 ("9") S1 ("8") S1 ("9"), NULL);
  g_autoptr (Session) never = session_new (REST HOLD (3, 8) FAST (8, 9), QUIET S5 ("1") S1 ("1"), NULL);
  g_autoptr (Session) long_one = session_new (REST HOLD (3, 18) FAST (18, 19), QUIET S10 ("9") S5 ("9") S1 ("9"), NULL);
  g_autoptr (Session) best_of_two = session_new (REST HOLD (3, 5) HOLD (5, 8) FAST (8, 9), QUIET "1999991111" S1 ("1") "1999999999" S1 ("9") "9991111111" S1 ("1"), NULL);

  assert_notation (held, 3, "3/3/–//0");
  assert_notation (to_the_end, 5, "5/5/–//1");
  assert_notation (never, 0, "0/0/–//0");
  assert_notation (long_one, 4, "4/10/–//1");
  assert_notation (best_of_two, 4, "4/2/–//0");
}

/* Four seconds were held: as long and as high again is one more. */
static void
test_repetitions (void)
{
  g_autoptr (Session) session = session_new (REST HOLD (3, 8) AGAIN (8, 13) AGAIN (13, 18) AGAIN (18, 23),
                                             QUIET "1199999999" S1 ("9") S1 ("9") S1 ("9") "9911111111"
                                                                                           "1199999999" S1 ("9") S1 ("9") S1 ("9") "9911111111"
                                                                                                                                   "1155555555" S1 ("5") S1 ("5") S1 ("5") S1 ("5") "1199999999" S1 ("9") S1 ("9") S1 ("9") "1111111111",
                                             NULL);
  g_autoptr (Session) no_hold = session_new (REST AGAIN (3, 8), QUIET S5 ("9"), NULL);

  assert_notation (session, FROND_PERFECT_NONE, "–/4/1//–");
  assert_notation (no_hold, 2, "2/–/–//–");
}

static void
test_at_most_ten (void)
{
  g_autoptr (GString) rows = g_string_new (REST);
  g_autoptr (GString) signal = g_string_new (QUIET);
  g_autoptr (Session) session = NULL;

  for (int i = 0; i < 12; i++) {
    g_string_append_printf (rows, "%d,%d,work,Fast,,,FAST,\n", 3 + 2 * i, 4 + 2 * i);
    g_string_append (signal, "1199991111" S1 ("1"));
  }
  session = session_new (rows->str, signal->str, NULL);
  assert_notation (session, 1, "1/–/–//10");
}

/* What was skipped says why, what was lost says so, and what was never asked for as well. */
static void
test_reasons (void)
{
  g_autoptr (Session) session = session_new (REST HOLD (3, 5) AGAIN (5, 7) "7,7.4,work,Fast,,,fast,\n", QUIET S1 ("9") S1 ("9") S1 ("-") S1 ("-") "9999", NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  g_autoptr (GPtrArray) metrics = NULL;
  FrondPerfect perfect;

  g_ptr_array_add (events, frond_event_new (FROND_EVENT_PHASE, 50, 2, "Again"));
  g_ptr_array_add (events, frond_event_new (FROND_EVENT_PHASE, 70, 3, "Fast"));
  g_ptr_array_add (events, frond_event_new (FROND_EVENT_SKIP, 74, 3, "Tired"));
  session->request.events = events;
  g_assert_true (frond_perfect_compute (&session->request, &perfect));
  g_assert_cmpstr (perfect.power.reason, ==, "not graded by hand");
  g_assert_null (perfect.endurance.reason);
  g_assert_cmpstr (perfect.repetitions.reason, ==, "too little signal");
  g_assert_cmpstr (perfect.fast.reason, ==, "Tired");
  metrics = frond_metrics_compute (&session->request);
  assert_value (metrics, "perfect-endurance", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 2);
  assert_none (metrics, "perfect-repetitions", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, "too little signal");
  assert_none (metrics, "perfect-fast", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, "Tired");
  assert_counts (metrics, "perfect-fast", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 0, 1);
}

/* Glazer has an endurance hold, too, and no PERFECT. */
static void
test_not_asked_for (void)
{
  g_autoptr (Session) glazer = session_new (REST HOLD (3, 8), QUIET S5 ("9"), NULL);
  g_autoptr (Session) only_power = session_new (REST "3,8,work,Squeeze,,,Power,\n", QUIET S5 ("9"), NULL);
  g_autoptr (GPtrArray) metrics = frond_metrics_compute (&glazer->request);
  g_autofree char *found = NULL;
  FrondPerfect     perfect;

  g_assert_false (frond_perfect_compute (&glazer->request, &perfect));
  g_assert_null (frond_metrics_find (metrics, "perfect-endurance", FROND_SCHOOL_FROND, FROND_METRIC_SESSION));
  assert_notation (only_power, 3, "3/–/–//–");
  g_assert_true (frond_perfect_compute (&only_power->request, &perfect));
  g_assert_cmpstr (perfect.fast.reason, ==, "not part of this session");
  found = frond_perfect_notation_of_metrics (metrics);
  g_assert_null (found);
}

/* The last of several is the one that was meant; nothing else that was marked is a grade. */
static void
test_power (void)
{
  static const struct {
    const char *texts[4];
    int         grade;
  } cases[] = {
    { { "Power 2", "Power 4", "Discomfort" }, 4 },
    { { "power 0" }, 0 },
    { { "Power 6", "Power", "5", "More power 3" }, FROND_PERFECT_NONE },
    { { NULL }, FROND_PERFECT_NONE },
  };
  g_autoptr (Session) session = session_new (REST "3,8,work,Squeeze,,,Power,\n", QUIET S5 ("9"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *texts[5] = { cases[i].texts[0], cases[i].texts[1], cases[i].texts[2], cases[i].texts[3], NULL };
    g_autoptr (GPtrArray) events = mark (texts);
    FrondPerfect perfect;

    session->request.events = events;
    g_assert_true (frond_perfect_compute (&session->request, &perfect));
    g_assert_cmpint (perfect.power.value, ==, cases[i].grade);
    g_assert_cmpstr (perfect.power.reason, ==, cases[i].grade == FROND_PERFECT_NONE ? "not graded by hand" : NULL);
  }
}

/* Not felt because it was not wanted is another thing than forgotten. */
static void
test_power_skipped (void)
{
  g_autoptr (Session) session = session_new (REST "3,8,work,Squeeze,,,Power,\n", QUIET S5 ("9"), NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  FrondPerfect perfect;

  g_ptr_array_add (events, frond_event_new (FROND_EVENT_PHASE, 30, 1, "Squeeze"));
  g_ptr_array_add (events, frond_event_new (FROND_EVENT_SKIP, 40, 1, "Not wanted today"));
  session->request.events = events;
  g_assert_true (frond_perfect_compute (&session->request, &perfect));
  g_assert_cmpstr (perfect.power.reason, ==, "Not wanted today");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/perfect/scenario", test_scenario);
  g_test_add_func ("/perfect/endurance", test_endurance);
  g_test_add_func ("/perfect/repetitions", test_repetitions);
  g_test_add_func ("/perfect/at-most-ten", test_at_most_ten);
  g_test_add_func ("/perfect/reasons", test_reasons);
  g_test_add_func ("/perfect/power", test_power);
  g_test_add_func ("/perfect/power-skipped", test_power_skipped);
  g_test_add_func ("/perfect/not-asked-for", test_not_asked_for);

  return g_test_run ();
}
