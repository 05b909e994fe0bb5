/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-emulator-signal.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "driver/bitalino/frond-bitalino-frame.h"
#include "frond-error.h"
#include "simulator/frond-simulated-patient.h"

/* The inverse of the sensor's transfer function: gain 1009, supply 3.3 V, 10 bits. */
#define COUNTS_PER_UV (1024 * 1009 / 3.3e6)
#define MIDDLE        512
#define COUNT_MAX     1023

struct _FrondEmulatorSignal {
  guint                  n_channels;
  FrondSimulatedPatient *patients[FROND_BITALINO_MAX_CHANNELS];
};

static guint16
count_from_uv (double uv)
{
  return (guint16) CLAMP (round (MIDDLE + uv * COUNTS_PER_UV), 0, COUNT_MAX);
}

/**
 * frond_emulator_signal_new_scenario:
 * @scenario: name of a scenario
 * @seed: of the first channel; the others have the next ones
 * @n_channels: how many inputs have electrodes
 * @error: there is no such scenario
 *
 * Returns: (transfer full): the signal
 */
FrondEmulatorSignal *
frond_emulator_signal_new_scenario (const char *scenario,
                                    guint64     seed,
                                    guint       n_channels,
                                    GError    **error)
{
  const FrondScenario *found = frond_scenario_find (scenario, strlen (scenario));
  FrondEmulatorSignal *self;

  g_return_val_if_fail (n_channels <= FROND_BITALINO_MAX_CHANNELS, NULL);

  if (found == NULL) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The simulated patient knows no scenario “%s”."), scenario);
    return NULL;
  }
  self = g_new0 (FrondEmulatorSignal, 1);
  self->n_channels = n_channels;
  for (guint i = 0; i < n_channels; i++)
    self->patients[i] = frond_simulated_patient_new (found, seed + i);

  return self;
}

void
frond_emulator_signal_free (FrondEmulatorSignal *self)
{
  for (guint i = 0; i < self->n_channels; i++)
    g_clear_pointer (&self->patients[i], frond_simulated_patient_free);
  g_free (self);
}

guint16
frond_emulator_signal_get (FrondEmulatorSignal *self,
                           guint64              index,
                           guint                channel)
{
  if (channel >= self->n_channels)
    return MIDDLE;

  return count_from_uv (frond_simulated_patient_get_sample (self->patients[channel], index) * FROND_SIMULATED_STEP_UV);
}
