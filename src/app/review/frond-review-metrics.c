/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that the numbers that lead a session stand first, and all others can be looked up without being in the way: of
 * the session, and of the phase that is chosen. Nothing here is a verdict. */

#include "config.h"

#include "frond-review-metrics.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-metric-row.h"
#include "frond-perfect.h"
#include "frond-review-steps.h"
#include "frond-step-table.h"

struct _FrondReviewMetrics {
  AdwBin parent_instance;

  /* Owned. */
  FrondReviewData *data;
  GPtrArray       *phase_rows; /* borrowed rows of the phase that is shown */

  /* Borrowed. */
  AdwExpanderRow *details;
  AdwComboRow    *phases;
};

G_DEFINE_FINAL_TYPE (FrondReviewMetrics, frond_review_metrics, ADW_TYPE_BIN)

/* What leads: level, evenness, time below the target, release. */
static const struct {
  const char *id;
  FrondSchool school;
} leading[] = {
  { "tonic-mean", FROND_SCHOOL_GLAZER },
  { "tonic-cv", FROND_SCHOOL_GLAZER },
  { "below-target", FROND_SCHOOL_FROND },
  { "release", FROND_SCHOOL_RESEARCH },
  { "slow-releases", FROND_SCHOOL_RESEARCH },
};

static gboolean
leads (const FrondMetric *metric)
{
  for (gsize i = 0; i < G_N_ELEMENTS (leading); i++) {
    if (metric->school == leading[i].school && g_str_equal (metric->id, leading[i].id))
      return TRUE;
  }

  return FALSE;
}

static double
get_floor (FrondReviewMetrics *self)
{
  return frond_review_data_get_channel (self->data)->noise_floor;
}

/* Of the session, what leads left out, or of a phase. */
static GPtrArray *
create_rows (FrondReviewMetrics *self,
             int                 segment)
{
  const GPtrArray *metrics = self->data->metrics;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < metrics->len; i++) {
    const FrondMetric *metric = g_ptr_array_index (metrics, i);

    if (metric->segment == segment && !(segment == FROND_METRIC_SESSION && leads (metric)))
      g_ptr_array_add (found, (gpointer) metric);
  }

  return frond_metric_rows_new (found, get_floor (self));
}

static GtkWidget *
create_perfect (const char *notation)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (notation);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "PERFECT");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Power as it was felt and marked / endurance in seconds / repeats // fast contractions"));
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "title-4");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
add_leading (FrondReviewMetrics  *self,
             AdwPreferencesGroup *group)
{
  const GPtrArray *metrics = self->data->metrics;
  g_autofree char *perfect = frond_perfect_notation_of_metrics (metrics);

  if (perfect)
    adw_preferences_group_add (group, create_perfect (perfect));
  for (gsize i = 0; i < G_N_ELEMENTS (leading); i++) {
    const FrondMetric *metric = frond_metrics_find (metrics, leading[i].id, leading[i].school, FROND_METRIC_SESSION);

    if (metric && !isnan (metric->value))
      adw_preferences_group_add (group, frond_metric_row_new (metric, get_floor (self)));
  }
}

static void
show_phase (FrondReviewMetrics *self)
{
  guint phase = adw_combo_row_get_selected (self->phases);

  for (guint i = 0; i < self->phase_rows->len; i++)
    adw_expander_row_remove (self->details, g_ptr_array_index (self->phase_rows, i));
  g_ptr_array_unref (self->phase_rows);
  self->phase_rows = create_rows (self, (int) phase);
  for (guint i = 0; i < self->phase_rows->len; i++)
    adw_expander_row_add_row (self->details, g_ptr_array_index (self->phase_rows, i));
}

static GtkWidget *
create_phases (FrondReviewMetrics *self)
{
  const GPtrArray *results = frond_review_data_get_channel (self->data)->results;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < results->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (results, i);

    gtk_string_list_take (names, g_strdup_printf ("%u  %s", i + 1, result->segment.name ? result->segment.name : ""));
  }
  self->phases = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->phases), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->phases), _("Of the phase"));
  adw_combo_row_set_model (self->phases, G_LIST_MODEL (names));
  g_signal_connect_swapped (self->phases, "notify::selected", G_CALLBACK (show_phase), self);

  return GTK_WIDGET (self->phases);
}

static GtkWidget *
create_details (FrondReviewMetrics *self)
{
  g_autoptr (GPtrArray) rows = create_rows (self, FROND_METRIC_SESSION);

  self->details = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->details), _("Details"));
  adw_expander_row_set_subtitle (self->details, _("Timing, frequencies and every school, of the session and of each phase. Numbers of different schools are not to be compared."));
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_add_row (self->details, g_ptr_array_index (rows, i));
  adw_expander_row_add_row (self->details, create_phases (self));
  show_phase (self);

  return GTK_WIDGET (self->details);
}

static void
add_steps (FrondReviewMetrics *self,
           GtkBox             *box)
{
  g_autoptr (GArray) steps = frond_review_steps_find (frond_review_data_get_channel (self->data)->results, self->data->metrics, self->data->events);
  GtkWidget *scroller, *table;

  if (steps->len == 0)
    return;

  table = g_object_new (FROND_TYPE_STEP_TABLE, NULL);
  frond_step_table_set_steps (FROND_STEP_TABLE (table), steps, get_floor (self));
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (box, scroller);
}

static void
frond_review_metrics_dispose (GObject *object)
{
  FrondReviewMetrics *self = FROND_REVIEW_METRICS (object);

  if (self->phases)
    g_signal_handlers_disconnect_by_data (self->phases, self);
  self->phases = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->phase_rows, g_ptr_array_unref);
  g_clear_pointer (&self->data, frond_review_data_unref);

  G_OBJECT_CLASS (frond_review_metrics_parent_class)->dispose (object);
}

static void
frond_review_metrics_class_init (FrondReviewMetricsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_review_metrics_dispose;
}

static void
frond_review_metrics_init (FrondReviewMetrics *self)
{
  self->phase_rows = g_ptr_array_new ();
}

/**
 * frond_review_metrics_set_data:
 * @self: where the numbers go
 * @data: a session; a reference is kept
 */
void
frond_review_metrics_set_data (FrondReviewMetrics *self,
                               FrondReviewData    *data)
{
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char     *suppressed = frond_suppression_describe (&data->suppression);
  FrondReviewData     *before;

  g_return_if_fail (FROND_IS_REVIEW_METRICS (self));

  before = self->data;
  self->data = frond_review_data_ref (data);
  g_clear_pointer (&before, frond_review_data_unref);
  if (self->phases)
    g_signal_handlers_disconnect_by_data (self->phases, self);
  g_ptr_array_set_size (self->phase_rows, 0);
  adw_preferences_group_set_title (group, _("Figures"));
  adw_preferences_group_set_description (group, suppressed);
  add_steps (self, GTK_BOX (box));
  add_leading (self, group);
  adw_preferences_group_add (group, create_details (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group));
  gtk_widget_add_css_class (box, "clinical");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * frond_review_metrics_show_phase:
 * @self: the numbers of a session
 * @phase: index of a phase
 *
 * Shows the details of this phase, where they are unfolded.
 */
void
frond_review_metrics_show_phase (FrondReviewMetrics *self,
                                 guint               phase)
{
  g_return_if_fail (FROND_IS_REVIEW_METRICS (self));

  if (self->phases)
    adw_combo_row_set_selected (self->phases, phase);
}
