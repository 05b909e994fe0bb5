/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_MARKER_PANEL (frond_marker_panel_get_type ())
G_DECLARE_FINAL_TYPE (FrondMarkerPanel, frond_marker_panel, FROND, MARKER_PANEL, AdwBin)

/* Signals: "goal-chosen" (double: in the channel's unit), "text-begun", "text-written" (string). Its buttons use the actions "session.mark" and
 * "session.undo-mark" of the page around it. */
void frond_marker_panel_set_programme (FrondMarkerPanel *self,
                                       FrondProgramme   *programme,
                                       const char       *unit);
void frond_marker_panel_refresh (FrondMarkerPanel      *self,
                                 const FrondLiveStatus *status);
void frond_marker_panel_change_goal (FrondMarkerPanel *self,
                                     double            step);
void frond_marker_panel_set_goal (FrondMarkerPanel *self,
                                  double            goal);
void frond_marker_panel_write_mark (FrondMarkerPanel *self);
void frond_marker_panel_finish_text (FrondMarkerPanel *self);

G_END_DECLS
