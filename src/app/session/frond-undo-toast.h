/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void frond_undo_toast_show (AdwToastOverlay *overlay,
                            const char      *title,
                            gboolean         can_undo);

G_END_DECLS
