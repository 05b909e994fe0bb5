/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes from outside of the window: the actions of the launcher's menu and files from the file manager. None of it gets past the
 * lock, covers a session or puts anybody's name on the screen of one. */

#include "config.h"

#include "frond-requests.h"

#include <glib/gi18n.h>

#include "frond-file-page.h"
#include "frond-window.h"

/* Which may lie below a file dialog. */
static FrondWindow *
find_window (FrondApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (FROND_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static FrondWindow *
present_window (FrondApplication *application)
{
  g_application_activate (G_APPLICATION (application));

  return find_window (application);
}

static void
say (FrondWindow *window,
     const char  *text)
{
  frond_window_add_toast (window, adw_toast_new (text));
}

static void
add_patient (FrondWindow *window)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "new-patient", g_variant_new_string (""));
}

/* Once: whoever locks again and comes back later does not want it any more. */
static void
opened_cb (FrondVaultService *service,
           GParamSpec        *pspec,
           FrondApplication  *application)
{
  FrondWindow *window = find_window (application);

  g_signal_handlers_disconnect_by_func (service, opened_cb, application);
  if (window && frond_vault_service_get_vault (service))
    add_patient (window);
}

static void
add_patient_when_open (FrondApplication *application,
                       FrondWindow      *window)
{
  FrondVaultService *service = frond_application_get_vault_service (application);

  g_signal_handlers_disconnect_by_func (service, opened_cb, application);
  g_signal_connect_object (service, "notify::vault", G_CALLBACK (opened_cb), application, 0);
  say (window, frond_vault_service_exists (service) ? _("Unlock the records; then the patient can be added") : _("Set up records first; then the patient can be added"));
}

static void
new_patient_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  FrondWindow *window = present_window (data);

  if (!frond_window_make_room (window))
    return;
  if (frond_window_get_vault (window))
    add_patient (window);
  else
    add_patient_when_open (data, window);
}

/* Practice needs no records and shows none: it is possible while they are locked, as on the first day. */
static void
practice_session_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  FrondWindow *window = present_window (data);

  if (frond_window_make_room (window))
    g_action_group_activate_action (G_ACTION_GROUP (window), "practice-session", NULL);
}

static const GActionEntry actions[] = {
  { "new-patient", new_patient_action },
  { "practice-session", practice_session_action },
};

/**
 * frond_requests_install:
 * @application: exports its actions on the session bus
 *
 * Adds the actions that the desktop file names.
 */
void
frond_requests_install (FrondApplication *application)
{
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
}

/**
 * frond_requests_open:
 * @application: whose window
 * @file: from the file manager or the command line
 *
 * Shows a recording without storing anything of it.
 */
void
frond_requests_open (FrondApplication *application,
                     GFile            *file)
{
  FrondWindow *window = present_window (application);

  if (frond_window_make_room (window))
    frond_window_push (window, frond_file_page_new (file));
}
