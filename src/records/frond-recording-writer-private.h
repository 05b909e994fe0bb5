/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-recording-store.h"
#include "frond-recording-writer.h"

G_BEGIN_DECLS

/* store: (transfer full): used by the writer's thread alone from here on */
FrondRecordingWriter *frond_recording_writer_new (FrondRecordingStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
