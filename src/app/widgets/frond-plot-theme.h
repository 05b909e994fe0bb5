/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-plot-palette.h"

G_BEGIN_DECLS

void                  frond_plot_theme_load (GtkWidget        *widget,
                                             FrondPlotPalette *palette);
void                  frond_plot_theme_watch (GtkWidget *widget,
                                              GCallback  changed_swapped);
PangoFontDescription *frond_plot_theme_get_font (GtkWidget *widget,
                                                 double     factor) G_GNUC_WARN_UNUSED_RESULT;
double                frond_plot_theme_get_text_height (GtkWidget *widget);
void                  frond_plot_theme_to_rgba (const FrondPlotColor *color,
                                                GdkRGBA              *rgba);
void                  frond_plot_theme_snapshot_focus (GtkWidget              *widget,
                                                       GtkSnapshot            *snapshot,
                                                       const FrondPlotPalette *palette);

G_END_DECLS
