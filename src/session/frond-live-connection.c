/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From an endpoint to samples that arrive. */

#include "frond-live-session-private.h"

#include <math.h>

#include "frond-chain.h"

#define N_WITH_ABDOMEN 2

static void
block_cb (FrondBlock *block,
          gpointer    user_data)
{
  frond_pipeline_push_block (user_data, block);
}

static void
state_cb (FrondSensorState state,
          const GError    *error,
          gpointer         user_data)
{
  frond_pipeline_set_sensor_state (user_data, state, error);
}

static gboolean
is_full_cb (gpointer user_data)
{
  return frond_pipeline_is_full (user_data);
}

static const FrondSensorSink sink = { block_cb, state_cb, is_full_cb };

void
frond_live_connection_drop (FrondLiveSession *self)
{
  if (self->sensor)
    frond_sensor_close (self->sensor);
  g_clear_object (&self->sensor);
  g_clear_pointer (&self->pipeline, frond_pipeline_free);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FrondLiveSession      *self = g_task_get_source_object (task);
  FrondSensor           *sensor = FROND_SENSOR (source);
  const FrondSensorInfo *info;
  GError                *error = NULL;
  guint                  channel;

  if (!frond_sensor_open_finish (sensor, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (sensor != self->sensor) {
    frond_sensor_close (sensor);
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "another sensor was chosen");
    return;
  }

  info = frond_sensor_get_info (sensor);
  channel = frond_chain_find_shown (info->channels, NULL);
  self->pipeline = frond_pipeline_new (info->channels, channel, self->uses_abdomen ? frond_chain_find_abdomen (info->channels, channel) : -1, info->rate_hz, frond_live_events_notify_cb, self);
  if (!isnan (self->baseline))
    frond_pipeline_set_baseline (self->pipeline, self->baseline, self->baseline_session);
  if (!frond_sensor_start (sensor, &sink, self->pipeline, &error)) {
    frond_live_connection_drop (self);
    g_task_return_error (task, error);
    return;
  }

  g_task_return_boolean (task, TRUE);
  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_CHANGED], 0);
}

void
frond_live_session_connect_async (FrondLiveSession   *self,
                                  FrondEndpoint      *endpoint,
                                  double              speed,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (FrondEndpoint) place = self->uses_abdomen ? frond_endpoint_with_channels (endpoint, N_WITH_ABDOMEN) : g_object_ref (endpoint);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (!self->has_begun);

  frond_live_connection_drop (self);
  self->sensor = frond_sensor_new (place);
  frond_sensor_set_speed (self->sensor, speed);
  frond_sensor_open_async (self->sensor, cancellable, opened_cb, task);
}

gboolean
frond_live_session_connect_finish (FrondLiveSession *self,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * frond_live_session_get_sensor_info:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): what is connected, NULL while nothing is
 */
const FrondSensorInfo *
frond_live_session_get_sensor_info (FrondLiveSession *self)
{
  return self->pipeline ? frond_sensor_get_info (self->sensor) : NULL;
}

/**
 * frond_live_session_dup_chain:
 * @self: a session with a connected sensor
 *
 * Returns: (transfer full): how the numbers of the shown channel come about
 */
FrondChainProfile *
frond_live_session_dup_chain (FrondLiveSession *self)
{
  const FrondSensorInfo *info;
  FrondChainProfile     *chain;

  g_return_val_if_fail (self->pipeline != NULL, NULL);

  info = frond_sensor_get_info (self->sensor);
  chain = frond_chain_profile_of_sensor (info, frond_chain_find_shown (info->channels, NULL), frond_pipeline_get_filter_spec (self->pipeline));
  if (self->placement)
    frond_chain_profile_set_placement (chain, self->placement);

  return chain;
}
