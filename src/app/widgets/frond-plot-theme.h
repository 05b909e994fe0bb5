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
PangoFontDescription *frond_plot_theme_get_label_font (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout          *frond_plot_theme_layout_new (GtkWidget  *widget,
                                                   const char *text) G_GNUC_WARN_UNUSED_RESULT;
double                frond_plot_theme_get_text_height (GtkWidget *widget);
double                frond_plot_theme_get_scale (GtkWidget *widget);
void                  frond_plot_theme_to_rgba (const FrondPlotColor *color,
                                                GdkRGBA              *rgba);

G_END_DECLS
