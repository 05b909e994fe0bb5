/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-recording-writer.h"
#include "frond-recording.h"
#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* Seconds of recording for which the vault's disk has room; INFINITY where nobody knows. channels: element-type FrondChannel. */
double frond_session_repository_get_room_s (FrondVault *vault,
                                            GPtrArray  *channels,
                                            double      rate_hz);
/* Begins a session: inserts the row (state recording, wrapped recording key) and makes the recording's file. record is filled in by
 * the caller except id and uuid; answers the stored record. channels: element-type FrondChannel. */
FrondSessionRecord *frond_session_repository_begin (FrondVault            *vault,
                                                    FrondSessionRecord    *record,
                                                    GPtrArray             *channels,
                                                    FrondRecordingWriter **writer,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ends it, after frond_recording_writer_finish(): state complete, its length, hash, baseline and headline. */
FrondSessionRecord *frond_session_repository_end (FrondVault         *vault,
                                                  FrondSessionRecord *record,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void                frond_session_repository_end_async (FrondVault         *vault,
                                                        FrondSessionRecord *record,
                                                        GAsyncReadyCallback callback,
                                                        gpointer            user_data);
FrondSessionRecord *frond_session_repository_end_finish (FrondVault   *vault,
                                                         GAsyncResult *result,
                                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The few words that lists show, and their numbers, known only after the recording was analysed. */
FrondSessionRecord *frond_session_repository_set_headline (FrondVault *vault,
                                                           gint64      id,
                                                           const char *headline,
                                                           double      rest_before,
                                                           double      rest_after,
                                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            frond_session_repository_discard (FrondVault *vault,
                                                      gint64      id,
                                                      GError    **error);
FrondSessionRecord *frond_session_repository_get (FrondVault *vault,
                                                  gint64      id,
                                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): newest first, discarded ones left out; patient_id 0 for all */
GListStore *frond_session_repository_list (FrondVault *vault,
                                           gint64      patient_id,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* How the patient's last session was measured, with that sensor or any. */
gboolean        frond_session_repository_get_last_chain (FrondVault         *vault,
                                                         gint64              patient_id,
                                                         const char         *sensor,
                                                         FrondChainProfile **chain,
                                                         GError            **error);
FrondRecording *frond_session_repository_open_recording (FrondVault         *vault,
                                                         FrondSessionRecord *record,
                                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* At start-up: every session still in state recording is looked at, closed and becomes recovered.
 * (transfer full) (element-type FrondSessionRecord): what was recovered */
GPtrArray *frond_session_repository_recover (FrondVault *vault,
                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
