/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-channel.h"
#include "frond-scenario.h"

G_BEGIN_DECLS

#define FROND_SIMULATED_RATE_HZ 1000
/* One raw step. The range is that of a BITalino's EMG input. */
#define FROND_SIMULATED_STEP_UV 0.1
#define FROND_SIMULATED_RAW_MAX 16350

/* A patient for practice and tests. Every sample follows from scenario, seed and index alone: any order, chunking and speed gives the same. */
typedef struct _FrondSimulatedPatient FrondSimulatedPatient;

FrondSimulatedPatient *frond_simulated_patient_new (const FrondScenario *scenario,
                                                    guint64              seed) G_GNUC_WARN_UNUSED_RESULT;
void                   frond_simulated_patient_free (FrondSimulatedPatient *self);
FrondChannel          *frond_simulated_patient_make_channel (void) G_GNUC_WARN_UNUSED_RESULT;
FrondChannel          *frond_simulated_patient_make_abdomen_channel (void) G_GNUC_WARN_UNUSED_RESULT;
gint16                 frond_simulated_patient_get_sample (FrondSimulatedPatient *self,
                                                           guint64                index);
void                   frond_simulated_patient_cue (FrondSimulatedPatient *self,
                                                    guint64                index,
                                                    FrondSensorEffort      effort);
void                   frond_simulated_patient_begin (FrondSimulatedPatient *self);
gboolean               frond_simulated_patient_is_electrode_off (FrondSimulatedPatient *self,
                                                                 guint64                index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondSimulatedPatient, frond_simulated_patient_free)

G_END_DECLS
