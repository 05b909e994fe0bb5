/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "app-fixture.h"
#include "frond-patient-list.h"
#include "frond-patient-row.h"

static const char *const families[] = { "Bauer", "Kovács", "Díaz Moreno", "Okafor", "Ångström", "Zeller", "Écoffier", "Müller" };
static const char *const givens[] = { "Anna", "Céline", "Lucía", "Ada", "Freja" };

static FrondPatient *
make (guint i)
{
  FrondPatient *patient = frond_patient_new ();

  patient->id = i + 1;
  patient->family_name = g_strdup (families[i % G_N_ELEMENTS (families)]);
  patient->given_name = g_strdup (givens[i % G_N_ELEMENTS (givens)]);
  patient->record_number = g_strdup_printf ("%u", 1000 + i);
  patient->birth_date = g_date_new_dmy (1 + i % 28, 1 + i % 12, (GDateYear) (1930 + i % 80));

  return patient;
}

static GListStore *
make_many (guint n)
{
  GListStore *store = g_list_store_new (FROND_TYPE_PATIENT);

  for (guint i = 0; i < n; i++) {
    g_autoptr (FrondPatient) patient = make (i);

    g_list_store_append (store, patient);
  }

  return store;
}

static GtkWidget *
show_list (GListStore        *store,
           FrondPatientList **list)
{
  GtkWidget *window = adw_window_new ();

  *list = g_object_new (FROND_TYPE_PATIENT_LIST, NULL);
  frond_patient_list_set_patients (*list, G_LIST_MODEL (store));
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (*list));
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_present (GTK_WINDOW (window));
  app_settle ();

  return window;
}

static void
search (FrondPatientList *list,
        const char       *text)
{
  GtkWidget *entry = app_get (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  app_settle ();
}

static guint
n_shown (FrondPatientList *list)
{
  return g_list_model_get_n_items (frond_patient_list_get_shown (list));
}

static const char *
get_page (FrondPatientList *list)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (app_get (GTK_WIDGET (list), GTK_TYPE_STACK, NULL)));
}

static void
finish (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  g_assert_null (window);
}

/* Everybody is there at once, in the order of a phone book. */
static void
test_order (void)
{
  g_autoptr (GListStore) store = make_many (40);
  g_autofree char  *before = NULL;
  FrondPatientList *list;
  GtkWidget        *window = show_list (store, &list);

  g_assert_cmpuint (n_shown (list), ==, 40);
  for (guint i = 0; i < 40; i++) {
    g_autoptr (FrondPatient) patient = g_list_model_get_item (frond_patient_list_get_shown (list), i);
    g_autofree char *key = g_utf8_casefold (patient->family_name, -1);
    g_autofree char *collated = g_utf8_collate_key (key, -1);

    g_assert_cmpstr (collated, >=, before ? before : "");
    g_free (before);
    before = g_steal_pointer (&collated);
  }
  finish (window);
}

static void
test_search (void)
{
  g_autoptr (GListStore) store = make_many (40);
  FrondPatientList *list;
  GtkWidget        *window = show_list (store, &list);

  search (list, "dia");
  g_assert_cmpuint (n_shown (list), ==, 5);
  search (list, "dia luc");
  g_assert_cmpuint (n_shown (list), ==, 1);
  search (list, "1017");
  g_assert_cmpuint (n_shown (list), ==, 1);
  search (list, "");
  g_assert_cmpuint (n_shown (list), ==, 40);
  finish (window);
}

static void
test_three_states (void)
{
  g_autoptr (GListStore) store = make_many (0);
  g_autoptr (FrondPatient) patient = make (0);
  FrondPatientList *list;
  GtkWidget        *window = show_list (store, &list);
  GtkWidget        *create;

  g_assert_cmpstr (get_page (list), ==, "empty");
  g_list_store_append (store, patient);
  g_assert_cmpstr (get_page (list), ==, "list");
  search (list, "nobody <b>");
  g_assert_cmpstr (get_page (list), ==, "no-match");
  g_assert_true (app_shows_text (GTK_WIDGET (list), "No Results for ‘nobody <b>’"));
  create = gtk_widget_get_ancestor (app_get (GTK_WIDGET (list), GTK_TYPE_LABEL, "New Patient ‘nobody <b>’"), GTK_TYPE_BUTTON);
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (create)), NULL), ==, "nobody <b>");
  frond_patient_list_clear_search (list);
  g_assert_cmpstr (get_page (list), ==, "list");
  g_list_store_remove_all (store);
  g_assert_cmpstr (get_page (list), ==, "empty");
  finish (window);
}

static void
count_cb (FrondPatientList *list,
          FrondPatient     *patient,
          gpointer          data)
{
  g_set_object ((FrondPatient **) data, patient);
}

/* Return in the search opens the first result; nothing typed, nothing opened. */
static void
test_return_opens_first (void)
{
  g_autoptr (GListStore) store = make_many (40);
  g_autoptr (FrondPatient) opened = NULL;
  FrondPatientList *list;
  GtkWidget        *window = show_list (store, &list);
  GtkWidget        *entry = app_get (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY, NULL);

  g_signal_connect (list, "activated", G_CALLBACK (count_cb), &opened);
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (opened);
  search (list, "zel");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (opened);
  g_assert_cmpstr (opened->family_name, ==, "Zeller");
  search (list, "nobody");
  g_clear_object (&opened);
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (opened);
  finish (window);
}

static void
test_select_by_id (void)
{
  g_autoptr (GListStore) store = make_many (40);
  g_autoptr (FrondPatient) selected = NULL;
  FrondPatientList *list;
  GtkWidget        *window = show_list (store, &list);

  g_signal_connect (list, "selected", G_CALLBACK (count_cb), &selected);
  frond_patient_list_select (list, 18);
  g_assert_cmpint (selected->id, ==, 18);
  g_clear_object (&selected);
  frond_patient_list_select (list, 4711);
  g_assert_null (selected);
  finish (window);
}

/* Only what is on screen becomes rows; each says name, birth date and number. */
static void
test_five_thousand (void)
{
  g_autoptr (GListStore) store = make_many (5000);
  FrondPatientList *list;
  GtkWidget        *window = show_list (store, &list);
  GtkWidget        *view = app_get (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget        *row;
  guint             n_rows = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child; child = gtk_widget_get_next_sibling (child))
    n_rows++;
  g_assert_cmpuint (n_rows, >, 5);
  g_assert_cmpuint (n_rows, <, 400);

  search (list, "1017");
  row = gtk_widget_get_first_child (view);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "KOVÁCS, Lucía, born 18 June 1947, number 1017");
  g_assert_true (app_shows_text (row, "KOVÁCS, Lucía"));
  g_assert_true (app_shows_text (row, "18 June 1947"));
  g_assert_true (app_shows_text (row, "No. 1017"));
  finish (window);
}

static void
test_banner (void)
{
  g_autoptr (GListStore) store = make_many (1);
  FrondPatientList *list;
  GtkWidget        *window = show_list (store, &list);
  AdwBanner        *banner = ADW_BANNER (app_get (GTK_WIDGET (list), ADW_TYPE_BANNER, NULL));

  g_assert_false (adw_banner_get_revealed (banner));
  frond_patient_list_show_banner (list, "Recovered recording from 14:03", "Review");
  g_assert_true (adw_banner_get_revealed (banner));
  frond_patient_list_show_banner (list, NULL, NULL);
  g_assert_false (adw_banner_get_revealed (banner));
  finish (window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/patient-list/order", test_order);
  g_test_add_func ("/patient-list/search", test_search);
  g_test_add_func ("/patient-list/three-states", test_three_states);
  g_test_add_func ("/patient-list/return-opens-first", test_return_opens_first);
  g_test_add_func ("/patient-list/select-by-id", test_select_by_id);
  g_test_add_func ("/patient-list/five-thousand", test_five_thousand);
  g_test_add_func ("/patient-list/banner", test_banner);

  return g_test_run ();
}
