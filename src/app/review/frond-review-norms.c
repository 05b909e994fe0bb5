/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that whoever wants to see published values sees with them of whom they are and how they were measured, and never
 * a verdict. They are off until somebody asks for them; where the sensor's chain is another one, only the reason is there. */

#include "config.h"

#include "frond-review-norms.h"

#include <glib/gi18n.h>

#include "frond-norm-match.h"
#include "frond-settings.h"

struct _FrondReviewNorms {
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of GtkWidget, not owned: children of this */

  /* Template */
  AdwSwitchRow *show_row;
};

G_DEFINE_FINAL_TYPE (FrondReviewNorms, frond_review_norms, ADW_TYPE_PREFERENCES_GROUP)

static void
show_rows_cb (FrondReviewNorms *self)
{
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    gtk_widget_set_visible (self->rows->pdata[i], adw_switch_row_get_active (self->show_row));
}

static void
frond_review_norms_dispose (GObject *object)
{
  g_clear_pointer (&FROND_REVIEW_NORMS (object)->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_REVIEW_NORMS);

  G_OBJECT_CLASS (frond_review_norms_parent_class)->dispose (object);
}

static void
frond_review_norms_class_init (FrondReviewNormsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_review_norms_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/review/frond-review-norms.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondReviewNorms, show_row);
  gtk_widget_class_bind_template_callback (widget_class, show_rows_cb);
}

static void
frond_review_norms_init (FrondReviewNorms *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  frond_settings_bind_published_values (G_OBJECT (self->show_row), "active");
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static GtkWidget *
make_value_row (const FrondNormValue *value)
{
  g_autofree char *title = frond_norm_value_dup_title (value);
  g_autofree char *text = frond_norm_value_format (value);
  GtkWidget       *row = make_row (title, "");
  GtkWidget       *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static GtkWidget *
make_source_row (FrondNorm *norm)
{
  GtkWidget *row = make_row (_("Source"), frond_norm_get_source (norm));

  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);

  return row;
}

/* Folded: of whom it is and how far it can be trusted stand above the numbers. */
static GtkWidget *
make_norm_row (FrondNorm  *norm,
               const char *remark)
{
  GtkWidget       *row = adw_expander_row_new ();
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", frond_norm_get_population (norm), remark);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), frond_norm_get_name (norm));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 0);
  for (guint i = 0; i < frond_norm_get_n_values (norm); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_value_row (frond_norm_get_value (norm, i)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_source_row (norm));

  return row;
}

static GtkWidget *
make_off_row (FrondNorm  *norm,
              const char *reason)
{
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", frond_norm_get_population (norm), reason);
  GtkWidget       *row = make_row (frond_norm_get_name (norm), subtitle);
  /* Translators: said of published values that are not shown */
  GtkWidget *label = gtk_label_new (_("Off"));

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
add_norm (FrondReviewNorms        *self,
          FrondNorm               *norm,
          const FrondChainProfile *chain)
{
  g_autofree char *reason = NULL;
  FrondNormMatch   match = frond_norm_match (norm, chain, &reason);
  GtkWidget       *row = match == FROND_NORM_DIFFERS ? make_off_row (norm, reason) : make_norm_row (norm, reason ? reason : _("Measured the same way as this session"));

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/**
 * frond_review_norms_set_chain:
 * @self: a group
 * @chain: (nullable): how the session's numbers came about; without it there is nothing to be shown beside them
 */
void
frond_review_norms_set_chain (FrondReviewNorms        *self,
                              const FrondChainProfile *chain)
{
  g_autoptr (GListModel) norms = NULL;

  g_return_if_fail (FROND_IS_REVIEW_NORMS (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), chain != NULL);
  if (!chain)
    return;

  norms = frond_norm_list_built_in ();
  for (guint i = 0; i < g_list_model_get_n_items (norms); i++) {
    g_autoptr (FrondNorm) norm = g_list_model_get_item (norms, i);

    add_norm (self, norm, chain);
  }
  show_rows_cb (self);
}
