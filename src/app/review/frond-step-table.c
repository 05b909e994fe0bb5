/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this table is to see from step to step how a touch is answered and how the patient was with it. */

#include "config.h"

#include "frond-step-table.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-metric-row.h"
#include "frond-review-steps.h"

enum {
  NAME,
  ANTICIPATION,
  CONTACT_PEAK,
  HOLD_MEAN,
  RETURN_TIME,
  PAIN,
  SUDS,
  N_COLUMNS,
};

/* clang-format off */
static const char *const titles[N_COLUMNS] = {
  [NAME] = N_("Step"),
  [ANTICIPATION] = N_("Rise before\ncontact"),
  [CONTACT_PEAK] = N_("Peak at\ncontact"),
  [HOLD_MEAN] = N_("Mean\nwhile held"),
  [RETURN_TIME] = N_("Back to\nrest"),
  [PAIN] = N_("Most pain\n0–10"),
  [SUDS] = N_("Most anxiety\n0–100"),
};
/* clang-format on */

struct _FrondStepTable {
  AdwBin parent_instance;

  /* Owned. */
  GListStore *rows; /* of GtkStringList, a text per column */

  /* Borrowed. */
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (FrondStepTable, frond_step_table, ADW_TYPE_BIN)

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
add_column (FrondStepTable *self,
            guint           column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (_(titles[column]), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  gtk_column_view_column_set_expand (view_column, column == NAME);
  gtk_column_view_append_column (self->view, view_column);
}

static void
frond_step_table_dispose (GObject *object)
{
  g_clear_object (&FROND_STEP_TABLE (object)->rows);

  G_OBJECT_CLASS (frond_step_table_parent_class)->dispose (object);
}

static void
frond_step_table_class_init (FrondStepTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_step_table_dispose;
}

static void
frond_step_table_init (FrondStepTable *self)
{
  self->rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))))));
  for (guint column = 0; column < N_COLUMNS; column++)
    add_column (self, column);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self), "clinical");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

static char *
format_metric (const FrondMetric *metric,
               double             noise_floor)
{
  return metric ? frond_metric_row_format (metric, noise_floor) : g_strdup ("–");
}

/* What nobody said is no zero. */
static char *
format_rating (double rating)
{
  return isnan (rating) ? g_strdup ("–") : g_strdup_printf ("%.0f", rating);
}

static GtkStringList *
create_row (guint                  number,
            const FrondReviewStep *step,
            double                 noise_floor)
{
  GtkStringList *row = gtk_string_list_new (NULL);

  gtk_string_list_take (row, g_strdup_printf ("%u  %s", number, step->name ? step->name : ""));
  gtk_string_list_take (row, format_metric (step->anticipation, noise_floor));
  gtk_string_list_take (row, format_metric (step->contact_peak, noise_floor));
  gtk_string_list_take (row, format_metric (step->hold_mean, noise_floor));
  gtk_string_list_take (row, format_metric (step->return_time, noise_floor));
  gtk_string_list_take (row, format_rating (step->pain));
  gtk_string_list_take (row, format_rating (step->suds));

  return row;
}

/**
 * frond_step_table_set_steps:
 * @self: a table
 * @steps: (element-type FrondReviewStep): read now and not kept
 * @noise_floor: of the channel, 0 when unknown
 */
void
frond_step_table_set_steps (FrondStepTable *self,
                            const GArray   *steps,
                            double          noise_floor)
{
  g_return_if_fail (FROND_IS_STEP_TABLE (self));

  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < steps->len; i++) {
    g_autoptr (GtkStringList) row = create_row (i + 1, &g_array_index (steps, FrondReviewStep, i), noise_floor);

    g_list_store_append (self->rows, row);
  }
}
