/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-channel.h"
#include "frond-event.h"

G_BEGIN_DECLS

/**
 * FrondImportedRecording:
 * @rate_hz: samples per second
 * @n_samples: length of every channel
 * @channels: (element-type FrondChannel): what was recorded; physical = raw * scale + offset
 * @raw: one array of @n_samples raw values for each channel
 * @events: (element-type FrondEvent): annotations of the file
 * @started_at: (nullable): when it began, as far as the file tells
 * @skipped: labels of channels that were left out, because their rate is another one
 *
 * A recording read from a file.
 */
typedef struct {
  double     rate_hz;
  gsize      n_samples;
  GPtrArray *channels;
  gint32   **raw;
  GPtrArray *events;
  GDateTime *started_at;
  GStrv      skipped;
} FrondImportedRecording;

FrondImportedRecording *frond_edf_read (const char *path,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                    frond_imported_recording_free (FrondImportedRecording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondImportedRecording, frond_imported_recording_free)

G_END_DECLS
