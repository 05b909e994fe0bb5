/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"

G_BEGIN_DECLS

double frond_openness_of (double value,
                          double reference);
double frond_openness_get_reference (const FrondLiveStatus *status);
double frond_openness_get (const FrondLiveStatus *status);

G_END_DECLS
