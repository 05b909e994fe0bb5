/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-frame.h"

G_BEGIN_DECLS

/**
 * FrondPlotColumn:
 * @minimum: smallest value in the column's stretch of time
 * @maximum: greatest value
 * @gap: nothing valid was measured there; the values do not count
 */
typedef struct {
  float    minimum;
  float    maximum;
  gboolean gap;
} FrondPlotColumn;

/**
 * FrondPlotTrace:
 * @columns: extremes of equal stretches of time
 * @n_columns: how many
 * @start_s: where the first one begins
 * @column_s: how long each one is
 * @series: what the trace is of
 */
typedef struct {
  const FrondPlotColumn *columns;
  gsize                  n_columns;
  double                 start_s;
  double                 column_s;
  FrondPlotSeries        series;
} FrondPlotTrace;

void   frond_plot_trace_draw_columns (cairo_t                *cr,
                                      const FrondPlotFrame   *frame,
                                      const FrondPlotPalette *palette,
                                      const FrondPlotTrace   *trace);
void   frond_plot_trace_draw_envelope (cairo_t                *cr,
                                       const FrondPlotFrame   *frame,
                                       const FrondPlotPalette *palette,
                                       const FrondPlotTrace   *trace);
void   frond_plot_trace_draw_line (cairo_t                *cr,
                                   const FrondPlotFrame   *frame,
                                   const FrondPlotPalette *palette,
                                   const FrondPlotTrace   *trace);
void   frond_plot_trace_draw_gaps (cairo_t                *cr,
                                   const FrondPlotFrame   *frame,
                                   const FrondPlotPalette *palette,
                                   const FrondPlotTrace   *trace);
double frond_plot_trace_get_maximum (const FrondPlotTrace *trace);

G_END_DECLS
