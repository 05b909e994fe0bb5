/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-idle-watch.h"

G_BEGIN_DECLS

void frond_settings_bind_window (GtkWindow *window);
void frond_settings_bind_lock (FrondIdleWatch *watch);
void frond_settings_bind_published_values (GObject    *object,
                                           const char *property);

G_END_DECLS
