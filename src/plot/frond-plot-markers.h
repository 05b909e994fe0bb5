/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-frame.h"

G_BEGIN_DECLS

/* A number for the moment at which somebody stopped the session. */
#define FROND_PLOT_MARKER_STOP G_MAXUINT

/**
 * FrondPlotMarker:
 * @time_s: where it was put
 * @number: 1-8, 0 for one with text only, or %FROND_PLOT_MARKER_STOP
 * @label: (nullable): what it says
 */
typedef struct {
  double      time_s;
  guint       number;
  const char *label;
} FrondPlotMarker;

/**
 * FrondPlotFlag:
 * @x: left edge of the flag
 * @width: of the flag, without its label
 * @label_width: room for the label, 0 where it is left out
 * @row: 0 is the uppermost; -1: no room, only the line is drawn
 */
typedef struct {
  double x;
  double width;
  double label_width;
  int    row;
} FrondPlotFlag;

char *frond_plot_marker_dup_sign (guint number) G_GNUC_WARN_UNUSED_RESULT;
void  frond_plot_markers_place (cairo_t                    *cr,
                                const FrondPlotFrame       *frame,
                                const PangoFontDescription *font,
                                const FrondPlotMarker      *markers,
                                gsize                       n_markers,
                                FrondPlotFlag              *flags);
void  frond_plot_markers_draw (cairo_t                    *cr,
                               const FrondPlotFrame       *frame,
                               const FrondPlotPalette     *palette,
                               const PangoFontDescription *font,
                               double                      top,
                               const FrondPlotMarker      *markers,
                               gsize                       n_markers);

G_END_DECLS
