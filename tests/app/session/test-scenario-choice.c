/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever practises chooses among patients, not among what belongs to tests, and each of them has an abdomen. */

#include "config.h"

#include "frond-scenario-choice.h"

#include <gtk/gtk.h>
#include <string.h>

#include "frond-scenario.h"
#include "frond-session-closures.h"

static guint
find_name (GListModel *names,
           const char *scenario)
{
  return gtk_string_list_find (GTK_STRING_LIST (names), frond_session_name_scenario (scenario));
}

static void
test_list (void)
{
  g_autoptr (GListModel) names = frond_scenario_choice_list ();
  const FrondScenario *scenario;
  guint                n = 0;

  for (guint i = 0; (scenario = frond_scenario_get_nth (i)); i++) {
    g_assert_cmpint (find_name (names, scenario->name) == GTK_INVALID_LIST_POSITION, ==, scenario->not_offered);
    n += !scenario->not_offered;
  }
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, n);
  g_assert_cmpuint (find_name (names, "abdomen-pushing"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (find_name (names, "abdomen-quiet"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (find_name (names, "oleksy-2020"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (find_name (names, "white-1997-control"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (find_name (names, "pushing"), !=, GTK_INVALID_LIST_POSITION);
}

static void
test_endpoints (void)
{
  g_autoptr (GListModel) names = frond_scenario_choice_list ();

  for (guint i = 0; i < g_list_model_get_n_items (names); i++) {
    g_autoptr (FrondEndpoint) endpoint = frond_scenario_choice_create_endpoint (i);
    g_autofree char *name = g_strndup (endpoint->path, strcspn (endpoint->path, "?"));

    g_assert_cmpint (endpoint->kind, ==, FROND_ENDPOINT_SIMULATED);
    g_assert_true (g_str_has_suffix (endpoint->path, "?channels=2"));
    g_assert_cmpuint (find_name (names, name), ==, i);
    g_assert_cmpuint (frond_scenario_choice_find (endpoint->path), ==, i);
    g_assert_cmpuint (frond_scenario_choice_find (name), ==, i);
  }
  g_assert_cmpuint (frond_scenario_choice_find ("no-such-scenario"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/scenario-choice/list", test_list);
  g_test_add_func ("/app/scenario-choice/endpoints", test_endpoints);

  return g_test_run ();
}
