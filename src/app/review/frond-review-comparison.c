/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this table is to see phase by phase what became of a number since an earlier session: now, then and the difference, of the level
 * and of the release. Phases are the same where kind and name are, and it is the same one of several. */

#include "config.h"

#include "frond-review-comparison.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-phase-table.h"
#include "frond-review-facts.h"
#include "frond-text.h"
#include "frond-units.h"

enum {
  NAME,
  MEAN_NOW,
  MEAN_THEN,
  MEAN_DIFFERENCE,
  RELEASE_NOW,
  RELEASE_THEN,
  RELEASE_DIFFERENCE,
  N_COLUMNS,
};

struct _FrondReviewComparison {
  AdwBin parent_instance;

  /* Owned. */
  GListStore *rows; /* of GtkStringList, a text per column */

  /* Borrowed. */
  AdwPreferencesGroup *group;
  GtkColumnView       *view;
};

G_DEFINE_FINAL_TYPE (FrondReviewComparison, frond_review_comparison, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (column) == NAME ? 0 : 1);
  if (GPOINTER_TO_UINT (column) != NAME)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_list_get_string (gtk_list_item_get_item (item), GPOINTER_TO_UINT (column)));
}

static void
add_column (FrondReviewComparison *self,
            guint                  column,
            const char            *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  gtk_column_view_column_set_expand (view_column, column == NAME);
  gtk_column_view_append_column (self->view, view_column);
}

static void
frond_review_comparison_dispose (GObject *object)
{
  g_clear_object (&FROND_REVIEW_COMPARISON (object)->rows);

  G_OBJECT_CLASS (frond_review_comparison_parent_class)->dispose (object);
}

static void
frond_review_comparison_class_init (FrondReviewComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_review_comparison_dispose;
}

static void
frond_review_comparison_init (FrondReviewComparison *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Comparison"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (scroller, "card");
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_add (self->group, scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "clinical");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

static void
set_columns (FrondReviewComparison *self,
             const char            *unit,
             gboolean               has_releases)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  /* Translators: column titles of two short lines; %s is the unit */
  g_autofree char *now = g_strdup_printf (_("Mean now\n%s"), unit);
  g_autofree char *then = g_strdup_printf (_("Mean then\n%s"), unit);
  g_autofree char *difference = g_strdup_printf (_("Difference\n%s"), unit);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  add_column (self, NAME, _("Phase"));
  add_column (self, MEAN_NOW, now);
  add_column (self, MEAN_THEN, then);
  add_column (self, MEAN_DIFFERENCE, difference);
  if (has_releases) {
    add_column (self, RELEASE_NOW, _("Release\nnow s"));
    add_column (self, RELEASE_THEN, _("Release\nthen s"));
    add_column (self, RELEASE_DIFFERENCE, _("Difference\ns"));
  }
  frond_phase_table_align_titles (self->view);
}

static gboolean
is_same_phase (const FrondSegment *a,
               const FrondSegment *b)
{
  return a->kind == b->kind && g_strcmp0 (a->name, b->name) == 0;
}

/* The same phase of the other session: the third "Rest" is the third one. */
static const FrondSegmentResult *
find_then (const GPtrArray *now,
           guint            index,
           const GPtrArray *then)
{
  const FrondSegmentResult *wanted = g_ptr_array_index (now, index);
  guint                     n_before = 0;

  for (guint i = 0; i < index; i++)
    n_before += is_same_phase (&((const FrondSegmentResult *) g_ptr_array_index (now, i))->segment, &wanted->segment) ? 1 : 0;
  for (guint i = 0; i < then->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (then, i);

    if (is_same_phase (&result->segment, &wanted->segment) && n_before-- == 0)
      return result;
  }

  return NULL;
}

/* Of the numbers as they are read, with two decimals. */
static char *
format_difference (double now,
                   double then)
{
  return isfinite (now) && isfinite (then) ? g_strdup_printf ("%+.2f", (round (now * 100) - round (then * 100)) / 100) : g_strdup ("–");
}

static char *
format_release (const FrondSegmentResult *result)
{
  g_autofree char *seconds = frond_review_format_number (result ? result->release_s : NAN, 2);

  return result && result->release_censored ? g_strdup_printf (">\u00a0%s", seconds) : g_steal_pointer (&seconds);
}

/* What is below the sensor's own noise, or had not come when the phase ended, differs by nobody knows how much. */
static double
get_level (const FrondSegmentResult *result)
{
  return result && !(result->mean < result->noise_floor) ? result->mean : NAN;
}

static double
get_release (const FrondSegmentResult *result)
{
  return result && !result->release_censored ? result->release_s : NAN;
}

static GtkStringList *
create_row (guint                     number,
            const FrondSegmentResult *now,
            const FrondSegmentResult *then)
{
  GtkStringList *row = gtk_string_list_new (NULL);

  gtk_string_list_take (row, g_strdup_printf ("%u  %s", number, now->segment.name ? now->segment.name : ""));
  gtk_string_list_take (row, frond_text_dup_measured (now->mean, 2, now->noise_floor));
  gtk_string_list_take (row, then ? frond_text_dup_measured (then->mean, 2, then->noise_floor) : g_strdup ("–"));
  gtk_string_list_take (row, format_difference (get_level (now), get_level (then)));
  gtk_string_list_take (row, format_release (now));
  gtk_string_list_take (row, format_release (then));
  gtk_string_list_take (row, format_difference (get_release (now), get_release (then)));

  return row;
}

static gboolean
has_release (const GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++) {
    if (!isnan (((const FrondSegmentResult *) g_ptr_array_index (results, i))->release_s))
      return TRUE;
  }

  return FALSE;
}

static void
set_title (FrondReviewComparison *self,
           FrondReviewData       *now,
           FrondReviewData       *then)
{
  g_autofree char *when = frond_text_dup_day_and_time (then->record->started_at);
  /* Translators: a date with a time of day */
  g_autofree char *title = g_strdup_printf (_("Compared with %s"), when);

  adw_preferences_group_set_title (self->group, title);
  if (g_strcmp0 (now->record->programme_id, then->record->programme_id) == 0)
    adw_preferences_group_set_description (self->group, _("The fine line in the trace is that session, from the same beginning. A minus means less than then."));
  else
    adw_preferences_group_set_description (self->group, _("Another programme ran then: phases of the same name stand side by side. The fine line in the trace is that session, from the same beginning."));
}

/**
 * frond_review_comparison_set_data:
 * @self: a table
 * @now: the session that is looked at
 * @then: (nullable): one of the same chain; %NULL where nothing is compared
 *
 * Both are read now and not kept.
 */
void
frond_review_comparison_set_data (FrondReviewComparison *self,
                                  FrondReviewData       *now,
                                  FrondReviewData       *then)
{
  const GPtrArray *results = now ? frond_review_data_get_channel (now)->results : NULL;

  g_return_if_fail (FROND_IS_REVIEW_COMPARISON (self));

  g_list_store_remove_all (self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), then != NULL);
  if (!then)
    return;
  set_title (self, now, then);
  set_columns (self, frond_units_get_symbol (frond_review_data_get_channel (now)->unit), has_release (results) || has_release (frond_review_data_get_channel (then)->results));
  for (guint i = 0; i < results->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (results, i);
    g_autoptr (GtkStringList) row = create_row (i + 1, result, find_then (results, i, frond_review_data_get_channel (then)->results));

    g_list_store_append (self->rows, row);
  }
}
