/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void frond_plot_range_iface_init (GtkAccessibleRangeInterface *iface);
void frond_plot_range_say (GtkWidget  *widget,
                           double      value,
                           double      maximum,
                           const char *text);

G_END_DECLS
