/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient-view.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_WINDOW (frond_patient_window_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientWindow, frond_patient_window, FROND, PATIENT_WINDOW, AdwWindow)

/* Signals: "screen-lost": the monitor that it filled is gone; it closes itself. "toggle": the therapist's own keys were pressed in it.
 * Closing it changes nothing in the session. */
FrondPatientWindow *frond_patient_window_new (FrondLiveSession    *session,
                                              FrondPatientChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
FrondPatientView   *frond_patient_window_get_view (FrondPatientWindow *self);
/* Fills a monitor of the list as long as it is there. */
void frond_patient_window_fill (FrondPatientWindow *self,
                                GListModel         *monitors,
                                GdkMonitor         *monitor);

G_END_DECLS
