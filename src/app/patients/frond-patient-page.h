/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_PAGE (frond_patient_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientPage, frond_patient_page, FROND, PATIENT_PAGE, AdwNavigationPage)

FrondPatientPage *frond_patient_page_new (FrondVault *vault) G_GNUC_WARN_UNUSED_RESULT;
void              frond_patient_page_set_patient (FrondPatientPage *self,
                                                  FrondPatient     *patient);
void              frond_patient_page_reload (FrondPatientPage *self);
void              frond_patient_page_set_view (FrondPatientPage *self,
                                               const char       *name);
void              frond_patient_page_focus_start (FrondPatientPage *self);

G_END_DECLS
