/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-record.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (FrondSessionRecord, frond_session_record, G_TYPE_OBJECT)

static void
frond_session_record_finalize (GObject *object)
{
  FrondSessionRecord *self = FROND_SESSION_RECORD (object);

  g_free (self->uuid);
  g_free (self->programme_id);
  g_free (self->programme_name);
  g_free (self->programme_json);
  g_clear_pointer (&self->started_at, g_date_time_unref);
  g_clear_pointer (&self->chain, frond_chain_profile_free);
  g_clear_pointer (&self->consent, frond_consent_free);
  g_free (self->headline);

  G_OBJECT_CLASS (frond_session_record_parent_class)->finalize (object);
}

static void
frond_session_record_class_init (FrondSessionRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_session_record_finalize;
}

static void
frond_session_record_init (FrondSessionRecord *self)
{
  self->rest_before = NAN;
  self->rest_after = NAN;
}

FrondSessionRecord *
frond_session_record_new (void)
{
  return g_object_new (FROND_TYPE_SESSION_RECORD, NULL);
}

/**
 * frond_session_record_copy:
 * @self: what to copy
 *
 * For changing: a value object that others may hold is never written to.
 *
 * Returns: (transfer full): a copy with the same contents
 */
FrondSessionRecord *
frond_session_record_copy (FrondSessionRecord *self)
{
  FrondSessionRecord *copy = frond_session_record_new ();

  copy->id = self->id;
  copy->uuid = g_strdup (self->uuid);
  copy->patient_id = self->patient_id;
  copy->programme_id = g_strdup (self->programme_id);
  copy->programme_version = self->programme_version;
  copy->programme_name = g_strdup (self->programme_name);
  copy->programme_json = g_strdup (self->programme_json);
  copy->started_at = self->started_at ? g_date_time_ref (self->started_at) : NULL;
  copy->duration_s = self->duration_s;
  copy->n_samples = self->n_samples;
  copy->state = self->state;
  copy->baseline = self->baseline;
  copy->rest_before = self->rest_before;
  copy->rest_after = self->rest_after;
  copy->chain = self->chain ? frond_chain_profile_copy (self->chain) : NULL;
  copy->consent = self->consent ? frond_consent_copy (self->consent) : NULL;
  copy->headline = g_strdup (self->headline);

  return copy;
}

static const char *state_names[] = {
  [FROND_SESSION_RECORDING] = "recording",
  [FROND_SESSION_COMPLETE] = "complete",
  [FROND_SESSION_RECOVERED] = "recovered",
  [FROND_SESSION_DISCARDED] = "discarded",
};

/**
 * frond_session_state_to_string:
 * @state: a state
 *
 * Returns: its word in the database and in frondctl's output; not for people
 */
const char *
frond_session_state_to_string (FrondSessionState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

gboolean
frond_session_state_from_string (const char        *text,
                                 FrondSessionState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++) {
    if (g_strcmp0 (text, state_names[i]) == 0) {
      *state = (FrondSessionState) i;
      return TRUE;
    }
  }

  return FALSE;
}
