/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-bands.h"

G_BEGIN_DECLS

void frond_plot_ribbon_draw (cairo_t                    *cr,
                             const FrondPlotFrame       *frame,
                             const FrondPlotPalette     *palette,
                             const PangoFontDescription *font,
                             const FrondPlotBand        *bands,
                             gsize                       n_bands,
                             double                      position_s);

G_END_DECLS
