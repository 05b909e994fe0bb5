/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>

#include "frond-biquad.h"

bool frond_notch_design (double       frequency_hz,
                         double       q,
                         double       rate_hz,
                         FrondBiquad *section);
