/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include "frond-chain-profile.h"
#include "frond-consent.h"

G_BEGIN_DECLS

typedef enum {
  FROND_SESSION_RECORDING, /* being recorded; after a crash: not looked at yet */
  FROND_SESSION_COMPLETE,  /* closed in order */
  FROND_SESSION_RECOVERED, /* the program ended during it; everything up to then is there */
  FROND_SESSION_DISCARDED, /* the therapist threw it away; in the bin */
} FrondSessionState;

#define FROND_TYPE_SESSION_RECORD (frond_session_record_get_type ())
G_DECLARE_FINAL_TYPE (FrondSessionRecord, frond_session_record, FROND, SESSION_RECORD, GObject)

/**
 * FrondSessionRecord:
 * @id: row in the vault, 0 before it was stored
 * @uuid: name of its recording
 * @patient_id: whose session
 * @programme_id: which programme
 * @programme_version: its version
 * @programme_name: its name when it ran
 * @programme_json: the exact programme that ran
 * @started_at: when it began, with the UTC offset of the place
 * @duration_s: length of the recording, gaps included
 * @n_samples: samples of the recording, gaps included
 * @state: how it ended
 * @baseline: resting level that goals were derived from, in the chain's unit, NAN when none was measured
 * @rest_before: mean of the first rest, in the chain's unit, NAN when there was none or nobody has computed it
 * @rest_after: mean of the last rest, likewise; NAN also when there was only one
 * @chain: how its numbers came about
 * @consent: (nullable): of a session that begins: what the patient agreed to. Of a stored one see frond-consent-repository.h
 * @headline: (nullable): a few words with numbers for lists, for instance "4.6 → 3.1 µV"
 *
 * One session as the vault keeps it. Its samples and events are in the recording of the same uuid.
 */
struct _FrondSessionRecord {
  GObject parent_instance;

  gint64             id;
  char              *uuid;
  gint64             patient_id;
  char              *programme_id;
  guint              programme_version;
  char              *programme_name;
  char              *programme_json;
  GDateTime         *started_at;
  double             duration_s;
  guint64            n_samples;
  FrondSessionState  state;
  double             baseline;
  double             rest_before;
  double             rest_after;
  FrondChainProfile *chain;
  FrondConsent      *consent;
  char              *headline;
};

FrondSessionRecord *frond_session_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondSessionRecord *frond_session_record_copy (FrondSessionRecord *self) G_GNUC_WARN_UNUSED_RESULT;

const char *frond_session_state_to_string (FrondSessionState state);
gboolean    frond_session_state_from_string (const char        *text,
                                             FrondSessionState *state);

G_END_DECLS
