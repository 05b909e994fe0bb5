/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-driver.h"

#include "frond-error.h"

static const FrondDriverClass *const drivers[] = {
  &frond_bitalino_driver,
  &frond_simulated_driver,
  &frond_replay_driver,
};

const FrondDriverClass *
frond_driver_get_nth (FrondEndpointKind kind,
                      guint             n)
{
  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    if (drivers[i]->kind == kind && n-- == 0)
      return drivers[i];

  return NULL;
}

static FrondDriver *
open_one (const FrondDriverClass *klass,
          FrondEndpoint          *endpoint,
          int                     wake_fd,
          FrondTransport        **transport,
          GError                **error)
{
  g_autoptr (FrondTransport) port = NULL;
  FrondDriver *driver;

  if (klass->baud > 0) {
    g_autofree char *path = frond_endpoint_dup_plain_path (endpoint);

    port = frond_transport_open (path, klass->baud, wake_fd, error);
    if (port == NULL)
      return NULL;
  }
  driver = klass->open (endpoint, port, error);
  if (driver != NULL)
    *transport = g_steal_pointer (&port);

  return driver;
}

/* Another driver can only help where something answered, or might have had it been asked differently. */
static gboolean
may_be_another (const GError *error)
{
  return g_error_matches (error, FROND_ERROR, FROND_ERROR_WRONG_DEVICE) || g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_REPLY);
}

FrondDriver *
frond_driver_open (FrondEndpoint   *endpoint,
                   int              wake_fd,
                   FrondTransport **transport,
                   GError         **error)
{
  g_autoptr (GError) reason = NULL;
  const FrondDriverClass *klass;

  for (guint i = 0; (klass = frond_driver_get_nth (endpoint->kind, i)) != NULL; i++) {
    FrondDriver *driver;

    g_clear_error (&reason);
    driver = open_one (klass, endpoint, wake_fd, transport, &reason);
    if (driver != NULL)
      return driver;
    if (!may_be_another (reason))
      break;
  }
  g_propagate_error (error, g_steal_pointer (&reason));

  return NULL;
}

void
frond_driver_free (FrondDriver *self)
{
  if (self != NULL)
    self->klass->free (self);
}
