/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this widget is that a repeat is seen as one: a bracket runs down beside everything that is done again. */

#include "config.h"

#include "frond-draft-list-row.h"

#include <glib/gi18n.h>

#include "frond-programme-words.h"

struct _FrondDraftListRow {
  GtkListBoxRow parent_instance;

  FrondDraftRow *row;

  /* Template */
  GtkBox    *brackets;
  GtkLabel  *title;
  GtkLabel  *details;
  GtkLabel  *words;
  GtkLabel  *problem;
  GtkWidget *handle;
};

G_DEFINE_FINAL_TYPE (FrondDraftListRow, frond_draft_list_row, GTK_TYPE_LIST_BOX_ROW)

static void
frond_draft_list_row_dispose (GObject *object)
{
  FrondDraftListRow *self = FROND_DRAFT_LIST_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_DRAFT_LIST_ROW);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (frond_draft_list_row_parent_class)->dispose (object);
}

static void
frond_draft_list_row_class_init (FrondDraftListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_draft_list_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/programme/frond-draft-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondDraftListRow, brackets);
  gtk_widget_class_bind_template_child (widget_class, FrondDraftListRow, title);
  gtk_widget_class_bind_template_child (widget_class, FrondDraftListRow, details);
  gtk_widget_class_bind_template_child (widget_class, FrondDraftListRow, words);
  gtk_widget_class_bind_template_child (widget_class, FrondDraftListRow, problem);
  gtk_widget_class_bind_template_child (widget_class, FrondDraftListRow, handle);
}

static void
frond_draft_list_row_init (FrondDraftListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
frond_draft_list_row_new (void)
{
  return g_object_new (FROND_TYPE_DRAFT_LIST_ROW, NULL);
}

static void
show_brackets (FrondDraftListRow *self)
{
  guint      n = frond_draft_row_get_depth (self->row) + (frond_draft_row_is_repeat (self->row) ? 1 : 0);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->brackets))))
    gtk_box_remove (self->brackets, child);
  for (guint i = 0; i < n; i++) {
    GtkWidget *bracket = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

    gtk_widget_add_css_class (bracket, "bracket");
    gtk_box_append (self->brackets, bracket);
  }
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* A screen reader hears what the eye sees, the bracket included. */
static void
name (FrondDraftListRow *self)
{
  guint depth = frond_draft_row_get_depth (self->row);
  g_autoptr (GString) text = g_string_new (gtk_label_get_label (self->title));
  GtkLabel        *others[] = { self->details, self->words, self->problem };
  g_autofree char *handle = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (*gtk_label_get_label (others[i]))
      g_string_append_printf (text, ", %s", gtk_label_get_label (others[i]));
  if (depth > 0)
    g_string_append_printf (text, ", %s", depth == 1 ? _("in a repeat") : _("in a repeat within a repeat"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
  /* Translators: %s is a phase; the name of the place by which it is dragged */
  handle = g_strdup_printf (_("Move: %s"), gtk_label_get_label (self->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle), GTK_ACCESSIBLE_PROPERTY_LABEL, handle, -1);
}

/**
 * frond_draft_list_row_set_row:
 * @self: a widget
 * @row: what it shows
 */
void
frond_draft_list_row_set_row (FrondDraftListRow *self,
                              FrondDraftRow     *row)
{
  g_autofree char *title = frond_programme_dup_row_title (row);
  g_autofree char *details = frond_programme_describe_row (row);
  g_autofree char *words = NULL;

  g_return_if_fail (FROND_IS_DRAFT_LIST_ROW (self));

  g_set_object (&self->row, row);
  /* Translators: what the patient reads, in the quotation marks of your language */
  words = *frond_draft_row_get_text (row, "patient_words") ? g_strdup_printf (_("“%s”"), frond_draft_row_get_text (row, "patient_words")) : g_strdup ("");
  gtk_label_set_label (self->title, title);
  show_text (self->details, details);
  show_text (self->words, words);
  show_brackets (self);
  name (self);
}

void
frond_draft_list_row_set_problem (FrondDraftListRow *self,
                                  const char        *problem)
{
  g_return_if_fail (FROND_IS_DRAFT_LIST_ROW (self));

  if (g_strcmp0 (gtk_label_get_label (self->problem), problem ? problem : "") == 0)
    return;
  show_text (self->problem, problem ? problem : "");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID, problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  name (self);
}

void
frond_draft_list_row_set_fixed (FrondDraftListRow *self)
{
  g_return_if_fail (FROND_IS_DRAFT_LIST_ROW (self));

  gtk_widget_set_visible (self->handle, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

guint
frond_draft_list_row_get_number (FrondDraftListRow *self)
{
  g_return_val_if_fail (FROND_IS_DRAFT_LIST_ROW (self), 0);

  return self->row ? frond_draft_row_get_number (self->row) : 0;
}
