/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_STOP_PANEL (frond_stop_panel_get_type ())
G_DECLARE_FINAL_TYPE (FrondStopPanel, frond_stop_panel, FROND, STOP_PANEL, AdwBin)

/* Its buttons use the actions "session.resume", "session.end" and, after its question, "session.discard" of the page around it. */
void frond_stop_panel_show (FrondStopPanel        *self,
                            const FrondLiveStatus *status,
                            gboolean               is_practice,
                            gboolean               by_patient);
void frond_stop_panel_say (FrondStopPanel *self,
                           const char     *title,
                           gboolean        can_undo);

void frond_stop_panel_refresh (FrondStopPanel        *self,
                               const FrondLiveStatus *status,
                               gboolean               is_practice);

G_END_DECLS
