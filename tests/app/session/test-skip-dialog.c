/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-skip-dialog.h"
#include "session-fixture.h"

typedef struct {
  GtkWidget *window;
  AdwDialog *dialog;
  char      *reason;
} Fixture;

static void
chosen_cb (Fixture    *self,
           const char *reason)
{
  g_assert_null (self->reason);
  self->reason = g_strdup (reason);
}

static void
set_up (Fixture      *self,
        gconstpointer unused)
{
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), gtk_label_new ("Session"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 700);
  gtk_window_present (GTK_WINDOW (self->window));
  self->dialog = frond_skip_dialog_new ("Endurance");
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  g_signal_connect_swapped (self->dialog, "chosen", G_CALLBACK (chosen_cb), self);
  adw_dialog_present (self->dialog, self->window);
  session_fixture_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  session_fixture_settle ();
  g_assert_null (self->dialog);
  g_free (self->reason);
}

static void
test_known (Fixture      *self,
            gconstpointer unused)
{
  g_assert_cmpstr (adw_dialog_get_title (self->dialog), ==, "Leave Out “Endurance”");
  session_fixture_assert_named (GTK_WIDGET (self->dialog));
  g_signal_emit_by_name (session_fixture_find (GTK_WIDGET (self->dialog), ADW_TYPE_BUTTON_ROW, 1), "activated");
  g_assert_cmpstr (self->reason, ==, "Pain");
}

static void
test_own_words (Fixture      *self,
                gconstpointer unused)
{
  GtkWidget *entry = session_fixture_find (GTK_WIDGET (self->dialog), ADW_TYPE_ENTRY_ROW, 0);

  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_null (self->reason);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  has to leave ");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpstr (self->reason, ==, "has to leave");
}

/* Closed without a reason nothing is left out. */
static void
test_closed (Fixture      *self,
             gconstpointer unused)
{
  adw_dialog_close (self->dialog);
  session_fixture_settle ();
  g_assert_null (self->reason);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/skip-dialog/known", test_known);
  ADD ("/app/skip-dialog/own-words", test_own_words);
  ADD ("/app/skip-dialog/closed", test_closed);

  return g_test_run ();
}
