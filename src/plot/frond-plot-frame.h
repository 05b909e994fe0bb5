/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-palette.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * FrondPlotFrame:
 * @x: left edge of the plot's area
 * @y: upper edge
 * @width: of the area
 * @height: of the area
 * @start_s: time at the left edge
 * @end_s: time at the right edge, greater than @start_s
 * @bottom: value at the lower edge
 * @top: value at the upper edge, greater than @bottom
 *
 * Where on the page which time and value are. Time runs from left to right in every language. Seconds are samples divided by the rate.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
  double start_s;
  double end_s;
  double bottom;
  double top;
} FrondPlotFrame;

double frond_plot_frame_get_x (const FrondPlotFrame *self,
                               double                time_s);
double frond_plot_frame_get_y (const FrondPlotFrame *self,
                               double                value);
double frond_plot_frame_get_time (const FrondPlotFrame *self,
                                  double                x);
double frond_plot_frame_get_value (const FrondPlotFrame *self,
                                   double                y);
void   frond_plot_frame_clip (const FrondPlotFrame *self,
                              cairo_t              *cr);

/* The pixel grid that lines and areas are laid on; on paper there is none. */
double frond_plot_get_pixel (cairo_t *cr);
double frond_plot_snap (double position,
                        double pixel);

void frond_plot_hatch (cairo_t                *cr,
                       const FrondPlotFrame   *frame,
                       const FrondPlotPalette *palette,
                       double                  start_s,
                       double                  end_s);
void frond_plot_vertical_line (cairo_t              *cr,
                               const FrondPlotFrame *frame,
                               double                x,
                               double                width,
                               const FrondPlotColor *color);

/* A layout with auto direction; width < 0 for no limit, else the text is shortened with an ellipsis. */
PangoLayout *frond_plot_layout_new (cairo_t                    *cr,
                                    const PangoFontDescription *font,
                                    const char                 *text,
                                    double                      width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
