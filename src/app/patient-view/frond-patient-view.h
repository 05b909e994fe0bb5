/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient-choices.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_VIEW (frond_patient_view_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientView, frond_patient_view, FROND, PATIENT_VIEW, AdwBin)

/* What the patient sees of a session: a picture, one or two words, and that she can stop. It opens blank. A click or a touch anywhere in it is
 * her stop. */
FrondPatientView *frond_patient_view_new (FrondLiveSession    *session,
                                          FrondPatientChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
/* Blank: the picture rests and nothing is said of the session. */
void     frond_patient_view_set_blank (FrondPatientView *self,
                                       gboolean          is_blank);
gboolean frond_patient_view_is_blank (FrondPatientView *self);
/* Whether keys come to it, so that what it says of the stop is true. */
void frond_patient_view_set_has_keys (FrondPatientView *self,
                                      gboolean          has_keys);
/* Her stop. */
void frond_patient_view_stop (FrondPatientView *self);

G_END_DECLS
