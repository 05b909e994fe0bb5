/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"

G_BEGIN_DECLS

/**
 * FrondPatientOwnWords:
 * @trainer: (nullable): "trainer", "dilator" or what she calls it
 * @body: (nullable): what she calls her body there
 */
typedef struct {
  const char *trainer;
  const char *body;
} FrondPatientOwnWords;

/**
 * FrondPatientWords:
 * @big: one to three words, read from the couch
 * @small: a short sentence below them, or nothing
 *
 * What stands in the patient's window. Never a name, a number, a judgement or a word of the trade.
 */
typedef struct {
  char *big;
  char *small;
} FrondPatientWords;

FrondPatientWords *frond_patient_words_new (const FrondLiveStatus      *status,
                                            FrondProgramme             *programme,
                                            const FrondPatientOwnWords *own,
                                            gboolean                    by_patient) G_GNUC_WARN_UNUSED_RESULT;
void               frond_patient_words_free (FrondPatientWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondPatientWords, frond_patient_words_free)

gboolean    frond_patient_words_may_replace (const char              *big,
                                             const char              *small,
                                             const FrondPatientWords *next,
                                             gint64                   shown_us);
const char *frond_patient_words_describe_stop (gboolean has_keys);

G_END_DECLS
