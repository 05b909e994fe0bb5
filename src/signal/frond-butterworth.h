/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>

#include "frond-biquad.h"

#define FROND_BUTTERWORTH_MAX_ORDER 8

size_t frond_butterworth_bandpass (unsigned     order,
                                   double       low_hz,
                                   double       high_hz,
                                   double       rate_hz,
                                   FrondBiquad *sections);
