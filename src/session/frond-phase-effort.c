/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-phase-effort.h"

/* Glazer's flicks are 2 s, his holds 10 s, his endurance hold 60 s (clinical.md 2.1); what others ask for goes with the nearest. */
#define LONGEST_FLICK_S 3
#define LONGEST_HOLD_S  20

/**
 * frond_phase_effort_find:
 * @phase: (nullable): what a programme asks for, %NULL for nothing
 *
 * Returns: what a simulated patient is to do
 */
FrondSensorEffort
frond_phase_effort_find (const FrondPhase *phase)
{
  if (phase && phase->kind == FROND_PHASE_DROP)
    return FROND_SENSOR_EFFORT_DROP;
  if (!phase || phase->kind != FROND_PHASE_WORK)
    return FROND_SENSOR_EFFORT_REST;
  if (phase->duration_s <= LONGEST_FLICK_S)
    return FROND_SENSOR_EFFORT_FLICK;

  return phase->duration_s <= LONGEST_HOLD_S ? FROND_SENSOR_EFFORT_HOLD : FROND_SENSOR_EFFORT_ENDURANCE;
}
