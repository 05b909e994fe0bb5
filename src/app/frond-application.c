/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-application.h"

#include <sys/resource.h>

#include <glib/gi18n.h>

#include "frond-about.h"
#include "frond-menu.h"
#include "frond-requests.h"
#include "frond-shortcuts.h"
#include "frond-window.h"

struct _FrondApplication {
  AdwApplication parent_instance;

  char              *folder;
  FrondVaultService *vault_service;
};

G_DEFINE_FINAL_TYPE (FrondApplication, frond_application, ADW_TYPE_APPLICATION)

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  frond_about_present (GTK_WIDGET (gtk_application_get_active_window (data)));
}

/* Closing asks first where a session runs. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window)
    gtk_window_close (window);
}

static const GActionEntry actions[] = {
  { "about", about_action },
  { "quit", quit_action },
};

/* Of the command line, as the actions of the same name. */
static const char *const action_options[] = { "new-patient", "practice-session" };

/* Keys and records must not end up in a core dump. */
static void
forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
}

/* The computer's own lock locks the records, too. */
static void
screensaver_cb (FrondApplication *self)
{
  gboolean active;

  g_object_get (self, "screensaver-active", &active, NULL);
  if (active)
    for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
      gtk_widget_activate_action (l->data, "win.lock", NULL);
}

static void
frond_application_startup (GApplication *application)
{
  forbid_core_dumps ();
  G_APPLICATION_CLASS (frond_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (FROND_APPLICATION_ID);
  frond_menu_name_items ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  frond_requests_install (FROND_APPLICATION (application));
  frond_shortcuts_install (GTK_APPLICATION (application));
}

static void
frond_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!window)
    window = GTK_WINDOW (frond_window_new (FROND_APPLICATION (application)));
  gtk_window_present (window);
}

/* One at a time: of several that are opened together the first is shown. */
static void
frond_application_open (GApplication *application,
                        GFile       **files,
                        int           n_files,
                        const char   *hint)
{
  frond_requests_open (FROND_APPLICATION (application), files[0]);
}

/* In the instance that is there, which may be this one. */
static int
activate_option (GApplication *application,
                 const char   *action)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error)) {
    g_printerr ("frond: %s\n", error->message);
    return EXIT_FAILURE;
  }
  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);

  return g_application_get_is_remote (application) ? EXIT_SUCCESS : -1;
}

static int
frond_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  FrondApplication *self = FROND_APPLICATION (application);
  g_autofree char  *folder = NULL;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("Frond %s\n", FROND_VERSION);
    return EXIT_SUCCESS;
  }
  /* Another vault is another program as far as windows are concerned; the vault itself keeps two instances apart. */
  if (g_variant_dict_lookup (options, "vault", "^ay", &folder)) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (folder);

    frond_application_set_vault_folder (self, g_file_peek_path (file));
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (action_options); i++)
    if (g_variant_dict_contains (options, action_options[i]))
      return activate_option (application, action_options[i]);

  return -1;
}

static void
frond_application_finalize (GObject *object)
{
  FrondApplication *self = FROND_APPLICATION (object);

  g_clear_object (&self->vault_service);
  g_free (self->folder);

  G_OBJECT_CLASS (frond_application_parent_class)->finalize (object);
}

static void
frond_application_class_init (FrondApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = frond_application_finalize;
  application_class->startup = frond_application_startup;
  application_class->activate = frond_application_activate;
  application_class->open = frond_application_open;
  application_class->handle_local_options = frond_application_handle_local_options;
}

static void
frond_application_init (FrondApplication *self)
{
  GApplication      *application = G_APPLICATION (self);
  const GOptionEntry options[] = {
    { "new-patient", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Add a patient; locked records are unlocked first"), NULL },
      { "practice-session", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Practise with a simulated patient"), NULL },
        { "vault", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use the records in this folder"), N_("FOLDER") },
          { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and leave"), NULL },
            G_OPTION_ENTRY_NULL };

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _("[FILE]"));
  g_application_set_option_context_summary (application, _("Opens Frond, or brings its window to the front. FILE is an EDF or BDF recording: it is shown, and nothing of it is stored."));
  g_signal_connect (self, "notify::screensaver-active", G_CALLBACK (screensaver_cb), NULL);
}

/**
 * frond_application_new:
 *
 * Returns: (transfer full): the application
 */
FrondApplication *
frond_application_new (void)
{
  return g_object_new (FROND_TYPE_APPLICATION,
                       "application-id", FROND_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", FROND_RESOURCE_PATH,
                       "register-session", TRUE,
                       NULL);
}

/**
 * frond_application_set_vault_folder:
 * @self: the application
 * @folder: where the records are
 *
 * Before the first window; in place of the user's data folder.
 */
void
frond_application_set_vault_folder (FrondApplication *self,
                                    const char       *folder)
{
  g_return_if_fail (FROND_IS_APPLICATION (self));
  g_return_if_fail (self->vault_service == NULL);

  g_set_str (&self->folder, folder);
}

/**
 * frond_application_get_vault_service:
 * @self: the application
 *
 * Returns: (transfer none): what holds the vault; where no folder was named it is in the user's data folder
 */
FrondVaultService *
frond_application_get_vault_service (FrondApplication *self)
{
  g_return_val_if_fail (FROND_IS_APPLICATION (self), NULL);

  if (!self->vault_service) {
    if (!self->folder)
      self->folder = g_build_filename (g_get_user_data_dir (), FROND_APPLICATION_ID, "vault", NULL);
    self->vault_service = frond_vault_service_new (self->folder);
  }

  return self->vault_service;
}
