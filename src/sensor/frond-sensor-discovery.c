/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sensor-discovery.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "frond-error.h"
#include "frond-sensor-probe.h"
#include "simulator/frond-scenario.h"
#include "transport/frond-serial-ports.h"

#define RESCAN_S 1
/* A port that is busy or forbidden may be free soon, and a radio switched on; looking again writes nothing to it. */
#define RETRY_US           (3 * G_USEC_PER_SEC)
#define SIMULATED_SCENARIO "letting-go" FROND_SCENARIO_WITH_ABDOMEN

/* A port that is there. */
typedef struct {
  FrondSensorDiscovery *discovery; /* not owned; NULL once nobody waits for the answer */
  char                 *path;
  char                 *real_path; /* where a link leads: another port there is another appearance */
  GCancellable         *cancellable;
  FrondEndpoint        *endpoint; /* NULL until it answered */
  gint64                retry_us;
  gboolean              asking;
} Port;

struct _FrondSensorDiscovery {
  GObject parent_instance;

  GPtrArray     *ports;
  FrondEndpoint *simulated;
  GFileMonitor  *monitor;
  guint          rescan_id;
};

static void frond_sensor_discovery_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FrondSensorDiscovery, frond_sensor_discovery, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, frond_sensor_discovery_list_model_init))

static Port *
port_new (FrondSensorDiscovery *discovery,
          const char           *path)
{
  Port *self = g_atomic_rc_box_new0 (Port);

  self->discovery = discovery;
  self->path = g_strdup (path);
  self->real_path = realpath (path, NULL);
  self->cancellable = g_cancellable_new ();

  return self;
}

static void
port_clear (gpointer data)
{
  Port *self = data;

  g_free (self->path);
  free (self->real_path);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->endpoint);
}

static void
port_unref (Port *self)
{
  g_atomic_rc_box_release_full (self, port_clear);
}

/* The answer, if one still comes, is for nobody. */
static void
port_abandon (Port *self)
{
  self->discovery = NULL;
  g_cancellable_cancel (self->cancellable);
  port_unref (self);
}

static GType
frond_sensor_discovery_get_item_type (GListModel *model)
{
  return FROND_TYPE_ENDPOINT;
}

/* Ports that are still being asked are not in the list. */
static guint
count_answers (FrondSensorDiscovery *self,
               const Port           *before)
{
  guint n = 0;

  for (guint i = 0; i < self->ports->len && g_ptr_array_index (self->ports, i) != before; i++)
    n += ((Port *) g_ptr_array_index (self->ports, i))->endpoint != NULL;

  return n;
}

static guint
frond_sensor_discovery_get_n_items (GListModel *model)
{
  return count_answers (FROND_SENSOR_DISCOVERY (model), NULL) + 1;
}

static gpointer
frond_sensor_discovery_get_item (GListModel *model,
                                 guint       position)
{
  FrondSensorDiscovery *self = FROND_SENSOR_DISCOVERY (model);

  for (guint i = 0; i < self->ports->len; i++) {
    Port *port = g_ptr_array_index (self->ports, i);

    if (port->endpoint != NULL && position-- == 0)
      return g_object_ref (port->endpoint);
  }

  return position == 0 ? g_object_ref (self->simulated) : NULL;
}

static void
frond_sensor_discovery_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = frond_sensor_discovery_get_item_type;
  iface->get_n_items = frond_sensor_discovery_get_n_items;
  iface->get_item = frond_sensor_discovery_get_item;
}

static gboolean
is_same_answer (FrondEndpoint *a,
                FrondEndpoint *b)
{
  if (g_strcmp0 (a->label, b->label) != 0 || g_strcmp0 (a->driver, b->driver) != 0)
    return FALSE;

  return a->problem != NULL && b->problem != NULL ? a->problem->code == b->problem->code : a->problem == b->problem;
}

static void
set_answer (FrondSensorDiscovery *self,
            Port                 *port,
            FrondEndpoint        *endpoint)
{
  guint position = count_answers (self, port);
  guint removed = port->endpoint != NULL;

  if (removed && is_same_answer (port->endpoint, endpoint))
    return;
  g_set_object (&port->endpoint, endpoint);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, 1);
}

static gboolean
is_worth_retrying (const FrondEndpoint *endpoint)
{
  return g_error_matches (endpoint->problem, FROND_ERROR, FROND_ERROR_PORT_BUSY) ||
         g_error_matches (endpoint->problem, FROND_ERROR, FROND_ERROR_PORT_FORBIDDEN) ||
         g_error_matches (endpoint->problem, FROND_ERROR, FROND_ERROR_RADIO_OFF);
}

static void
probed_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Port *port = user_data;
  g_autoptr (FrondEndpoint) endpoint = frond_sensor_probe_finish (result, NULL);

  port->asking = FALSE;
  if (port->discovery != NULL && endpoint != NULL) {
    port->retry_us = is_worth_retrying (endpoint) ? g_get_monotonic_time () + RETRY_US : G_MAXINT64;
    set_answer (port->discovery, port, endpoint);
  }
  port_unref (port);
}

static void
ask_port (Port *port)
{
  if (port->asking)
    return;
  /* Stopping cancels for good. */
  if (g_cancellable_is_cancelled (port->cancellable)) {
    g_object_unref (port->cancellable);
    port->cancellable = g_cancellable_new ();
  }
  port->asking = TRUE;
  frond_sensor_probe_async (port->path, port->cancellable, probed_cb, g_atomic_rc_box_acquire (port));
}

static gboolean
is_listed (const Port *port,
           GStrv       paths)
{
  g_autofree char *real_path = realpath (port->path, NULL);

  return g_strv_contains ((const char *const *) paths, port->path) && g_strcmp0 (real_path, port->real_path) == 0;
}

static void
remove_gone (FrondSensorDiscovery *self,
             GStrv                 paths)
{
  for (guint i = self->ports->len; i-- > 0;) {
    Port    *port = g_ptr_array_index (self->ports, i);
    guint    position = count_answers (self, port);
    gboolean was_shown = port->endpoint != NULL;

    if (is_listed (port, paths))
      continue;
    g_ptr_array_remove_index (self->ports, i);
    if (was_shown)
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  }
}

static Port *
find_port (FrondSensorDiscovery *self,
           const char           *path)
{
  for (guint i = 0; i < self->ports->len; i++) {
    Port *port = g_ptr_array_index (self->ports, i);

    if (g_str_equal (port->path, path))
      return port;
  }

  return NULL;
}

static void
rescan (FrondSensorDiscovery *self)
{
  g_auto (GStrv) paths = frond_serial_ports_list (g_getenv ("FROND_EXTRA_PORTS"));

  remove_gone (self, paths);
  for (guint i = 0; paths[i] != NULL; i++) {
    Port *port = find_port (self, paths[i]);

    if (port == NULL) {
      port = port_new (self, paths[i]);
      g_ptr_array_add (self->ports, port);
      ask_port (port);
    } else if (!port->asking && g_get_monotonic_time () >= port->retry_us) {
      ask_port (port);
    }
  }
}

static gboolean
rescan_cb (gpointer user_data)
{
  rescan (user_data);

  return G_SOURCE_CONTINUE;
}

static void
changed_cb (FrondSensorDiscovery *self)
{
  if (self->rescan_id != 0)
    rescan (self);
}

static void
frond_sensor_discovery_dispose (GObject *object)
{
  FrondSensorDiscovery *self = FROND_SENSOR_DISCOVERY (object);

  frond_sensor_discovery_stop (self);
  g_clear_pointer (&self->ports, g_ptr_array_unref);
  g_clear_object (&self->simulated);

  G_OBJECT_CLASS (frond_sensor_discovery_parent_class)->dispose (object);
}

static void
frond_sensor_discovery_class_init (FrondSensorDiscoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_sensor_discovery_dispose;
}

static void
frond_sensor_discovery_init (FrondSensorDiscovery *self)
{
  self->ports = g_ptr_array_new_with_free_func ((GDestroyNotify) port_abandon);
  self->simulated = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, SIMULATED_SCENARIO, _("Simulated patient"));
  g_set_str (&self->simulated->driver, "simulated");
}

/**
 * frond_sensor_discovery_new:
 *
 * Returns: (transfer full): a list with the simulated patient; it looks for ports once started
 */
FrondSensorDiscovery *
frond_sensor_discovery_new (void)
{
  return g_object_new (FROND_TYPE_SENSOR_DISCOVERY, NULL);
}

static void
ask_again (FrondSensorDiscovery *self)
{
  for (guint i = 0; i < self->ports->len; i++) {
    Port *port = g_ptr_array_index (self->ports, i);

    if (port->endpoint == NULL || port->endpoint->driver == NULL)
      port->retry_us = 0;
  }
}

void
frond_sensor_discovery_start (FrondSensorDiscovery *self)
{
  g_return_if_fail (FROND_IS_SENSOR_DISCOVERY (self));

  ask_again (self);
  if (self->rescan_id == 0) {
    g_autoptr (GFile) folder = g_file_new_for_path ("/dev");

    self->rescan_id = g_timeout_add_seconds (RESCAN_S, rescan_cb, self);
    self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
    if (self->monitor != NULL)
      g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (changed_cb), self);
  }
  rescan (self);
}

void
frond_sensor_discovery_stop (FrondSensorDiscovery *self)
{
  g_return_if_fail (FROND_IS_SENSOR_DISCOVERY (self));

  g_clear_handle_id (&self->rescan_id, g_source_remove);
  g_clear_object (&self->monitor);
  for (guint i = 0; i < self->ports->len; i++) {
    Port *port = g_ptr_array_index (self->ports, i);

    if (port->asking)
      g_cancellable_cancel (port->cancellable);
  }
}

gboolean
frond_sensor_discovery_is_busy (FrondSensorDiscovery *self)
{
  g_return_val_if_fail (FROND_IS_SENSOR_DISCOVERY (self), FALSE);

  for (guint i = 0; i < self->ports->len; i++)
    if (((Port *) g_ptr_array_index (self->ports, i))->asking)
      return TRUE;

  return FALSE;
}
