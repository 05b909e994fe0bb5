/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-sensor-discovery.h"

#include <glib/gstdio.h>
#include <string.h>

#include "emulator/frond-bitalino-emulator.h"
#include "emulator/frond-chatter.h"
#include "frond-error.h"
#include "frond-sensor.h"

/* folder: (nullable): where the port gets a name of its own. Its number goes to the next program that asks for a pty, and whoever looks for
 * ports by number would ask that program whether it is a sensor. */
static FrondBitalinoEmulator *
start_emulator (const char *faults,
                const char *folder,
                const char *name)
{
  g_autofree char *link = folder ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  FrondFaultPlan        *plan = frond_fault_plan_parse (faults, &error);
  FrondEmulatorSignal   *signal = frond_emulator_signal_new_scenario ("resting", 1, 1, &error);
  FrondBitalinoEmulator *emulator = frond_bitalino_emulator_new (signal, plan, 1);

  frond_bitalino_emulator_set_link (emulator, link);
  frond_bitalino_emulator_start (emulator, &error);
  g_assert_no_error (error);

  return emulator;
}

static FrondEndpoint *
get_endpoint (FrondSensorDiscovery *discovery,
              guint                 position)
{
  FrondEndpoint *endpoint = g_list_model_get_item (G_LIST_MODEL (discovery), position);

  g_assert_nonnull (endpoint);
  g_object_unref (endpoint);

  return endpoint;
}

static FrondEndpoint *
find_endpoint (FrondSensorDiscovery *discovery,
               const char           *path)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (discovery)); i++)
    if (g_str_equal (get_endpoint (discovery, i)->path, path))
      return get_endpoint (discovery, i);

  return NULL;
}

/* The list as it was told by its signal must be the list as it is. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  guint *n_items = user_data;

  g_assert_cmpuint (position + removed, <=, *n_items);
  *n_items += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *n_items);
}

static void
wait_for_n_items (FrondSensorDiscovery *discovery,
                  guint                 n)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (discovery)) != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_without_ports (void)
{
  g_autoptr (FrondSensorDiscovery) discovery = frond_sensor_discovery_new ();

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (discovery)) == FROND_TYPE_ENDPOINT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (discovery)), ==, 1);
  g_assert_cmpint (get_endpoint (discovery, 0)->kind, ==, FROND_ENDPOINT_SIMULATED);
  g_assert_cmpstr (get_endpoint (discovery, 0)->label, ==, "Simulated patient");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (discovery), 1));
}

/* Each port says for itself what it is, or what is the matter with it. Then two of them are unplugged. */
static void
test_ports (void)
{
  g_autoptr (FrondSensorDiscovery) discovery = frond_sensor_discovery_new ();
  g_autofree char       *folder = g_dir_make_tmp ("frond-XXXXXX", NULL);
  FrondBitalinoEmulator *sensor = start_emulator (NULL, folder, "sensor");
  FrondBitalinoEmulator *busy = start_emulator ("busy", folder, "busy");
  g_autoptr (FrondChatter) other = frond_chatter_new ("hello\n", NULL);
  g_autofree char *paths = g_strjoin (":", frond_bitalino_emulator_get_path (sensor), frond_bitalino_emulator_get_path (busy),
                                      frond_chatter_get_path (other), "/dev/ttyNOWHERE7", NULL);
  FrondEndpoint   *endpoint;
  guint            n_items = 1;

  g_setenv ("FROND_EXTRA_PORTS", paths, TRUE);
  g_signal_connect (discovery, "items-changed", G_CALLBACK (items_changed_cb), &n_items);
  frond_sensor_discovery_start (discovery);
  g_assert_true (frond_sensor_discovery_is_busy (discovery));
  wait_for_n_items (discovery, 4);
  g_assert_false (frond_sensor_discovery_is_busy (discovery));

  endpoint = find_endpoint (discovery, frond_bitalino_emulator_get_path (sensor));
  g_assert_cmpstr (endpoint->label, ==, "BITalino (r)evolution on sensor");
  g_assert_cmpstr (endpoint->driver, ==, "bitalino");
  g_assert_null (endpoint->problem);
  endpoint = find_endpoint (discovery, frond_bitalino_emulator_get_path (busy));
  g_assert_null (endpoint->driver);
  g_assert_error (endpoint->problem, FROND_ERROR, FROND_ERROR_PORT_BUSY);
  endpoint = find_endpoint (discovery, frond_chatter_get_path (other));
  g_assert_error (endpoint->problem, FROND_ERROR, FROND_ERROR_WRONG_DEVICE);
  g_assert_cmpint (get_endpoint (discovery, 3)->kind, ==, FROND_ENDPOINT_SIMULATED);

  frond_bitalino_emulator_free (busy);
  wait_for_n_items (discovery, 3);
  frond_bitalino_emulator_free (sensor);
  wait_for_n_items (discovery, 2);
  g_unsetenv ("FROND_EXTRA_PORTS");
  wait_for_n_items (discovery, 1);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What was found can be used while the search goes on; nobody asks it a second time. */
static void
test_found_is_free (void)
{
  g_autoptr (FrondSensorDiscovery) discovery = frond_sensor_discovery_new ();
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, NULL, NULL);
  g_autoptr (FrondSensor) sensor = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("FROND_EXTRA_PORTS", frond_bitalino_emulator_get_path (emulator), TRUE);
  frond_sensor_discovery_start (discovery);
  wait_for_n_items (discovery, 2);
  sensor = frond_sensor_new (get_endpoint (discovery, 0));
  frond_sensor_open (sensor, NULL, &error);
  g_assert_no_error (error);
  frond_sensor_discovery_start (discovery);
  g_assert_false (frond_sensor_discovery_is_busy (discovery));
  g_unsetenv ("FROND_EXTRA_PORTS");
}

/* Stopping lets go of a port that is being asked; starting again asks it anew. */
static void
test_stop_and_again (void)
{
  FrondSensorDiscovery *discovery = frond_sensor_discovery_new ();
  g_autoptr (FrondChatter) silent = frond_chatter_new (NULL, NULL);

  g_setenv ("FROND_EXTRA_PORTS", frond_chatter_get_path (silent), TRUE);
  frond_sensor_discovery_start (discovery);
  frond_sensor_discovery_stop (discovery);
  while (frond_sensor_discovery_is_busy (discovery))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (discovery)), ==, 1);

  frond_sensor_discovery_start (discovery);
  wait_for_n_items (discovery, 2);
  g_assert_error (get_endpoint (discovery, 0)->problem, FROND_ERROR, FROND_ERROR_NO_REPLY);

  /* Let go of in the middle of a question: the answer finds nobody. */
  frond_sensor_discovery_start (discovery);
  g_assert_true (frond_sensor_discovery_is_busy (discovery));
  g_assert_finalize_object (discovery);
  g_unsetenv ("FROND_EXTRA_PORTS");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discovery/without-ports", test_without_ports);
  g_test_add_func ("/discovery/ports", test_ports);
  g_test_add_func ("/discovery/found-is-free", test_found_is_free);
  g_test_add_func ("/discovery/stop-and-again", test_stop_and_again);
  status = g_test_run ();

  /* The last question's answer is still on its way to nobody. */
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return status;
}
