/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-bitalino-firmware.h"
#include "frond-emulator-signal.h"
#include "frond-fault-plan.h"

G_BEGIN_DECLS

/* A BITalino on a pty, in a thread of its own. The signal starts with the first start command. After a proper stop it starts over; after a fault
 * it has gone on by itself, as a patient's does. */
typedef struct _FrondBitalinoEmulator FrondBitalinoEmulator;

/* signal and plan are taken over. speed: times real time; 0: as fast as the reader takes it, nothing ever dropped. */
FrondBitalinoEmulator *frond_bitalino_emulator_new (FrondEmulatorSignal *signal,
                                                    FrondFaultPlan      *plan,
                                                    double               speed) G_GNUC_WARN_UNUSED_RESULT;
void                   frond_bitalino_emulator_free (FrondBitalinoEmulator *self);
/* Only before start. */
void frond_bitalino_emulator_set_link (FrondBitalinoEmulator *self,
                                       const char            *link);
void frond_bitalino_emulator_set_seed (FrondBitalinoEmulator *self,
                                       guint64                seed);
/* What it is when it is switched on; only before start. */
FrondBitalinoFirmware *frond_bitalino_emulator_get_firmware (FrondBitalinoEmulator *self);
gboolean               frond_bitalino_emulator_start (FrondBitalinoEmulator *self,
                                                      GError               **error);

/* Of the link, or of the port itself; valid after start. */
const char *frond_bitalino_emulator_get_path (FrondBitalinoEmulator *self);
gboolean    frond_bitalino_emulator_is_streaming (FrondBitalinoEmulator *self);
/* Frames made since the stream started, sent or not. */
guint64 frond_bitalino_emulator_get_n_frames (FrondBitalinoEmulator *self);
/* By hand, for tests: the plug, and the link's silence. */
void frond_bitalino_emulator_set_plugged (FrondBitalinoEmulator *self,
                                          gboolean               plugged);
void frond_bitalino_emulator_set_silent (FrondBitalinoEmulator *self,
                                         gboolean               silent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondBitalinoEmulator, frond_bitalino_emulator_free)

G_END_DECLS
