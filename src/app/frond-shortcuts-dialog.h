/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_SHORTCUTS_DIALOG (frond_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FrondShortcutsDialog, frond_shortcuts_dialog, FROND, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *frond_shortcuts_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
