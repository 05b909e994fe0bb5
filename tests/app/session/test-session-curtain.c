/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-curtain.h"

#include "session-fixture.h"

/* A curtain that never comes down says how it can be lifted, and of stopping only where something goes on. */
static void
test_words (void)
{
  GtkWidget *curtain = g_object_ref_sink (frond_session_curtain_new ());

  frond_session_curtain_show_words (FROND_SESSION_CURTAIN (curtain), "The session goes on.", TRUE);
  g_assert_true (session_fixture_shows (curtain, "The session goes on."));
  g_assert_true (session_fixture_shows (curtain, "Esc stops."));
  frond_session_curtain_show_words (FROND_SESSION_CURTAIN (curtain), "Stopped", FALSE);
  g_assert_true (session_fixture_shows (curtain, "Stopped"));
  g_assert_false (session_fixture_shows (curtain, "Esc stops."));
  g_assert_true (session_fixture_shows (curtain, "brings the screen back"));
  g_assert_finalize_object (curtain);
}

/* Whoever cannot see it hears what is over the page. */
static void
test_name (void)
{
  GtkWidget *curtain = g_object_ref_sink (frond_session_curtain_new ());

  g_assert_true (gtk_widget_get_focusable (curtain));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (curtain), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_finalize_object (curtain);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/session-curtain/words", test_words);
  g_test_add_func ("/app/session-curtain/name", test_name);

  return g_test_run ();
}
