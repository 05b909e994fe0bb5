/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient.h"
#include "frond-text.h"

G_BEGIN_DECLS

void  frond_today (GDate *today);
char *frond_patient_dup_identifiers (FrondPatient *patient) G_GNUC_WARN_UNUSED_RESULT;
char *frond_patient_dup_accessible_name (FrondPatient *patient) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_duration (double seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
