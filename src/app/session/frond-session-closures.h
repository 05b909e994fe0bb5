/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"

G_BEGIN_DECLS

/* Numbers */
char *frond_session_format_value (double   value,
                                  gboolean below_floor,
                                  double   noise_floor) G_GNUC_WARN_UNUSED_RESULT;
char *frond_session_format_quantity (double      value,
                                     const char *unit) G_GNUC_WARN_UNUSED_RESULT;
char *frond_session_format_seconds_left (double seconds) G_GNUC_WARN_UNUSED_RESULT;

/* The programme */
char       *frond_session_describe_cycle (const FrondPhase *phase) G_GNUC_WARN_UNUSED_RESULT;
const char *frond_session_describe_pause (gboolean is_practice);
char       *frond_session_describe_phase_began (const FrondPhase *phase) G_GNUC_WARN_UNUSED_RESULT;
char       *frond_session_name_marker (FrondProgramme *programme,
                                       int             number,
                                       const char     *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    frond_session_needs_baseline (FrondProgramme *programme);

/* The signal */
gboolean    frond_session_is_waiting (const FrondLiveStatus *status);
gboolean    frond_session_is_far_above (double now,
                                        double level,
                                        double noise_floor);
const char *frond_session_describe_rating (const FrondLiveStatus *status);
const char *frond_session_describe_reason (FrondSignalReason reason);
const char *frond_session_describe_cure (FrondSignalReason reason);

/* The sensor */
char       *frond_session_describe_sensor (const FrondSensorInfo *info) G_GNUC_WARN_UNUSED_RESULT;
const char *frond_session_describe_sensor_state (const FrondLiveStatus *status);
const char *frond_session_name_sensor_problem (const GError *error);
const char *frond_session_name_scenario (const char *scenario);
char       *frond_session_describe_trouble (const FrondLiveStatus *status,
                                            gboolean               is_practice,
                                            gboolean              *offer_end) G_GNUC_WARN_UNUSED_RESULT;

/* The person */
char *frond_session_describe_person (FrondPatient *patient) G_GNUC_WARN_UNUSED_RESULT;
char *frond_session_describe_identifiers (FrondPatient *patient) G_GNUC_WARN_UNUSED_RESULT;

/* The plan */
char  *frond_session_describe_length (FrondProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;
char  *frond_session_format_time_left (FrondProgramme          *programme,
                                       const FrondEngineStatus *engine) G_GNUC_WARN_UNUSED_RESULT;
double frond_session_plan_position (FrondProgramme          *programme,
                                    const FrondEngineStatus *engine);

G_END_DECLS
