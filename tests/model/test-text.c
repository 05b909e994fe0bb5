/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-text.h"

#include <math.h>

static void
test_fold (void)
{
  g_autofree char *folded = frond_text_fold ("ZOË Müller");
  g_autofree char *nothing = frond_text_fold (NULL);

  g_assert_cmpstr (folded, ==, "zoe muller");
  g_assert_cmpstr (nothing, ==, "");
}

/* The clock of the place where it happened, wherever this computer is. */
static void
test_instants (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 ("2026-11-02T00:03:59+09:00", NULL);
  g_autofree char *day = frond_text_dup_day (time);
  g_autofree char *clock = frond_text_dup_time (time);
  g_autofree char *both = frond_text_dup_day_and_time (time);

  g_assert_cmpstr (day, ==, "2 November 2026");
  g_assert_cmpstr (clock, ==, "00:03");
  g_assert_cmpstr (both, ==, "2 November 2026, 00:03");
}

static void
test_minutes (void)
{
  static const struct {
    double      seconds;
    const char *text;
  } cases[] = {
    { 0, "0:00" },
    { 0.4, "0:00" },
    { 9.99, "0:09" },
    { 21.6, "0:21" },
    { 402, "6:42" },
    { 3599.4, "59:59" },
    { 3600, "1:00:00" },
    { 4002, "1:06:42" },
    { 360000, "100:00:00" },
    { -3, "0:00" },
    { NAN, "0:00" },
    { INFINITY, "99999:59:59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = frond_text_dup_minutes (cases[i].seconds);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* Without a "min" that belongs to nothing, and never rounded up. */
static void
test_length (void)
{
  assert_text (frond_text_dup_length (0), "0\u00a0s");
  assert_text (frond_text_dup_length (19.9), "19\u00a0s");
  assert_text (frond_text_dup_length (59.7), "59\u00a0s");
  assert_text (frond_text_dup_length (60), "1\u00a0min");
  assert_text (frond_text_dup_length (450), "7\u00a0min 30\u00a0s");
  assert_text (frond_text_dup_length (840), "14\u00a0min");
  assert_text (frond_text_dup_length (NAN), "0\u00a0s");
}

/* Nothing and all are said only of nothing and of all. */
static void
test_share (void)
{
  assert_text (frond_text_dup_share (0), "0");
  assert_text (frond_text_dup_share (0.001), "<\u00a01");
  assert_text (frond_text_dup_share (0.5), "<\u00a01");
  assert_text (frond_text_dup_share (1), "1");
  assert_text (frond_text_dup_share (71.4), "71");
  assert_text (frond_text_dup_share (99.2), ">\u00a099");
  assert_text (frond_text_dup_share (100), "100");
  assert_text (frond_text_dup_share (NAN), "–");
}

static void
test_quantity (void)
{
  assert_text (frond_text_dup_quantity (4.56, 1, "µV"), "4.6\u00a0µV");
  assert_text (frond_text_dup_quantity (-33.4, 0, "%"), "-33\u00a0%");
}

static void
test_measured (void)
{
  static const struct {
    double      value;
    guint       n_decimals;
    double      noise_floor;
    const char *text;
  } cases[] = {
    { 3.238, 2, 0, "3.24" },
    { 3.238, 1, 3, "3.2" },
    { 3.238, 2, 3.9, "<\u00a03.9" },
    { 3.238, 2, 4, "<\u00a04" },
    { 3.999, 2, 4.02, "<\u00a04" },
    { 4, 1, 4, "4.0" },
    { 0, 2, 0.3, "<\u00a00.3" },
    { -1.26, 1, 0, "-1.3" },
    { NAN, 2, 4, "–" },
    { NAN, 2, 0, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = frond_text_dup_measured (cases[i].value, cases[i].n_decimals, cases[i].noise_floor);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/instants", test_instants);
  g_test_add_func ("/text/minutes", test_minutes);
  g_test_add_func ("/text/length", test_length);
  g_test_add_func ("/text/share", test_share);
  g_test_add_func ("/text/quantity", test_quantity);
  g_test_add_func ("/text/measured", test_measured);

  return g_test_run ();
}
