/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-phase-kind.h"

#include <string.h>

#include "frond-metrics.h"

const char *const frond_phase_kind_names[] = { "rest", "work", "release", "breathe", "drop", "step", NULL };

/**
 * frond_phase_kind_to_string:
 * @kind: a kind
 *
 * Returns: its word in programmes, CSV and JSON; never translated
 */
const char *
frond_phase_kind_to_string (FrondPhaseKind kind)
{
  g_return_val_if_fail (kind <= FROND_PHASE_STEP, NULL);

  return frond_phase_kind_names[kind];
}

/**
 * frond_phase_kind_from_string:
 * @text: (nullable): a word
 * @kind: (out): what it means
 *
 * Returns: whether it is one of the words
 */
gboolean
frond_phase_kind_from_string (const char     *text,
                              FrondPhaseKind *kind)
{
  for (guint i = 0; text && frond_phase_kind_names[i]; i++) {
    if (strcmp (text, frond_phase_kind_names[i]) == 0) {
      *kind = i;
      return TRUE;
    }
  }

  return FALSE;
}
