/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_TRACE_PANEL (frond_trace_panel_get_type ())
G_DECLARE_FINAL_TYPE (FrondTracePanel, frond_trace_panel, FROND, TRACE_PANEL, AdwBin)

void  frond_trace_panel_set_session (FrondTracePanel  *self,
                                     FrondLiveSession *session,
                                     const char       *unit);
char *frond_trace_panel_show_event (FrondTracePanel  *self,
                                    const FrondEvent *event,
                                    gboolean         *can_undo) G_GNUC_WARN_UNUSED_RESULT;
void  frond_trace_panel_refresh (FrondTracePanel *self);
void  frond_trace_panel_say (FrondTracePanel *self,
                             const char      *title,
                             gboolean         can_undo);
char *frond_trace_panel_undo_mark (FrondTracePanel *self) G_GNUC_WARN_UNUSED_RESULT;
void  frond_trace_panel_next_window (FrondTracePanel *self);
void  frond_trace_panel_focus (FrondTracePanel *self);

G_END_DECLS
