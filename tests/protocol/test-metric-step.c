/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

#define STEP "0,3,rest,Rest,,,,\n3,9,step,Soon,,,,anticipate\n9,11,step,Now,,,,contact\n11,12,step,In,,,,in\n12,15,step,Stay,,,,hold\n15,17,step,Out,,,,out\n"
#define REST S1 ("2") S1 ("2") S1 ("2")
/* The first of six seconds is not of the last five. */
#define SOON S1 ("9") S1 ("2") S1 ("3") S1 ("3") S1 ("3") S1 ("4")
#define NOW  "3383333333" S1 ("3")
#define IN   S1 ("5")
#define STAY S1 ("4") S1 ("4") S1 ("7")

static void
test_step (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (STEP, REST SOON NOW IN STAY "4323323332" S1 ("2"), NULL);

  assert_value (metrics, "anticipation", FROND_SCHOOL_FROND, 2, 1.5);
  assert_value (metrics, "contact-peak", FROND_SCHOOL_FROND, 2, 8);
  assert_value (metrics, "hold-mean", FROND_SCHOOL_FROND, 4, 5);
  /* 2.4 is within 20 % of 2: single samples of 2 are no return, the half second from 0.9 s on is. */
  assert_value (metrics, "return-time", FROND_SCHOOL_FROND, 5, 0.9);
  g_assert_null (frond_metrics_find (metrics, "contact-peak", FROND_SCHOOL_FROND, 3));
  g_assert_null (frond_metrics_find (metrics, "return-time", FROND_SCHOOL_FROND, 2));
  g_assert_null (frond_metrics_find (metrics, "hold-mean", FROND_SCHOOL_FROND, 0));
  assert_value (metrics, "anticipation", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 1.5);
}

/* Observation goes on through the rest that follows, and ends where something is asked for. */
static void
test_return (void)
{
  g_autoptr (GPtrArray) later = metrics_of (STEP "17,19,rest,Rest,,,,\n", REST SOON NOW IN STAY S1 ("5") S1 ("4") "3333222222" S1 ("2"), NULL);
  g_autoptr (GPtrArray) never = metrics_of (STEP "17,19,work,Work,,,,\n", REST SOON NOW IN STAY S1 ("5") S1 ("4") S1 ("2") S1 ("2"), NULL);
  g_autoptr (GPtrArray) gap = metrics_of (STEP, REST SOON NOW IN STAY S1 ("5") "442--22222", NULL);
  g_autoptr (GPtrArray) at_cue = metrics_of (STEP, REST SOON NOW IN STAY "-222222222" S1 ("2"), NULL);

  assert_value (later, "return-time", FROND_SCHOOL_FROND, 5, 2.4);
  assert_at_least (never, "return-time", FROND_SCHOOL_FROND, 5, 2);
  assert_at_least (gap, "return-time", FROND_SCHOOL_FROND, 5, 1.2);
  g_assert_true (get_metric (gap, "return-time", FROND_SCHOOL_FROND, FROND_METRIC_SESSION)->is_censored);
  assert_none (at_cue, "return-time", FROND_SCHOOL_FROND, 5, "the signal was missing at the cue");
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) sudden = metrics_of ("0,3,rest,Rest,,,,\n3,5,step,Now,,,,contact\n", REST NOW, NULL);
  g_autoptr (GPtrArray) lost = metrics_of (STEP, REST S1 ("9") S5 ("-") S1 ("-") S1 ("-") IN S1 ("-") S1 ("-") S1 ("-") S1 ("-") S1 ("-"), NULL);
  g_autoptr (GPtrArray) nothing = metrics_of (STEP, "", NULL);

  assert_none (sudden, "anticipation", FROND_SCHOOL_FROND, 1, "the contact was not announced");
  assert_value (sudden, "contact-peak", FROND_SCHOOL_FROND, 1, 8);
  assert_none (lost, "anticipation", FROND_SCHOOL_FROND, 2, "too little signal");
  assert_none (lost, "contact-peak", FROND_SCHOOL_FROND, 2, "too little signal");
  assert_none (lost, "hold-mean", FROND_SCHOOL_FROND, 4, "too little signal");
  assert_none (lost, "return-time", FROND_SCHOOL_FROND, 5, "too little signal");
  assert_none (nothing, "anticipation", FROND_SCHOOL_FROND, 2, "too little signal");
  assert_none (nothing, "return-time", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, "too little signal");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-step/step", test_step);
  g_test_add_func ("/metric-step/return", test_return);
  g_test_add_func ("/metric-step/missing", test_missing);

  return g_test_run ();
}
