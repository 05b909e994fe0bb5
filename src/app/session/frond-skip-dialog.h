/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_SKIP_DIALOG (frond_skip_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FrondSkipDialog, frond_skip_dialog, FROND, SKIP_DIALOG, AdwDialog)

/* Signal "chosen" (const char *reason): it closes by itself. */
AdwDialog *frond_skip_dialog_new (const char *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
