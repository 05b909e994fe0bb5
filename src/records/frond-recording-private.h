/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-crypto.h"
#include "frond-recording.h"

G_BEGIN_DECLS

FrondRecording *frond_recording_open (const char  *path,
                                      FrondSecret *key,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Appends a sentence for everything that is wrong with it. */
gboolean frond_recording_check (FrondRecording *self,
                                const char     *name,
                                GPtrArray      *findings,
                                GError        **error);

G_END_DECLS
