/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-idle-watch.h"

G_BEGIN_DECLS

void frond_settings_bind_window (GtkWindow *window);
void frond_settings_bind_lock (FrondIdleWatch *watch);

G_END_DECLS
