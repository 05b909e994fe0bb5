/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "frond-sensor-effort.h"

G_BEGIN_DECLS

/**
 * FrondScenarioPoint:
 * @at_s: time since the start, or in the period
 * @level_uv: RMS of the muscle's activity; between two points it goes in a straight line
 */
typedef struct {
  double at_s;
  double level_uv;
} FrondScenarioPoint;

#define FROND_SCENARIO_MAX_POINTS 16

/* Behind a scenario's name: its abdomen is there as a second channel. */
#define FROND_SCENARIO_WITH_ABDOMEN "?channels=2"

/**
 * FrondScenario:
 * @name: as in "simulated:NAME"
 * @summary: one line, not translated
 * @points: course of the activity, up to the first repetition of time 0
 * @period_s: the end of the course, so long, is done again; 0: the last level stays
 * @n_periods: how often it is done; 0: for ever. Afterwards the last level stays
 * @bursts_per_min: sudden tightenings of 0.5-1.5 s
 * @burst_uv: their RMS
 * @hum_uv: mains hum, RMS, of 50 Hz with a third of it at 150 Hz
 * @ecg_uv: height of the heart's R wave
 * @off_from_s: an electrode comes off at this time ...
 * @off_to_s: ... and is back at this one
 * @off_period_s: and so on every so many seconds; 0: it stays on
 * @loose_uv: white noise, RMS, with as much mains hum: then the electrode is not off at that time but hardly touches; 0: it is off
 * @motion_uv: how far a movement of the cable takes the level
 * @motion_period_s: a movement every so many seconds; 0: none
 * @effort_uv: what it does instead while it is asked for that effort, see frond_simulated_patient_cue(); 0: it does not listen
 * @reaction_s: after this time it answers; 0: 0.3 s
 * @change_s: so long a contraction rises or falls; 0: 0.3 s
 * @abdomen: (nullable): the scenario of its abdomen, where a second channel is asked for; NULL: "abdomen-quiet"
 * @not_offered: for tests and from the command line only: a list to choose from leaves it out
 * @flat: nothing is connected to the amplifier's output: a constant
 *
 * What the simulated patient does, as data.
 */
typedef struct {
  const char        *name;
  const char        *summary;
  FrondScenarioPoint points[FROND_SCENARIO_MAX_POINTS];
  double             period_s;
  guint              n_periods;
  double             bursts_per_min;
  double             burst_uv;
  double             hum_uv;
  double             ecg_uv;
  double             off_from_s;
  double             off_to_s;
  double             off_period_s;
  double             loose_uv;
  double             motion_uv;
  double             motion_period_s;
  double             effort_uv[FROND_SENSOR_N_EFFORTS];
  double             reaction_s;
  double             change_s;
  const char        *abdomen;
  gboolean           not_offered;
  gboolean           flat;
} FrondScenario;

/* The n-th scenario, NULL after the last. */
const FrondScenario *frond_scenario_get_nth (guint n);
const FrondScenario *frond_scenario_find (const char *name,
                                          gsize       length);
double               frond_scenario_get_level_uv (const FrondScenario *self,
                                                  double               at_s);
gboolean             frond_scenario_is_electrode_off (const FrondScenario *self,
                                                      double               at_s);
gboolean             frond_scenario_is_electrode_loose (const FrondScenario *self,
                                                        double               at_s);

G_END_DECLS
