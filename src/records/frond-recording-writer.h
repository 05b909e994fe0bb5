/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-block.h"
#include "frond-event.h"

G_BEGIN_DECLS

/**
 * FrondRecordingProgress:
 * @n_received: samples handed in, gaps included
 * @n_stored: samples that are durable on disk
 * @n_left_out: samples for which memory had no room any more: the recording has a gap there, or ends before them
 * @memory_left_s: for how much longer memory can take what the disk does not
 * @error: (nullable): why nothing more can be stored; the recording up to n_stored is safe
 */
typedef struct {
  guint64       n_received;
  guint64       n_stored;
  guint64       n_left_out;
  double        memory_left_s;
  const GError *error;
} FrondRecordingProgress;

#define FROND_TYPE_RECORDING_WRITER (frond_recording_writer_get_type ())
G_DECLARE_FINAL_TYPE (FrondRecordingWriter, frond_recording_writer, FROND, RECORDING_WRITER, GObject)

/* Writes one recording on its own thread and connection. Pushing never blocks on the disk: the queue holds at least 10 s (on a full
 * disk up to 10 min, and goes on trying). A commit every 0.25 s of signal. What it cannot hold is
 * counted as left out. Pushing is safe from any one thread, events from any. */
void frond_recording_writer_push_block (FrondRecordingWriter *self,
                                        FrondBlock           *block);
void frond_recording_writer_push_event (FrondRecordingWriter *self,
                                        const FrondEvent     *event);
/* Takes the newest marker back (undo); its row is kept as removed. */
void frond_recording_writer_undo_marker (FrondRecordingWriter *self);
void frond_recording_writer_get_progress (FrondRecordingWriter   *self,
                                          FrondRecordingProgress *progress);
/* Stores what is queued, checkpoints, closes. Blocks; on error everything up to n_stored is safe. */
gboolean frond_recording_writer_finish (FrondRecordingWriter *self,
                                        GError              **error);

G_END_DECLS
