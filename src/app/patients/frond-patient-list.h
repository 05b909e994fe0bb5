/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_LIST (frond_patient_list_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientList, frond_patient_list, FROND, PATIENT_LIST, AdwNavigationPage)

void        frond_patient_list_set_patients (FrondPatientList *self,
                                             GListModel       *patients);
GListModel *frond_patient_list_get_shown (FrondPatientList *self);
void        frond_patient_list_search (FrondPatientList *self);
void        frond_patient_list_clear_search (FrondPatientList *self);
void        frond_patient_list_select (FrondPatientList *self,
                                       gint64            id);
void        frond_patient_list_show_banner (FrondPatientList *self,
                                            const char       *text,
                                            const char       *button);

G_END_DECLS
