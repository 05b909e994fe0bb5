/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_LIVE_READOUT (frond_live_readout_get_type ())
G_DECLARE_FINAL_TYPE (FrondLiveReadout, frond_live_readout, FROND, LIVE_READOUT, AdwBin)

void frond_live_readout_set_source (FrondLiveReadout *self,
                                    gboolean          is_simulated,
                                    gboolean          is_practice,
                                    gboolean          has_abdomen);
void frond_live_readout_refresh (FrondLiveReadout      *self,
                                 const FrondLiveStatus *status,
                                 FrondProgramme        *programme,
                                 const char            *unit);

G_END_DECLS
