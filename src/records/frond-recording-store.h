/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-block.h"
#include "frond-database.h"
#include "frond-event.h"

G_BEGIN_DECLS

/* A recording's file, for writing: the rows, without threads. */
typedef struct _FrondRecordingStore FrondRecordingStore;

FrondRecordingStore *frond_recording_store_create (const char  *path,
                                                   FrondSecret *key,
                                                   const char  *uuid,
                                                   double       rate_hz,
                                                   GPtrArray   *channels,
                                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
FrondRecordingStore *frond_recording_store_open (const char  *path,
                                                 FrondSecret *key,
                                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void                 frond_recording_store_free (FrondRecordingStore *self);
/* What a second of it takes on disk, at most. channels: element-type FrondChannel. */
double frond_recording_store_estimate_bytes_per_s (GPtrArray *channels,
                                                   double     rate_hz);
guint  frond_recording_store_get_n_channels (FrondRecordingStore *self);
double frond_recording_store_get_rate (FrondRecordingStore *self);
/* Where the next sample belongs: the length of what was stored, gaps included. */
guint64 frond_recording_store_get_n_samples (FrondRecordingStore *self);
/* When the last samples came, microseconds UTC; 0 for none. */
gint64 frond_recording_store_get_last_wall_us (FrondRecordingStore *self);

/* Between begin and commit. After a failure everything since begin is as if it had not been. */
gboolean frond_recording_store_begin (FrondRecordingStore *self,
                                      GError             **error);
gboolean frond_recording_store_add_block (FrondRecordingStore *self,
                                          FrondBlock          *block,
                                          GError             **error);
gboolean frond_recording_store_add_event (FrondRecordingStore *self,
                                          const FrondEvent    *event,
                                          gint64               wall_us,
                                          GError             **error);
gboolean frond_recording_store_undo_marker (FrondRecordingStore *self,
                                            GError             **error);
gboolean frond_recording_store_commit (FrondRecordingStore *self,
                                       GError             **error);
void     frond_recording_store_rollback (FrondRecordingStore *self);

/* Leaves one file without a log, as it is. */
gboolean frond_recording_store_settle (FrondRecordingStore *self,
                                       GError             **error);
/* Builds the overview and leaves one file without a log. */
gboolean frond_recording_store_finish (FrondRecordingStore *self,
                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondRecordingStore, frond_recording_store_free)

G_END_DECLS
