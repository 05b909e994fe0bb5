/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-patient.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_ROW (frond_patient_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientRow, frond_patient_row, FROND, PATIENT_ROW, GtkBox)

GtkWidget *frond_patient_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_patient_row_set_patient (FrondPatientRow *self,
                                          FrondPatient    *patient);

G_END_DECLS
