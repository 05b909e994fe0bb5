/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "programme-fixture.h"

#include "frond-programme-editor.h"
#include "frond-programme-repository.h"
#include "frond-programme-versions-page.h"

/* An editor with versions "One" (with a marker of its own) and "Two". */
static GtkWidget *
open_editor (ProgrammeFixture *fixture,
             gint64           *id)
{
  g_autoptr (FrondProgrammeCopy) copy = programme_fixture_make_copy (fixture);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = GTK_WIDGET (frond_programme_editor_new (fixture->vault, copy, &error));

  g_assert_no_error (error);
  *id = copy->id;
  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (editor));
  app_type (editor, "Name of the programme", "One");
  app_type (editor, "Key 1", "Sneeze");
  gtk_widget_activate_action (editor, "draft.save", NULL);
  app_type (editor, "Name of the programme", "Two");
  app_type (editor, "Key 1", "Cough");
  gtk_widget_activate_action (editor, "draft.save", NULL);

  return editor;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static GtkWidget *
open_versions (ProgrammeFixture *fixture,
               GtkWidget        *editor)
{
  GtkWidget *page;

  gtk_widget_activate_action (editor, "draft.versions", NULL);
  page = programme_fixture_get_page (fixture);
  g_assert_true (FROND_IS_PROGRAMME_VERSIONS_PAGE (page));
  app_wait (is_mapped, page);

  return page;
}

static void
choose (GtkWidget *page,
        guint      position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_get (page, ADW_TYPE_COMBO_ROW, "Version")), position);
}

static GtkWidget *
get_button (GtkWidget *page)
{
  return gtk_widget_get_ancestor (app_get (page, GTK_TYPE_LABEL, "Bring Back as Version 3"), GTK_TYPE_BUTTON);
}

/* The newest first; an older one is shown as it was, with nothing to change. */
static void
test_look (ProgrammeFixture *fixture,
           gconstpointer     unused)
{
  gint64     id = 0;
  GtkWidget *page = open_versions (fixture, open_editor (fixture, &id));

  g_assert_true (app_shows_text (page, "Two"));
  g_assert_false (gtk_widget_get_visible (get_button (page)));
  choose (page, 1);
  g_assert_true (app_shows_text (page, "One"));
  g_assert_true (app_shows_text (page, "1\u00a0Sneeze"));
  g_assert_true (app_shows_text (page, "Assessment · EMG or pressure"));
  g_assert_true (app_shows_text (page, "1\u00a0min 10\u00a0s in all"));
  g_assert_true (app_shows_text (page, "Repeat 3 times"));
  g_assert_true (app_shows_text (page, "Sessions run version 2."));
  g_assert_true (gtk_widget_get_visible (get_button (page)));
  g_assert_null (app_find (page, ADW_TYPE_ENTRY_ROW, NULL));
  choose (page, 0);
  g_assert_false (gtk_widget_get_visible (get_button (page)));
}

static gboolean
is_said (gpointer window)
{
  return app_shows_text (window, "Version 1 is back as version 3");
}

/* A new version with the old contents: none of those that were is changed. */
static void
test_bring_back (ProgrammeFixture *fixture,
                 gconstpointer     unused)
{
  gint64     id = 0;
  GtkWidget *editor = open_editor (fixture, &id);
  GtkWidget *page = open_versions (fixture, editor);
  g_autoptr (FrondProgrammeCopy) copy = NULL;
  g_autoptr (FrondProgramme) programme = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  choose (page, 1);
  /* What was said about saving is not to be waited for. */
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (app_get (fixture->window, ADW_TYPE_TOAST_OVERLAY, NULL)));
  gtk_widget_activate_action (page, "versions.bring-back", NULL);
  app_wait (is_said, fixture->window);
  g_assert_true (programme_fixture_get_page (fixture) == editor);
  g_assert_true (app_shows_text (editor, "Sessions run version 3."));
  copy = programme_fixture_get_copy (fixture, id);
  g_assert_cmpuint (copy->version, ==, 3);
  g_assert_null (copy->draft);
  programme = frond_programme_new_from_json (copy->json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (frond_programme_get_version (programme), ==, 3);
  g_assert_cmpstr (frond_programme_get_name (programme), ==, "One");
  g_assert_cmpstr (frond_programme_get_marker_name (programme, 1), ==, "Sneeze");
  versions = frond_programme_repository_list_versions (fixture->vault, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_nonnull (strstr (((FrondProgrammeVersion *) versions->pdata[1])->json, "\"Two\""));

  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (editor)), ==, "Two");
}

/* What is in no version becomes one first, so that nothing is lost by looking back. */
static void
test_changes (ProgrammeFixture *fixture,
              gconstpointer     unused)
{
  gint64     id = 0;
  GtkWidget *editor = open_editor (fixture, &id);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  app_type (editor, "Name of the programme", "Kept");
  page = open_versions (fixture, editor);
  choose (page, 1);
  g_assert_true (app_shows_text (page, "What was changed since is kept as version 3 first."));
  g_assert_true (app_shows_text (page, "Bring Back as Version 4"));
  gtk_widget_activate_action (page, "versions.bring-back", NULL);
  versions = frond_programme_repository_list_versions (fixture->vault, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 4);
  g_assert_nonnull (strstr (((FrondProgrammeVersion *) versions->pdata[2])->json, "\"Kept\""));
  g_assert_nonnull (strstr (((FrondProgrammeVersion *) versions->pdata[3])->json, "\"One\""));
}

/* What is half typed cannot be a version; it stays as it is. */
static void
test_half_typed (ProgrammeFixture *fixture,
                 gconstpointer     unused)
{
  gint64     id = 0;
  GtkWidget *editor = open_editor (fixture, &id);
  g_autoptr (FrondProgrammeCopy) copy = NULL;
  GtkWidget *page;

  app_type (editor, "Key 5", "Half");
  app_type (editor, "Name of the programme", "");
  page = open_versions (fixture, editor);
  choose (page, 1);
  gtk_widget_activate_action (page, "versions.bring-back", NULL);
  app_settle ();
  copy = programme_fixture_get_copy (fixture, id);
  g_assert_cmpuint (copy->version, ==, 2);
  g_assert_nonnull (strstr (copy->draft, "\"Half\""));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (editor)), ==, "Programme without a name");
}

/* A vault that is locked below it takes nothing along. */
static void
test_lock (ProgrammeFixture *fixture,
           gconstpointer     unused)
{
  gint64     id = 0;
  GtkWidget *editor = open_editor (fixture, &id);
  GtkWidget *page = open_versions (fixture, editor);

  choose (page, 1);
  frond_vault_service_lock (fixture->service);
  adw_navigation_view_pop (fixture->pages);
  adw_navigation_view_pop (fixture->pages);
  app_settle ();
  g_assert_false (FROND_IS_PROGRAMME_EDITOR (programme_fixture_get_page (fixture)));
}

static void
test_first (ProgrammeFixture *fixture,
            gconstpointer     unused)
{
  g_autoptr (FrondProgrammeCopy) copy = programme_fixture_make_copy (fixture);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = GTK_WIDGET (frond_programme_editor_new (fixture->vault, copy, &error));

  g_assert_no_error (error);
  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (editor));
  gtk_widget_activate_action (editor, "draft.versions", NULL);
  g_assert_true (programme_fixture_get_page (fixture) == editor);
}

#define ADD(path, test) g_test_add ("/programme-versions/" path, ProgrammeFixture, NULL, programme_fixture_set_up, test, programme_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("look", test_look);
  ADD ("bring-back", test_bring_back);
  ADD ("changes", test_changes);
  ADD ("half-typed", test_half_typed);
  ADD ("lock", test_lock);
  ADD ("first", test_first);

  return g_test_run ();
}
