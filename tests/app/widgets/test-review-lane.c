/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-review-lane.h"

#define RATE 2000.0
#define N    400000 /* 200 s */

typedef struct {
  double          *values;
  double          *filtered;
  FrondReviewLane *lane;
  guint            n_released;
} Fixture;

static void
released_cb (gpointer data)
{
  ++*(guint *) data;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  FrondReviewSignal signal;

  self->values = g_new (double, N);
  self->filtered = g_new (double, N);
  for (int i = 0; i < N; i++) {
    self->values[i] = i >= 100000 && i < 140000 ? NAN : g_rand_double_range (random, 0, 20);
    self->filtered[i] = g_rand_double_range (random, -30, 20);
  }
  signal = (FrondReviewSignal) { self->values, self->filtered, N, RATE, "uV", "EMG", FROND_PLOT_PELVIC_FLOOR };
  self->lane = frond_review_lane_new (&signal, &self->n_released, released_cb);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  frond_review_lane_free (self->lane);
  g_assert_cmpuint (self->n_released, ==, 1);
  g_free (self->values);
  g_free (self->filtered);
}

/* Every column holds exactly the extremes of its samples, and together they cover what was asked for. */
static void
assert_exact (Fixture *self,
              double   start_s,
              double   end_s,
              gsize    n_columns)
{
  g_autofree FrondPlotColumn *columns = g_new (FrondPlotColumn, n_columns + 2);
  FrondPlotTrace              trace;
  gsize                       first, length;

  frond_review_lane_query (self->lane, FALSE, start_s, end_s, n_columns, columns, &trace);
  first = (gsize) lround (trace.start_s * RATE);
  length = (gsize) lround (trace.column_s * RATE);
  g_assert_cmpuint (trace.n_columns, <=, n_columns + 2);
  g_assert_cmpfloat (trace.start_s, <=, start_s);
  g_assert_cmpuint (first + trace.n_columns * length, >=, MIN ((gsize) (end_s * RATE), N));
  for (gsize i = 0; i < trace.n_columns; i++) {
    double   least = INFINITY, most = -INFINITY;
    gboolean any = FALSE;

    g_assert_cmpuint (first + i * length, <, N);
    for (gsize j = first + i * length; j < MIN (first + (i + 1) * length, N); j++)
      if (!isnan (self->values[j])) {
        least = fmin (least, self->values[j]);
        most = fmax (most, self->values[j]);
        any = TRUE;
      }
    g_assert_cmpint (columns[i].gap, ==, !any);
    if (any) {
      g_assert_cmpfloat (columns[i].minimum, ==, (float) least);
      g_assert_cmpfloat (columns[i].maximum, ==, (float) most);
    }
  }
}

static void
test_exact_at_every_zoom (Fixture      *self,
                          gconstpointer data)
{
  assert_exact (self, 0, 200, 700);
  assert_exact (self, 0, 200, 97);
  assert_exact (self, 0, 200, 1);
  assert_exact (self, 13.3, 161.7, 700);
  assert_exact (self, 40, 80, 700);
  assert_exact (self, 49.9, 50.1, 700);
  assert_exact (self, 12.34567, 12.35, 700);
  assert_exact (self, 199.999, 200, 700);
}

/* No more columns than pixels, and not many fewer. */
static void
test_about_a_column_per_pixel (Fixture      *self,
                               gconstpointer data)
{
  for (double span_s = 1; span_s < 200; span_s *= 1.37) {
    FrondPlotColumn columns[702];
    FrondPlotTrace  trace;

    frond_review_lane_query (self->lane, FALSE, 0, span_s, 700, columns, &trace);
    g_assert_cmpuint (trace.n_columns, >=, 350);
  }
}

/* While the view moves, columns keep their place in time: the picture does not shimmer. */
static void
test_columns_stand_still (Fixture      *self,
                          gconstpointer data)
{
  FrondPlotColumn columns[702];
  FrondPlotTrace  trace;

  for (int i = 0; i < 50; i++) {
    double offset;

    frond_review_lane_query (self->lane, FALSE, i * 0.0137, i * 0.0137 + 120, 700, columns, &trace);
    offset = trace.start_s / trace.column_s;
    g_assert_cmpfloat_with_epsilon (offset, round (offset), 1e-6);
  }
}

static void
test_filtered_shows_amplitude (Fixture      *self,
                               gconstpointer data)
{
  FrondPlotColumn columns[102];
  FrondPlotTrace  trace;

  frond_review_lane_query (self->lane, TRUE, 0, 200, 100, columns, &trace);
  g_assert_cmpuint (trace.n_columns, >=, 50);
  for (gsize i = 0; i < trace.n_columns; i++) {
    g_assert_cmpfloat (columns[i].minimum, ==, 0);
    g_assert_cmpfloat (columns[i].maximum, >, 29);
    g_assert_false (columns[i].gap);
  }
}

static void
test_value (Fixture      *self,
            gconstpointer data)
{
  g_assert_cmpfloat (frond_review_lane_get_duration (self->lane), ==, 200);
  g_assert_cmpfloat (frond_review_lane_get_value (self->lane, 0), ==, self->values[0]);
  g_assert_cmpfloat (frond_review_lane_get_value (self->lane, 1.0005), ==, self->values[2001]);
  g_assert_true (isnan (frond_review_lane_get_value (self->lane, 60)));
  g_assert_true (isnan (frond_review_lane_get_value (self->lane, -1)));
  g_assert_true (isnan (frond_review_lane_get_value (self->lane, 200)));
}

static void
test_nothing_to_show (Fixture      *self,
                      gconstpointer data)
{
  static const FrondReviewSignal empty = { NULL, NULL, 0, RATE, NULL, NULL, FROND_PLOT_PRESSURE };
  g_autoptr (FrondReviewLane) lane = frond_review_lane_new (&empty, NULL, NULL);
  FrondPlotColumn columns[12];
  FrondPlotTrace  trace;

  frond_review_lane_query (lane, FALSE, 0, 1, 10, columns, &trace);
  g_assert_cmpuint (trace.n_columns, ==, 0);
  frond_review_lane_query (self->lane, FALSE, 300, 400, 10, columns, &trace);
  g_assert_cmpuint (trace.n_columns, <=, 1);
  frond_review_lane_query (lane, TRUE, 0, 1, 10, columns, &trace);
  g_assert_cmpuint (trace.n_columns, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/app/review-lane/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("exact-at-every-zoom", test_exact_at_every_zoom);
  ADD ("about-a-column-per-pixel", test_about_a_column_per_pixel);
  ADD ("columns-stand-still", test_columns_stand_still);
  ADD ("filtered-shows-amplitude", test_filtered_shows_amplitude);
  ADD ("value", test_value);
  ADD ("nothing-to-show", test_nothing_to_show);

  return g_test_run ();
}
