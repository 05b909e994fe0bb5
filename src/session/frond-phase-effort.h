/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme.h"
#include "frond-sensor-effort.h"

G_BEGIN_DECLS

FrondSensorEffort frond_phase_effort_find (const FrondPhase *phase);

G_END_DECLS
