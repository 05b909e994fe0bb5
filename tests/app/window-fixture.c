/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-fixture.h"

/* One application for the process, as in life; each test finds its folder empty, so that the first start really is one. */
void
window_fixture_prepare (WindowFixture *self)
{
  static FrondApplication *application;
  const FrondVaultOptions  quick = { .kdf_memory_kib = 64, .kdf_passes = 1 };

  self->folder = g_build_filename (g_get_user_data_dir (), "vault", NULL);
  if (!application) {
    g_autoptr (GError) error = NULL;

    application = frond_application_new ();
    g_application_set_application_id (G_APPLICATION (application), NULL);
    frond_application_set_vault_folder (application, self->folder);
    frond_vault_service_set_options (frond_application_get_vault_service (application), &quick);
    g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
    g_assert_no_error (error);
  }
  self->application = application;
}

FrondVaultService *
window_fixture_get_service (WindowFixture *self)
{
  return frond_application_get_vault_service (self->application);
}

gboolean
window_fixture_is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

gboolean
window_fixture_is_open (gpointer service)
{
  return frond_vault_service_get_vault (service) != NULL;
}

void
window_fixture_set_up (WindowFixture *self,
                       gconstpointer  unused)
{
  window_fixture_prepare (self);
  self->window = frond_window_new (self->application);
  gtk_window_present (GTK_WINDOW (self->window));
  app_wait (window_fixture_is_mapped, self->window);
}

/* Nobody may hold a window that was closed. */
void
window_fixture_tear_down (WindowFixture *self,
                          gconstpointer  unused)
{
  frond_vault_service_lock (window_fixture_get_service (self));
  if (self->window) {
    g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
    gtk_window_destroy (GTK_WINDOW (self->window));
    app_settle ();
  }
  g_assert_null (self->window);
  app_remove_folder (self->folder);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      unused)
{
  g_autoptr (GError) error = NULL;

  frond_vault_service_finish (FROND_VAULT_SERVICE (source), result, &error);
  g_assert_no_error (error);
}

static void
wait_until_open (WindowFixture *self)
{
  app_wait (window_fixture_is_open, window_fixture_get_service (self));
  app_settle ();
}

FrondVault *
window_fixture_create_vault (WindowFixture *self)
{
  frond_vault_service_create_async (window_fixture_get_service (self), "Jo Therapist", PASSPHRASE, done_cb, NULL);
  wait_until_open (self);

  return frond_vault_service_get_vault (window_fixture_get_service (self));
}

void
window_fixture_unlock (WindowFixture *self)
{
  frond_vault_service_open_async (window_fixture_get_service (self), PASSPHRASE, done_cb, NULL);
  wait_until_open (self);
}

AdwNavigationPage *
window_fixture_get_page (WindowFixture *self)
{
  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (app_get (GTK_WIDGET (self->window), ADW_TYPE_NAVIGATION_VIEW, NULL)));
}

GtkWidget *
window_fixture_get_dialog (WindowFixture *self)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}
