/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-session-record.h"
#include "frond-statement.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* A session's rows in main.db: session and chain, and what the patient agreed to before it. */
#define FROND_SESSION_ROW_SELECT \
  "SELECT session.id, uuid, patient_id, programme_id, programme_version, programme_name, programme_json, started_at, utc_offset_s, duration_s, n_samples, state," \
  " baseline, headline, rest_before, rest_after, sensor, firmware, channel, unit, rate_hz, band_low_hz, band_high_hz, filter_order, notch_hz, window_ms, envelope, electrode, site, position," \
  " gain, electrode_serial, electrode_depth_mm, electrode_orientation" \
  " FROM session JOIN chain ON chain.session_id = session.id"

gpointer frond_session_row_read (FrondStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
/* In a transaction; sets record->id. */
gboolean frond_session_row_insert (FrondVault         *vault,
                                   FrondSessionRecord *record,
                                   FrondSecret        *key,
                                   GError            **error);
/* The recording's key. */
FrondSecret *frond_session_row_get_key (FrondVault *vault,
                                        gint64      id,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* From recording to another state, in a transaction of its own, audited as action. */
gboolean frond_session_row_close (FrondVault         *vault,
                                  FrondSessionRecord *record,
                                  const char         *sha256,
                                  const char         *action,
                                  GError            **error);
gboolean frond_session_row_check_changed (FrondDatabase *database,
                                          GError       **error);

G_END_DECLS
