/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A port that may not be opened is nothing that a therapist can mend: she gets one line that whoever looks after the computer can use. */

#include "config.h"

#include "frond-port-help.h"

#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-port-access.h"
#include "frond-window.h"

static FrondPortAccess *
get_access (FrondEndpoint *endpoint)
{
  g_autofree char *path = NULL;

  if (!g_error_matches (endpoint->problem, FROND_ERROR, FROND_ERROR_PORT_FORBIDDEN))
    return NULL;
  path = frond_endpoint_dup_plain_path (endpoint);

  return frond_port_access_new (path);
}

/**
 * frond_port_help_describe:
 * @endpoint: a sensor's port
 *
 * Returns: (transfer full) (nullable): what is in its way, without the command that frond_port_help_create_row() shows
 */
char *
frond_port_help_describe (FrondEndpoint *endpoint)
{
  g_autoptr (FrondPortAccess) access = get_access (endpoint);

  if (!access)
    return endpoint->problem ? g_strdup (endpoint->problem->message) : NULL;
  if (access->needs_login)
    return g_strdup_printf (_("Your user may not open %s. An administrator can allow it once with the command below; then log out and in again."), endpoint->path);

  return g_strdup_printf (_("Your user may not open %s. An administrator can allow it once with the command below; then it appears here."), endpoint->path);
}

static void
copy_cb (GtkButton  *button,
         const char *command)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), command);
  if (FROND_IS_WINDOW (root))
    frond_window_add_toast (FROND_WINDOW (root), adw_toast_new (_("Command copied")));
}

static GtkWidget *
create_copy_button (const char *command)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, _("Copy Command"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy Command"), -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), g_strdup (command), (GClosureNotify) (void (*) (void)) g_free, 0);

  return button;
}

/**
 * frond_port_help_create_row:
 * @endpoint: a sensor's port
 *
 * Returns: (transfer floating) (nullable): a row with the command that opens the port to this user; %NULL where nothing forbids it
 */
GtkWidget *
frond_port_help_create_row (FrondEndpoint *endpoint)
{
  g_autoptr (FrondPortAccess) access = get_access (endpoint);
  GtkWidget *row;

  if (!access)
    return NULL;
  row = adw_action_row_new ();
  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Command for a terminal"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), access->command);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_copy_button (access->command));

  return row;
}
