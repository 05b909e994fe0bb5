/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sensor-probe.h"

#include <glib/gi18n-lib.h>

#include "driver/frond-driver.h"
#include "frond-sensor-info.h"

/* The driver's name for what is there; it is left idle and let go of. */
static gboolean
ask (FrondEndpoint *endpoint,
     int            wake_fd,
     GError       **error)
{
  g_autoptr (FrondTransport) transport = NULL;
  g_autoptr (FrondSensorInfo) info = NULL;
  g_autoptr (FrondDriver) driver = frond_driver_open (endpoint, wake_fd, &transport, error);
  g_autofree char *port = NULL;

  if (driver == NULL)
    return FALSE;
  info = frond_sensor_info_new (driver);
  port = g_strdup (endpoint->label);
  g_free (endpoint->label);
  /* TRANSLATORS: a kind of sensor and the port that it is at, for instance “BITalino on ttyUSB0” */
  endpoint->label = g_strdup_printf (_("%s on %s"), info->model, port);
  g_set_str (&endpoint->driver, driver->klass->id);

  return TRUE;
}

static void
probe_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_autofree char *name = g_path_get_basename (task_data);
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SERIAL, task_data, name);
  g_autoptr (GError) error = NULL;
  int wake_fd = g_cancellable_get_fd (cancellable);

  if (ask (endpoint, wake_fd, &error))
    g_task_return_pointer (task, g_steal_pointer (&endpoint), g_object_unref);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else {
    endpoint->problem = g_steal_pointer (&error);
    g_task_return_pointer (task, g_steal_pointer (&endpoint), g_object_unref);
  }
  if (wake_fd >= 0)
    g_cancellable_release_fd (cancellable);
}

void
frond_sensor_probe_async (const char         *path,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frond_sensor_probe_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, probe_in_thread);
}

/**
 * frond_sensor_probe_finish:
 *
 * Returns: (transfer full): what was found out, NULL only when it was cancelled
 */
FrondEndpoint *
frond_sensor_probe_finish (GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
