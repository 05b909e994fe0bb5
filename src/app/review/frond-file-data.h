/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-channel.h"
#include "frond-event.h"

G_BEGIN_DECLS

/**
 * FrondFileLane:
 * @channel: what was recorded
 * @shown: @n_samples values: the RMS envelope of an EMG, any other signal as it is
 * @filtered: (nullable): what lies behind an envelope
 *
 * A channel of a file as it is drawn.
 */
typedef struct {
  FrondChannel *channel;
  double       *shown;
  double       *filtered;
} FrondFileLane;

/**
 * FrondFileData:
 * @name: of the file
 * @rate_hz: samples per second
 * @n_samples: length of every lane
 * @lanes: (element-type FrondFileLane): what is shown, EMG first
 * @left_out: labels of what is not shown
 * @events: (element-type FrondEvent): annotations of the file
 * @started_at: (nullable): when it began, as far as the file tells
 *
 * A recording in a file, to be looked at. Immutable; counted references.
 */
typedef struct {
  char      *name;
  double     rate_hz;
  gsize      n_samples;
  GPtrArray *lanes;
  GStrv      left_out;
  GPtrArray *events;
  GDateTime *started_at;
} FrondFileData;

FrondFileData *frond_file_data_ref (FrondFileData *self);
void           frond_file_data_unref (FrondFileData *self);
void           frond_file_data_load_async (GFile              *file,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
FrondFileData *frond_file_data_load_finish (GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondFileData, frond_file_data_unref)

G_END_DECLS
