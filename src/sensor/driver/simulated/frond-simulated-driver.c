/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "driver/frond-driver.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "frond-chain-profile.h"
#include "frond-error.h"
#include "simulator/frond-simulated-patient.h"

/* The pelvic floor and the abdomen. */
#define MAX_CHANNELS 2

typedef struct {
  FrondDriver parent;

  const FrondScenario   *scenario;
  guint64                seed;
  guint64                index;
  FrondSimulatedPatient *patient;
  FrondSimulatedPatient *abdomen; /* NULL: one channel */
} SimulatedDriver;

static void
simulated_driver_free (FrondDriver *driver)
{
  SimulatedDriver *self = (SimulatedDriver *) driver;

  g_clear_pointer (&self->patient, frond_simulated_patient_free);
  g_clear_pointer (&self->abdomen, frond_simulated_patient_free);
  g_free (self);
}

static void
add_abdomen (SimulatedDriver *self)
{
  const char *name = self->scenario->abdomen ? self->scenario->abdomen : "abdomen-quiet";

  /* Another seed: the two muscles are no copies of each other. */
  self->abdomen = frond_simulated_patient_new (frond_scenario_find (name, strlen (name)), ~self->seed);
}

static FrondDriver *
simulated_driver_open (FrondEndpoint  *endpoint,
                       FrondTransport *transport,
                       GError        **error)
{
  g_autoptr (FrondDriver) driver = (FrondDriver *) g_new0 (SimulatedDriver, 1);
  g_autofree char *name = frond_endpoint_dup_plain_path (endpoint);
  SimulatedDriver *self = (SimulatedDriver *) driver;
  guint64          n_channels = 1;

  driver->klass = &frond_simulated_driver;
  self->seed = 1;
  self->scenario = frond_scenario_find (name, strlen (name));
  if (self->scenario == NULL) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The simulated patient knows no scenario “%s”."), name);
    return NULL;
  }
  if (!frond_endpoint_get_option (endpoint, "seed", 0, G_MAXUINT64, &self->seed, error))
    return NULL;
  if (!frond_endpoint_get_option (endpoint, "channels", 1, MAX_CHANNELS, &n_channels, error))
    return NULL;
  self->patient = frond_simulated_patient_new (self->scenario, self->seed);
  if (n_channels == 2)
    add_abdomen (self);

  return g_steal_pointer (&driver);
}

static void
simulated_driver_describe (FrondDriver     *driver,
                           FrondSensorInfo *info)
{
  g_set_str (&info->model, FROND_CHAIN_SIMULATED);
  info->rate_hz = FROND_SIMULATED_RATE_HZ;
  g_ptr_array_add (info->channels, frond_simulated_patient_make_channel ());
  if (((SimulatedDriver *) driver)->abdomen)
    g_ptr_array_add (info->channels, frond_simulated_patient_make_abdomen_channel ());
}

/* The scenario starts anew, so that it fits the programme. */
static void
simulated_driver_begin_recording (FrondDriver *driver)
{
  SimulatedDriver *self = (SimulatedDriver *) driver;

  self->index = 0;
  frond_simulated_patient_begin (self->patient);
  if (self->abdomen)
    frond_simulated_patient_begin (self->abdomen);
}

static gboolean
simulated_driver_start (FrondDriver    *driver,
                        FrondTransport *transport,
                        GError        **error)
{
  simulated_driver_begin_recording (driver);

  return TRUE;
}

static void
simulated_driver_cue (FrondDriver      *driver,
                      FrondSensorEffort effort)
{
  SimulatedDriver *self = (SimulatedDriver *) driver;

  frond_simulated_patient_cue (self->patient, self->index, effort);
  if (self->abdomen)
    frond_simulated_patient_cue (self->abdomen, self->index, effort);
}

static guint
simulated_driver_generate (FrondDriver      *driver,
                           guint             n,
                           FrondFrameBuffer *frames)
{
  SimulatedDriver *self = (SimulatedDriver *) driver;

  for (guint i = 0; i < n; i++, self->index++) {
    gint32          raw[MAX_CHANNELS] = { frond_simulated_patient_get_sample (self->patient, self->index), 0 };
    FrondBlockFlags flags = FROND_BLOCK_FLAGS_NONE;

    if (frond_simulated_patient_is_electrode_off (self->patient, self->index))
      flags |= FROND_BLOCK_LEAD_OFF;
    if (self->abdomen)
      raw[1] = frond_simulated_patient_get_sample (self->abdomen, self->index);
    frond_frame_buffer_add (frames, raw, flags);
  }

  return n;
}

static void
simulated_driver_stop (FrondDriver    *driver,
                       FrondTransport *transport)
{
}

const FrondDriverClass frond_simulated_driver = {
  .id = "simulated",
  .name = "Simulated patient",
  .kind = FROND_ENDPOINT_SIMULATED,
  .flags = FROND_BLOCK_SIMULATED,
  .max_channels = MAX_CHANNELS,
  .open = simulated_driver_open,
  .describe = simulated_driver_describe,
  .start = simulated_driver_start,
  .begin_recording = simulated_driver_begin_recording,
  .cue = simulated_driver_cue,
  .generate = simulated_driver_generate,
  .stop = simulated_driver_stop,
  .free = simulated_driver_free,
};
