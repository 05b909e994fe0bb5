/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_SIGNAL_GROUP (frond_signal_group_get_type ())
G_DECLARE_FINAL_TYPE (FrondSignalGroup, frond_signal_group, FROND, SIGNAL_GROUP, AdwPreferencesGroup)

void frond_signal_group_start (FrondSignalGroup   *self,
                               FrondLiveSession   *session,
                               FrondSessionRecord *last,
                               GDateTime          *measured);
void frond_signal_group_set_chain (FrondSignalGroup        *self,
                                   const FrondChainProfile *chain);
void frond_signal_group_refresh (FrondSignalGroup      *self,
                                 const FrondLiveStatus *status);

gboolean frond_signal_group_suggests_measuring (FrondSignalGroup *self);
void     frond_signal_group_focus_measuring (FrondSignalGroup *self);

G_END_DECLS
