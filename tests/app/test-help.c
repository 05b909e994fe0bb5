/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"
#include "frond-help-dialog.h"
#include "frond-help.h"

typedef struct {
  GtkWidget         *window;
  AdwDialog         *dialog;
  AdwNavigationView *view;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->window = adw_window_new ();
  fixture->dialog = frond_help_dialog_new ("/srv/records of the clinic");
  gtk_window_present (GTK_WINDOW (fixture->window));
  adw_dialog_present (fixture->dialog, fixture->window);
  app_settle ();
  fixture->view = ADW_NAVIGATION_VIEW (app_get (GTK_WIDGET (fixture->dialog), ADW_TYPE_NAVIGATION_VIEW, NULL));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_settle ();
  g_assert_null (fixture->dialog);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (fixture->view));
}

/* Every topic is complete, and each of its answers can be read and takes the focus. */
static void
test_topics (Fixture      *fixture,
             gconstpointer data)
{
  gsize                 n;
  const FrondHelpTopic *topics = frond_help_get_topics (&n);

  g_assert_cmpuint (n, >=, 4);
  for (gsize i = 0; i < n; i++) {
    guint n_entries = 0;

    g_signal_emit_by_name (app_get (get_page (fixture), ADW_TYPE_ACTION_ROW, topics[i].title), "activated");
    app_settle ();
    g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (get_page (fixture))), ==, topics[i].title);
    for (const FrondHelpEntry *entry = topics[i].entries; entry->title; entry++, n_entries++) {
      GtkWidget *row = app_get (get_page (fixture), ADW_TYPE_ACTION_ROW, entry->title);

      g_assert_true (gtk_widget_get_focusable (row));
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, entry->text);
      g_assert_true (g_str_has_suffix (entry->text, "."));
    }
    /* The last one marks the end. */
    g_assert_cmpuint (n_entries, >, 2);
    g_assert_cmpuint (n_entries, <, FROND_HELP_MAX_ENTRIES);
    g_assert_true (adw_navigation_view_pop (fixture->view));
    app_settle ();
  }
}

/* Whoever makes copies finds what to copy. */
static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  g_signal_emit_by_name (app_get (get_page (fixture), ADW_TYPE_ACTION_ROW, "Records and Passphrase"), "activated");
  app_settle ();
  g_assert_true (app_shows_text (get_page (fixture), "/srv/records of the clinic"));
}

static gboolean
shows_address (gpointer row)
{
  return g_strcmp0 (adw_action_row_get_subtitle (row), "https://github.com/frondapp/frond/issues") == 0;
}

/* Where nothing opens a link, its address is said instead. */
static void
test_link_without_a_browser (Fixture      *fixture,
                             gconstpointer data)
{
  GtkWidget *row = app_get (get_page (fixture), ADW_TYPE_ACTION_ROW, "Report a Problem");

  g_signal_emit_by_name (row, "activated");
  app_wait (shows_address, row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/help/topics", test_topics);
  ADD ("/help/folder", test_folder);
  ADD ("/help/link-without-a-browser", test_link_without_a_browser);
#undef ADD

  return g_test_run ();
}
