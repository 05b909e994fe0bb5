/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient-choices.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_OPTIONS (frond_patient_options_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientOptions, frond_patient_options, FROND, PATIENT_OPTIONS, AdwBin)

/* What the therapist sets of the patient's view. Signals: "screen-chosen" (somebody chose another screen), "blank-chosen" (gboolean), "said"
 * (a sentence for the therapist). */
GtkWidget *frond_patient_options_new (void);
void       frond_patient_options_set_choices (FrondPatientOptions *self,
                                              FrondPatientChoices *choices);
/* monitors: of GdkMonitor */
void        frond_patient_options_set_monitors (FrondPatientOptions *self,
                                                GListModel          *monitors);
GListModel *frond_patient_options_get_monitors (FrondPatientOptions *self);
void        frond_patient_options_propose_screen (FrondPatientOptions *self,
                                                  GdkMonitor          *own);
/* (nullable): the monitor to fill */
GdkMonitor *frond_patient_options_get_monitor (FrondPatientOptions *self);
gboolean    frond_patient_options_is_inside (FrondPatientOptions *self);
void        frond_patient_options_set_blank (FrondPatientOptions *self,
                                             gboolean             is_blank);
/* For rows about what she hears. */
GtkBox *frond_patient_options_get_sound_box (FrondPatientOptions *self);

G_END_DECLS
