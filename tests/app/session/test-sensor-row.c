/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The row in which a sensor is chosen. Opening one takes its time; the linker puts a stand-in before it, that can hold an answer back. */

#include "config.h"

#include "frond-sensor-row.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/sensor-row/late-answer", test_late_answer);

  return g_test_run ();
}
