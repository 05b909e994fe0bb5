/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_SESSION_CURTAIN (frond_session_curtain_get_type ())
G_DECLARE_FINAL_TYPE (FrondSessionCurtain, frond_session_curtain, FROND, SESSION_CURTAIN, AdwBin)

/* Signals: "pressed": with a pointer or finger; keys are the guard's. */
GtkWidget *frond_session_curtain_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_session_curtain_show_words (FrondSessionCurtain *self,
                                             const char          *state,
                                             gboolean             can_stop);

G_END_DECLS
