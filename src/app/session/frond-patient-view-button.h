/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"
#include "frond-patient-options.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_VIEW_BUTTON (frond_patient_view_button_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientViewButton, frond_patient_view_button, FROND, PATIENT_VIEW_BUTTON, AdwBin)

/* Opens and closes the patient's view and holds what can be set of it. Signal "said" (a sentence for the therapist). */
/* toolbar_view: the page's; its content is covered where the view is shown in the same window. */
void frond_patient_view_button_set_session (FrondPatientViewButton *self,
                                            FrondLiveSession       *session,
                                            AdwToolbarView         *toolbar_view);
/* In place of the display's own; for tests. */
void                 frond_patient_view_button_set_monitors (FrondPatientViewButton *self,
                                                             GListModel             *monitors);
void                 frond_patient_view_button_toggle (FrondPatientViewButton *self);
void                 frond_patient_view_button_toggle_blank (FrondPatientViewButton *self);
void                 frond_patient_view_button_toggle_mute (FrondPatientViewButton *self);
void                 frond_patient_view_button_refresh (FrondPatientViewButton *self,
                                                        const FrondLiveStatus  *status);
FrondPatientOptions *frond_patient_view_button_get_options (FrondPatientViewButton *self);

G_END_DECLS
