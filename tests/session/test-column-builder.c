/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-column-builder.h"

#include <math.h>

static FrondLiveColumn
get_column (FrondColumnBuilder *builder,
            guint64             index)
{
  FrondLiveColumn column;

  g_assert_cmpuint (frond_live_feed_read (builder->feed, index, 1, &column), ==, 1);

  return column;
}

static void
test_extremes_of_each_column (void)
{
  FrondColumnBuilder builder = { 0 };

  frond_column_builder_start (&builder, 1000);
  for (guint i = 0; i < 60; i++)
    frond_column_builder_push (&builder, i, i, 4.0, NAN, 2, i == 25);

  /* 20 samples a column; the third is not finished yet. */
  g_assert_cmpuint (frond_live_feed_get_n_columns (builder.feed), ==, 2);
  g_assert_cmpfloat (get_column (&builder, 1).minimum, ==, 20);
  g_assert_cmpfloat (get_column (&builder, 1).maximum, ==, 39);
  g_assert_cmpfloat (get_column (&builder, 1).goal, ==, 4.0f);
  g_assert_cmpint (get_column (&builder, 1).phase, ==, 2);
  g_assert_cmpint (get_column (&builder, 0).flags, ==, 0);
  g_assert_cmpint (get_column (&builder, 1).flags, ==, 1);
  frond_column_builder_clear (&builder);
}

/* A rate that is no multiple of 50: column k still begins at sample k * rate / 50. */
static void
test_place_tells_time_at_any_rate (void)
{
  FrondColumnBuilder builder = { 0 };
  const double       rate = 333;

  frond_column_builder_start (&builder, rate);
  for (guint i = 0; i < 33300; i++)
    frond_column_builder_push (&builder, i, i, NAN, NAN, 0, FALSE);
  for (guint k = 0; k < 4990; k += 7)
    g_assert_cmpfloat (get_column (&builder, k).minimum, ==, (float) ceil (k * rate / FROND_LIVE_COLUMNS_PER_SECOND));
  frond_column_builder_clear (&builder);
}

static void
test_gap_is_nothing (void)
{
  FrondColumnBuilder builder = { 0 };

  frond_column_builder_start (&builder, 1000);
  for (guint i = 0; i < 100; i++)
    frond_column_builder_push (&builder, i, 5, NAN, NAN, 0, FALSE);
  g_assert_cmpfloat (frond_column_builder_get_value (&builder), ==, 5);

  frond_column_builder_push (&builder, 1000, 9, NAN, NAN, 0, FALSE);
  g_assert_cmpuint (frond_live_feed_get_n_columns (builder.feed), ==, 50);
  g_assert_true (isnan (get_column (&builder, 10).minimum));
  g_assert_true (isnan (get_column (&builder, 49).maximum));
  /* What was before the gap is no value of now. */
  g_assert_true (isnan (frond_column_builder_get_value (&builder)));
  frond_column_builder_clear (&builder);
}

static void
test_value_is_a_quarter_second (void)
{
  FrondColumnBuilder builder = { 0 };

  frond_column_builder_start (&builder, 1000);
  for (guint i = 0; i < 1000; i++)
    frond_column_builder_push (&builder, i, 100, NAN, NAN, 0, FALSE);
  for (guint i = 1000; i < 1241; i++)
    frond_column_builder_push (&builder, i, 2, NAN, NAN, 0, FALSE);
  g_assert_cmpfloat (frond_column_builder_get_value (&builder), ==, 2);
  frond_column_builder_clear (&builder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-builder/extremes", test_extremes_of_each_column);
  g_test_add_func ("/column-builder/place", test_place_tells_time_at_any_rate);
  g_test_add_func ("/column-builder/gap", test_gap_is_nothing);
  g_test_add_func ("/column-builder/value", test_value_is_a_quarter_second);

  return g_test_run ();
}
