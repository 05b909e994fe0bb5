/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-sensor-info.h"

#include <math.h>

/* What the driver knows about the sensor that it has open. */
FrondSensorInfo *
frond_sensor_info_new (FrondDriver *driver)
{
  FrondSensorInfo *self = g_new0 (FrondSensorInfo, 1);

  self->firmware = g_strdup ("");
  self->battery_v = NAN;
  self->battery_percent = -1;
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  driver->klass->describe (driver, self);
  self->max_channels = MAX (self->channels->len, driver->klass->max_channels);

  return self;
}

void
frond_sensor_info_free (FrondSensorInfo *self)
{
  g_free (self->model);
  g_free (self->firmware);
  g_ptr_array_unref (self->channels);
  g_free (self);
}

static gboolean
is_same_channel (const FrondChannel *a,
                 const FrondChannel *b)
{
  return g_str_equal (a->unit, b->unit) && a->scale == b->scale && a->offset == b->offset && a->bits == b->bits;
}

/* Whether samples of both may stand in one recording: another sensor at the same port, with another gain, must not go on in it. */
gboolean
frond_sensor_info_has_same_signal (const FrondSensorInfo *self,
                                   const FrondSensorInfo *other)
{
  if (self->rate_hz != other->rate_hz || self->channels->len != other->channels->len)
    return FALSE;
  for (guint i = 0; i < self->channels->len; i++)
    if (!is_same_channel (g_ptr_array_index (self->channels, i), g_ptr_array_index (other->channels, i)))
      return FALSE;

  return TRUE;
}
