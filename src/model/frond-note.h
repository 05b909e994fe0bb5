/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FROND_TYPE_NOTE (frond_note_get_type ())
G_DECLARE_FINAL_TYPE (FrondNote, frond_note, FROND, NOTE, GObject)

/**
 * FrondNote:
 * @id: row in the vault, 0 before it was stored
 * @uuid: identity across vaults
 * @patient_id: about whom
 * @session_id: about which session, 0 for none
 * @amends_id: the signed note that this one is an addendum to, 0 for none
 * @facts: (nullable): sentences made from the recording; marked as generated wherever they are shown
 * @facts_accepted: whether the therapist took the facts into the note
 * @text: what the therapist wrote
 * @changed_at: last change, UTC
 * @signed_at: (nullable): when it was signed; from then on it is immutable
 * @signed_by: (nullable): the practitioner's name at signing
 * @content_sha256: (nullable): hash of what was signed, hexadecimal
 *
 * A note. A draft changes; a signed one never does, it only gets addenda.
 */
struct _FrondNote {
  GObject parent_instance;

  gint64     id;
  char      *uuid;
  gint64     patient_id;
  gint64     session_id;
  gint64     amends_id;
  char      *facts;
  gboolean   facts_accepted;
  char      *text;
  GDateTime *changed_at;
  GDateTime *signed_at;
  char      *signed_by;
  char      *content_sha256;
};

FrondNote *frond_note_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondNote *frond_note_copy (FrondNote *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
