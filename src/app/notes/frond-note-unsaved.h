/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The response that leaves; everything else stays. */
#define FROND_NOTE_UNSAVED_LEAVE "leave"

AdwDialog *frond_note_unsaved_dialog_new (const char *reason,
                                          const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
