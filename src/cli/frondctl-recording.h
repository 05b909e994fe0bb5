/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-channel.h"

G_BEGIN_DECLS

/**
 * FrondctlRecording:
 * @rate_hz: samples per second
 * @n_samples: length of every channel
 * @channels: (element-type FrondChannel): what was recorded
 * @raw: one array of raw values for each channel; G_MININT32 where samples are missing
 *
 * A recording from a file, whatever wrote it.
 */
typedef struct {
  double     rate_hz;
  gsize      n_samples;
  GPtrArray *channels;
  gint32   **raw;
} FrondctlRecording;

FrondctlRecording *frondctl_recording_load (const char *path,
                                            int         channel,
                                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
double           **frondctl_recording_to_physical (const FrondctlRecording *self) G_GNUC_WARN_UNUSED_RESULT;
void               frondctl_recording_free (FrondctlRecording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondctlRecording, frondctl_recording_free)

G_END_DECLS
