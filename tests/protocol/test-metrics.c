/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-metrics.h"

#include <math.h>
#include <string.h>

#include "frond-envelope.h"

#define RATE 500.0
#define N    22000

/* The signal of tests/data/make-metrics-reference.py; that script and numpy know nothing of this code. */
static double
level (double t)
{
  if (t < 10)
    return 2;
  if (t < 15)
    return t >= 10.312 ? 20 : 2;
  if (t < 25)
    return t < 15.8 ? 20 : 2 + 18 * pow (0.5, (t - 15.8) / 0.4);
  if (t < 30)
    return t >= 25.25 ? 18 : 2;

  return t < 34 ? 12 : 1.5;
}

static void
make_signal (double *filtered,
             double *envelope)
{
  FrondEnvelope *rms = frond_envelope_new (FROND_ENVELOPE_RMS, RATE, 100, 1);
  guint32        seed = 20261122;

  for (guint i = 0; i < N; i++) {
    double total = 0;

    for (guint k = 0; k < 4; k++) {
      seed = seed * 1664525u + 1013904223u;
      total += seed / 4294967296.0 - 0.5;
    }
    filtered[i] = total * sqrt (3) * level (i / RATE);
  }
  frond_envelope_process (rms, filtered, envelope, N);
  for (guint i = 10250; i < 10500; i++)
    filtered[i] = envelope[i] = NAN;
  frond_envelope_free (rms);
}

static void
add_segment (GArray        *segments,
             const char    *name,
             FrondPhaseKind kind,
             guint64        first,
             guint64        n,
             double         goal)
{
  FrondSegment segment = { g_strdup (name), kind, first, n, goal };

  g_array_append_val (segments, segment);
}

static GArray *
new_segments (void)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));

  g_array_set_clear_func (segments, (GDestroyNotify) frond_segment_clear);

  return segments;
}

static GArray *
reference_segments (void)
{
  GArray *segments = new_segments ();

  add_segment (segments, "rest", FROND_PHASE_REST, 0, 5000, 2.2);
  add_segment (segments, "work", FROND_PHASE_WORK, 5000, 2500, NAN);
  add_segment (segments, "slow", FROND_PHASE_RELEASE, 7500, 5000, 2.5);
  add_segment (segments, "again", FROND_PHASE_WORK, 12500, 2500, NAN);
  add_segment (segments, "held", FROND_PHASE_RELEASE, 15000, 2000, 2.5);
  add_segment (segments, "after", FROND_PHASE_REST, 17000, 5000, 1.5);
  add_segment (segments, "half", FROND_PHASE_REST, 21500, 1500, 1.5);
  add_segment (segments, "beyond", FROND_PHASE_WORK, 22000, 3000, NAN);

  return segments;
}

static GArray *
one_exclusion (guint64     first,
               guint64     n,
               const char *reason)
{
  GArray        *exclusions = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  FrondExclusion exclusion = { first, n, reason };

  g_array_append_val (exclusions, exclusion);

  return exclusions;
}

static double
value_of (const FrondSegmentResult *result,
          const char               *what)
{
  const struct {
    const char *what;
    double      value;
  } values[] = {
    { "n", (double) result->n },
    { "mean", result->mean },
    { "sd", result->sd },
    { "cv", result->cv_percent },
    { "min", result->min },
    { "peak", result->peak },
    { "median_hz", result->median_frequency_hz },
    { "mean_hz", result->mean_frequency_hz },
    { "below", result->below_goal_percent },
    { "onset", result->onset_s },
    { "release", result->release_s },
    { "censored", result->release_censored },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].what, what) == 0)
      return values[i].value;

  g_error ("no figure is called %s", what);
}

static const FrondSegmentResult *
result_named (GPtrArray  *results,
              const char *name)
{
  for (guint i = 0; i < results->len; i++) {
    const FrondSegmentResult *result = results->pdata[i];

    if (strcmp (result->segment.name, name) == 0)
      return result;
  }

  g_error ("no result is called %s", name);
}

static void
compare_with_reference (GPtrArray *results)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "metrics.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 2; lines[i] && *lines[i]; i++, n++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], ",", 3);
    double expected = g_ascii_strtod (fields[2], NULL);
    double value = value_of (result_named (results, fields[0]), fields[1]);

    if (!(fabs (value - expected) <= 1e-9 * MAX (1, fabs (expected))))
      g_error ("%s: %.17g instead", lines[i], value);
  }
  g_assert_cmpuint (n, >, 50);
}

static void
test_reference (void)
{
  g_autofree double *filtered = g_new (double, N);
  g_autofree double *envelope = g_new (double, N);
  g_autoptr (GArray) exclusions = one_exclusion (1500, 200, "clipped");
  g_autoptr (GArray) segments = reference_segments ();
  FrondMetricsInput input = { RATE, N, filtered, envelope, exclusions, 20, 200 };
  g_autoptr (GPtrArray) results = NULL;
  const FrondSegmentResult *result;

  make_signal (filtered, envelope);
  results = frond_metrics_measure (&input, segments);
  g_assert_cmpuint (results->len, ==, segments->len);
  compare_with_reference (results);

  result = result_named (results, "rest");
  g_assert_true (isnan (result->onset_s));
  g_assert_true (isnan (result->release_s));
  g_assert_cmpuint (result->excluded->len, ==, 1);
  g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 0).first_sample, ==, 1500);
  g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 0).n_samples, ==, 200);
  g_assert_cmpstr (g_array_index (result->excluded, FrondExclusion, 0).reason, ==, "clipped");
  result = result_named (results, "slow");
  g_assert_cmpuint (result->excluded->len, ==, 1);
  g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 0).first_sample, ==, 10250);
  g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 0).n_samples, ==, 250);
  g_assert_cmpstr (g_array_index (result->excluded, FrondExclusion, 0).reason, ==, "gap");
  result = result_named (results, "beyond");
  g_assert_true (isnan (result->mean) && isnan (result->peak) && isnan (result->median_frequency_hz) && isnan (result->onset_s));
  g_assert_true (isnan (result->below_goal_percent));
}

/* Other orders, other neighbours: the figures stay with their segments. */
static void
test_order_does_not_matter (void)
{
  g_autofree double *filtered = g_new (double, N);
  g_autofree double *envelope = g_new (double, N);
  g_autoptr (GArray) exclusions = one_exclusion (1500, 200, "clipped");
  g_autoptr (GArray) ordered = reference_segments ();
  g_autoptr (GArray) segments = new_segments ();
  FrondMetricsInput input = { RATE, N, filtered, envelope, exclusions, 20, 200 };
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = ordered->len; i-- > 0;) {
    FrondSegment *segment = &g_array_index (ordered, FrondSegment, i);

    add_segment (segments, segment->name, segment->kind, segment->first_sample, segment->n_samples, segment->goal);
  }
  make_signal (filtered, envelope);
  results = frond_metrics_measure (&input, segments);
  g_assert_cmpstr (((FrondSegmentResult *) results->pdata[0])->segment.name, ==, "beyond");
  compare_with_reference (results);
}

/* Hand-made envelopes at 10 Hz, one character a sample: its digit, '-' for NAN. */
static GPtrArray *
measure (const char   *text,
         const GArray *segments,
         const GArray *exclusions)
{
  gsize              n = strlen (text);
  g_autofree double *envelope = g_new (double, n);
  FrondMetricsInput  input = { 10, n, envelope, envelope, exclusions, 0, 5 };

  for (gsize i = 0; i < n; i++)
    envelope[i] = text[i] == '-' ? NAN : text[i] - '0';

  return frond_metrics_measure (&input, segments);
}

static void
test_quietest_second (void)
{
  /* The quietest whole second is the ten times 1 at the end: mean 1, SD 0. The sevenths of a second before are too short. */
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GPtrArray) results = NULL;
  const FrondSegmentResult *result;

  add_segment (segments, "work", FROND_PHASE_WORK, 0, 27, NAN);
  add_segment (segments, "let go", FROND_PHASE_RELEASE, 5, 22, NAN);
  results = measure ("000000099999999991111111111", segments, NULL);
  result = results->pdata[0];
  g_assert_cmpfloat_with_epsilon (result->onset_s, 0.7, 1e-12);
  result = results->pdata[1];
  g_assert_cmpfloat_with_epsilon (result->release_s, 1.2, 1e-12);
  g_assert_false (result->release_censored);
}

static void
test_no_second_is_quiet (void)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GPtrArray) results = NULL;

  add_segment (segments, "work", FROND_PHASE_WORK, 0, 12, NAN);
  add_segment (segments, "let go", FROND_PHASE_RELEASE, 0, 12, NAN);
  results = measure ("1111-1119999", segments, NULL);
  g_assert_true (isnan (((FrondSegmentResult *) results->pdata[0])->onset_s));
  g_assert_true (isnan (((FrondSegmentResult *) results->pdata[1])->release_s));
  g_assert_false (((FrondSegmentResult *) results->pdata[1])->release_censored);
}

static void
test_gaps_are_not_bridged (void)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GPtrArray) results = NULL;
  const FrondSegmentResult *result;

  add_segment (segments, "rest", FROND_PHASE_REST, 0, 12, 2);
  add_segment (segments, "let go", FROND_PHASE_RELEASE, 12, 14, 2);
  /* Twice four quiet samples around a gap are not eight: whether letting go had come is not known, so it had not before. Rest: mean
   * 1.5, SD 0.52, so up to 2.54 is quiet. */
  results = measure ("121212121212"
                     "9911-1111111-1",
                     segments, NULL);
  result = results->pdata[1];
  g_assert_true (result->release_censored);
  g_assert_cmpfloat_with_epsilon (result->release_s, 0.2, 1e-12);
  g_assert_cmpuint (result->n, ==, 12);
  g_assert_cmpuint (result->excluded->len, ==, 2);
}

static void
assert_rest (const FrondSegmentResult *result,
             int                       segment,
             guint64                   first_sample,
             guint64                   n_samples,
             double                    mean)
{
  g_assert_cmpint (result->rest.segment, ==, segment);
  g_assert_cmpuint (result->rest.first_sample, ==, first_sample);
  g_assert_cmpuint (result->rest.n_samples, ==, n_samples);
  g_assert_cmpfloat (result->rest.mean, ==, mean);
}

/* Letting go that never came is no resting level for what follows: "later" is compared with the rest, not with nines. */
static void
test_censored_release_is_no_rest (void)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GPtrArray) results = NULL;

  add_segment (segments, "rest", FROND_PHASE_REST, 0, 12, NAN);
  add_segment (segments, "work", FROND_PHASE_WORK, 12, 6, NAN);
  add_segment (segments, "held", FROND_PHASE_RELEASE, 18, 10, NAN);
  add_segment (segments, "work", FROND_PHASE_WORK, 28, 6, NAN);
  add_segment (segments, "later", FROND_PHASE_RELEASE, 34, 16, NAN);
  add_segment (segments, "work", FROND_PHASE_WORK, 50, 6, NAN);
  add_segment (segments, "rest after work", FROND_PHASE_REST, 56, 14, NAN);
  results = measure ("121212121212"
                     "199999"
                     "8999898999"
                     "199999"
                     "6666661111111111"
                     "999999"
                     "77331111111111",
                     segments, NULL);
  g_assert_cmpfloat_with_epsilon (((FrondSegmentResult *) results->pdata[1])->onset_s, 0.1, 1e-12);
  g_assert_true (((FrondSegmentResult *) results->pdata[2])->release_censored);
  g_assert_cmpfloat (((FrondSegmentResult *) results->pdata[2])->release_s, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (((FrondSegmentResult *) results->pdata[3])->onset_s, 0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (((FrondSegmentResult *) results->pdata[4])->release_s, 0.6, 1e-12);
  /* A rest directly after work has a release, too; its reference is the settled part of "later": mean 1, SD 0. */
  g_assert_cmpfloat_with_epsilon (((FrondSegmentResult *) results->pdata[6])->release_s, 0.4, 1e-12);
  assert_rest (results->pdata[6], 4, 40, 10, 1);
  assert_rest (results->pdata[4], 0, 0, 12, 1.5);
  /* Nothing was over when the first began: the first of the quietest seconds, which all lie in "later" and after. */
  assert_rest (results->pdata[0], -1, 40, 10, 1);
}

/* Nothing was tightened, so nothing is let go of: a dash, not the praise of 0.00 s. */
static void
test_no_release_without_contraction (void)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GPtrArray) results = NULL;

  add_segment (segments, "rest", FROND_PHASE_REST, 0, 12, NAN);
  add_segment (segments, "work", FROND_PHASE_WORK, 12, 8, NAN);
  add_segment (segments, "let go", FROND_PHASE_RELEASE, 20, 12, NAN);
  add_segment (segments, "work", FROND_PHASE_WORK, 32, 8, NAN);
  add_segment (segments, "let go", FROND_PHASE_RELEASE, 40, 12, NAN);
  add_segment (segments, "work", FROND_PHASE_WORK, 52, 8, NAN);
  add_segment (segments, "let go", FROND_PHASE_RELEASE, 60, 12, NAN);
  results = measure ("121212121212"
                     "12121212"
                     "121212121212"
                     "12999912"
                     "121212121212"
                     "121--212"
                     "121212121212",
                     segments, NULL);
  g_assert_true (isnan (((FrondSegmentResult *) results->pdata[1])->onset_s));
  g_assert_true (isnan (((FrondSegmentResult *) results->pdata[2])->release_s));
  g_assert_false (((FrondSegmentResult *) results->pdata[2])->release_censored);
  /* She had let go before she was asked to. */
  g_assert_cmpfloat (((FrondSegmentResult *) results->pdata[4])->release_s, ==, 0);
  /* Nobody knows what was in the gap. */
  g_assert_cmpfloat (((FrondSegmentResult *) results->pdata[6])->release_s, ==, 0);
}

/* The same where a gap ended observation: what came behind it may be anything but a resting level. */
static void
test_release_cut_by_gap_is_no_rest (void)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GPtrArray) results = NULL;

  add_segment (segments, "rest", FROND_PHASE_REST, 0, 12, NAN);
  add_segment (segments, "cut", FROND_PHASE_RELEASE, 12, 16, NAN);
  add_segment (segments, "work", FROND_PHASE_WORK, 28, 6, NAN);
  results = measure ("121212121212"
                     "99-9999999999999"
                     "199999",
                     segments, NULL);
  g_assert_true (((FrondSegmentResult *) results->pdata[1])->release_censored);
  g_assert_cmpfloat_with_epsilon (((FrondSegmentResult *) results->pdata[2])->onset_s, 0.1, 1e-12);
}

static void
test_exclusions (void)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GArray) exclusions = one_exclusion (3, 4, "clipped");
  FrondExclusion moved = { 5, 100, "moved" };
  g_autoptr (GPtrArray) results = NULL;
  const FrondSegmentResult *result;

  g_array_append_val (exclusions, moved);
  add_segment (segments, "all", FROND_PHASE_BREATHE, 0, 12, 4);
  add_segment (segments, "nothing", FROND_PHASE_WORK, 4, 3, 4);
  results = measure ("24-999999999", segments, exclusions);
  result = results->pdata[0];
  g_assert_cmpuint (result->n, ==, 2);
  g_assert_cmpfloat (result->mean, ==, 3);
  g_assert_cmpfloat_with_epsilon (result->sd, sqrt (2), 1e-12);
  g_assert_cmpfloat (result->below_goal_percent, ==, 100);
  g_assert_cmpuint (result->excluded->len, ==, 3);
  g_assert_cmpstr (g_array_index (result->excluded, FrondExclusion, 0).reason, ==, "gap");
  g_assert_cmpstr (g_array_index (result->excluded, FrondExclusion, 1).reason, ==, "clipped");
  g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 1).n_samples, ==, 4);
  g_assert_cmpstr (g_array_index (result->excluded, FrondExclusion, 2).reason, ==, "moved");
  g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 2).first_sample, ==, 7);
  g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 2).n_samples, ==, 5);
  result = results->pdata[1];
  g_assert_cmpuint (result->n, ==, 0);
  g_assert_true (isnan (result->mean) && isnan (result->onset_s) && isnan (result->below_goal_percent));
}

static void
test_nothing (void)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GPtrArray) none = measure ("", segments, NULL);
  g_autoptr (GPtrArray) results = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  add_segment (segments, "rest", FROND_PHASE_REST, 0, 100, NAN);
  add_segment (segments, "far", FROND_PHASE_RELEASE, G_MAXUINT64 - 10, 10, 1);
  results = measure ("", segments, NULL);
  g_assert_cmpuint (((FrondSegmentResult *) results->pdata[0])->n, ==, 0);
  g_assert_cmpuint (((FrondSegmentResult *) results->pdata[1])->n, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/reference", test_reference);
  g_test_add_func ("/metrics/order", test_order_does_not_matter);
  g_test_add_func ("/metrics/quietest-second", test_quietest_second);
  g_test_add_func ("/metrics/no-second-is-quiet", test_no_second_is_quiet);
  g_test_add_func ("/metrics/gaps", test_gaps_are_not_bridged);
  g_test_add_func ("/metrics/censored-release", test_censored_release_is_no_rest);
  g_test_add_func ("/metrics/release-cut-by-gap", test_release_cut_by_gap_is_no_rest);
  g_test_add_func ("/metrics/no-release-without-contraction", test_no_release_without_contraction);
  g_test_add_func ("/metrics/exclusions", test_exclusions);
  g_test_add_func ("/metrics/nothing", test_nothing);

  return g_test_run ();
}
