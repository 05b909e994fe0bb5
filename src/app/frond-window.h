/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-application.h"
#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_WINDOW (frond_window_get_type ())
G_DECLARE_FINAL_TYPE (FrondWindow, frond_window, FROND, WINDOW, AdwApplicationWindow)

/* The stack of the window: at the bottom welcome, lock or browse (patients); session pages cover the whole window above it.
 * A page finds its window with FROND_WINDOW (gtk_widget_get_root (widget)). */
FrondWindow *frond_window_new (FrondApplication *application) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable) (transfer none): NULL while locked and where there are no records (practice) */
FrondVault *frond_window_get_vault (FrondWindow *self);
/* page (transfer floating): over what is shown; Back returns to it. */
void frond_window_push (FrondWindow       *self,
                        AdwNavigationPage *page);
/* page (transfer floating): in place of everything above the bottom page, so that Back returns to the patients: live -> review. */
void frond_window_push_above_browse (FrondWindow       *self,
                                     AdwNavigationPage *page);
/* Back to the bottom page. */
void frond_window_pop_to_browse (FrondWindow *self);
/* Back to the bottom page where nothing is lost by it; FALSE, having said so, where a session or a form is in the way. */
gboolean frond_window_make_room (FrondWindow *self);
/* toast (transfer full) */
void frond_window_add_toast (FrondWindow *self,
                             AdwToast    *toast);
/* While a session runs the window does not lock by itself and does not close without a question. Where the answer is yes it activates
 * the action "session.end" of the visible page, and closes when this is set back to FALSE; until then closing it again activates
 * "session.ask-to-give-up". */
void frond_window_set_session_running (FrondWindow *self,
                                       gboolean     running);
/* dialog (transfer floating): has to be read before the window is gone; one that is to close waits for it. */
void frond_window_present_first (FrondWindow *self,
                                 AdwDialog   *dialog);
/* While a file is being written the window neither locks by itself nor closes without a question; it closes with the last release. */
void     frond_window_hold (FrondWindow *self);
void     frond_window_release (FrondWindow *self);
gboolean frond_window_is_closing (FrondWindow *self);
/* Opens the review of a stored session. */
void frond_window_open_session (FrondWindow        *self,
                                FrondSessionRecord *record);

G_END_DECLS
