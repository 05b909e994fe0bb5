/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient.h"
#include "frond-window.h"

G_BEGIN_DECLS

void frond_session_flow_start (FrondWindow  *window,
                               FrondPatient *patient);
void frond_session_flow_practice (FrondWindow *window);

G_END_DECLS
