/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-recording.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "frond-error.h"
#include "frond-imported-recording.h"

static FrondctlRecording *
load_edf (const char *path,
          GError    **error)
{
  g_autoptr (FrondImportedRecording) imported = frond_edf_read (path, error);
  FrondctlRecording *self;

  if (imported == NULL)
    return NULL;
  self = g_new0 (FrondctlRecording, 1);
  self->rate_hz = imported->rate_hz;
  self->n_samples = imported->n_samples;
  self->channels = g_ptr_array_ref (imported->channels);
  self->raw = g_new0 (gint32 *, imported->channels->len + 1);
  for (guint c = 0; c < imported->channels->len; c++)
    self->raw[c] = g_steal_pointer (&imported->raw[c]);

  return self;
}

/* Leaves only one channel. */
static gboolean
pick_channel (FrondctlRecording *self,
              int                channel,
              GError           **error)
{
  g_autoptr (GPtrArray) all = self->channels;
  g_autofree gint32 **raw = self->raw;

  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  self->raw = g_new0 (gint32 *, 2);
  for (guint c = 0; c < all->len; c++)
    if ((int) c == channel - 1) {
      g_ptr_array_add (self->channels, frond_channel_copy (g_ptr_array_index (all, c)));
      self->raw[0] = raw[c];
    } else {
      g_free (raw[c]);
    }
  if (self->channels->len == 1)
    return TRUE;

  g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, ngettext ("The recording has %u channel; there is no channel %d.", "The recording has %u channels; there is no channel %d.", all->len), all->len, channel);

  return FALSE;
}

/**
 * frondctl_recording_load:
 * @path: an EDF, BDF, OpenSignals, OpenBCI or simple text file; which one is seen from its content
 * @channel: the only channel to keep, from 1; 0 for all
 * @error: what is wrong with it
 *
 * Returns: (transfer full): the recording, or %NULL
 */
FrondctlRecording *
frondctl_recording_load (const char *path,
                         int         channel,
                         GError    **error)
{
  g_autoptr (FrondctlRecording) self = load_edf (path, error);

  if (self == NULL || (channel > 0 && !pick_channel (self, channel, error)))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * frondctl_recording_to_physical:
 * @self: a recording
 *
 * Returns: (transfer full): one array of physical values for each channel, NAN where samples are missing
 */
double **
frondctl_recording_to_physical (const FrondctlRecording *self)
{
  double **physical = g_new0 (double *, self->channels->len + 1);

  for (guint c = 0; c < self->channels->len; c++) {
    physical[c] = g_new (double, self->n_samples);
    for (gsize i = 0; i < self->n_samples; i++)
      physical[c][i] = self->raw[c][i] == G_MININT32 ? NAN : frond_channel_to_physical (g_ptr_array_index (self->channels, c), self->raw[c][i]);
  }

  return physical;
}

void
frondctl_recording_free (FrondctlRecording *self)
{
  for (guint c = 0; c < self->channels->len; c++)
    g_free (self->raw[c]);
  g_free (self->raw);
  g_ptr_array_unref (self->channels);
  g_free (self);
}
