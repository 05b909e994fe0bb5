/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "frond-plot-palette.h"

G_BEGIN_DECLS

typedef enum {
  FROND_PLOT_PADS,
  FROND_PLOT_PROBE,
  FROND_PLOT_BALLOON, /* measures a pressure */
} FrondPlotElectrode;

/**
 * FrondPlotPlacement:
 * @electrode: at the pelvic floor
 * @has_abdomen: whether there are electrodes on the abdomen, too
 * @reference: (nullable): the letter of the reference electrode; %NULL where there is none
 */
typedef struct {
  FrondPlotElectrode electrode;
  gboolean           has_abdomen;
  const char        *reference;
} FrondPlotPlacement;

double frond_plot_placement_get_aspect (const FrondPlotPlacement *placement);
void   frond_plot_placement_draw (cairo_t                    *cr,
                                  double                      width,
                                  double                      height,
                                  const FrondPlotPalette     *palette,
                                  const PangoFontDescription *font,
                                  const FrondPlotPlacement   *placement);

G_END_DECLS
