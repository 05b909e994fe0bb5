/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "programme-fixture.h"

#include <string.h>

#include "frond-programme-choice.h"
#include "frond-programme-editor.h"
#include "frond-programme-files.h"
#include "frond-programme-repository.h"
#include "frond-programmes-page.h"

static GtkWidget *
open_page (ProgrammeFixture *fixture)
{
  FrondProgrammesPage *page = frond_programmes_page_new (fixture->vault);

  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (page));

  return GTK_WIDGET (page);
}

static FrondProgrammeCopy *
save_copy (ProgrammeFixture *fixture,
           const char       *name)
{
  g_autoptr (FrondProgrammeCopy) copy = programme_fixture_make_copy (fixture);
  g_autoptr (FrondProgrammeDraft) draft = frond_programme_draft_new_from_json (copy->draft, NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  FrondProgrammeCopy *saved;

  frond_programme_draft_set_text (draft, "name", name);
  json = frond_programme_draft_to_json (draft, 1);
  saved = frond_programme_repository_save_version (fixture->vault, copy->id, 1, json, &error);
  g_assert_no_error (error);

  return saved;
}

static guint
count_copies (ProgrammeFixture *fixture)
{
  g_autoptr (GListStore) copies = frond_programme_repository_list (fixture->vault, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (copies));
}

/* All originals are there, in groups, and none of them can be opened or removed. */
static void
test_originals (ProgrammeFixture *fixture,
                gconstpointer     unused)
{
  GtkWidget *page = open_page (fixture);
  g_autoptr (GListModel) originals = frond_programme_list_built_in ();

  g_assert_true (app_shows_text (page, "None yet."));
  for (guint i = 0; i < g_list_model_get_n_items (originals); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (originals, i);
    GtkWidget *row = app_get (page, ADW_TYPE_ACTION_ROW, frond_programme_get_name (programme));

    g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
    g_assert_null (app_find (row, GTK_TYPE_BUTTON, "Remove"));
    g_assert_true (app_shows_text (page, frond_programme_choice_get_group (programme)));
  }
}

static void
test_duplicate (ProgrammeFixture *fixture,
                gconstpointer     unused)
{
  GtkWidget *page = open_page (fixture);
  GtkWidget *row = app_get (page, ADW_TYPE_ACTION_ROW, "Quick look");

  g_signal_emit_by_name (app_get (row, GTK_TYPE_BUTTON, "Duplicate to edit"), "clicked");
  app_settle ();
  g_assert_true (FROND_IS_PROGRAMME_EDITOR (programme_fixture_get_page (fixture)));
  adw_navigation_view_pop (fixture->pages);
  app_settle ();
  g_assert_true (app_shows_text (app_get (page, ADW_TYPE_ACTION_ROW, "Quick look (copy)"), "not saved as a version yet"));
}

static void
test_own (ProgrammeFixture *fixture,
          gconstpointer     unused)
{
  g_autoptr (FrondProgrammeCopy) copy = save_copy (fixture, "Ours");
  GtkWidget *page = open_page (fixture);
  GtkWidget *row = app_get (page, ADW_TYPE_ACTION_ROW, "Ours");

  g_assert_true (app_shows_text (row, "1\u00a0min 10\u00a0s · version 1"));
  g_signal_emit_by_name (row, "activate");
  app_settle ();
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (programme_fixture_get_page (fixture))), ==, "Ours");
}

/* The list shows what was typed just before somebody went back to it. */
static void
test_back (ProgrammeFixture *fixture,
           gconstpointer     unused)
{
  g_autoptr (FrondProgrammeCopy) copy = save_copy (fixture, "Ours");
  GtkWidget *page = open_page (fixture);

  g_signal_emit_by_name (app_get (page, ADW_TYPE_ACTION_ROW, "Ours"), "activate");
  app_settle ();
  app_type (programme_fixture_get_page (fixture), "Name of the programme", "Yours");
  adw_navigation_view_pop (fixture->pages);
  app_settle ();
  g_assert_true (app_shows_text (app_get (page, ADW_TYPE_ACTION_ROW, "Yours"), "has changes that are not in it yet"));
  g_assert_null (app_find (page, ADW_TYPE_ACTION_ROW, "Ours"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), app_get (page, ADW_TYPE_ACTION_ROW, "Yours")) ||
                 gtk_root_get_focus (GTK_ROOT (fixture->window)) == app_get (page, ADW_TYPE_ACTION_ROW, "Yours"));
}

static void
test_remove_and_undo (ProgrammeFixture *fixture,
                      gconstpointer     unused)
{
  g_autoptr (FrondProgrammeCopy) copy = save_copy (fixture, "Ours");
  GtkWidget *page = open_page (fixture);

  g_signal_emit_by_name (app_get (app_get (page, ADW_TYPE_ACTION_ROW, "Ours"), GTK_TYPE_BUTTON, "Remove"), "clicked");
  app_settle ();
  g_assert_null (app_find (page, ADW_TYPE_ACTION_ROW, "Ours"));
  g_assert_cmpuint (count_copies (fixture), ==, 0);
  g_signal_emit_by_name (app_get (fixture->window, GTK_TYPE_BUTTON, "_Undo"), "clicked");
  app_settle ();
  g_assert_nonnull (app_find (page, ADW_TYPE_ACTION_ROW, "Ours"));
  g_assert_cmpuint (count_copies (fixture), ==, 1);
}

static GFile *
write_file (ProgrammeFixture *fixture,
            const char       *text,
            gssize            length)
{
  g_autofree char *path = g_build_filename (fixture->folder, "import.json", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/* What comes from a file is a copy with an id of its own, whatever id it says. */
static void
test_import (ProgrammeFixture *fixture,
             gconstpointer     unused)
{
  g_autoptr (FrondProgramme) original = frond_programme_find_built_in ("quick-look");
  g_autoptr (GFile) file = write_file (fixture, frond_programme_get_json (original), -1);
  GtkWidget *page = open_page (fixture);

  for (int i = 0; i < 2; i++) {
    frond_programmes_page_import (FROND_PROGRAMMES_PAGE (page), file);
    app_settle ();
    g_assert_true (FROND_IS_PROGRAMME_EDITOR (programme_fixture_get_page (fixture)));
    adw_navigation_view_pop (fixture->pages);
    app_settle ();
  }
  g_assert_cmpuint (count_copies (fixture), ==, 2);
}

/* Refused with the place, and nothing is different. */
static void
test_bad_import (ProgrammeFixture *fixture,
                 gconstpointer     unused)
{
  static const struct {
    const char *text;
    const char *says;
  } files[] = {
    { "", "line 1" },
    { "{ \"format\": 1,\n \"id\": ", "line 2" },
    { "{ \"format\": 1, \"id\": \"x\", \"version\": 1, \"name\": \"N\", \"summary\": \"S\", \"phases\": [ { \"kind\": \"rest\", \"name\": \"R\", "
      "\"patient_words\": \"R\", \"seconds\": -1 } ] }",
      "At “phases 1 › seconds”" },
    { "\xff\xfe", "not the text of a programme" },
    { "{ \"format\": 99 }", "newer version" },
  };
  GtkWidget *page = open_page (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GFile) file = write_file (fixture, files[i].text, -1);

    frond_programmes_page_import (FROND_PROGRAMMES_PAGE (page), file);
    g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (app_get (page, ADW_TYPE_BANNER, NULL))), files[i].says));
    g_assert_true (adw_banner_get_revealed (ADW_BANNER (app_get (page, ADW_TYPE_BANNER, NULL))));
    g_assert_cmpuint (count_copies (fixture), ==, 0);
    g_assert_true (programme_fixture_get_page (fixture) == page);
  }
}

/* However large a file is, only as much is read as a programme can have. */
static void
test_large_import (ProgrammeFixture *fixture,
                   gconstpointer     unused)
{
  g_autofree char *text = g_strnfill (4 * 1024 * 1024, ' ');
  g_autoptr (GFile) file = write_file (fixture, text, -1);
  g_autoptr (GFile) nothing = g_file_new_for_path ("/nonexistent/programme.json");
  g_autoptr (GError) error = NULL;

  g_assert_null (frond_programme_read_file (file, &error));
  g_assert_nonnull (strstr (error->message, "not the text of a programme"));
  g_clear_error (&error);
  g_assert_null (frond_programme_read_file (nothing, &error));
  g_assert_nonnull (error);
}

static void
test_file_name (ProgrammeFixture *fixture,
                gconstpointer     unused)
{
  g_autoptr (FrondProgrammeCopy) copy = save_copy (fixture, "For Anna Bauer");
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (copy->json, -1, NULL);
  g_autofree char *name = frond_programme_dup_file_name (programme);

  g_assert_null (strstr (name, "Anna"));
  g_assert_true (g_str_has_prefix (name, "programme-own-") && g_str_has_suffix (name, "-v1.json"));
}

/* Set-up's list: own ones first, each group with its own heading, what is no version yet not at all. */
static void
test_choice (ProgrammeFixture *fixture,
             gconstpointer     unused)
{
  g_autoptr (FrondProgrammeCopy) copy = save_copy (fixture, "Ours");
  g_autoptr (FrondProgrammeCopy) unsaved = programme_fixture_make_copy (fixture);
  g_autofree char *id = frond_programme_copy_dup_programme_id (copy);
  g_autoptr (GListModel) originals = frond_programme_list_built_in ();
  g_autoptr (GListModel) programmes = frond_programme_choice_list (fixture->vault);
  g_autoptr (FrondProgramme) first = g_list_model_get_item (programmes, 0);
  GtkWidget *row = g_object_ref_sink (adw_combo_row_new ());
  guint      start = 0, end = 0;

  g_assert_cmpuint (g_list_model_get_n_items (programmes), ==, g_list_model_get_n_items (originals) + 1);
  g_assert_cmpstr (frond_programme_get_name (first), ==, "Ours");
  g_assert_cmpstr (frond_programme_choice_get_group (first), ==, "Your programmes");
  gtk_section_model_get_section (GTK_SECTION_MODEL (programmes), 0, &start, &end);
  g_assert_cmpuint (end, ==, 1);
  for (guint i = 1; i < g_list_model_get_n_items (programmes); i = end) {
    g_autoptr (FrondProgramme) head = g_list_model_get_item (programmes, i);

    gtk_section_model_get_section (GTK_SECTION_MODEL (programmes), i, &start, &end);
    g_assert_cmpuint (start, ==, i);
    for (guint j = start; j < end; j++) {
      g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, j);

      g_assert_cmpstr (frond_programme_choice_get_group (programme), ==, frond_programme_choice_get_group (head));
    }
  }

  frond_programme_choice_attach (ADW_COMBO_ROW (row));
  frond_programme_choice_fill (ADW_COMBO_ROW (row), fixture->vault, FROND_CHANNEL_OTHER, id);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  frond_programme_choice_fill (ADW_COMBO_ROW (row), fixture->vault, FROND_CHANNEL_OTHER, "no-such-programme");
  g_assert_cmpint (frond_programme_get_category (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row))), ==, FROND_CATEGORY_LETTING_GO);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), >, 0);
  frond_programme_choice_fill (ADW_COMBO_ROW (row), NULL, FROND_CHANNEL_OTHER, id);
  g_assert_false (frond_programme_choice_is_own (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row))));
  g_assert_finalize_object (row);
}

/* Of each kind of signal only what makes sense with it, whole groups of it; another one is not chosen however much it is wanted. */
static void
test_choice_by_kind (void)
{
  static const FrondChannelKind kinds[] = { FROND_CHANNEL_EMG_RAW, FROND_CHANNEL_EMG_ENVELOPE, FROND_CHANNEL_PRESSURE };
  g_autoptr (GListModel) all = frond_programme_choice_list (NULL);
  GtkWidget *row = g_object_ref_sink (adw_combo_row_new ());

  frond_programme_choice_attach (ADW_COMBO_ROW (row));
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++) {
    GListModel *offered;
    guint       n = 0;

    frond_programme_choice_fill (ADW_COMBO_ROW (row), NULL, kinds[k], kinds[k] == FROND_CHANNEL_PRESSURE ? "endurance" : "pressure-rest-and-let-go");
    offered = adw_combo_row_get_model (ADW_COMBO_ROW (row));
    for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
      g_autoptr (FrondProgramme) programme = g_list_model_get_item (all, i);

      n += frond_programme_is_for (programme, kinds[k]);
    }
    g_assert_cmpuint (g_list_model_get_n_items (offered), ==, n);
    g_assert_cmpuint (n, <, g_list_model_get_n_items (all));
    g_assert_true (frond_programme_is_for (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)), kinds[k]));
  }
  g_assert_finalize_object (row);
}

/* (nullable) */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_widget (child, type);

    if (found)
      return found;
  }

  return NULL;
}

static GListModel *
get_offered (gpointer row)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (find_widget (row, GTK_TYPE_POPOVER), GTK_TYPE_LIST_VIEW))));
}

static gboolean
is_one_offered (gpointer row)
{
  return g_list_model_get_n_items (get_offered (row)) == 1;
}

/* There are more than fit into a window: typing a part of a name leaves what has it. */
static void
test_search (ProgrammeFixture *fixture,
             gconstpointer     data)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *search;
  g_autoptr (FrondProgramme) found = NULL;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  frond_programme_choice_attach (ADW_COMBO_ROW (row));
  frond_programme_choice_fill (ADW_COMBO_ROW (row), fixture->vault, FROND_CHANNEL_OTHER, NULL);
  programme_fixture_push (fixture, adw_navigation_page_new (list, "Choice"));
  gtk_widget_activate (row);
  app_settle ();
  search = find_widget (row, GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (search);
  g_assert_true (gtk_widget_get_mapped (search));
  g_assert_cmpuint (g_list_model_get_n_items (get_offered (row)), ==, g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))));
  gtk_editable_set_text (GTK_EDITABLE (search), "widen");
  app_wait (is_one_offered, row);
  found = g_list_model_get_item (get_offered (row), 0);
  g_assert_cmpstr (frond_programme_get_id (found), ==, "reverse-kegel");
}

#define ADD(path, test) g_test_add ("/programmes-page/" path, ProgrammeFixture, NULL, programme_fixture_set_up, test, programme_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("originals", test_originals);
  ADD ("duplicate", test_duplicate);
  ADD ("own", test_own);
  ADD ("back", test_back);
  ADD ("remove-and-undo", test_remove_and_undo);
  ADD ("import", test_import);
  ADD ("bad-import", test_bad_import);
  ADD ("large-import", test_large_import);
  ADD ("file-name", test_file_name);
  ADD ("choice", test_choice);
  g_test_add_func ("/programmes-page/choice-by-kind", test_choice_by_kind);
  ADD ("search", test_search);

  return g_test_run ();
}
