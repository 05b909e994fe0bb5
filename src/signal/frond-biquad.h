/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * FrondBiquad:
 *
 * One second-order section, y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]; normalised, so that a0 is 1.
 */
typedef struct {
  double b0, b1, b2, a1, a2;
} FrondBiquad;
