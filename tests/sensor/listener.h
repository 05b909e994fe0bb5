/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "emulator/frond-bitalino-emulator.h"
#include "frond-sensor-private.h"

/* Listens to a sensor, for the thread of a test. Fails at once when the sample clock goes back, repeats or jumps without saying so. */
typedef struct {
  GMutex           lock;
  GCond            changed;
  GPtrArray       *blocks; /* (element-type FrondBlock) */
  guint64          n_frames;
  guint64          n_lost;
  guint64          next_sample;
  FrondSensorState state;
  int              error_code; /* -1: none */
  FrondSensor     *stop_from_callback;
} Listener;

Listener *listener_new (void);
void      listener_free (Listener *self);
void      listener_start (Listener    *self,
                          FrondSensor *sensor);
/* Wait for as long as it takes: the test runner ends what hangs. */
void    listener_wait_for_frames (Listener *self,
                                  guint64   n_more);
void    listener_wait_for_total (Listener *self,
                                 guint64   n_frames);
void    listener_wait_for_state (Listener        *self,
                                 FrondSensorState state);
void    listener_forget (Listener *self);
guint64 listener_get_n_lost (Listener *self);
int     listener_get_error_code (Listener *self);

/* Sensors and emulators that the tests begin with; each fails where anything goes wrong. The emulated patient is "work-rest" with seed 7. */
FrondSensor           *make_sensor (const char *where,
                                    double      speed);
void                   open_sensor (FrondSensor *sensor);
FrondBitalinoEmulator *make_emulator (const char *faults,
                                      double      speed);
void                   switch_on (FrondBitalinoEmulator *emulator);
FrondBitalinoEmulator *start_emulator (const char *faults,
                                       double      speed);
void                   assert_samples_of_patient (Listener *listener);
void                   wait_until_idle (FrondBitalinoEmulator *emulator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listener, listener_free)
