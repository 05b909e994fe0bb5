/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "programme-fixture.h"

#include "frond-programme-new.h"
#include "frond-programme-repository.h"

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

void
programme_fixture_set_up (ProgrammeFixture *self,
                          gconstpointer     unused)
{
  GtkWidget         *overlay = adw_toast_overlay_new ();
  AdwNavigationPage *bottom = adw_navigation_page_new (gtk_label_new ("Bottom"), "Bottom");

  self->folder = app_make_folder ();
  self->service = app_open_service (self->folder);
  self->vault = frond_vault_service_get_vault (self->service);
  self->window = adw_window_new ();
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_set_animate_transitions (self->pages, FALSE);
  adw_navigation_view_push (self->pages, bottom);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->pages));
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (self->window));
  app_wait (is_mapped, bottom);
}

void
programme_fixture_tear_down (ProgrammeFixture *self,
                             gconstpointer     unused)
{
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_settle ();
  g_assert_null (self->window);
  frond_vault_service_lock (self->service);
  g_assert_finalize_object (self->service);
  app_remove_folder (self->folder);
}

void
programme_fixture_push (ProgrammeFixture  *self,
                        AdwNavigationPage *page)
{
  adw_navigation_view_push (self->pages, page);
  app_wait (is_mapped, page);
  app_settle ();
}

GtkWidget *
programme_fixture_get_page (ProgrammeFixture *self)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (self->pages));
}

FrondProgrammeCopy *
programme_fixture_make_copy (ProgrammeFixture *self)
{
  g_autoptr (FrondProgramme) original = frond_programme_find_built_in ("quick-look");
  g_autoptr (GError) error = NULL;
  FrondProgrammeCopy *copy = frond_programme_make_copy (self->vault, original, "Mine", &error);

  g_assert_no_error (error);

  return copy;
}

FrondProgrammeCopy *
programme_fixture_get_copy (ProgrammeFixture *self,
                            gint64            id)
{
  g_autoptr (GError) error = NULL;
  FrondProgrammeCopy *copy = frond_programme_repository_get (self->vault, id, &error);

  g_assert_no_error (error);

  return copy;
}
