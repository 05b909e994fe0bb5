/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A number is never alone: school, trials, reason and definition are with it, and it claims no more than was measured. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "frond-metric-row.h"

static void
assert_format (FrondMetric metric,
               const char *text)
{
  g_autofree char *said = frond_metric_row_format (&metric, 4);

  g_assert_cmpstr (said, ==, text);
}

static void
test_format (void)
{
  assert_format ((FrondMetric) { .unit = "uV", .value = 3.236 }, "3.24\u00a0µV");
  assert_format ((FrondMetric) { .unit = "uV", .value = 32.36 }, "32.4\u00a0µV");
  assert_format ((FrondMetric) { .unit = "uV", .value = 3, .is_below_floor = TRUE }, "<\u00a04\u00a0µV");
  assert_format ((FrondMetric) { .unit = "s", .value = 2.5, .is_censored = TRUE }, ">\u00a02.50\u00a0s");
  assert_format ((FrondMetric) { .unit = "%", .value = 41.6 }, "42\u00a0%");
  assert_format ((FrondMetric) { .unit = "ratio", .value = 1.5 }, "1.50\u00a0×");
  assert_format ((FrondMetric) { .unit = "s", .value = NAN }, "–");
  assert_format ((FrondMetric) { .unit = "", .value = 6, .n_valid = 9 }, "6 of 9");
  assert_format ((FrondMetric) { .unit = "", .value = 7 }, "7");
}

static void
test_row (void)
{
  const FrondMetric metric = { "release", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, "s", 1.2, FALSE, FALSE, 10, 8, "no contraction" };
  GtkWidget        *row = g_object_ref_sink (frond_metric_row_new (&metric, 0));

  g_assert_true (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), frond_school_get_title (FROND_SCHOOL_RESEARCH)) != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "8 of 10 · no contraction");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, frond_metric_get_definition ("release", FROND_SCHOOL_RESEARCH));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, frond_metric_get_definition ("release", FROND_SCHOOL_RESEARCH));
  g_assert_finalize_object (row);
}

static void
assert_row (GtkWidget  *row,
            const char *title,
            const char *subtitle)
{
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, subtitle);
}

/* A session of one rest: what there is, and in one row what there cannot be; nothing of what does not apply. */
static void
test_rows (void)
{
  const FrondMetric metrics[] = {
    { "mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, "uV", 3.2, FALSE, FALSE, 1, 1, NULL },
    { "post-rest", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, "uV", NAN, FALSE, FALSE, 0, 0, "one rest only" },
    { "post-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, "uV", NAN, FALSE, FALSE, 0, 0, "one rest only" },
    { "release", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, "s", NAN, FALSE, FALSE, 3, 0, "no contraction" },
    { "rest-change", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, "uV", NAN, FALSE, FALSE, 0, 0, "one rest only" },
    { "rest-change", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, "uV", NAN, FALSE, FALSE, 0, 0, "one rest only" },
    { "rise", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, "s", NAN, FALSE, FALSE, 0, 0, NULL },
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    g_ptr_array_add (list, (gpointer) &metrics[i]);
  rows = frond_metric_rows_new (list, 0);
  g_assert_cmpuint (rows->len, ==, 3);
  g_ptr_array_foreach (rows, (GFunc) (GCallback) g_object_ref_sink, NULL);
  assert_row (rows->pdata[0], "Mean · Glazer", "1 of 1");
  assert_row (rows->pdata[1], "Rest after, Rest after minus before", "one rest only");
  g_assert_true (strstr (gtk_widget_get_tooltip_text (rows->pdata[1]), frond_metric_get_definition ("rest-change", FROND_SCHOOL_GLAZER)) != NULL);
  assert_row (rows->pdata[2], "Release", "0 of 3 · no contraction");
  g_ptr_array_foreach (rows, (GFunc) (GCallback) g_object_unref, NULL);
}

/* The word that nobody measured: no metric is ever called so, and no definition says it. */
static void
test_never_strength (void)
{
  for (const char *const *id = frond_metric_list_ids (); *id; id++) {
    g_autofree char *title = g_utf8_strdown (frond_metric_get_title (*id), -1);

    g_assert_null (strstr (title, "strength"));
    for (int school = 0; school < FROND_N_SCHOOLS; school++) {
      const char      *definition = frond_metric_get_definition (*id, (FrondSchool) school);
      g_autofree char *lower = definition ? g_utf8_strdown (definition, -1) : NULL;

      g_assert_true (!lower || !strstr (lower, "strength"));
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/metric-row/format", test_format);
  g_test_add_func ("/app/metric-row/row", test_row);
  g_test_add_func ("/app/metric-row/rows", test_rows);
  g_test_add_func ("/app/metric-row/never-strength", test_never_strength);

  return g_test_run ();
}
