/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-menu.h"

#include <glib/gi18n.h>

static void
append_section (GMenu      *menu,
                const char *labels_and_actions[][2],
                gsize       n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (gsize i = 0; i < n; i++)
    g_menu_append (section, _ (labels_and_actions[i][0]), labels_and_actions[i][1]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Only when it is asked for: most starts never open it. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  static const char *work[][2] = {
    { N_("_Practice Session"), "win.practice-session" },
      { N_("P_rogrammes"), "win.programmes" },
        { N_("_Lock"), "win.lock" },
      };
  static const char *about[][2] = {
    { N_("_Keyboard Shortcuts"), "win.show-shortcuts" },
      { N_("_Help"), "win.show-help" },
        { N_("_About Frond"), "app.about" },
      };
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_popover (button))
    return;
  menu = g_menu_new ();
  append_section (menu, work, G_N_ELEMENTS (work));
  append_section (menu, about, G_N_ELEMENTS (about));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

/**
 * frond_menu_attach:
 * @button: a button of a bottom page
 *
 * Gives it the main menu.
 */
void
frond_menu_attach (GtkMenuButton *button)
{
  gtk_menu_button_set_create_popup_func (button, create_popup_cb, NULL, NULL);
}

static void
name_after_text (GtkWidget *item)
{
  g_autofree char *text = NULL;

  g_object_get (item, "text", &text, NULL);
  if (text && *text) {
    g_auto (GStrv) parts = g_strsplit (text, "_", 0);
    g_autofree char *name = g_strjoinv ("", parts);

    gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
}

static gboolean
map_hook (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    name_after_text (widget);

  return TRUE;
}

/**
 * frond_menu_name_items:
 *
 * In GTK 4.18 the items of every menu are labelled by a label of role "presentation", which gives no name away: a screen reader finds
 * nameless items. From now on each gets its text for a name when it is shown. Once per process.
 */
void
frond_menu_name_items (void)
{
  static gsize once;

  if (g_once_init_enter (&once)) {
    /* The signal is there from the first use of the class on. */
    g_type_class_get (GTK_TYPE_WIDGET);
    g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_hook, NULL, NULL);
    g_once_init_leave (&once, 1);
  }
}
