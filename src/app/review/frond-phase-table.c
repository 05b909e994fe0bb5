/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-phase-table.h"

#include <string.h>

#include <glib/gi18n.h>

#include "frond-phase-row.h"
#include "frond-review-facts.h"
#include "frond-units.h"

struct _FrondPhaseTable {
  AdwBin parent_instance;

  /* Owned. */
  GListStore *rows;

  /* Borrowed. */
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (FrondPhaseTable, frond_phase_table, ADW_TYPE_BIN)

enum {
  SIGNAL_PHASE_ACTIVATED,
  LAST_SIGNAL
};

static guint signals[LAST_SIGNAL];

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_INT (column) == FROND_PHASE_COLUMN_NAME ? 0 : 1);
  if (GPOINTER_TO_INT (column) != FROND_PHASE_COLUMN_NAME)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* The goal and what does not count stand below the phase's name, in a smaller print: columns of their own have no room. */
static void
show_name (GtkLabel      *label,
           FrondPhaseRow *row)
{
  const char *name = frond_phase_row_get_text (row, FROND_PHASE_COLUMN_NAME);
  const char *goal = frond_phase_row_get_goal (row);
  const char *left_out = frond_phase_row_get_left_out (row);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *text = g_strconcat (name, *goal ? "\n" : "", goal, *left_out ? "\n" : "", left_out, NULL);
  PangoAttribute  *small = pango_attr_scale_new (PANGO_SCALE_SMALL);

  small->start_index = (guint) strlen (name);
  pango_attr_list_insert (attributes, small);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  GtkLabel      *label = GTK_LABEL (gtk_list_item_get_child (item));
  FrondPhaseRow *row = gtk_list_item_get_item (item);

  if (GPOINTER_TO_INT (column) == FROND_PHASE_COLUMN_NAME)
    show_name (label, row);
  else
    gtk_label_set_label (label, frond_phase_row_get_text (row, GPOINTER_TO_INT (column)));
}

static void
add_column (FrondPhaseTable *self,
            FrondPhaseColumn column,
            const char      *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  gtk_column_view_column_set_expand (view_column, column == FROND_PHASE_COLUMN_NAME);
  gtk_column_view_append_column (self->view, view_column);
}

static void
activate_cb (FrondPhaseTable *self,
             guint            position)
{
  g_signal_emit (self, signals[SIGNAL_PHASE_ACTIVATED], 0, position);
}

static void
frond_phase_table_dispose (GObject *object)
{
  FrondPhaseTable *self = FROND_PHASE_TABLE (object);

  g_clear_object (&self->rows);

  G_OBJECT_CLASS (frond_phase_table_parent_class)->dispose (object);
}

static void
frond_phase_table_class_init (FrondPhaseTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_phase_table_dispose;
  signals[SIGNAL_PHASE_ACTIVATED] = g_signal_new ("phase-activated", FROND_TYPE_PHASE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
frond_phase_table_init (FrondPhaseTable *self)
{
  GtkSelectionModel *selection;

  self->rows = g_list_store_new (FROND_TYPE_PHASE_ROW);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (selection), TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self), "clinical");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Phases"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

GtkWidget *
frond_phase_table_new (void)
{
  return g_object_new (FROND_TYPE_PHASE_TABLE, NULL);
}

/* Titles of two lines stand as the numbers below them; GTK's own heading knows no alignment. */
static void
align_titles (GtkWidget *widget,
              gboolean   is_first)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_LABEL (child) && !is_first) {
      gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_RIGHT);
      gtk_label_set_xalign (GTK_LABEL (child), 1);
      gtk_widget_set_hexpand (child, TRUE);
    }
    align_titles (child, is_first);
  }
}

/**
 * frond_phase_table_align_titles:
 * @view: a table whose first column is of names, all others of numbers
 *
 * To be called after its columns were added.
 */
void
frond_phase_table_align_titles (GtkColumnView *view)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (view));
  gboolean   is_first = TRUE;

  for (GtkWidget *title = gtk_widget_get_first_child (heading); title; title = gtk_widget_get_next_sibling (title)) {
    align_titles (title, is_first);
    is_first = FALSE;
  }
}

static void
set_columns (FrondPhaseTable *self,
             const char      *unit)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  /* Translators: column titles of two short lines; %s is the unit */
  g_autofree char *mean = g_strdup_printf (_("Mean\n%s"), unit);
  g_autofree char *sd = g_strdup_printf (_("SD\n%s"), unit);
  g_autofree char *peak = g_strdup_printf (_("Peak\n%s"), unit);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  add_column (self, FROND_PHASE_COLUMN_NAME, _("Phase"));
  add_column (self, FROND_PHASE_COLUMN_SECONDS, _("Time\ns"));
  add_column (self, FROND_PHASE_COLUMN_MEAN, mean);
  add_column (self, FROND_PHASE_COLUMN_SD, sd);
  add_column (self, FROND_PHASE_COLUMN_CV, _("CV\n%"));
  add_column (self, FROND_PHASE_COLUMN_PEAK, peak);
  add_column (self, FROND_PHASE_COLUMN_ONSET, _("Onset\ns"));
  add_column (self, FROND_PHASE_COLUMN_RELEASE, _("Release\ns"));
  add_column (self, FROND_PHASE_COLUMN_BELOW_GOAL, _("In the\ngoal\u00a0%"));
  frond_phase_table_align_titles (self->view);
}

/**
 * frond_phase_table_set_channel:
 * @self: a table
 * @channel: an analysed channel; it is read now and not kept
 * @goals: (element-type FrondPlotGoal): of the session, in order; not kept either
 * @rate_hz: samples per second
 *
 * One row per phase.
 */
void
frond_phase_table_set_channel (FrondPhaseTable            *self,
                               const FrondChannelAnalysis *channel,
                               const GArray               *goals,
                               double                      rate_hz)
{
  const char *unit = frond_units_get_symbol (channel->unit);

  set_columns (self, unit);
  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < channel->results->len; i++) {
    g_autoptr (FrondPhaseRow) row = frond_phase_row_new (i + 1, g_ptr_array_index (channel->results, i), goals, rate_hz, unit);

    g_list_store_append (self->rows, row);
  }
}
