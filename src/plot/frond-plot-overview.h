/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-bands.h"
#include "frond-plot-trace.h"

G_BEGIN_DECLS

void frond_plot_overview_draw (cairo_t                *cr,
                               const FrondPlotFrame   *frame,
                               const FrondPlotPalette *palette,
                               const FrondPlotBand    *bands,
                               gsize                   n_bands,
                               const FrondPlotTrace   *trace);
void frond_plot_overview_draw_window (cairo_t                *cr,
                                      const FrondPlotFrame   *frame,
                                      const FrondPlotPalette *palette,
                                      double                  start_s,
                                      double                  end_s);

G_END_DECLS
