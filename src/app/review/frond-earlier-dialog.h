/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_EARLIER_DIALOG (frond_earlier_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FrondEarlierDialog, frond_earlier_dialog, FROND, EARLIER_DIALOG, AdwDialog)

/* past: element-type FrondReviewEarlier. Signal "chosen" (FrondSessionRecord *record): it closes by itself. */
AdwDialog *frond_earlier_dialog_new (const GPtrArray *past) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
