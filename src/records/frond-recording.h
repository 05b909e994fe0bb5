/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-channel.h"
#include "frond-event.h"
#include "frond-overview-builder.h"

G_BEGIN_DECLS

#define FROND_TYPE_RECORDING (frond_recording_get_type ())
G_DECLARE_FINAL_TYPE (FrondRecording, frond_recording, FROND, RECORDING, GObject)

/* A stored recording, read only. Blocking; one thread at a time. */
guint               frond_recording_get_n_channels (FrondRecording *self);
const FrondChannel *frond_recording_get_channel (FrondRecording *self,
                                                 guint           channel);
double              frond_recording_get_rate (FrondRecording *self);
guint64             frond_recording_get_n_samples (FrondRecording *self);
/* Physical values of one channel; NAN where samples are missing. out holds n values. */
gboolean frond_recording_read (FrondRecording *self,
                               guint           channel,
                               guint64         first_sample,
                               gsize           n,
                               double         *out,
                               GError        **error);
/* Raw values as the sensor sent them; G_MININT32 where samples are missing. */
gboolean frond_recording_read_raw (FrondRecording *self,
                                   guint           channel,
                                   guint64         first_sample,
                                   gsize           n,
                                   gint32         *out,
                                   GError        **error);
/* Minima, maxima and RMS of level (64, 1024 or 16384) samples a bin: bin i holds samples [i * level, (i + 1) * level). Empty bins have a
 * minimum above their maximum. out holds n bins. */
gboolean frond_recording_read_overview (FrondRecording   *self,
                                        guint             channel,
                                        guint             level,
                                        guint64           first_bin,
                                        gsize             n,
                                        FrondOverviewBin *out,
                                        GError          **error);
/* (transfer full) (element-type FrondEvent): in order of sample; markers that were taken back are left out */
GPtrArray *frond_recording_get_events (FrondRecording *self,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void       frond_recording_close (FrondRecording *self);

G_END_DECLS
