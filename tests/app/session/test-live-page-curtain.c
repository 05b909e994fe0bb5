/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A screen that is covered names nobody, changes nothing, and stops with one key. */

#include "config.h"

#include "frond-live-plot.h"
#include "frond-marker-panel.h"
#include "frond-session-curtain.h"
#include "frond-stop-panel.h"

#include "live-page-fixture.h"
#include "session-fixture.h"

static void
cover (LivePageFixture *fixture)
{
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_P, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
}

static GtkWidget *
get_plot (LivePageFixture *fixture)
{
  return session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_LIVE_PLOT, 0);
}

static gboolean
is_covered (LivePageFixture *fixture)
{
  return !gtk_widget_get_mapped (get_plot (fixture));
}

/* Of whatever can be seen in the window. */
static gboolean
shows (GtkWidget  *below,
       const char *part)
{
  if (!gtk_widget_get_mapped (below))
    return FALSE;
  if (GTK_IS_LABEL (below) && strstr (gtk_label_get_text (GTK_LABEL (below)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child; child = gtk_widget_get_next_sibling (child))
    if (shows (child, part))
      return TRUE;

  return FALSE;
}

static void
end (LivePageFixture *fixture)
{
  frond_live_session_end (fixture->session);
  session_fixture_wait (live_page_fixture_is_finished, fixture);
}

/* At once, not after some frames; and it goes on. */
static void
test_covers (LivePageFixture *fixture,
             gconstpointer    data)
{
  g_autofree char *name = g_strdup (frond_live_session_get_patient (fixture->session)->family_name);
  g_autofree char *shown = g_utf8_strup (name, -1);

  g_assert_true (shows (GTK_WIDGET (fixture->window), shown));
  cover (fixture);
  g_assert_true (is_covered (fixture));
  g_assert_false (shows (GTK_WIDGET (fixture->window), shown));
  g_assert_false (shows (GTK_WIDGET (fixture->window), "µV"));
  g_assert_true (shows (GTK_WIDGET (fixture->window), "The session goes on."));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_RUNNING);
  cover (fixture);
  g_assert_false (is_covered (fixture));
  g_assert_true (shows (GTK_WIDGET (fixture->window), shown));
  end (fixture);
}

/* A hand that sees nothing changes nothing: the key lifts the curtain and is used up. */
static void
test_key_lifts (LivePageFixture *fixture,
                gconstpointer    data)
{
  const guint keys[] = { GDK_KEY_space, GDK_KEY_1, GDK_KEY_n, GDK_KEY_p, GDK_KEY_Return, GDK_KEY_Page_Down, GDK_KEY_q, GDK_KEY_F5 };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    cover (fixture);
    g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Shift_L, 0));
    g_assert_true (is_covered (fixture));
    g_assert_true (session_fixture_press (fixture->window, keys[i], 0));
    g_assert_false (is_covered (fixture));
    g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_RUNNING);
  }
  g_assert_cmpuint (live_page_fixture_count_marks (fixture), ==, 0);
  g_assert_cmpuint (live_page_fixture_get_status (fixture).engine.phase_index, ==, 0);
}

static void
test_click_lifts (LivePageFixture *fixture,
                  gconstpointer    data)
{
  cover (fixture);
  g_signal_emit_by_name (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_SESSION_CURTAIN, 0), "pressed");
  g_assert_false (is_covered (fixture));
}

/* Nothing behind it comes forward by itself. */
static void
test_escape_stops (LivePageFixture *fixture,
                   gconstpointer    data)
{
  cover (fixture);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_STOPPED);
  session_fixture_settle ();
  g_assert_true (is_covered (fixture));
  g_assert_true (shows (GTK_WIDGET (fixture->window), "Stopped"));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  g_assert_true (is_covered (fixture));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_true (gtk_widget_get_mapped (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_STOP_PANEL, 0)));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_STOPPED);
}

static gboolean
says_over (gpointer data)
{
  return shows (GTK_WIDGET (((LivePageFixture *) data)->window), "The session is over.");
}

/* The review would show who it was. */
static void
test_end_waits (LivePageFixture *fixture,
                gconstpointer    data)
{
  cover (fixture);
  frond_live_session_end (fixture->session);
  session_fixture_wait (says_over, fixture);
  session_fixture_settle ();
  g_assert_cmpuint (fixture->n_finished, ==, 0);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_cmpuint (fixture->n_finished, ==, 1);
}

static void
test_words_are_kept (LivePageFixture *fixture,
                     gconstpointer    data)
{
  GtkWidget *panel = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_MARKER_PANEL, 0);
  GtkWidget *entry = session_fixture_find (panel, ADW_TYPE_ENTRY_ROW, 0);

  session_fixture_press (fixture->window, GDK_KEY_m, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "half a sen");
  cover (fixture);
  g_assert_true (is_covered (fixture));
  session_fixture_press (fixture->window, GDK_KEY_space, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "half a sen");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* A question over the page goes with it. */
static void
test_over_dialog (LivePageFixture *fixture,
                  gconstpointer    data)
{
  AdwDialog *dialog = adw_dialog_new ();

  adw_dialog_set_child (dialog, gtk_label_new ("A question"));
  adw_dialog_present (dialog, GTK_WIDGET (fixture->page));
  session_fixture_settle ();
  cover (fixture);
  session_fixture_settle ();
  g_assert_null (adw_window_get_visible_dialog (fixture->window));
  g_assert_true (is_covered (fixture));
}

int
main (int   argc,
      char *argv[])
{
  const struct {
    const char *path;
    void (*test) (LivePageFixture *fixture, gconstpointer data);
    const char *data;
  } tests[] = {
    { "/app/live-page-curtain/covers", test_covers, "record" },
    { "/app/live-page-curtain/key-lifts", test_key_lifts },
    { "/app/live-page-curtain/click-lifts", test_click_lifts },
    { "/app/live-page-curtain/escape-stops", test_escape_stops },
    { "/app/live-page-curtain/end-waits", test_end_waits },
    { "/app/live-page-curtain/words-are-kept", test_words_are_kept },
    { "/app/live-page-curtain/over-dialog", test_over_dialog },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LivePageFixture, tests[i].data, live_page_fixture_set_up, tests[i].test, live_page_fixture_tear_down);

  return g_test_run ();
}
