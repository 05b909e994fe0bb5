/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The row in which a sensor is chosen. Opening one takes its time; the linker puts a stand-in before it, that can hold an answer back. */

#include "config.h"

#include "frond-sensor-row.h"
#include "frond-step-mark.h"

#include "session-fixture.h"

void __real_frond_sensor_open_async (FrondSensor        *sensor,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
void __wrap_frond_sensor_open_async (FrondSensor        *sensor,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);

static struct {
  GAsyncReadyCallback callback;
  gpointer            user_data;
  GObject            *source;
  GAsyncResult       *result;
} held;

static void
hold_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      unused)
{
  held.source = g_object_ref (source);
  held.result = g_object_ref (result);
}

/* The answer of a file waits for release (). */
void
__wrap_frond_sensor_open_async (FrondSensor        *sensor,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  if (frond_sensor_get_endpoint (sensor)->kind != FROND_ENDPOINT_FILE) {
    __real_frond_sensor_open_async (sensor, cancellable, callback, user_data);
    return;
  }
  held.callback = callback;
  held.user_data = user_data;
  __real_frond_sensor_open_async (sensor, cancellable, hold_cb, NULL);
}

static gboolean
is_held (gpointer unused)
{
  return held.result != NULL;
}

static void
release (void)
{
  held.callback (held.source, held.result, held.user_data);
  g_clear_object (&held.source);
  g_clear_object (&held.result);
  session_fixture_settle ();
}

static gboolean
is_connected (gpointer data)
{
  return frond_sensor_row_is_connected (data);
}

static void
choose (FrondSensorRow   *row,
        FrondEndpointKind kind,
        const char       *path)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (kind, path, path);

  frond_sensor_row_choose (row, endpoint);
}

/* The answer of a sensor that is not wanted any more comes after that of the one that is: it changes nothing. */
static void
test_late_answer (void)
{
  g_autoptr (FrondLiveSession) session = frond_live_session_new (NULL, NULL);
  FrondSensorRow *row = g_object_new (FROND_TYPE_SENSOR_ROW, NULL);
  GtkWidget      *list = gtk_list_box_new ();
  AdwWindow      *window;

  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  window = session_fixture_show (adw_navigation_page_new (list, "Sensor"));
  frond_sensor_row_start (row, session, NULL, 1);
  choose (row, FROND_ENDPOINT_FILE, "/nowhere/recording.txt");
  session_fixture_wait (is_held, NULL);
  g_assert_false (frond_sensor_row_is_connected (row));
  choose (row, FROND_ENDPOINT_SIMULATED, "guarding");
  session_fixture_wait (is_connected, row);
  release ();
  g_assert_true (frond_sensor_row_is_connected (row));
  g_assert_nonnull (frond_live_session_get_sensor_info (session));
  gtk_window_destroy (GTK_WINDOW (window));
  session_fixture_settle ();
}

static gboolean
is_problem_told (gpointer data)
{
  return frond_step_mark_get_step (FROND_STEP_MARK (session_fixture_find (data, FROND_TYPE_STEP_MARK, 0))) == FROND_STEP_WARNING;
}

/* Where nothing connects by itself the row says why, without being opened and read through. */
static void
test_waiting (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (FrondVault) vault = session_fixture_make_vault (&folder);
  g_autoptr (FrondPatient) patient = session_fixture_add_patient (vault);
  g_autoptr (FrondLiveSession) session = frond_live_session_new (vault, patient);
  FrondSensorRow *row = g_object_ref_sink (g_object_new (FROND_TYPE_SENSOR_ROW, NULL));

  g_setenv ("FROND_EXTRA_PORTS", "/dev/null", TRUE);
  frond_sensor_row_start (row, session, "BITalino", 1);
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "Last time: BITalino. Plug it in or switch it on"));
  session_fixture_wait (is_problem_told, row);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Something else answers. /dev/null is not a port that a sensor can be connected to. Choose another one.");
  choose (row, FROND_ENDPOINT_SIMULATED, "resting");
  session_fixture_wait (is_connected, row);
  frond_sensor_row_refresh (row);
  g_assert_false (is_problem_told (row));
  g_unsetenv ("FROND_EXTRA_PORTS");
  g_object_run_dispose (G_OBJECT (row));
  g_object_unref (row);
  g_clear_object (&session);
  session_fixture_settle ();
  g_clear_object (&patient);
  g_clear_object (&vault);
  session_fixture_remove_folder (g_steal_pointer (&folder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/sensor-row/late-answer", test_late_answer);
  g_test_add_func ("/app/sensor-row/waiting", test_waiting);

  return g_test_run ();
}
