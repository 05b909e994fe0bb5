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

/* sql answers part, answer, time; of a part that comes twice the last one stays. */
static gboolean
read_answers (FrondVault   *vault,
              const char   *sql,
              gint64        id,
              FrondConsent *consent,
              GError      **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, sql, id, error);
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

/* sql answers at most one row: what was said of a chaperone, name, role, time. *consent stays NULL where there is none. */
static gboolean
read_visit (FrondVault    *vault,
            const char    *sql,
            gint64         id,
            FrondConsent **consent,
            GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, sql, id, error);
  gboolean has_row;

  *consent = NULL;
  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *consent = frond_consent_new ();
  (*consent)->chaperone = frond_chaperone_from_string (frond_statement_get_text (statement, 0));
  (*consent)->chaperone_name = frond_statement_dup_text (statement, 1);
  (*consent)->chaperone_role = frond_statement_dup_text (statement, 2);
  (*consent)->chaperone_us = frond_statement_get_int64 (statement, 3);

  return TRUE;
}

static gboolean
read_both (FrondVault    *vault,
           const char    *visit_sql,
           const char    *answers_sql,
           gint64         id,
           FrondConsent **consent,
           GError       **error)
{
  if (!read_visit (vault, visit_sql, id, consent, error))
    return FALSE;
  if (!*consent || read_answers (vault, answers_sql, id, *consent, error))
    return TRUE;

  g_clear_pointer (consent, frond_consent_free);

  return FALSE;
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
  return read_both (vault, "SELECT chaperone, chaperone_name, chaperone_role, chaperone_at FROM consent WHERE session_id = ?1",
                    "SELECT part, answer, at FROM consent_answer WHERE session_id = ?1", session_id, consent, error);
}

/**
 * frond_consent_repository_get_last:
 * @vault: an open vault
 * @patient_id: who
 * @consent: (out) (transfer full) (nullable): to each part what was said the last time it was asked for, however long ago, so that no refusal
 *   is forgotten; likewise the chaperone. Also where the recording was thrown away. %NULL where nobody was ever asked
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
  return read_both (vault,
                    "SELECT chaperone, chaperone_name, chaperone_role, chaperone_at FROM consent JOIN session ON session.id = session_id"
                    " WHERE patient_id = ?1 ORDER BY chaperone IS NULL, started_at DESC, session.id DESC LIMIT 1",
                    "SELECT part, answer, at FROM consent_answer JOIN session ON session.id = session_id WHERE patient_id = ?1 ORDER BY started_at, session.id",
                    patient_id, consent, error);
}
