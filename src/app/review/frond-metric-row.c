/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this file is that no number stands there alone: whose definition it follows, in how many trials it was found, and why the
 * others were left out, are all beside it. */

#include "config.h"

#include "frond-metric-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-units.h"

/* Three figures that mean something, as the report prints. */
static guint
count_decimals (double      value,
                const char *unit)
{
  if (g_str_equal (unit, "%") || fabs (value) >= 100)
    return 0;

  return fabs (value) < 10 ? 2 : 1;
}

/**
 * frond_metric_row_format:
 * @metric: a metric
 * @noise_floor: of its channel, 0 when unknown
 *
 * Returns: (transfer full): "3.24 µV", "< 4 µV", "> 2.00 s" or a dash
 */
char *
frond_metric_row_format (const FrondMetric *metric,
                         double             noise_floor)
{
  const char *unit = g_str_equal (metric->unit, "ratio") ? "×" : frond_units_get_symbol (metric->unit);

  if (isnan (metric->value))
    return g_strdup ("–");
  /* A count: of those that were found. */
  if (*metric->unit == '\0')
    return metric->n_valid > 0 ? g_strdup_printf (_("%.0f of %u"), metric->value, metric->n_valid) : g_strdup_printf ("%.0f", metric->value);
  if (metric->is_below_floor)
    return g_strdup_printf ("<\u00a0%g\u00a0%s", noise_floor, unit);

  return g_strdup_printf ("%s%.*f\u00a0%s", metric->is_censored ? ">\u00a0" : "", (int) count_decimals (metric->value, metric->unit), metric->value, unit);
}

static char *
describe_trials (const FrondMetric *metric)
{
  g_autofree char *trials = NULL;

  if (metric->n_trials > 0)
    /* Translators: trials that count of all trials: 9 of 10 */
    trials = g_strdup_printf (_("%u of %u"), metric->n_valid, metric->n_trials);
  if (trials && metric->reason)
    return g_strdup_printf ("%s · %s", trials, metric->reason);
  if (trials)
    return g_steal_pointer (&trials);

  return g_strdup (metric->reason ? metric->reason : "");
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle,
            const char *value,
            const char *definition)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_set_tooltip_text (row, definition);
  if (definition)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, definition, -1);

  return row;
}

/**
 * frond_metric_row_new:
 * @metric: a metric
 * @noise_floor: of its channel, 0 when unknown
 *
 * Returns: (transfer floating): a row with the number, its school, its trials, and its definition for who asks
 */
GtkWidget *
frond_metric_row_new (const FrondMetric *metric,
                      double             noise_floor)
{
  g_autofree char *value = frond_metric_row_format (metric, noise_floor);
  g_autofree char *trials = describe_trials (metric);
  g_autofree char *title = g_strdup_printf ("%s · %s", frond_metric_get_title (metric->id), frond_school_get_title (metric->school));

  return create_row (title, trials, value, frond_metric_get_definition (metric->id, metric->school));
}

/* What has no value for one reason: the titles of all of it, each once however many schools it has, and all definitions. */
static GtkWidget *
create_empty_row (const GPtrArray *metrics,
                  const char      *why)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autoptr (GString) definitions = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < metrics->len; i++) {
    const FrondMetric *metric = g_ptr_array_index (metrics, i);
    g_autofree char   *trials = describe_trials (metric);

    if (!isnan (metric->value) || !g_str_equal (trials, why))
      continue;
    if (g_strcmp0 (metric->id, last) != 0)
      g_string_append_printf (titles, "%s%s", last ? ", " : "", frond_metric_get_title (metric->id));
    g_string_append_printf (definitions, "%s%s", last ? "\n" : "", frond_metric_get_definition (metric->id, metric->school));
    last = metric->id;
  }

  return create_row (titles->str, why, "–", definitions->str);
}

/**
 * frond_metric_rows_new:
 * @metrics: (element-type FrondMetric): of a session or of a phase, schools of one beside each other
 * @noise_floor: of their channel, 0 when unknown
 *
 * A row for each that has a value, and below them one for each reason why others have none; where nothing says why there is nothing to read.
 *
 * Returns: (transfer container) (element-type GtkWidget): the rows, floating
 */
GPtrArray *
frond_metric_rows_new (const GPtrArray *metrics,
                       double           noise_floor)
{
  GPtrArray *rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < metrics->len; i++) {
    const FrondMetric *metric = g_ptr_array_index (metrics, i);
    g_autofree char   *why = describe_trials (metric);

    if (!isnan (metric->value))
      g_ptr_array_add (rows, frond_metric_row_new (metric, noise_floor));
    else if (*why && !g_ptr_array_find_with_equal_func (reasons, why, g_str_equal, NULL))
      g_ptr_array_add (reasons, g_steal_pointer (&why));
  }
  for (guint i = 0; i < reasons->len; i++)
    g_ptr_array_add (rows, create_empty_row (metrics, g_ptr_array_index (reasons, i)));

  return rows;
}
