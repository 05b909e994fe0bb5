/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "programme-fixture.h"

#include "frond-programme-editor.h"
#include "frond-programme-form.h"
#include "frond-programme-repository.h"

/* In the editor, which says what is wrong and undoes. The original: quick-look, an assessment with EMG or pressure and eight markers. */
static GtkWidget *
open_editor (ProgrammeFixture *fixture)
{
  g_autoptr (FrondProgrammeCopy) copy = programme_fixture_make_copy (fixture);
  g_autoptr (GError) error = NULL;
  FrondProgrammeEditor *editor = frond_programme_editor_new (fixture->vault, copy, &error);

  g_assert_no_error (error);
  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (editor));

  return GTK_WIDGET (editor);
}

/* What sessions would run, by saving it. */
static FrondProgramme *
save (ProgrammeFixture *fixture,
      GtkWidget        *editor)
{
  g_autoptr (GListStore) copies = NULL;
  g_autoptr (FrondProgrammeCopy) copy = NULL;
  g_autoptr (GError) error = NULL;
  FrondProgramme *programme;

  gtk_widget_activate_action (editor, "draft.save", NULL);
  copies = frond_programme_repository_list (fixture->vault, &error);
  g_assert_no_error (error);
  copy = g_list_model_get_item (G_LIST_MODEL (copies), 0);
  programme = frond_programme_new_from_json (copy->json, -1, &error);
  g_assert_no_error (error);

  return programme;
}

static const char *
get_entry (GtkWidget  *editor,
           const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (app_get (editor, ADW_TYPE_ENTRY_ROW, title)));
}

static void
pick (GtkWidget  *editor,
      const char *title,
      guint       selected)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_get (editor, ADW_TYPE_COMBO_ROW, title)), selected);
}

static void
test_shows (ProgrammeFixture *fixture,
            gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture);

  g_assert_cmpstr (get_entry (editor, "Name of the programme"), ==, "Mine");
  g_assert_cmpstr (get_entry (editor, "Key 1"), ==, "Cough");
  g_assert_cmpstr (get_entry (editor, "Key 8"), ==, "Sensor touched");
  g_assert_true (app_shows_text (editor, "Assessment · EMG or pressure"));
  g_assert_true (app_shows_text (editor, "1\u00a0Cough · 2\u00a0Talking"));
}

/* Typed, saved as a version, and found there by a session. */
static void
test_markers (ProgrammeFixture *fixture,
              gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture);
  g_autoptr (FrondProgramme) programme = NULL;

  app_type (editor, "Key 1", "Sneeze");
  app_type (editor, "Key 2", "");
  g_assert_true (app_shows_text (editor, "1\u00a0Sneeze · 3\u00a0Moved"));
  programme = save (fixture, editor);
  g_assert_cmpstr (frond_programme_get_marker_name (programme, 1), ==, "Sneeze");
  g_assert_null (frond_programme_get_marker_name (programme, 2));
  g_assert_cmpstr (frond_programme_get_marker_name (programme, 3), ==, "Moved");

  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_cmpstr (get_entry (editor, "Key 2"), ==, "Talking");
  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_cmpstr (get_entry (editor, "Key 1"), ==, "Cough");
}

/* Said with its key, and kept as it was typed. */
static void
test_bad_marker (ProgrammeFixture *fixture,
                 gconstpointer     unused)
{
  GtkWidget       *editor = open_editor (fixture);
  g_autofree char *text = g_strnfill (81, 'x');

  app_type (editor, "Key 4", text);
  g_assert_true (app_shows_text (editor, "Marker on key 4: a text of one line with at most 80 characters is needed"));
  g_assert_true (app_shows_text (editor, "1 thing to correct below"));
  g_assert_cmpstr (get_entry (editor, "Key 4"), ==, text);
  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_false (app_shows_text (editor, "to correct below"));
  g_assert_cmpstr (get_entry (editor, "Key 4"), ==, "Discomfort");
}

static void
press_alt (GtkWidget *editor,
           guint      keyval)
{
  GtkWidget *form = app_get (editor, FROND_TYPE_PROGRAMME_FORM, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (form);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (keyval, GDK_ALT_MASK);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted)) {
        gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, form, gtk_shortcut_get_arguments (shortcut));
        return;
      }
    }
  }
  g_assert_not_reached ();
}

/* A name goes to the key below with the keyboard on it; beyond the last key it stays. */
static void
test_move_marker (ProgrammeFixture *fixture,
                  gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture);
  GtkWidget *row = app_get (editor, ADW_TYPE_ENTRY_ROW, "Key 7");

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (app_get (editor, ADW_TYPE_EXPANDER_ROW, "Markers")), TRUE);
  app_settle ();
  gtk_widget_grab_focus (row);
  press_alt (editor, GDK_KEY_Down);
  g_assert_cmpstr (get_entry (editor, "Key 7"), ==, "Sensor touched");
  g_assert_cmpstr (get_entry (editor, "Key 8"), ==, "Held breath");
  press_alt (editor, GDK_KEY_Down);
  g_assert_cmpstr (get_entry (editor, "Key 8"), ==, "Held breath");
  press_alt (editor, GDK_KEY_Up);
  g_assert_cmpstr (get_entry (editor, "Key 7"), ==, "Held breath");
  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_cmpstr (get_entry (editor, "Key 8"), ==, "Held breath");
}

static void
test_place (ProgrammeFixture *fixture,
            gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture);
  g_autoptr (FrondProgramme) programme = NULL;

  pick (editor, "Listed under", FROND_CATEGORY_STRENGTHENING);
  pick (editor, "Made for", 2);
  g_assert_true (app_shows_text (editor, "Strengthening · Pressure"));
  programme = save (fixture, editor);
  g_assert_cmpint (frond_programme_get_category (programme), ==, FROND_CATEGORY_STRENGTHENING);
  g_assert_true (frond_programme_is_for (programme, FROND_CHANNEL_PRESSURE));
  g_assert_false (frond_programme_is_for (programme, FROND_CHANNEL_EMG_RAW));

  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_true (app_shows_text (editor, "Strengthening · EMG or pressure"));
  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_true (app_shows_text (editor, "Assessment · EMG or pressure"));
}

/* One switch for all phases with a goal, and one step back. */
static void
test_abdomen (ProgrammeFixture *fixture,
              gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture);
  GtkWidget *row = gtk_widget_get_ancestor (app_get (editor, GTK_TYPE_LABEL, "Quiet abdomen with every goal"), ADW_TYPE_SWITCH_ROW);
  g_autoptr (FrondProgramme) programme = NULL;
  guint n = 0, n_goals = 0;

  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (app_shows_text (editor, "· abdomen quiet"));
  programme = save (fixture, editor);
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    const FrondPhase *phase = frond_programme_get_phase (programme, i);

    n += phase->abdomen_quiet;
    n_goals += phase->goal_rule != FROND_GOAL_NONE;
  }
  g_assert_cmpuint (n, ==, n_goals);
  g_assert_cmpuint (n, >, 0);
  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
}

#define ADD(path, test) g_test_add ("/programme-form/" path, ProgrammeFixture, NULL, programme_fixture_set_up, test, programme_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("shows", test_shows);
  ADD ("markers", test_markers);
  ADD ("bad-marker", test_bad_marker);
  ADD ("move-marker", test_move_marker);
  ADD ("place", test_place);
  ADD ("abdomen", test_abdomen);

  return g_test_run ();
}
