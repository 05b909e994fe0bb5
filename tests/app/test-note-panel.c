/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include <signal.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "frond-note-panel.h"
#include "frond-note-repository.h"
#include "frond-patient-repository.h"
#include "frond-session-repository.h"

#define FACTS "Activity in rest phases: first 4.6 µV, last 3.1 µV (−33 %)."

typedef struct {
  char           *folder;
  FrondVault     *vault;
  gint64          patient_id;
  gint64          session_id;
  GtkWidget      *window;
  FrondNotePanel *panel;
} Fixture;

static gint64
add_session (FrondVault *vault,
             gint64      patient_id)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (FrondSessionRecord) stored = NULL;
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (channels, frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));
  record->patient_id = patient_id;
  record->programme_id = g_strdup ("test");
  record->programme_name = g_strdup ("Test");
  record->programme_json = g_strdup ("{}");
  record->started_at = g_date_time_new_now_utc ();
  record->chain = frond_chain_profile_new ();
  record->chain->rate_hz = 1000;
  stored = frond_session_repository_begin (vault, record, channels, &writer, &error);
  g_assert_no_error (error);
  frond_recording_writer_finish (writer, &error);
  g_assert_no_error (error);

  return stored->id;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  const FrondVaultOptions quick = { 64, 1 };
  g_autofree char        *parent = g_dir_make_tmp ("frond-note-XXXXXX", NULL);
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondPatient) stored = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_build_filename (parent, "vault", NULL);
  fixture->vault = frond_vault_create (fixture->folder, "Dr Test", "correct horse battery", &quick, &error);
  g_assert_no_error (error);
  patient->family_name = g_strdup ("Test");
  stored = frond_patient_repository_save (fixture->vault, patient, &error);
  g_assert_no_error (error);
  fixture->patient_id = stored->id;
  fixture->session_id = add_session (fixture->vault, stored->id);

  fixture->window = adw_window_new ();
  fixture->panel = FROND_NOTE_PANEL (frond_note_panel_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->panel));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", parent);

  if (fixture->window)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->vault);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

static GtkWidget *
find_widget (GtkWidget *parent,
             GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_widget (child, type);

    if (found)
      return found;
  }

  return NULL;
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (GTK_WIDGET (fixture->panel), GTK_TYPE_TEXT_VIEW)));
}

static void
load (Fixture *fixture)
{
  frond_note_panel_load (fixture->panel, fixture->vault, fixture->patient_id, fixture->session_id, FACTS);
}

static FrondNote *
get_stored (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FrondNote *note = frond_note_repository_get_for_session (fixture->vault, fixture->session_id, &error);

  g_assert_no_error (error);

  return note;
}

static void
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
}

static void
wait_ms (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (ms, quit_cb, loop);
  g_main_loop_run (loop);
}

/* Two seconds from the first change, however long somebody goes on typing. */
static void
test_draft_is_stored_while_typing (Fixture      *fixture,
                                   gconstpointer unused)
{
  g_autoptr (FrondNote) note = NULL;

  load (fixture);
  for (int i = 0; i < 18; i++) {
    gtk_text_buffer_insert_at_cursor (get_buffer (fixture), "word ", -1);
    wait_ms (100);
  }
  wait_ms (200);
  note = get_stored (fixture);
  g_assert_cmpint (note->id, >, 0);
  g_assert_true (g_str_has_prefix (note->text, "word word "));
  g_assert_cmpstr (note->facts, ==, FACTS);
  g_assert_false (note->facts_accepted);
}

static void
test_going_away_stores_first (Fixture      *fixture,
                              gconstpointer unused)
{
  g_autoptr (FrondNote) note = NULL;

  load (fixture);
  gtk_text_buffer_set_text (get_buffer (fixture), "half a sent", -1);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  note = get_stored (fixture);
  g_assert_cmpstr (note->text, ==, "half a sent");
}

static void
test_nothing_typed_stores_nothing (Fixture      *fixture,
                                   gconstpointer unused)
{
  g_autoptr (FrondNote) note = NULL;

  load (fixture);
  frond_note_panel_flush (fixture->panel);
  note = get_stored (fixture);
  g_assert_cmpint (note->id, ==, 0);
}

static void
sign (Fixture *fixture)
{
  AdwDialog *dialog;

  frond_note_panel_ask_sign (fixture->panel);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response::sign", "sign");
  adw_dialog_force_close (dialog);
  wait_ms (50);
}

static void
test_signed_is_shown_and_stays (Fixture      *fixture,
                                gconstpointer unused)
{
  g_autoptr (FrondNote) note = NULL;
  AdwPreferencesGroup *facts;
  GtkWidget           *accept;

  load (fixture);
  facts = ADW_PREFERENCES_GROUP (find_widget (GTK_WIDGET (fixture->panel), ADW_TYPE_PREFERENCES_GROUP));
  g_assert_cmpstr (adw_preferences_group_get_description (facts), ==, "Written by Frond. It becomes part of the note when you accept it.");
  accept = find_widget (GTK_WIDGET (fixture->panel), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (accept), TRUE);
  gtk_text_buffer_set_text (get_buffer (fixture), "Breathed well.", -1);
  sign (fixture);
  g_assert_cmpstr (adw_preferences_group_get_description (facts), ==, "Written by Frond. Part of the signed note.");
  g_assert_false (gtk_widget_get_visible (accept));

  note = get_stored (fixture);
  g_assert_nonnull (note->signed_at);
  g_assert_cmpstr (note->signed_by, ==, "Dr Test");
  g_assert_cmpstr (note->text, ==, "Breathed well.");
  g_assert_true (note->facts_accepted);
  g_assert_cmpuint (strlen (note->content_sha256), ==, 64);

  /* Nothing that happens to the widget afterwards reaches the note. */
  gtk_text_buffer_set_text (get_buffer (fixture), "Changed.", -1);
  frond_note_panel_flush (fixture->panel);
  g_clear_object (&note);
  note = get_stored (fixture);
  g_assert_cmpstr (note->text, ==, "Breathed well.");
}

/* The nearest thing to a full disk: no file may grow. */
static void
fill_disk (gboolean is_full)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = is_full ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* What cannot be stored is not signed without its last words, stays where it is, and is stored as soon as there is room again. */
static void
test_full_disk_loses_nothing (Fixture      *fixture,
                              gconstpointer unused)
{
  g_autoptr (FrondNote) note = NULL;
  gboolean can_sign = FALSE;

  load (fixture);
  gtk_text_buffer_set_text (get_buffer (fixture), "Breathed well.", -1);
  frond_note_panel_flush (fixture->panel);
  gtk_text_buffer_set_text (get_buffer (fixture), "Breathed well. No pain.", -1);
  fill_disk (TRUE);
  frond_note_panel_flush (fixture->panel);
  sign (fixture);
  fill_disk (FALSE);
  note = get_stored (fixture);
  g_assert_null (note->signed_at);
  g_assert_cmpstr (note->text, ==, "Breathed well.");
  g_object_get (fixture->panel, "can-sign", &can_sign, NULL);
  g_assert_true (can_sign);

  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  g_clear_object (&note);
  note = get_stored (fixture);
  g_assert_cmpstr (note->text, ==, "Breathed well. No pain.");
}

static void
test_full_disk_is_tried_again (Fixture      *fixture,
                               gconstpointer unused)
{
  g_autoptr (FrondNote) note = NULL;

  load (fixture);
  gtk_text_buffer_set_text (get_buffer (fixture), "Breathed well.", -1);
  fill_disk (TRUE);
  frond_note_panel_flush (fixture->panel);
  fill_disk (FALSE);
  note = get_stored (fixture);
  g_assert_cmpint (note->id, ==, 0);
  wait_ms (1500);
  g_clear_object (&note);
  note = get_stored (fixture);
  g_assert_cmpstr (note->text, ==, "Breathed well.");
}

static void
test_names (Fixture      *fixture,
            gconstpointer unused)
{
  GtkWidget *view;

  load (fixture);
  view = find_widget (GTK_WIDGET (fixture->panel), GTK_TYPE_TEXT_VIEW);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

#define ADD(name, function) g_test_add ("/note-panel/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("draft", test_draft_is_stored_while_typing);
  ADD ("going-away", test_going_away_stores_first);
  ADD ("nothing", test_nothing_typed_stores_nothing);
  ADD ("signed", test_signed_is_shown_and_stays);
  ADD ("full-disk", test_full_disk_loses_nothing);
  ADD ("full-disk-again", test_full_disk_is_tried_again);
  ADD ("names", test_names);

  return g_test_run ();
}
