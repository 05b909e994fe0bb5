/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The review in the whole window: a recording that was cut off, and what locking does to a review that is open, or on its way. */

#include "frond-review-metrics.h"
#include "frond-metric.h"
#include "frond-review-page.h"

#include <string.h>

#include "frond-note-repository.h"
#include "frond-review-plot.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-vault-private.h"
#include "review-fixture.h"

static char *
get_note (ReviewFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (frond_window_get_vault (fixture->base.window), fixture->session_id, &error);

  g_assert_no_error (error);

  return g_strdup (note->text);
}

/* Cut off, it is named where it is listed, and leads to its review from the banner. */
static void
test_recovered (ReviewFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->base.window);
  AdwBanner *banner = ADW_BANNER (app_get (window, ADW_TYPE_BANNER, NULL));
  GtkWidget *page;

  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "Recovered recording from "));
  g_signal_emit_by_name (banner, "button-clicked");
  page = app_get (window, FROND_TYPE_REVIEW_PAGE, NULL);
  review_fixture_wait (page);
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (app_get (page, ADW_TYPE_BANNER, NULL))), ==,
                   "This recording was cut off. Everything up to 0:08 was recovered.");
  g_assert_true (app_shows_text (page, "The recording was cut off and recovered."));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));

  frond_window_pop_to_browse (fixture->base.window);
  app_settle ();
  g_assert_true (app_shows_text (app_get (window, FROND_TYPE_SESSION_ROW, NULL), "Recovered"));
  g_assert_false (adw_banner_get_revealed (banner));
}

/* A lock right after the last letter keeps it, and leaves nothing of the session in memory. */
static void
test_lock_keeps_note (ReviewFixture *fixture,
                      gconstpointer  data)
{
  FrondVault      *vault = frond_window_get_vault (fixture->base.window);
  GtkWidget       *page = review_fixture_open (fixture);
  g_autofree char *text = NULL;

  review_fixture_wait (page);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (review_fixture_find_text_view (page))), "half a sent", -1);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_add_weak_pointer (G_OBJECT (vault), (gpointer *) &vault);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.lock", NULL);
  app_settle ();
  g_assert_null (page);
  g_assert_null (vault);
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->base.window), "BAUER"));

  window_fixture_unlock (&fixture->base);
  text = get_note (fixture);
  g_assert_cmpstr (text, ==, "half a sent");
}

/* A review that is still loading does not come back to the screen, nothing of it is kept by what it waits for, and its vault can be opened
 * again at once. */
static void
test_lock_while_loading (ReviewFixture *fixture,
                         gconstpointer  data)
{
  FrondVault *vault = frond_window_get_vault (fixture->base.window);
  GtkWidget  *page = review_fixture_open (fixture);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_add_weak_pointer (G_OBJECT (vault), (gpointer *) &vault);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.lock", NULL);
  app_settle ();
  g_assert_null (page);
  g_assert_null (vault);
  g_assert_null (app_find (GTK_WIDGET (fixture->base.window), FROND_TYPE_REVIEW_PAGE, NULL));
  window_fixture_unlock (&fixture->base);
  g_assert_null (app_find (GTK_WIDGET (fixture->base.window), FROND_TYPE_REVIEW_PAGE, NULL));
}

/* Whose numbers these are is said in the heading: nobody's, where the patient was simulated, and else the sensor's, without a word. */
static void
test_simulated (ReviewFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *page = review_fixture_open (fixture);
  GtkWidget *heading, *chip;

  review_fixture_wait (page);
  heading = app_get (page, ADW_TYPE_HEADER_BAR, NULL);
  chip = app_get (heading, GTK_TYPE_LABEL, "Simulated patient");
  g_assert_cmpint (gtk_widget_get_mapped (chip), ==, data != NULL);
}

static gboolean
is_signed (gpointer page)
{
  return app_shows_text (page, "Signed by ");
}

/* A signed note is read: the keyboard is back at the trace, and not in the note as if it could be written. */
static void
test_focus_after_signing (ReviewFixture *fixture,
                          gconstpointer  data)
{
  GtkWidget *page = review_fixture_open (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->base.window);
  AdwDialog *dialog;

  review_fixture_wait (page);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (review_fixture_find_text_view (page))), "Slept well.", -1);
  gtk_widget_grab_focus (review_fixture_find_text_view (page));
  gtk_widget_activate_action (page, "review.sign", NULL);
  app_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_signal_emit_by_name (gtk_widget_get_ancestor (app_get (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "_Sign"), GTK_TYPE_BUTTON), "clicked");
  app_wait (is_signed, page);
  app_settle ();
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));
}

/* The sentence of a damaged recording is shown as it is, whatever characters it is made of. */
static void
test_damaged (ReviewFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (fixture->base.window), fixture->session_id, &error);
  g_autofree char *name = g_strconcat (record->uuid, ".db", NULL);
  g_autofree char *path = g_build_filename (fixture->base.folder, "recordings", name, NULL);
  GtkWidget       *page;

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, "no recording", -1, &error));
  page = review_fixture_open (fixture);
  app_wait (window_fixture_is_mapped, app_get (page, ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_cmpuint (strlen (adw_status_page_get_description (ADW_STATUS_PAGE (app_get (page, ADW_TYPE_STATUS_PAGE, NULL)))), >, 0);
}

/* Somebody writes, and the disk takes nothing. */
static GtkWidget *
write_on_full_disk (ReviewFixture *fixture)
{
  GtkWidget *page = review_fixture_show (fixture);

  app_settle ();
  app_limit_files (0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (review_fixture_find_text_view (page))), "No pain.", -1);

  return page;
}

static gboolean
asks (gpointer fixture)
{
  GtkWidget *dialog = window_fixture_get_dialog (fixture);

  return dialog && app_shows_text (dialog, "The Note Is Not Stored");
}

static void
respond (ReviewFixture *fixture,
         const char    *label)
{
  GtkWidget *dialog = window_fixture_get_dialog (&fixture->base);

  g_signal_emit_by_name (gtk_widget_get_ancestor (app_get (dialog, GTK_TYPE_LABEL, label), GTK_TYPE_BUTTON), "clicked");
  app_settle ();
}

static gboolean
is_shown (gpointer page)
{
  GtkWidget *view = gtk_widget_get_ancestor (page, ADW_TYPE_NAVIGATION_VIEW);

  return view && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == page;
}

/* What is not stored is not left without a question, by no way back. */
static void
test_back_asks (ReviewFixture *fixture,
                gconstpointer  unused)
{
  GtkWidget       *page = write_on_full_disk (fixture);
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (review_fixture_find_text_view (page)));
  g_autofree char *text = NULL;

  g_assert_false (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (page)));
  g_signal_emit_by_name (app_get (page, GTK_TYPE_BUTTON, "Back"), "clicked");
  app_settle ();
  g_assert_true (asks (&fixture->base));
  respond (fixture, "_Stay");
  g_assert_true (is_shown (page));
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "No pain.");
  g_assert_true (app_shows_text (page, "What you wrote is still here"));

  gtk_widget_activate_action (page, "review.leave", NULL);
  app_settle ();
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  respond (fixture, "_Leave Without It");
  g_assert_true (!page || !is_shown (page));
  app_limit_files (RLIM_INFINITY);
}

/* Stored, the same button simply leads back. */
static void
test_back (ReviewFixture *fixture,
           gconstpointer  unused)
{
  GtkWidget       *page = review_fixture_show (fixture);
  g_autofree char *text = NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (review_fixture_find_text_view (page))), "No pain.", -1);
  g_signal_emit_by_name (app_get (page, GTK_TYPE_BUTTON, "Back"), "clicked");
  app_settle ();
  g_assert_false (asks (&fixture->base));
  g_assert_cmpstr (adw_navigation_page_get_tag (window_fixture_get_page (&fixture->base)), ==, "browse");
  text = get_note (fixture);
  g_assert_cmpstr (text, ==, "No pain.");
}

static gboolean
is_locked (gpointer fixture)
{
  return !window_fixture_is_open (window_fixture_get_service (fixture));
}

/* The lock waits for an answer, and for the disk: with room again nothing is left to ask. */
static void
test_lock_asks (ReviewFixture *fixture,
                gconstpointer  unused)
{
  GtkWidget       *window = GTK_WIDGET (fixture->base.window);
  g_autofree char *text = NULL;

  write_on_full_disk (fixture);
  gtk_widget_activate_action (window, "win.lock", NULL);
  app_settle ();
  g_assert_true (asks (&fixture->base));
  g_assert_false (is_locked (&fixture->base));
  gtk_widget_activate_action (window, "win.lock", NULL);
  app_settle ();
  app_limit_files (RLIM_INFINITY);
  app_wait (is_locked, &fixture->base);
  app_settle ();
  g_assert_null (window_fixture_get_dialog (&fixture->base));
  window_fixture_unlock (&fixture->base);
  text = get_note (fixture);
  g_assert_cmpstr (text, ==, "No pain.");
}

static void
test_close_asks (ReviewFixture *fixture,
                 gconstpointer  unused)
{
  write_on_full_disk (fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->base.window), (gpointer *) &fixture->base.window);
  gtk_window_close (GTK_WINDOW (fixture->base.window));
  app_settle ();
  g_assert_nonnull (fixture->base.window);
  g_assert_false (is_locked (&fixture->base));
  g_assert_true (asks (&fixture->base));
  respond (fixture, "_Leave Without It");
  g_assert_null (fixture->base.window);
  app_limit_files (RLIM_INFINITY);
}

/* A request from the desktop takes nothing away. */
static void
test_no_room (ReviewFixture *fixture,
              gconstpointer  unused)
{
  GtkWidget *page = write_on_full_disk (fixture);

  g_assert_false (frond_window_make_room (fixture->base.window));
  g_assert_true (is_shown (page));
  app_limit_files (RLIM_INFINITY);
  g_assert_true (frond_window_make_room (fixture->base.window));
}

/* The words can go where there is room for them; the question stays. */
static void
test_copy (ReviewFixture *fixture,
           gconstpointer  unused)
{
  GtkWidget *page = write_on_full_disk (fixture);
  GValue     copied = G_VALUE_INIT;

  gtk_widget_activate_action (page, "review.leave", NULL);
  app_settle ();
  g_signal_emit_by_name (app_get (window_fixture_get_dialog (&fixture->base), GTK_TYPE_BUTTON, "_Copy Text"), "clicked");
  g_value_init (&copied, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (gtk_widget_get_clipboard (page)), &copied, NULL));
  g_assert_cmpstr (g_value_get_string (&copied), ==, "No pain.");
  g_value_unset (&copied);
  g_assert_true (asks (&fixture->base));
  app_limit_files (RLIM_INFINITY);
}

/* Folded away, but there: every number of the session and of a phase with its definition. */
static void
test_details (ReviewFixture *fixture,
              gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  GtkWidget *details = app_get (app_get (page, FROND_TYPE_REVIEW_METRICS, NULL), ADW_TYPE_EXPANDER_ROW, NULL);

  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (details)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (details), TRUE);
  app_settle ();
  g_assert_true (app_shows_text (details, "Of the phase"));
  g_assert_true (app_shows_text (details, frond_metric_get_title ("mean")));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, review_fixture_set_up, func, review_fixture_tear_down)
  g_test_add ("/review-page/simulated", ReviewFixture, FROND_CHAIN_SIMULATED, review_fixture_set_up, test_simulated, review_fixture_tear_down);
  g_test_add ("/review-page/measured", ReviewFixture, NULL, review_fixture_set_up, test_simulated, review_fixture_tear_down);
  ADD ("/review-page/recovered", test_recovered);
  ADD ("/review-page/details", test_details);
  ADD ("/review-page/lock-keeps-note", test_lock_keeps_note);
  ADD ("/review-page/lock-while-loading", test_lock_while_loading);
  ADD ("/review-page/focus-after-signing", test_focus_after_signing);
  ADD ("/review-page/damaged", test_damaged);
  ADD ("/review-page/back", test_back);
  ADD ("/review-page/back-asks", test_back_asks);
  ADD ("/review-page/lock-asks", test_lock_asks);
  ADD ("/review-page/close-asks", test_close_asks);
  ADD ("/review-page/no-room", test_no_room);
  ADD ("/review-page/copy", test_copy);
#undef ADD

  return g_test_run ();
}
