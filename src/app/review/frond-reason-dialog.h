/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_REASON_DIALOG (frond_reason_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FrondReasonDialog, frond_reason_dialog, FROND, REASON_DIALOG, AdwDialog)

/* Signal "chosen" (const char *reason): a word of FrondExclusion or what was typed; it closes by itself. */
AdwDialog *frond_reason_dialog_new (double start_s,
                                    double end_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
