/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient.h"

G_BEGIN_DECLS

GStrv    frond_patient_match_get_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean frond_patient_match (FrondPatient      *patient,
                              const char *const *words);
gboolean frond_patient_is_similar (FrondPatient *a,
                                   FrondPatient *b);

G_END_DECLS
