/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-scenario-choice.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

#include "frond-scenario.h"
#include "frond-session-closures.h"

/* (nullable): the one at that place in the list */
static const FrondScenario *
get_offered (guint position)
{
  const FrondScenario *scenario;

  for (guint i = 0; (scenario = frond_scenario_get_nth (i)); i++) {
    if (!scenario->not_offered && position-- == 0)
      return scenario;
  }

  return NULL;
}

/**
 * frond_scenario_choice_list:
 *
 * Returns: (transfer full): what a therapist calls them
 */
GListModel *
frond_scenario_choice_list (void)
{
  GtkStringList       *names = gtk_string_list_new (NULL);
  const FrondScenario *scenario;

  for (guint i = 0; (scenario = get_offered (i)); i++)
    gtk_string_list_append (names, frond_session_name_scenario (scenario->name));

  return G_LIST_MODEL (names);
}

/**
 * frond_scenario_choice_find:
 * @path: of a simulated endpoint: the scenario, with or without options
 *
 * Returns: where it stands in the list; the first where it does not
 */
guint
frond_scenario_choice_find (const char *path)
{
  const FrondScenario *wanted = frond_scenario_find (path, strcspn (path, "?"));
  const FrondScenario *scenario;

  for (guint i = 0; (scenario = get_offered (i)); i++) {
    if (scenario == wanted)
      return i;
  }

  return 0;
}

/**
 * frond_scenario_choice_create_endpoint:
 * @position: in the list
 *
 * Returns: (transfer full): the simulated patient that does it, with an abdomen
 */
FrondEndpoint *
frond_scenario_choice_create_endpoint (guint position)
{
  g_autofree char *path = g_strconcat (get_offered (position)->name, FROND_SCENARIO_WITH_ABDOMEN, NULL);

  return frond_endpoint_new (FROND_ENDPOINT_SIMULATED, path, _("Simulated patient"));
}
