/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The few words and numbers that lists and the trend show come from the stored samples, by the same code as the review: once where a
 * session ends, and again after each judgement of it, which takes the old ones away. */

#include "frond-session-headline.h"

#include "frond-session-repository.h"

/**
 * frond_session_headline_store:
 * @vault: an open vault
 * @session_id: a session that has ended
 * @analysis: of its recording as it is now
 * @error: for a %FROND_ERROR
 *
 * Stores the headline, audited, where the session has none and there is something to say. One that was recovered says so instead.
 *
 * Returns: whether there is nothing left to store
 */
gboolean
frond_session_headline_store (FrondVault          *vault,
                              gint64               session_id,
                              const FrondAnalysis *analysis,
                              GError             **error)
{
  g_autoptr (FrondSessionRecord) before = frond_session_repository_get (vault, session_id, error);
  g_autoptr (FrondSessionRecord) after = NULL;
  g_autofree char *text = frond_analysis_get_headline (analysis);
  double           rest_before, rest_after;

  if (!before)
    return FALSE;
  if (before->headline || !text)
    return TRUE;
  frond_analysis_get_rest_levels (analysis, &rest_before, &rest_after);
  after = frond_session_repository_set_headline (vault, session_id, text, rest_before, rest_after, error);

  return after != NULL;
}
