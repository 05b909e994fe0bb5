/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What an emulated sensor measures: a scenario of the simulated patient, or a recording over and over again. */
typedef struct _FrondEmulatorSignal FrondEmulatorSignal;

FrondEmulatorSignal *frond_emulator_signal_new_scenario (const char *scenario,
                                                         guint64     seed,
                                                         guint       n_channels,
                                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
FrondEmulatorSignal *frond_emulator_signal_new_file (const char *path,
                                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                 frond_emulator_signal_free (FrondEmulatorSignal *self);
/* Raw value, 10 bits, of a BITalino's input; inputs without a signal are open. */
guint16 frond_emulator_signal_get (FrondEmulatorSignal *self,
                                   guint64              index,
                                   guint                channel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondEmulatorSignal, frond_emulator_signal_free)

G_END_DECLS
