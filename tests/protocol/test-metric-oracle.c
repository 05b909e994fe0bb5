/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every figure that the oracle (tests/oracle, numpy and scipy, none of this code) froze is found again, and there is no other. */

#include "frond-metric.h"

#include "frond-batch.h"
#include "metric-scenario.h"

/* 0.1 % would do for a clinician, and would let a wrong constant through. */
#define AMPLITUDE_SHARE 1e-6
#define FREQUENCY_HZ    0.5

enum {
  SCENARIO,
  SEGMENT,
  ID,
  SCHOOL,
  UNIT,
  VALUE,
  IS_CENSORED,
  IS_BELOW_FLOOR,
  N_TRIALS,
  N_VALID,
  N_COLUMNS,
};

static FrondSchool
school_of (const char *word)
{
  for (FrondSchool school = FROND_SCHOOL_DEVICE; school < FROND_N_SCHOOLS; school++)
    if (g_str_equal (frond_school_to_word (school), word))
      return school;

  g_error ("no school is called %s", word);
}

static gboolean
agrees (const FrondMetric *metric,
        const char        *text,
        double             rate_hz)
{
  double expected = g_ascii_strtod (text, NULL), off = fabs (metric->value - expected);

  if (!*text)
    return isnan (metric->value) && metric->reason != NULL;
  if (g_str_equal (metric->unit, "s"))
    return off <= 1.0001 / rate_hz;
  if (g_str_equal (metric->unit, "Hz"))
    return off <= FREQUENCY_HZ;
  if (g_str_equal (metric->unit, ""))
    return off <= 0;

  return off <= AMPLITUDE_SHARE * fabs (expected) + 1e-9;
}

static void
compare_row (const GPtrArray *metrics,
             char           **row,
             double           rate_hz)
{
  const FrondMetric *metric = frond_metrics_find (metrics, row[ID], school_of (row[SCHOOL]), atoi (row[SEGMENT]));

  if (!metric)
    g_error ("%s segment %s: %s (%s) is missing", row[SCENARIO], row[SEGMENT], row[ID], row[SCHOOL]);
  if (!g_str_equal (metric->unit, row[UNIT]) || !agrees (metric, row[VALUE], rate_hz))
    g_error ("%s segment %s: %s (%s) is %.9g %s (%s), not %s %s", row[SCENARIO], row[SEGMENT], row[ID], row[SCHOOL], metric->value, metric->unit,
             metric->reason, row[VALUE], row[UNIT]);
  if (metric->is_censored != atoi (row[IS_CENSORED]) || metric->is_below_floor != atoi (row[IS_BELOW_FLOOR]) ||
      metric->n_trials != (guint) atoi (row[N_TRIALS]) || metric->n_valid != (guint) atoi (row[N_VALID]))
    g_error ("%s segment %s: %s (%s) = %g: censored %d, below the floor %d, %u of %u trials", row[SCENARIO], row[SEGMENT], row[ID], row[SCHOOL],
             metric->value, metric->is_censored, metric->is_below_floor, metric->n_valid, metric->n_trials);
  /* What is left out says why. */
  g_assert_true (metric->n_valid == metric->n_trials || metric->reason != NULL);
}

static void
compare (const char      *name,
         const GPtrArray *metrics,
         double           rate_hz)
{
  g_auto (GStrv) lines = read_lines ("values.csv");
  guint n = 0;

  for (guint i = 2; lines[i]; i++) {
    g_auto (GStrv) row = g_strsplit (lines[i], ",", -1);

    if (!g_str_equal (row[SCENARIO], name))
      continue;
    g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
    compare_row (metrics, row, rate_hz);
    n++;
  }
  for (guint i = 0; i < metrics->len && n < metrics->len; i++) {
    const FrondMetric *metric = metrics->pdata[i];

    g_test_message ("%d %s %s %g", metric->segment, metric->id, frond_school_to_word (metric->school), metric->value);
  }
  g_assert_cmpuint (n, ==, metrics->len);
  g_assert_cmpuint (n, >, 0);
}

static void
test_scenario (gconstpointer name)
{
  g_autoptr (Scenario) scenario = scenario_new (name);
  g_autoptr (GPtrArray) metrics = frond_metrics_compute (&scenario->request);

  compare (name, metrics, scenario->rate_hz);
}

static GArray *
read_counts (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("FROND_SHARED_DATA") ? g_getenv ("FROND_SHARED_DATA") : "", "biosppy_emg_1.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *counts;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  counts = g_array_new (FALSE, FALSE, sizeof (double));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    double count = g_ascii_strtod (lines[i], NULL);

    if (g_ascii_isdigit (*lines[i]))
      g_array_append_val (counts, count);
  }

  return counts;
}

/* Somebody's arm: 1000 Hz, 20-450 Hz, RMS of 100 ms, in raw counts, without anything left out for settling. */
static void
test_real (void)
{
  g_autoptr (GArray) counts = read_counts ();
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "data", "recording-segments.csv", NULL);
  g_autofree char   *csv = NULL;
  g_autofree double *filtered = NULL, *envelope = NULL;
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GPtrArray) results = NULL, metrics = NULL;
  const FrondFilterSpec spec = { .rate_hz = 1000, .band_low_hz = 20, .band_high_hz = 450, .order = 4 };
  FrondMetricsInput     input = { 1000, 0, NULL, NULL, NULL, 20, 450 };
  FrondMetricsRequest   request = { .pelvic = &input, .unit = "count" };

  if (!counts) {
    g_test_skip ("the recording is not here");
    return;
  }
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  request.segments = segments = frond_segments_parse_csv (csv, 1000, NULL, NULL, NULL);
  filtered = g_new (double, counts->len);
  envelope = g_new (double, counts->len);
  g_assert_true (frond_batch_condition (&spec, FROND_ENVELOPE_RMS, 100, (double *) (void *) counts->data, filtered, envelope, counts->len, NULL));
  input.filtered = filtered;
  input.envelope = envelope;
  input.n_samples = counts->len;
  request.results = results = frond_metrics_measure (&input, segments);
  metrics = frond_metrics_compute (&request);
  compare ("real", metrics, 1000);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "glazer", "touch", "perfect", "pressure", "envelope", "broken" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_strconcat ("/metric-oracle/", names[i], NULL);

    g_test_add_data_func (path, names[i], test_scenario);
  }
  g_test_add_func ("/metric-oracle/real", test_real);

  return g_test_run ();
}
