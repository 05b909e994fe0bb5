/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-choice.h"

#include <glib/gi18n.h>

#include "frond-own-programmes.h"

gboolean
frond_programme_choice_is_own (FrondProgramme *programme)
{
  return frond_own_programmes_is_id (frond_programme_get_id (programme));
}

const char *
frond_programme_choice_get_group (FrondProgramme *programme)
{
  return frond_programme_choice_is_own (programme) ? _("Your programmes") : frond_programme_category_get_title (frond_programme_get_category (programme));
}

/* groups (transfer full) */
static void
append_group (GListStore *groups,
              GListStore *group)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (group)) > 0)
    g_list_store_append (groups, group);
  g_object_unref (group);
}

static GListStore *
list_category (GListModel            *originals,
               FrondProgrammeCategory category)
{
  GListStore *group = g_list_store_new (FROND_TYPE_PROGRAMME);

  for (guint i = 0; i < g_list_model_get_n_items (originals); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (originals, i);

    if (frond_programme_get_category (programme) == category)
      g_list_store_append (group, programme);
  }

  return group;
}

/**
 * frond_programme_choice_list:
 * @vault: (nullable): an open vault
 *
 * Returns: (transfer full): a section model of #FrondProgramme, a section for each group
 */
GListModel *
frond_programme_choice_list (FrondVault *vault)
{
  g_autoptr (GListModel) originals = frond_programme_list_built_in ();
  g_autoptr (GListStore) own = vault ? frond_own_programmes_list (vault, NULL) : NULL;
  GListStore *groups = g_list_store_new (G_TYPE_LIST_MODEL);

  if (own)
    append_group (groups, g_steal_pointer (&own));
  for (guint category = FROND_CATEGORY_ASSESSMENT; category <= FROND_CATEGORY_STEP; category++)
    append_group (groups, list_category (originals, category));

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (groups)));
}

static char *
get_name (FrondProgramme *programme)
{
  return g_strdup (frond_programme_get_name (programme));
}

static void
setup_header_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), frond_programme_choice_get_group (gtk_list_header_get_item (header)));
}

void
frond_programme_choice_attach (AdwComboRow *row)
{
  g_autoptr (GtkExpression) name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_name), NULL, NULL);
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), NULL);
  adw_combo_row_set_expression (row, name);
  /* There are more than fit into a window, and nobody remembers how a name begins. */
  adw_combo_row_set_enable_search (row, TRUE);
  adw_combo_row_set_search_match_mode (row, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_header_factory (row, headers);
}

static gboolean
find (GListModel *programmes,
      const char *id,
      guint      *position)
{
  for (guint i = 0; id && i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);

    if (g_str_equal (frond_programme_get_id (programme), id)) {
      *position = i;
      return TRUE;
    }
  }

  return FALSE;
}

/* Where nothing was done before, letting go comes first. */
static guint
find_first (GListModel *programmes)
{
  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);

    if (!frond_programme_choice_is_own (programme) && frond_programme_get_category (programme) == FROND_CATEGORY_LETTING_GO)
      return i;
  }

  return 0;
}

static gboolean
fits (gpointer item,
      gpointer kind)
{
  return frond_programme_is_for (item, (FrondChannelKind) GPOINTER_TO_INT (kind));
}

/* Takes all over. Where none fits, all are better than none: somebody who has begun can still measure. */
static GListModel *
leave_fitting (GListModel      *all,
               FrondChannelKind kind)
{
  GtkFilter  *filter = GTK_FILTER (gtk_custom_filter_new (fits, GINT_TO_POINTER (kind), NULL));
  GListModel *fitting = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (all), filter));

  if (g_list_model_get_n_items (fitting) > 0) {
    g_object_unref (all);
    return fitting;
  }
  g_object_unref (fitting);

  return all;
}

/**
 * frond_programme_choice_fill:
 * @row: a row
 * @vault: (nullable): an open vault
 * @kind: what the sensor measures; %FROND_CHANNEL_OTHER where nobody knows
 * @id: (nullable): the programme to choose, where it is there
 */
void
frond_programme_choice_fill (AdwComboRow     *row,
                             FrondVault      *vault,
                             FrondChannelKind kind,
                             const char      *id)
{
  g_autoptr (GListModel) programmes = leave_fitting (frond_programme_choice_list (vault), kind);
  guint selected = 0;

  if (!find (programmes, id, &selected))
    selected = find_first (programmes);
  adw_combo_row_set_model (row, programmes);
  adw_combo_row_set_selected (row, selected);
}
