/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_DIALOG (frond_patient_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientDialog, frond_patient_dialog, FROND, PATIENT_DIALOG, AdwDialog)

FrondPatientDialog *frond_patient_dialog_new (FrondVault   *vault,
                                              FrondPatient *patient) G_GNUC_WARN_UNUSED_RESULT;
void                frond_patient_dialog_suggest (FrondPatientDialog *self,
                                                  const char         *text);
gboolean            frond_patient_dialog_has_changes (FrondPatientDialog *self);
FrondPatient       *frond_patient_dialog_get_patient (FrondPatientDialog *self);

G_END_DECLS
