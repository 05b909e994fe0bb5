/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "programme-fixture.h"

#include "frond-draft-list.h"
#include "frond-draft-list-row.h"
#include "frond-programme-editor.h"
#include "frond-programme-repository.h"
#include "frond-ribbon.h"

/* The original that the copy is of: rest 10 s, breathing 20 s, three times (work 5 s, let go 5 s), rest 10 s. */
#define LENGTH "1\u00a0min 10\u00a0s in all"

static GtkWidget *
open_editor (ProgrammeFixture *fixture,
             gint64           *id)
{
  g_autoptr (FrondProgrammeCopy) copy = programme_fixture_make_copy (fixture);
  g_autoptr (GError) error = NULL;
  FrondProgrammeEditor *editor = frond_programme_editor_new (fixture->vault, copy, &error);

  g_assert_no_error (error);
  if (id)
    *id = copy->id;
  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (editor));

  return GTK_WIDGET (editor);
}

static GtkListBoxRow *
get_row (GtkWidget *editor,
         int        position)
{
  GtkWidget     *box = app_get (app_get (editor, FROND_TYPE_DRAFT_LIST, NULL), GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), position);

  g_assert_nonnull (row);

  return row;
}

static void
choose (GtkWidget *editor,
        int        position)
{
  FrondDraftList *list = FROND_DRAFT_LIST (app_get (editor, FROND_TYPE_DRAFT_LIST, NULL));

  frond_draft_list_select (list, frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (get_row (editor, position))));
}

/* Nine rows would not be six: names from top to bottom. */
static char *
list_titles (GtkWidget *editor)
{
  GtkWidget     *box = app_get (app_get (editor, FROND_TYPE_DRAFT_LIST, NULL), GTK_TYPE_LIST_BOX, NULL);
  GString       *titles = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), i)); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", gtk_label_get_label (GTK_LABEL (app_get (GTK_WIDGET (row), GTK_TYPE_LABEL, NULL))));

  return g_string_free (titles, FALSE);
}

#define assert_titles(editor, expected) \
  G_STMT_START \
  { \
    g_autofree char *titles_ = list_titles (editor); \
    g_assert_cmpstr (titles_, ==, expected); \
  } \
  G_STMT_END

static GtkSpinButton *
get_spin (GtkWidget  *editor,
          const char *title)
{
  return GTK_SPIN_BUTTON (app_get (app_get (editor, ADW_TYPE_ACTION_ROW, title), GTK_TYPE_SPIN_BUTTON, NULL));
}

static gboolean
is_enabled (GtkWidget  *editor,
            const char *button)
{
  return gtk_widget_get_sensitive (gtk_widget_get_ancestor (app_get (editor, GTK_TYPE_LABEL, button), GTK_TYPE_BUTTON));
}

static void
test_shows (ProgrammeFixture *fixture,
            gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  assert_titles (editor, "Rest before, Paced breathing, Repeat 3 times, Work, Let go, Rest after");
  g_assert_true (app_shows_text (editor, LENGTH));
  g_assert_true (app_shows_text (editor, "Not in the list of programmes until it is saved as version 1."));
  g_assert_true (is_enabled (editor, "Save as Version 1"));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (editor)), ==, "Mine");
  g_assert_cmpfloat (gtk_spin_button_get_value (get_spin (editor, "Seconds")), ==, 10);
}

/* The time follows the fingers, not the field's end; so does the row. */
static void
test_typing_seconds (ProgrammeFixture *fixture,
                     gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  gtk_editable_set_text (GTK_EDITABLE (get_spin (editor, "Seconds")), "4");
  g_assert_true (app_shows_text (editor, "1\u00a0min 4\u00a0s in all"));
  gtk_editable_set_text (GTK_EDITABLE (get_spin (editor, "Seconds")), "40");
  g_assert_true (app_shows_text (editor, "1\u00a0min 40\u00a0s in all"));
  g_assert_true (app_shows_text (GTK_WIDGET (get_row (editor, 0)), "Rest · 40\u00a0s"));
  /* What is no number yet changes nothing. */
  gtk_editable_set_text (GTK_EDITABLE (get_spin (editor, "Seconds")), "40x");
  g_assert_true (app_shows_text (editor, "1\u00a0min 40\u00a0s in all"));

  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_true (app_shows_text (editor, LENGTH));
  g_assert_cmpfloat (gtk_spin_button_get_value (get_spin (editor, "Seconds")), ==, 10);
  gtk_widget_activate_action (editor, "draft.redo", NULL);
  g_assert_true (app_shows_text (editor, "1\u00a0min 40\u00a0s in all"));
}

/* What is wrong stands in its row and stops saving, not typing. */
static void
test_problem (ProgrammeFixture *fixture,
              gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  choose (editor, 4);
  app_type (editor, "Words for the patient", "");
  g_assert_true (app_shows_text (GTK_WIDGET (get_row (editor, 4)), "Words for the patient: a text of one line"));
  g_assert_false (app_shows_text (GTK_WIDGET (get_row (editor, 3)), "a text of one line"));
  g_assert_true (app_shows_text (editor, LENGTH " · 1 thing to correct below"));
  g_assert_false (is_enabled (editor, "Save as Version 1"));
  app_type (editor, "Name of the programme", " ");
  g_assert_true (app_shows_text (editor, "2 things to correct below"));

  app_type (editor, "Words for the patient", "Let it sink");
  app_type (editor, "Name of the programme", "Ours");
  g_assert_false (app_shows_text (editor, "to correct below"));
  g_assert_true (is_enabled (editor, "Save as Version 1"));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (editor)), ==, "Ours");
}

static void
test_arrange (ProgrammeFixture *fixture,
              gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  choose (editor, 5);
  gtk_widget_activate_action (editor, "draft.up", NULL);
  g_assert_true (app_shows_text (editor, "1\u00a0min 30\u00a0s in all"));
  gtk_widget_activate_action (editor, "draft.up", NULL);
  assert_titles (editor, "Rest before, Paced breathing, Repeat 3 times, Work, Rest after, Let go");
  g_assert_true (gtk_list_box_row_is_selected (get_row (editor, 4)));
  gtk_widget_activate_action (editor, "draft.duplicate", NULL);
  g_assert_true (gtk_list_box_row_is_selected (get_row (editor, 5)));
  gtk_widget_activate_action (editor, "draft.remove", NULL);
  gtk_widget_activate_action (editor, "draft.down", NULL);
  choose (editor, 2);
  gtk_widget_activate_action (editor, "draft.unwrap", NULL);
  assert_titles (editor, "Rest before, Paced breathing, Work, Rest after, Let go");
  choose (editor, 0);
  gtk_widget_activate_action (editor, "draft.wrap", NULL);
  assert_titles (editor, "Repeat 3 times, Rest before, Paced breathing, Work, Rest after, Let go");
  gtk_spin_button_set_value (get_spin (editor, "Repetitions"), 2);
  assert_titles (editor, "Repeat 2 times, Rest before, Paced breathing, Work, Rest after, Let go");
  gtk_widget_activate_action (editor, "draft.insert", "s", "drop");
  assert_titles (editor, "Repeat 2 times, Rest before, Widen, Paced breathing, Work, Rest after, Let go");

  for (int i = 0; i < 20; i++)
    gtk_widget_activate_action (editor, "draft.undo", NULL);
  assert_titles (editor, "Rest before, Paced breathing, Repeat 3 times, Work, Let go, Rest after");
  g_assert_true (app_shows_text (editor, LENGTH));
}

/* Without the last row there is nothing to choose, and a programme can still be begun anew. */
static void
test_empty (ProgrammeFixture *fixture,
            gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  /* The repeat goes with what is in it. */
  for (int i = 0; i < 4; i++) {
    choose (editor, 0);
    gtk_widget_activate_action (editor, "draft.remove", NULL);
  }
  g_assert_true (app_shows_text (editor, "Choose a phase to change it"));
  g_assert_true (app_shows_text (editor, "Phases: a list of 1 to 200 phases is needed"));
  gtk_widget_activate_action (editor, "draft.insert", "s", "work");
  assert_titles (editor, "Work");
  g_assert_true (app_shows_text (editor, "10\u00a0s in all"));
}

static void
pick (GtkWidget  *editor,
      const char *row,
      guint       selected)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_get (editor, ADW_TYPE_COMBO_ROW, row)), selected);
}

/* Every kind with every rule is something that can be saved, without another thought. */
static void
test_kinds_and_rules (ProgrammeFixture *fixture,
                      gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  for (guint kind = 0; kind < 6; kind++) {
    pick (editor, "Kind", kind);
    for (guint rule = 0; rule < 7; rule++) {
      pick (editor, "Rule", rule);
      for (guint direction = 0; rule > 0 && rule != 3 && direction < 3; direction++) {
        pick (editor, "Reached", direction);
        g_test_message ("kind %u, rule %u, direction %u", kind, rule, direction);
        g_assert_false (app_shows_text (editor, "to correct below"));
        g_assert_true (is_enabled (editor, "Save as Version 1"));
      }
      g_assert_false (app_shows_text (editor, "to correct below"));
    }
  }
}

/* A curve is typed as points; what cannot be read is said and stays until it can. */
static void
test_curve (ProgrammeFixture *fixture,
            gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  pick (editor, "Rule", 5);
  app_type (editor, "Points, as second: value; second: value", "0: 20; 5: 60; 10: 2");
  g_assert_false (app_shows_text (editor, "to correct below"));
  app_type (editor, "Points, as second: value; second: value", "0: 20; 5 six");
  g_assert_true (app_shows_text (GTK_WIDGET (get_row (editor, 0)), "Points of the curve: a list"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (app_get (editor, ADW_TYPE_ENTRY_ROW, "Points, as second: value; second: value"))), ==, "0: 20; 5 six");
  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_false (app_shows_text (editor, "to correct below"));
}

static gboolean
is_stored (gpointer data)
{
  gpointer *pair = data;
  g_autoptr (FrondProgrammeCopy) copy = programme_fixture_get_copy (pair[0], *(gint64 *) pair[1]);

  return copy->draft && strstr (copy->draft, "Autosaved") != NULL;
}

static void
test_autosave (ProgrammeFixture *fixture,
               gconstpointer     unused)
{
  gint64     id = 0;
  gpointer   pair[] = { fixture, &id };
  GtkWidget *editor = open_editor (fixture, &id);

  app_type (editor, "Name of the programme", "Autosaved");
  app_wait (is_stored, pair);
  g_assert_true (app_shows_text (editor, "Draft saved"));
}

/* Leaving is soon enough, right or wrong; coming back goes on where it was. */
static void
test_leaving (ProgrammeFixture *fixture,
              gconstpointer     unused)
{
  gint64     id = 0;
  GtkWidget *editor = open_editor (fixture, &id);
  g_autoptr (FrondProgrammeCopy) copy = NULL;
  g_autoptr (GError) error = NULL;

  app_type (editor, "Name of the programme", "");
  adw_navigation_view_pop (fixture->pages);
  app_settle ();
  copy = programme_fixture_get_copy (fixture, id);
  g_assert_nonnull (strstr (copy->draft, "\"name\": \"\""));
  editor = GTK_WIDGET (frond_programme_editor_new (fixture->vault, copy, &error));
  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (editor));
  g_assert_true (app_shows_text (editor, "Programme without a name"));
  g_assert_true (app_shows_text (editor, "Name: a text of one line"));
}

static void
test_versions (ProgrammeFixture *fixture,
               gconstpointer     unused)
{
  gint64     id = 0;
  GtkWidget *editor = open_editor (fixture, &id);
  g_autoptr (FrondProgrammeCopy) first = NULL;
  g_autoptr (FrondProgrammeCopy) second = NULL;
  g_autoptr (FrondProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (editor, "draft.save", NULL);
  g_assert_true (app_shows_text (editor, "Sessions run version 1."));
  g_assert_false (is_enabled (editor, "Save as Version 2"));
  first = programme_fixture_get_copy (fixture, id);
  g_assert_null (first->draft);
  app_type (editor, "Name of the programme", "Second");
  g_assert_true (is_enabled (editor, "Save as Version 2"));
  gtk_widget_activate_action (editor, "draft.save", NULL);
  second = programme_fixture_get_copy (fixture, id);
  programme = frond_programme_new_from_json (second->json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (frond_programme_get_name (programme), ==, "Second");
  g_assert_cmpuint (frond_programme_get_version (programme), ==, 2);

  app_type (editor, "Name of the programme", "Third");
  gtk_widget_activate_action (editor, "draft.revert", NULL);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (editor)), ==, "Second");
  g_assert_false (is_enabled (editor, "Save as Version 3"));
  gtk_widget_activate_action (editor, "draft.undo", NULL);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (editor)), ==, "Third");
}

static void
test_duplicate_programme (ProgrammeFixture *fixture,
                          gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  gtk_widget_activate_action (editor, "draft.duplicate-programme", NULL);
  g_assert_true (programme_fixture_get_page (fixture) != editor);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (programme_fixture_get_page (fixture))), ==, "Mine (copy)");
}

/* A vault that is locked below it takes nothing along. */
static void
test_lock (ProgrammeFixture *fixture,
           gconstpointer     unused)
{
  GtkWidget *editor = open_editor (fixture, NULL);

  app_type (editor, "Name of the programme", "Locked");
  frond_vault_service_lock (fixture->service);
  adw_navigation_view_pop (fixture->pages);
  app_settle ();
  g_assert_false (FROND_IS_PROGRAMME_EDITOR (programme_fixture_get_page (fixture)));
}

static void
test_damaged (ProgrammeFixture *fixture,
              gconstpointer     unused)
{
  g_autoptr (FrondProgrammeCopy) copy = frond_programme_copy_new ();
  g_autoptr (GError) error = NULL;

  copy->version = 1;
  copy->is_damaged = TRUE;
  g_assert_null (frond_programme_editor_new (fixture->vault, copy, &error));
  g_assert_nonnull (strstr (error->message, "not as it was saved"));
}

#define ADD(path, test) g_test_add ("/programme-editor/" path, ProgrammeFixture, NULL, programme_fixture_set_up, test, programme_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("shows", test_shows);
  ADD ("typing-seconds", test_typing_seconds);
  ADD ("problem", test_problem);
  ADD ("arrange", test_arrange);
  ADD ("empty", test_empty);
  ADD ("kinds-and-rules", test_kinds_and_rules);
  ADD ("curve", test_curve);
  ADD ("autosave", test_autosave);
  ADD ("leaving", test_leaving);
  ADD ("versions", test_versions);
  ADD ("duplicate-programme", test_duplicate_programme);
  ADD ("lock", test_lock);
  ADD ("damaged", test_damaged);

  return g_test_run ();
}
