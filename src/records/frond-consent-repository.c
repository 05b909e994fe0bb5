/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a patient agreed to belongs to one session and is never changed afterwards: it is what was said then. */

#include "config.h"

#include "frond-consent-repository.h"

#include "frond-audit.h"
#include "frond-query.h"
#include "frond-vault-private.h"

static gboolean
insert_visit (FrondDatabase      *database,
              gint64              session_id,
              const FrondConsent *consent,
              GError            **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database,
                                                              "INSERT INTO consent (session_id, chaperone, chaperone_name, chaperone_role, chaperone_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                                                              error);

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, session_id);
  frond_statement_bind_text (statement, 2, frond_chaperone_to_string (consent->chaperone));
  frond_statement_bind_text (statement, 3, consent->chaperone_name);
  frond_statement_bind_text (statement, 4, consent->chaperone_role);
  if (consent->chaperone_us != 0)
    frond_statement_bind_int64 (statement, 5, consent->chaperone_us);

  return frond_statement_run (statement, error);
}

static gboolean
insert_answers (FrondDatabase      *database,
                gint64              session_id,
                const FrondConsent *consent,
                GError            **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "INSERT INTO consent_answer (session_id, part, answer, at) VALUES (?1, ?2, ?3, ?4)", error);

  if (!statement)
    return FALSE;
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    if (consent->answers[part] == FROND_ANSWER_NONE)
      continue;
    frond_statement_bind_int64 (statement, 1, session_id);
    frond_statement_bind_text (statement, 2, frond_consent_part_to_string (part));
    frond_statement_bind_text (statement, 3, frond_answer_to_string (consent->answers[part]));
    frond_statement_bind_int64 (statement, 4, consent->answered_us[part]);
    if (!frond_statement_run (statement, error))
      return FALSE;
  }

  return TRUE;
}

/* JSON; who the chaperone is stays in the table. */
static char *
describe_for_audit (const FrondConsent *consent)
{
  g_autoptr (GString) detail = g_string_new ("{\"person\":\"two identifiers\"");

  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    if (consent->answers[part] != FROND_ANSWER_NONE)
      g_string_append_printf (detail, ",\"%s\":\"%s\"", frond_consent_part_to_string (part), frond_answer_to_string (consent->answers[part]));
  }
  if (consent->chaperone != FROND_CHAPERONE_NONE)
    g_string_append_printf (detail, ",\"chaperone\":\"%s\"", frond_chaperone_to_string (consent->chaperone));
  g_string_append_c (detail, '}');

  return g_string_free (g_steal_pointer (&detail), FALSE);
}

gboolean
frond_consent_repository_insert (FrondVault         *vault,
                                 gint64              session_id,
                                 const FrondConsent *consent,
                                 GError            **error)
{
  g_autofree char *detail = describe_for_audit (consent);

  return insert_visit (vault->database, session_id, consent, error) && insert_answers (vault->database, session_id, consent, error) &&
         frond_audit_append (vault->database, vault->audit_key, vault->practitioner_id, "consent", "session", session_id, detail, error);
}

static gboolean
read_answers (FrondVault   *vault,
              gint64        session_id,
              FrondConsent *consent,
              GError      **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT part, answer, at FROM consent_answer WHERE session_id = ?1", session_id, error);
  gboolean has_row = TRUE;

  if (!statement)
    return FALSE;
  while (frond_statement_step (statement, &has_row, error)) {
    FrondConsentPart part;

    if (!has_row)
      return TRUE;
    if (!frond_consent_part_from_string (frond_statement_get_text (statement, 0), &part))
      continue;
    consent->answers[part] = frond_answer_from_string (frond_statement_get_text (statement, 1));
    consent->answered_us[part] = frond_statement_get_int64 (statement, 2);
  }

  return FALSE;
}

/* sql answers at most one row: session_id, chaperone, its name, role, and time. */
static gboolean
read_one (FrondVault    *vault,
          const char    *sql,
          gint64         id,
          FrondConsent **consent,
          GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, sql, id, error);
  g_autoptr (FrondConsent) found = NULL;
  gboolean has_row;

  *consent = NULL;
  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  found = frond_consent_new ();
  found->chaperone = frond_chaperone_from_string (frond_statement_get_text (statement, 1));
  found->chaperone_name = frond_statement_dup_text (statement, 2);
  found->chaperone_role = frond_statement_dup_text (statement, 3);
  found->chaperone_us = frond_statement_get_int64 (statement, 4);
  if (!read_answers (vault, frond_statement_get_int64 (statement, 0), found, error))
    return FALSE;
  *consent = g_steal_pointer (&found);

  return TRUE;
}

/**
 * frond_consent_repository_get:
 * @vault: an open vault
 * @session_id: of a session
 * @consent: (out) (transfer full) (nullable): what was said before it, %NULL where nothing was written down
 * @error: for a %FROND_ERROR
 *
 * Returns: whether the vault could be read
 */
gboolean
frond_consent_repository_get (FrondVault    *vault,
                              gint64         session_id,
                              FrondConsent **consent,
                              GError       **error)
{
  return read_one (vault, "SELECT session_id, chaperone, chaperone_name, chaperone_role, chaperone_at FROM consent WHERE session_id = ?1", session_id, consent, error);
}

/**
 * frond_consent_repository_get_last:
 * @vault: an open vault
 * @patient_id: who
 * @consent: (out) (transfer full) (nullable): what was said at the newest visit at which something was, also where its recording was thrown
 *   away; %NULL where nothing ever was
 * @error: for a %FROND_ERROR
 *
 * Returns: whether the vault could be read
 */
gboolean
frond_consent_repository_get_last (FrondVault    *vault,
                                   gint64         patient_id,
                                   FrondConsent **consent,
                                   GError       **error)
{
  return read_one (vault,
                   "SELECT session_id, chaperone, chaperone_name, chaperone_role, chaperone_at FROM consent JOIN session ON session.id = session_id"
                   " WHERE patient_id = ?1 ORDER BY started_at DESC, session.id DESC LIMIT 1",
                   patient_id, consent, error);
}
