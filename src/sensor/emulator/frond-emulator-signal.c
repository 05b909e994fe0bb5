/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-emulator-signal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "driver/bitalino/frond-bitalino-channel.h"
#include "driver/bitalino/frond-bitalino-frame.h"
#include "driver/replay/frond-text-recording.h"
#include "frond-error.h"
#include "simulator/frond-simulated-patient.h"

#define MIDDLE 512
#define BITS   10

struct _FrondEmulatorSignal {
  guint                  n_channels;
  FrondSimulatedPatient *patients[FROND_BITALINO_MAX_CHANNELS];
  FrondTextRecording    *recording; /* instead of patients */
};

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

/* Counts of an unknown converter cannot be brought to 10 bits. */
static gboolean
check_channels (FrondTextRecording *recording,
                GError            **error)
{
  for (guint i = 0; i < recording->channels->len; i++) {
    const FrondChannel *channel = g_ptr_array_index (recording->channels, i);

    if (g_str_equal (channel->unit, "uV") || channel->raw_min == 0)
      continue;
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The recording names neither a unit nor a resolution, so it cannot be played as a sensor's."));
    return FALSE;
  }

  return TRUE;
}

/**
 * frond_emulator_signal_new_file:
 * @path: of a recording in text form
 * @error: it cannot be read
 *
 * Played sample by sample whatever its rate. Microvolts go backwards through the sensor's transfer function, counts are brought to 10 bits.
 *
 * Returns: (transfer full): the signal
 */
FrondEmulatorSignal *
frond_emulator_signal_new_file (const char *path,
                                GError    **error)
{
  g_autoptr (FrondTextRecording) recording = frond_text_recording_load (path, error);
  FrondEmulatorSignal *self;

  if (recording == NULL || !check_channels (recording, error))
    return NULL;
  self = g_new0 (FrondEmulatorSignal, 1);
  self->n_channels = MIN (recording->channels->len, FROND_BITALINO_MAX_CHANNELS);
  self->recording = g_steal_pointer (&recording);

  return self;
}

void
frond_emulator_signal_free (FrondEmulatorSignal *self)
{
  for (guint i = 0; i < self->n_channels; i++)
    g_clear_pointer (&self->patients[i], frond_simulated_patient_free);
  g_clear_pointer (&self->recording, frond_text_recording_free);
  g_free (self);
}

static guint16
get_recorded (FrondEmulatorSignal *self,
              guint64              index,
              guint                channel)
{
  const FrondChannel *description = g_ptr_array_index (self->recording->channels, channel);
  gint32              raw = self->recording->columns[channel][index % self->recording->n_samples];

  if (g_str_equal (description->unit, "uV"))
    return (guint16) frond_bitalino_count_from_uv (frond_channel_to_physical (description, raw));

  return (guint16) CLAMP (description->bits > BITS ? raw >> (description->bits - BITS) : raw << (BITS - description->bits), 0, (1 << BITS) - 1);
}

guint16
frond_emulator_signal_get (FrondEmulatorSignal *self,
                           guint64              index,
                           guint                channel)
{
  if (channel >= self->n_channels)
    return MIDDLE;

  if (self->recording != NULL)
    return get_recorded (self, index, channel);

  return (guint16) frond_bitalino_count_from_uv (frond_simulated_patient_get_sample (self->patients[channel], index) * FROND_SIMULATED_STEP_UV);
}
