/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-frame.h"

G_BEGIN_DECLS

/**
 * FrondPlotTrendPoint:
 * @before: level before, NAN for none
 * @after: level after, NAN for none
 * @label: (nullable): what stands below it, for instance its day
 * @mark: (nullable): what became another between the point before and this one: "Other sensor". The line ends there.
 *
 * One session of a trend.
 */
typedef struct {
  double      before;
  double      after;
  const char *label;
  const char *mark;
} FrondPlotTrendPoint;

/* A trend's frame has places instead of seconds: from 0 to this. */
double frond_plot_trend_get_span (const FrondPlotTrendPoint *points,
                                  gsize                      n_points);
double frond_plot_trend_get_place (const FrondPlotTrendPoint *points,
                                   gsize                      i);
double frond_plot_trend_get_maximum (const FrondPlotTrendPoint *points,
                                     gsize                      n_points);
int    frond_plot_trend_find (const FrondPlotFrame      *frame,
                              const FrondPlotTrendPoint *points,
                              gsize                      n_points,
                              double                     x);
void   frond_plot_trend_draw (cairo_t                    *cr,
                              const FrondPlotFrame       *frame,
                              const FrondPlotPalette     *palette,
                              const PangoFontDescription *font,
                              const FrondPlotTrendPoint  *points,
                              gsize                       n_points,
                              int                         selected);

G_END_DECLS
