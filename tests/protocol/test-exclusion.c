/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-exclusion.h"

#include "frond-event.h"

static void
test_words (void)
{
  static const char *const reasons[][2] = {
    { "gap", "gap" },
    { "paused", "paused" },
    { "settling", "settling" },
    { "contact", "electrode contact" },
    { "hum", "mains hum" },
    { "clipped", "clipped" },
    { "motion", "movement" },
    { "ecg", "heart" },
    { "cross-talk", "other muscle" },
    { "cough", "cough, sneeze or laugh" },
    { "talking", "talking" },
    { "task", "not what was asked for" },
    { "judged", "left out by the therapist" },
    { "door bell", "door bell" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    const FrondExclusion exclusion = { 0, 1, reasons[i][0] };

    g_assert_cmpstr (frond_exclusion_get_word (&exclusion), ==, reasons[i][1]);
  }
}

static void
test_can_be_overruled (void)
{
  static const char *const never[] = { "gap", "paused", "settling" };
  static const char *const may[] = { "contact", "hum", "clipped", "motion", "ecg", "cross-talk", "judged", "door bell" };

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_false (frond_exclusion_can_be_overruled (&(FrondExclusion) { 0, 1, never[i] }));
  for (guint i = 0; i < G_N_ELEMENTS (may); i++)
    g_assert_true (frond_exclusion_can_be_overruled (&(FrondExclusion) { 0, 1, may[i] }));
}

static GPtrArray *
make_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
}

static void
add_overrule (GPtrArray  *events,
              gint64      id,
              guint64     first,
              guint64     n,
              int         code,
              const char *reason)
{
  FrondEvent *event = frond_event_new (FROND_EVENT_OVERRULE, first, code, reason);

  event->id = id;
  event->duration = n;
  g_ptr_array_add (events, event);
}

/* The stretches as text: "contact 10-20, hum 30-35" */
static char *
describe (const GArray *exclusions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < exclusions->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (exclusions, FrondExclusion, i);

    g_string_append_printf (text, "%s%s %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, i ? ", " : "", exclusion->reason, exclusion->first_sample,
                            exclusion->first_sample + exclusion->n_samples);
  }

  return g_string_free (text, FALSE);
}

static char *
apply (GPtrArray *events)
{
  static const FrondExclusion found[] = { { 0, 10, "paused" }, { 20, 10, "motion" }, { 25, 15, "hum" }, { 50, 10, "gap" }, { 60, 5, "settling" } };
  g_autoptr (GArray) exclusions = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_autoptr (GArray) judged = NULL;

  g_array_append_vals (exclusions, found, G_N_ELEMENTS (found));
  judged = frond_exclusions_apply_overrules (exclusions, events);
  g_assert_cmpuint (exclusions->len, ==, G_N_ELEMENTS (found));
  return describe (judged);
}

#define BEFORE "paused 0-10, "
#define AFTER  "gap 50-60, settling 60-65"

static void
test_no_overrule (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  g_autofree char *without = apply (NULL);
  g_autofree char *others = NULL;

  g_ptr_array_add (events, frond_event_new (FROND_EVENT_MARKER, 20, 1, "motion"));
  others = apply (events);
  g_assert_cmpstr (without, ==, BEFORE "motion 20-30, hum 25-40, " AFTER);
  g_assert_cmpstr (others, ==, without);
}

static void
test_counts_again (void)
{
  static const struct {
    guint64     first, n;
    const char *reason;
    const char *left;
  } cases[] = {
    { 20, 10, "motion", BEFORE "hum 25-40, " AFTER },
    { 15, 7, "motion", BEFORE "motion 22-30, hum 25-40, " AFTER },
    { 28, 50, "motion", BEFORE "motion 20-28, hum 25-40, " AFTER },
    { 23, 4, "motion", BEFORE "motion 20-23, motion 27-30, hum 25-40, " AFTER },
    { 20, 20, NULL, BEFORE AFTER },
    { 26, 2, "", BEFORE "motion 20-26, motion 28-30, hum 25-26, hum 28-40, " AFTER },
    { 20, 20, "ecg", BEFORE "motion 20-30, hum 25-40, " AFTER },
    { 26, 0, NULL, BEFORE "motion 20-30, hum 25-40, " AFTER },
    /* Nobody can say that a pause, a gap or the filter's beginning counts. */
    { 0, G_MAXUINT64, NULL, BEFORE AFTER },
    { 0, 10, "paused", BEFORE "motion 20-30, hum 25-40, " AFTER },
    { 50, 10, "gap", BEFORE "motion 20-30, hum 25-40, " AFTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) events = make_events ();
    g_autofree char *left = NULL;

    add_overrule (events, 1, cases[i].first, cases[i].n, 1, cases[i].reason);
    left = apply (events);
    g_assert_cmpstr (left, ==, cases[i].left);
  }
}

static void
test_left_out (void)
{
  g_autoptr (GPtrArray) events = make_events ();
  g_autofree char *left = NULL;

  add_overrule (events, 1, 70, 10, 0, "she coughed");
  add_overrule (events, 2, 90, 5, 0, NULL);
  add_overrule (events, 3, 95, 1, 0, "ecg");
  add_overrule (events, 4, 97, 1, 0, "paused");
  add_overrule (events, 5, 99, 0, 0, NULL);
  left = apply (events);
  g_assert_cmpstr (left, ==, BEFORE "motion 20-30, hum 25-40, " AFTER ", judged 70-80, judged 90-95, ecg 95-96, judged 97-98");
}

/* The last word counts, in whatever order the recording hands them out. */
static void
test_opposite (void)
{
  g_autoptr (GPtrArray) twice = make_events ();
  g_autoptr (GPtrArray) undone = make_events ();
  g_autoptr (GPtrArray) judged = make_events ();
  g_autofree char *left_twice = NULL;
  g_autofree char *left_undone = NULL;
  g_autofree char *left_judged = NULL;

  add_overrule (twice, 1, 20, 10, 1, "motion");
  add_overrule (twice, 2, 20, 10, 1, "motion");
  left_twice = apply (twice);
  g_assert_cmpstr (left_twice, ==, BEFORE "hum 25-40, " AFTER);

  add_overrule (undone, 2, 20, 10, 0, "motion");
  add_overrule (undone, 1, 20, 10, 1, "motion");
  left_undone = apply (undone);
  g_assert_cmpstr (left_undone, ==, BEFORE "hum 25-40, " AFTER ", motion 20-30");

  add_overrule (judged, 1, 70, 10, 0, NULL);
  add_overrule (judged, 2, 75, 10, 1, "judged");
  left_judged = apply (judged);
  g_assert_cmpstr (left_judged, ==, BEFORE "motion 20-30, hum 25-40, " AFTER ", judged 70-75");
}

/* What a therapist left out and takes back leaves everything else as it was: what was found in it, and what she left out beside it. */
static void
test_take_back (void)
{
  static const char *const words[] = { "motion", "cough", "judged", "she sneezed" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GPtrArray) events = make_events ();
    g_autofree char *out = NULL;
    g_autofree char *back = NULL;
    g_autofree char *expected = NULL;
    const char      *reason = i < 3 ? words[i] : "judged";

    add_overrule (events, 1, 15, 10, 0, words[i]);
    add_overrule (events, 2, 18, 20, 0, words[i]);
    out = apply (events);
    expected = g_strdup_printf (BEFORE "motion 20-30, hum 25-40, " AFTER ", %s 15-25, %s 18-38", reason, reason);
    g_assert_cmpstr (out, ==, expected);

    add_overrule (events, 3, 18, 20, 1, words[i]);
    back = apply (events);
    g_free (expected);
    expected = g_strdup_printf (BEFORE "motion 20-30, hum 25-40, " AFTER ", %s 15-25", reason);
    g_assert_cmpstr (back, ==, expected);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exclusion/words", test_words);
  g_test_add_func ("/exclusion/can-be-overruled", test_can_be_overruled);
  g_test_add_func ("/exclusion/no-overrule", test_no_overrule);
  g_test_add_func ("/exclusion/counts-again", test_counts_again);
  g_test_add_func ("/exclusion/left-out", test_left_out);
  g_test_add_func ("/exclusion/opposite", test_opposite);
  g_test_add_func ("/exclusion/take-back", test_take_back);

  return g_test_run ();
}
