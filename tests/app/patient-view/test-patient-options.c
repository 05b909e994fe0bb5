/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-options.h"
#include "session-fixture.h"

typedef struct {
  GtkWindow           *window;
  FrondPatientOptions *options;
  FrondPatientChoices *choices;
  GListStore          *monitors;
  char                *folder;
  FrondVault          *vault;
  FrondPatient        *patient;
  guint                n_screens;
  guint                n_blanks;
  gboolean             is_blank;
  char                *said;
} Fixture;

static void
screen_cb (Fixture *fixture)
{
  fixture->n_screens++;
}

static void
blank_cb (Fixture *fixture,
          gboolean is_blank)
{
  fixture->n_blanks++;
  fixture->is_blank = is_blank;
}

static void
said_cb (Fixture    *fixture,
         const char *text)
{
  g_set_str (&fixture->said, text);
}

static GdkMonitor *
add_monitor (Fixture *fixture)
{
  g_autoptr (GdkMonitor) monitor = g_object_new (GDK_TYPE_MONITOR, "display", gdk_display_get_default (), NULL);

  g_list_store_append (fixture->monitors, monitor);

  return monitor;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->vault = session_fixture_make_vault (&fixture->folder);
  fixture->patient = session_fixture_add_patient (fixture->vault);
  fixture->choices = frond_patient_choices_new (fixture->vault, fixture->patient->id);
  fixture->monitors = g_list_store_new (GDK_TYPE_MONITOR);
  fixture->options = FROND_PATIENT_OPTIONS (frond_patient_options_new ());
  frond_patient_options_set_monitors (fixture->options, G_LIST_MODEL (fixture->monitors));
  frond_patient_options_set_choices (fixture->options, fixture->choices);
  g_signal_connect_swapped (fixture->options, "screen-chosen", G_CALLBACK (screen_cb), fixture);
  g_signal_connect_swapped (fixture->options, "blank-chosen", G_CALLBACK (blank_cb), fixture);
  g_signal_connect_swapped (fixture->options, "said", G_CALLBACK (said_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->options));
  gtk_window_present (fixture->window);
  session_fixture_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->options), (gpointer *) &fixture->options);
  gtk_window_destroy (fixture->window);
  session_fixture_settle ();
  g_assert_null (fixture->options);
  g_assert_finalize_object (fixture->choices);
  g_assert_finalize_object (fixture->monitors);
  g_clear_object (&fixture->patient);
  g_assert_finalize_object (fixture->vault);
  session_fixture_remove_folder (fixture->folder);
  g_free (fixture->said);
}

static GtkWidget *
find (Fixture *fixture,
      GType    type,
      guint    n)
{
  return session_fixture_find (GTK_WIDGET (fixture->options), type, n);
}

/* Rows in the order in which they stand. */
static void
test_choices (Fixture      *fixture,
              gconstpointer data)
{
  AdwComboRow  *picture = ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, 0));
  AdwComboRow  *room = ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, 1));
  AdwSwitchRow *keys = ADW_SWITCH_ROW (find (fixture, ADW_TYPE_SWITCH_ROW, 1));

  adw_combo_row_set_selected (picture, FROND_PICTURE_WATER);
  g_assert_cmpint (frond_patient_choices_get_kind (fixture->choices), ==, FROND_PICTURE_WATER);
  adw_combo_row_set_selected (room, FROND_ROOM_LIGHT);
  g_assert_cmpint (frond_patient_choices_get_room (fixture->choices), ==, FROND_ROOM_LIGHT);
  adw_switch_row_set_active (keys, FALSE);
  g_assert_false (frond_patient_choices_get_has_keys (fixture->choices));
  /* And the other way round. */
  frond_patient_choices_set_kind (fixture->choices, FROND_PICTURE_BREATH, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (picture), ==, FROND_PICTURE_BREATH);
  g_assert_null (fixture->said);
  session_fixture_assert_named (GTK_WIDGET (fixture->options));
}

static void
write_word (Fixture    *fixture,
            guint       row,
            const char *text)
{
  GtkWidget *entry = find (fixture, ADW_TYPE_ENTRY_ROW, row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
}

/* The two usual words are stored so that every language knows them. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  write_word (fixture, 0, " Dilator ");
  g_assert_cmpstr (frond_patient_choices_get (fixture->choices, FROND_CHOICE_WORD_TRAINER), ==, "dilator");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, 0))), ==, "dilator");
  write_word (fixture, 0, "Trainer");
  g_assert_cmpstr (frond_patient_choices_get (fixture->choices, FROND_CHOICE_WORD_TRAINER), ==, "trainer");
  write_word (fixture, 0, "Olga");
  g_assert_cmpstr (frond_patient_choices_get (fixture->choices, FROND_CHOICE_WORD_TRAINER), ==, "Olga");
  write_word (fixture, 1, "my garden");
  g_assert_cmpstr (frond_patient_choices_get (fixture->choices, FROND_CHOICE_WORD_BODY), ==, "my garden");
  write_word (fixture, 1, "");
  g_assert_null (frond_patient_choices_get (fixture->choices, FROND_CHOICE_WORD_BODY));
}

static void
test_blank (Fixture      *fixture,
            gconstpointer data)
{
  AdwSwitchRow *blank = ADW_SWITCH_ROW (find (fixture, ADW_TYPE_SWITCH_ROW, 0));

  g_assert_true (adw_switch_row_get_active (blank));
  frond_patient_options_set_blank (fixture->options, FALSE);
  g_assert_false (adw_switch_row_get_active (blank));
  g_assert_cmpuint (fixture->n_blanks, ==, 0);
  adw_switch_row_set_active (blank, TRUE);
  g_assert_cmpuint (fixture->n_blanks, ==, 1);
  g_assert_true (fixture->is_blank);
}

/* Another screen than the therapist's is proposed; what somebody chose stays, and one that goes away is not chosen any more. */
static void
test_screens (Fixture      *fixture,
              gconstpointer data)
{
  AdwComboRow *screen = ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, 2));
  GdkMonitor  *own = add_monitor (fixture);
  GdkMonitor  *other = NULL;

  frond_patient_options_propose_screen (fixture->options, own);
  g_assert_null (frond_patient_options_get_monitor (fixture->options));
  g_assert_false (frond_patient_options_is_inside (fixture->options));

  other = add_monitor (fixture);
  frond_patient_options_propose_screen (fixture->options, own);
  g_assert_true (frond_patient_options_get_monitor (fixture->options) == other);
  g_assert_cmpuint (fixture->n_screens, ==, 0);

  g_list_store_remove (fixture->monitors, 0);
  g_assert_true (frond_patient_options_get_monitor (fixture->options) == other);
  adw_combo_row_set_selected (screen, 1);
  g_assert_cmpuint (fixture->n_screens, ==, 1);
  g_assert_true (frond_patient_options_is_inside (fixture->options));
  frond_patient_options_propose_screen (fixture->options, NULL);
  g_assert_true (frond_patient_options_is_inside (fixture->options));

  adw_combo_row_set_selected (screen, 2);
  g_assert_true (frond_patient_options_get_monitor (fixture->options) == other);
  g_list_store_remove_all (fixture->monitors);
  g_assert_null (frond_patient_options_get_monitor (fixture->options));
  g_assert_false (frond_patient_options_is_inside (fixture->options));
}

/* What cannot be stored is said, and in force. */
static void
test_unstored (Fixture      *fixture,
               gconstpointer data)
{
  frond_vault_close (fixture->vault);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, 1)), FROND_ROOM_LIGHT);
  g_assert_cmpint (frond_patient_choices_get_room (fixture->choices), ==, FROND_ROOM_LIGHT);
  g_assert_nonnull (fixture->said);
  g_assert_true (g_str_has_prefix (fixture->said, "Only for this session: "));
}

static void
test_sound_box (Fixture      *fixture,
                gconstpointer data)
{
  GtkBox *box = frond_patient_options_get_sound_box (fixture->options);

  gtk_box_append (box, adw_switch_row_new ());
  g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (box), GTK_WIDGET (fixture->options)));
}

#define ADD(name, test) g_test_add ("/patient-options/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("choices", test_choices);
  ADD ("words", test_words);
  ADD ("blank", test_blank);
  ADD ("screens", test_screens);
  ADD ("unstored", test_unstored);
  ADD ("sound-box", test_sound_box);

  return g_test_run ();
}
