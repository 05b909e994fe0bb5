/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_SAVING_PANEL (frond_saving_panel_get_type ())
G_DECLARE_FINAL_TYPE (FrondSavingPanel, frond_saving_panel, FROND, SAVING_PANEL, AdwBin)

/* Activates "session.give-up". */
void frond_saving_panel_refresh (FrondSavingPanel      *self,
                                 const FrondLiveStatus *status);
/* Whether to give up what waits; nothing while nothing does. */
void frond_saving_panel_ask (FrondSavingPanel *self);
/* The session has ended: takes an open question away. */
void frond_saving_panel_finish (FrondSavingPanel *self);

G_END_DECLS
