/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-frame.h"

G_BEGIN_DECLS

double frond_plot_axis_get_value_step (double span,
                                       guint  n_most);
double frond_plot_axis_get_time_step (double span_s,
                                      guint  n_most);
double frond_plot_axis_get_nice_top (double maximum);
double frond_plot_axis_get_scale_step (double top,
                                       guint  n_most);

char *frond_plot_axis_format_value (double value,
                                    double step) G_GNUC_WARN_UNUSED_RESULT;
char *frond_plot_axis_format_time (double time_s,
                                   double step_s) G_GNUC_WARN_UNUSED_RESULT;

double frond_plot_axis_measure_values (cairo_t                    *cr,
                                       const FrondPlotFrame       *frame,
                                       const PangoFontDescription *font);
double frond_plot_axis_measure_height (cairo_t                    *cr,
                                       const PangoFontDescription *font);
void   frond_plot_axis_draw_grid (cairo_t                *cr,
                                  const FrondPlotFrame   *frame,
                                  const FrondPlotPalette *palette,
                                  double                  text_height);
void   frond_plot_axis_draw_values (cairo_t                    *cr,
                                    const FrondPlotFrame       *frame,
                                    const FrondPlotPalette     *palette,
                                    const PangoFontDescription *font);
void   frond_plot_axis_draw_times (cairo_t                    *cr,
                                   const FrondPlotFrame       *frame,
                                   const FrondPlotPalette     *palette,
                                   const PangoFontDescription *font);

G_END_DECLS
