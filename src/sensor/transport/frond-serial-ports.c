/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-serial-ports.h"

#include <libserialport.h>

/* A sensor is on USB or Bluetooth. Ports of the board itself are left alone: nobody knows what listens there. */
static gboolean
can_be_sensor (struct sp_port *port)
{
  enum sp_transport transport = sp_get_port_transport (port);
  g_autofree char  *name = g_path_get_basename (sp_get_port_name (port));

  return transport == SP_TRANSPORT_USB || transport == SP_TRANSPORT_BLUETOOTH || g_str_has_prefix (name, "ttyUSB") ||
         g_str_has_prefix (name, "ttyACM") || g_str_has_prefix (name, "rfcomm");
}

static void
add_extra (GStrvBuilder *paths,
           const char   *extra)
{
  g_auto (GStrv) parts = g_strsplit (extra != NULL ? extra : "", ":", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_path_is_absolute (parts[i]) && g_file_test (parts[i], G_FILE_TEST_EXISTS))
      g_strv_builder_add (paths, parts[i]);
}

/**
 * frond_serial_ports_list:
 * @extra: (nullable): paths separated by ':' that no bus lists
 *
 * Looks, and opens nothing that could be a sensor.
 *
 * Returns: (transfer full): paths of the ports that are there now
 */
GStrv
frond_serial_ports_list (const char *extra)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  struct sp_port **ports = NULL;

  if (sp_list_ports (&ports) == SP_OK) {
    for (guint i = 0; ports[i] != NULL; i++)
      if (can_be_sensor (ports[i]))
        g_strv_builder_add (paths, sp_get_port_name (ports[i]));
    sp_free_port_list (ports);
  }
  add_extra (paths, extra);

  return g_strv_builder_end (paths);
}
