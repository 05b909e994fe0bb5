/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-channel.h"

G_BEGIN_DECLS

#define FROND_EDF_NUMBER_LENGTH 8

/**
 * FrondEdfLimits:
 * @digital_min: lower end of the digital range in the header
 * @digital_max: its upper end
 * @physical_min: physical value of digital_min, as the header's text
 * @physical_max: physical value of digital_max, as the header's text
 *
 * How an EDF header says what a raw value means.
 */
typedef struct {
  int  digital_min;
  int  digital_max;
  char physical_min[FROND_EDF_NUMBER_LENGTH + 1];
  char physical_max[FROND_EDF_NUMBER_LENGTH + 1];
} FrondEdfLimits;

gboolean frond_edf_limits_choose (const FrondChannel *channel,
                                  int                 lowest,
                                  int                 highest,
                                  FrondEdfLimits     *limits);

G_END_DECLS
