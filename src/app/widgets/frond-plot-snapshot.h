/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-plot-palette.h"

G_BEGIN_DECLS

/* What the keyboard's outline covers at each edge, and a little air: nothing that has to be read stands there. */
#define FROND_PLOT_SNAPSHOT_FOCUS_ROOM 4.0

void frond_plot_snapshot_color (GtkSnapshot          *snapshot,
                                const FrondPlotColor *color,
                                double                x,
                                double                y,
                                double                width,
                                double                height);
void frond_plot_snapshot_layout (GtkSnapshot          *snapshot,
                                 PangoLayout          *layout,
                                 const FrondPlotColor *color,
                                 double                x,
                                 double                y);
void frond_plot_snapshot_sign (GtkSnapshot            *snapshot,
                               PangoLayout            *layout,
                               const FrondPlotPalette *palette,
                               const graphene_rect_t  *box);
void frond_plot_snapshot_focus (GtkSnapshot            *snapshot,
                                GtkWidget              *widget,
                                const FrondPlotPalette *palette);

G_END_DECLS
