/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-suppression.h"

#include <glib/gi18n-lib.h>

#include "frond-analysis.h"
#include "frond-chain.h"

/* The standard, where nobody wrote down what it was. */
static void
complete (FrondChainProfile *chain)
{
  const FrondAnalysisOptions standard = FROND_ANALYSIS_DEFAULTS;

  if (chain->band_high_hz > 0)
    return;
  chain->band_low_hz = standard.band_low_hz;
  chain->band_high_hz = standard.band_high_hz;
  chain->notch_hz = standard.notch_hz;
  chain->window_ms = standard.window_ms;
}

/**
 * frond_suppression_apply:
 * @self: what to look at the session without
 * @record: the session as it is stored; it is not changed
 *
 * Because the chain says what is suppressed, whatever compares chains or tells of them says so too.
 *
 * Returns: (transfer full): the session as it is to be analysed
 */
FrondSessionRecord *
frond_suppression_apply (const FrondSuppression *self,
                         FrondSessionRecord     *record)
{
  FrondSessionRecord *seen;

  if (!record->chain || (!self->heart && !(self->hum_hz > 0)))
    return g_object_ref (record);

  seen = frond_session_record_copy (record);
  complete (seen->chain);
  if (self->heart)
    seen->chain->band_low_hz = MAX (seen->chain->band_low_hz, FROND_ANALYSIS_ECG_HZ);
  if (self->hum_hz > 0)
    seen->chain->notch_hz = self->hum_hz;

  return seen;
}

/**
 * frond_suppression_describe:
 * @self: what a session is looked at without
 *
 * Returns: (transfer full) (nullable): in sentences, for the heading of its figures; %NULL where it is nothing
 */
char *
frond_suppression_describe (const FrondSuppression *self)
{
  g_autofree char *heart = self->heart ? g_strdup_printf (_("Heart suppressed: lower edge of %g\u00a0Hz."), FROND_ANALYSIS_ECG_HZ) : NULL;
  g_autofree char *hum = self->hum_hz > 0 ? g_strdup_printf (_("Mains hum suppressed: %g\u00a0Hz and its multiples."), self->hum_hz) : NULL;

  if (heart && hum)
    return g_strjoin (" ", heart, hum, NULL);

  return heart ? g_steal_pointer (&heart) : g_steal_pointer (&hum);
}
