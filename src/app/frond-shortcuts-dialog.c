/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to list the keys. GtkShortcutsWindow is deprecated since 4.18 and AdwShortcutsDialog is newer than our
 * floor, so it is a dialog with one group per heading of the table. */

#include "config.h"

#include "frond-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "frond-shortcuts.h"

struct _FrondShortcutsDialog {
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (FrondShortcutsDialog, frond_shortcuts_dialog, ADW_TYPE_DIALOG)

/* "Ctrl+N", also what a screen reader says. */
static char *
get_keys (const char *accelerator)
{
  guint           key;
  GdkModifierType modifiers;

  if (gtk_accelerator_parse (accelerator, &key, &modifiers))
    return gtk_accelerator_get_label (key, modifiers);

  return g_strdup (accelerator);
}

static GtkWidget *
create_row (const FrondShortcut *shortcut)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *keys = get_keys (shortcut->accelerator);
  GtkWidget       *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  gtk_widget_add_css_class (label, "keys");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys, -1);

  return row;
}

static GtkWidget *
create_page (void)
{
  GtkWidget           *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const char          *heading = "";
  gsize                n;
  const FrondShortcut *shortcuts = frond_shortcuts_get (&n);

  for (gsize i = 0; i < n; i++) {
    if (!g_str_equal (heading, shortcuts[i].group)) {
      heading = shortcuts[i].group;
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (heading));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
    }
    adw_preferences_group_add (group, create_row (&shortcuts[i]));
  }

  return page;
}

static void
frond_shortcuts_dialog_class_init (FrondShortcutsDialogClass *klass)
{
}

static void
frond_shortcuts_dialog_init (FrondShortcutsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_dialog_set_title (ADW_DIALOG (self), _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_page ());
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

/**
 * frond_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): the list of keys
 */
AdwDialog *
frond_shortcuts_dialog_new (void)
{
  return g_object_new (FROND_TYPE_SHORTCUTS_DIALOG, NULL);
}
