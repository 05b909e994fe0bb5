/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every metric, whatever it is of. */

#include "metric-helpers.h"
#include "metric-scenario.h"

static const char *const scenarios[] = { "glazer", "touch", "perfect", "pressure", "envelope", "broken" };

static gboolean
is_same (double a,
         double b)
{
  return isnan (a) ? isnan (b) : fabs (a - b) <= 1e-9 * fmax (1, fabs (b));
}

/* The metrics of segments from up to end, and nothing else of the two, agree; levels are factor times as high in b. */
static void
assert_same (const GPtrArray *a,
             const GPtrArray *b,
             int              from,
             int              end,
             const char      *unit,
             double           factor)
{
  guint n = 0;

  for (guint i = 0; i < a->len; i++) {
    const FrondMetric *x = a->pdata[i], *y = frond_metrics_find (b, x->id, x->school, x->segment);
    gboolean           is_level = g_str_has_prefix (x->unit, unit) || g_str_has_prefix (x->id, "pressure-m") || g_str_has_prefix (x->id, "pressure-p") ||
                        g_str_equal (x->id, "pressure-rest");

    if (x->segment < from || x->segment >= end)
      continue;
    n++;
    if (!y || !is_same (x->value * (is_level ? factor : 1), y->value) || x->is_censored != y->is_censored || x->is_below_floor != y->is_below_floor ||
        x->n_trials != y->n_trials || x->n_valid != y->n_valid || g_strcmp0 (x->reason, y->reason) != 0)
      g_error ("%s (%s) of segment %d: %.12g %s became %.12g", x->id, frond_school_to_word (x->school), x->segment, x->value, x->unit, y ? y->value : NAN);
  }
  g_assert_cmpuint (n, >, 0);
}

static void
test_order (void)
{
  g_autoptr (Scenario) scenario = scenario_new ("touch");
  g_autoptr (GPtrArray) metrics = frond_metrics_compute (&scenario->request);

  for (guint i = 1; i < metrics->len; i++) {
    const FrondMetric *a = metrics->pdata[i - 1], *b = metrics->pdata[i];
    int                ids = strcmp (a->id, b->id);

    g_assert_true (a->segment < b->segment || (a->segment == b->segment && (ids < 0 || (ids == 0 && a->school < b->school))));
  }
  g_assert_cmpint (((const FrondMetric *) metrics->pdata[0])->segment, ==, FROND_METRIC_SESSION);
  g_assert_null (frond_metrics_find (metrics, "mean", FROND_SCHOOL_FROND, 0));
  g_assert_null (frond_metrics_find (metrics, "mean", FROND_SCHOOL_GLAZER, 1000));
}

/* Other units of the same signal: levels scale with it, and nothing else changes. A power of two changes no other bit. */
static void
test_scale (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (scenarios); s++) {
    g_autoptr (Scenario) scenario = scenario_new (scenarios[s]);
    g_autoptr (GPtrArray) before = frond_metrics_compute (&scenario->request);
    g_autoptr (GPtrArray) after = NULL;

    for (gsize i = 0; i < scenario->n_samples; i++) {
      scenario->envelope[i] *= 8;
      scenario->filtered[i] *= 8;
      if (scenario->abdomen)
        scenario->abdomen[i] *= 8;
    }
    for (guint i = 0; i < scenario->segments->len; i++)
      g_array_index (scenario->segments, FrondSegment, i).goal *= 8;
    for (guint i = 0; i < scenario->goals->len; i++)
      ((FrondEvent *) scenario->goals->pdata[i])->value *= 8;
    scenario->request.noise_floor *= 8;
    scenario_measure (scenario);
    after = frond_metrics_compute (&scenario->request);
    assert_same (before, after, FROND_METRIC_SESSION, G_MAXINT, scenario->unit, 8);
    g_assert_cmpuint (before->len, ==, after->len);
  }
}

/* What is in no segment is not asked for. */
static void
test_outside (void)
{
  g_autoptr (Scenario) scenario = scenario_new ("glazer");
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  const FrondSegment *out;

  /* The last hold and what follows it. */
  g_array_set_size (scenario->segments, 19);
  scenario_measure (scenario);
  before = frond_metrics_compute (&scenario->request);
  out = &g_array_index (scenario->segments, FrondSegment, 18);
  for (gsize i = (gsize) (out->first_sample + out->n_samples); i < scenario->n_samples; i++)
    scenario->envelope[i] = scenario->filtered[i] = i % 3 ? 1e6 : NAN;
  scenario_measure (scenario);
  after = frond_metrics_compute (&scenario->request);
  assert_same (before, after, FROND_METRIC_SESSION, G_MAXINT, "uV", 1);
  g_assert_cmpuint (before->len, ==, after->len);
}

/* A gap in one phase is no business of the phases before, nor of what was over when it came. */
static void
test_gap_elsewhere (void)
{
  g_autoptr (Scenario) scenario = scenario_new ("glazer");
  g_autoptr (GPtrArray) before = frond_metrics_compute (&scenario->request), after = NULL;
  const FrondSegment *endurance = &g_array_index (scenario->segments, FrondSegment, 21);

  for (gsize i = 0; i < 2000; i++)
    scenario->envelope[endurance->first_sample + 15000 + i] = scenario->filtered[endurance->first_sample + 15000 + i] = NAN;
  scenario_measure (scenario);
  after = frond_metrics_compute (&scenario->request);
  assert_same (before, after, 0, 21, "uV", 1);
  g_assert_cmpfloat (frond_metrics_find (before, "onset", FROND_SCHOOL_RESEARCH, 21)->value, ==,
                     frond_metrics_find (after, "onset", FROND_SCHOOL_RESEARCH, 21)->value);
  g_assert_cmpfloat (frond_metrics_find (before, "mean", FROND_SCHOOL_GLAZER, 21)->value, !=, frond_metrics_find (after, "mean", FROND_SCHOOL_GLAZER, 21)->value);
}

/* The same session later in a recording, behind a gap. */
static void
test_shift (void)
{
  const gsize n_later = 777;

  for (guint s = 0; s < G_N_ELEMENTS (scenarios); s++) {
    g_autoptr (Scenario) scenario = scenario_new (scenarios[s]);
    g_autoptr (GPtrArray) before = frond_metrics_compute (&scenario->request), after = NULL;
    double **const arrays[] = { &scenario->filtered, &scenario->envelope, &scenario->abdomen };

    for (guint a = 0; a < G_N_ELEMENTS (arrays) && *arrays[a]; a++) {
      double *later = g_new (double, scenario->n_samples + n_later);

      for (gsize i = 0; i < scenario->n_samples + n_later; i++)
        later[i] = i < n_later ? NAN : (*arrays[a])[i - n_later];
      g_free (*arrays[a]);
      *arrays[a] = later;
    }
    scenario->n_samples += n_later;
    for (guint i = 0; i < scenario->segments->len; i++)
      g_array_index (scenario->segments, FrondSegment, i).first_sample += n_later;
    for (guint i = 0; i < scenario->exclusions->len; i++)
      g_array_index (scenario->exclusions, FrondExclusion, i).first_sample += n_later;
    for (guint i = 0; i < scenario->goals->len; i++)
      ((FrondEvent *) scenario->goals->pdata[i])->sample += n_later;
    scenario_measure (scenario);
    after = frond_metrics_compute (&scenario->request);
    assert_same (before, after, FROND_METRIC_SESSION, G_MAXINT, scenario->unit, 1);
  }
}

static void
assert_sane (const GPtrArray *metrics)
{
  for (guint i = 0; i < metrics->len; i++) {
    const FrondMetric *metric = metrics->pdata[i];

    g_assert_true (metric->n_valid <= metric->n_trials);
    g_assert_true (isnan (metric->value) ? metric->reason != NULL && !metric->is_censored && !metric->is_below_floor : isfinite (metric->value));
    g_assert_true (metric->n_valid == metric->n_trials || metric->reason != NULL);
    g_assert_nonnull (metric->unit);
  }
}

static void
test_nothing (void)
{
  g_autoptr (Session) session = session_new ("0,5,rest,Rest,2,,,\n5,10,work,Work,,,fast,\n10,15,release,Go,,,,\n15,20,step,Now,,,,contact\n", S10 ("-") S10 ("-"), S10 ("-") S10 ("-"));
  g_autoptr (GArray) no_segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  g_autoptr (GPtrArray) no_results = g_ptr_array_new ();
  g_autoptr (GPtrArray) metrics = frond_metrics_compute (&session->request), none = NULL;

  assert_sane (metrics);
  for (guint i = 0; i < metrics->len; i++)
    g_assert_true (isnan (((const FrondMetric *) metrics->pdata[i])->value));
  session->request.segments = no_segments;
  session->request.results = no_results;
  none = frond_metrics_compute (&session->request);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
append_row (GString *rows,
            GRand   *random,
            int     *at)
{
  static const char *const kinds[] = { "rest", "work", "release", "breathe", "drop", "step" };
  static const char *const groups[] = { "", "power", "endurance", "repetitions", "fast" };
  guint                    kind = (guint) g_rand_int_range (random, 0, 6);
  int                      n = g_rand_int_range (random, 1, 60);

  g_string_append_printf (rows, "%d.%d,%d.%d,%s,n,%s,,%s,%s\n", *at / 10, *at % 10, (*at + n) / 10, (*at + n) % 10, kinds[kind],
                          g_rand_boolean (random) ? "4" : "", groups[g_rand_int_range (random, 0, 5)],
                          kind == 5 ? frond_touch_step_to_string ((FrondTouchStep) g_rand_int_range (random, 0, 6)) : "");
  /* Side by side, with holes, and over each other. */
  *at += n + (g_rand_boolean (random) ? 0 : g_rand_int_range (random, -20, 20));
  *at = MAX (0, *at);
}

/* Whatever was asked for and whatever came: a number, or a reason. */
static void
test_any_session (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint round = 0; round < 300; round++) {
    g_autoptr (GString) rows = g_string_new (NULL);
    g_autoptr (GString) pelvic = g_string_new (NULL);
    g_autoptr (GString) abdomen = g_string_new (NULL);
    g_autoptr (GPtrArray) metrics = NULL;
    int at = 0, n = g_rand_int_range (random, 0, 400);

    for (guint i = 0; i < 1 + round % 12; i++)
      append_row (rows, random, &at);
    for (int i = 0; i < n; i++) {
      gboolean stays = i > 0 && g_rand_int_range (random, 0, 8) > 0;

      g_string_append_c (pelvic, stays ? pelvic->str[i - 1] : "-012345689"[g_rand_int_range (random, 0, 10)]);
      g_string_append_c (abdomen, "-1234"[g_rand_int_range (random, 0, 5)]);
    }
    metrics = metrics_of (rows->str, pelvic->str, round % 2 ? abdomen->str : NULL);
    assert_sane (metrics);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric/order", test_order);
  g_test_add_func ("/metric/scale", test_scale);
  g_test_add_func ("/metric/outside", test_outside);
  g_test_add_func ("/metric/gap-elsewhere", test_gap_elsewhere);
  g_test_add_func ("/metric/shift", test_shift);
  g_test_add_func ("/metric/nothing", test_nothing);
  g_test_add_func ("/metric/any-session", test_any_session);

  return g_test_run ();
}
