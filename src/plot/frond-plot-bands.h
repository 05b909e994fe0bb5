/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-frame.h"

G_BEGIN_DECLS

/**
 * FrondPlotBand:
 * @start_s: where the phase begins
 * @end_s: where it ends
 * @kind: what it asks for
 * @name: (nullable): the word at its top
 */
typedef struct {
  double             start_s;
  double             end_s;
  FrondPlotPhaseKind kind;
  const char        *name;
} FrondPlotBand;

void frond_plot_bands_draw (cairo_t                *cr,
                            const FrondPlotFrame   *frame,
                            const FrondPlotPalette *palette,
                            const FrondPlotBand    *bands,
                            gsize                   n_bands);
void frond_plot_bands_draw_names (cairo_t                    *cr,
                                  const FrondPlotFrame       *frame,
                                  const FrondPlotPalette     *palette,
                                  const PangoFontDescription *font,
                                  const FrondPlotBand        *bands,
                                  gsize                       n_bands);

double frond_plot_bands_get_name_room (const FrondPlotFrame *frame,
                                       const FrondPlotBand  *band);

G_END_DECLS
