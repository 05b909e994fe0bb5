/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void frond_menu_attach (GtkMenuButton *button);
void frond_menu_name_items (void);

G_END_DECLS
