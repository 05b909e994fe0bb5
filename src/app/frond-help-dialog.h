/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_HELP_DIALOG (frond_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FrondHelpDialog, frond_help_dialog, FROND, HELP_DIALOG, AdwDialog)

AdwDialog *frond_help_dialog_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
