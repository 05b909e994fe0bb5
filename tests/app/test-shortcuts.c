/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "app-fixture.h"
#include "frond-application.h"
#include "frond-menu.h"
#include "frond-shortcuts-dialog.h"
#include "frond-shortcuts.h"
#include "frond-window.h"

/* One key, one meaning in one place; those that the application binds can be parsed. */
static void
test_table (void)
{
  gsize                n;
  const FrondShortcut *shortcuts = frond_shortcuts_get (&n);

  for (gsize i = 0; i < n; i++) {
    guint           key;
    GdkModifierType modifiers;

    g_assert_nonnull (shortcuts[i].group);
    g_assert_nonnull (shortcuts[i].title);
    if (shortcuts[i].action)
      g_assert_true (gtk_accelerator_parse (shortcuts[i].accelerator, &key, &modifiers) && key);
    /* A bare key does only what can be undone, so none of the window's actions has one; F1 changes nothing. */
    if (shortcuts[i].action && !g_str_equal (shortcuts[i].accelerator, "F1"))
      g_assert_cmpint (modifiers, !=, 0);
    for (gsize j = 0; j < i; j++)
      if (shortcuts[i].action || shortcuts[j].action || g_str_equal (shortcuts[i].group, shortcuts[j].group))
        g_assert_cmpstr (shortcuts[i].accelerator, !=, shortcuts[j].accelerator);
  }
}

/* Each action of the table is one that exists. */
static void
test_actions_exist (void)
{
  FrondApplication    *application = frond_application_new ();
  FrondWindow         *window;
  char                *folder = app_make_folder ();
  gsize                n;
  const FrondShortcut *shortcuts = frond_shortcuts_get (&n);

  g_application_set_application_id (G_APPLICATION (application), NULL);
  frond_application_set_vault_folder (application, folder);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = frond_window_new (application);
  for (gsize i = 0; i < n; i++) {
    g_autofree char *name = NULL;
    g_autoptr (GVariant) target = NULL;

    if (!shortcuts[i].action || g_str_has_prefix (shortcuts[i].action, "window."))
      continue;
    g_assert_true (g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL));
    g_test_message ("%s", shortcuts[i].action);
    if (g_str_has_prefix (name, "app."))
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app.")));
    else
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), name + strlen ("win.")));
  }
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  g_object_unref (application);
  app_remove_folder (folder);
}

/* The dialog lists every row of the table, and says its keys to those who cannot see them. */
static void
test_dialog (void)
{
  GtkWidget           *window = adw_window_new ();
  AdwDialog           *dialog = frond_shortcuts_dialog_new ();
  gsize                n;
  const FrondShortcut *shortcuts = frond_shortcuts_get (&n);

  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  app_settle ();
  for (gsize i = 0; i < n; i++)
    app_get (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, shortcuts[i].title);
  gtk_test_accessible_assert_property (app_get (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "New patient"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Ctrl+N");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  g_assert_null (dialog);
}

static GtkWidget *
find_model_button (GtkWidget *root)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "GtkModelButton"))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_model_button (child);

    if (found)
      return found;
  }

  return NULL;
}

static gboolean
has_items (gpointer button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  GtkWidget  *item = popover ? find_model_button (GTK_WIDGET (popover)) : NULL;

  return item && gtk_widget_get_mapped (item);
}

/* GTK 4.18 leaves the items of a menu nameless. */
static void
test_menu_items_have_names (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();

  frond_menu_name_items ();
  frond_menu_attach (GTK_MENU_BUTTON (button));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  app_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  app_wait (has_items, button);
  gtk_test_accessible_assert_property (find_model_button (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Practice Session");
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/shortcuts/table", test_table);
  g_test_add_func ("/shortcuts/actions-exist", test_actions_exist);
  g_test_add_func ("/shortcuts/dialog", test_dialog);
  g_test_add_func ("/shortcuts/menu-items-have-names", test_menu_items_have_names);

  return g_test_run ();
}
