/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked before what frondctl asks of the recording's writer: from the second second on a disk that stands still has cost samples, as after
 * ten minutes of it. */

#include "frond-recording-writer.h"

#define AFTER_SAMPLES 2000

void __real_frond_recording_writer_get_progress (FrondRecordingWriter *self, FrondRecordingProgress *progress);
void __wrap_frond_recording_writer_get_progress (FrondRecordingWriter *self, FrondRecordingProgress *progress);

void
__wrap_frond_recording_writer_get_progress (FrondRecordingWriter   *self,
                                            FrondRecordingProgress *progress)
{
  __real_frond_recording_writer_get_progress (self, progress);
  if (progress->n_received > AFTER_SAMPLES)
    progress->n_left_out = 1;
}
