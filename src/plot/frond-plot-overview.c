/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-overview.h"

#define EDGE       2.0
#define LEAST      6.0
#define HANDLE     0.4
#define HANDLE_PAD 2.0

/**
 * frond_plot_overview_draw:
 * @cr: where to paint
 * @frame: the strip; its times are those of the whole session
 * @palette: colours
 * @bands: the phases
 * @n_bands: how many
 * @trace: the session in about one column per pixel
 *
 * The whole session, small. It does not depend on what the main view shows, so it is painted once.
 */
void
frond_plot_overview_draw (cairo_t                *cr,
                          const FrondPlotFrame   *frame,
                          const FrondPlotPalette *palette,
                          const FrondPlotBand    *bands,
                          gsize                   n_bands,
                          const FrondPlotTrace   *trace)
{
  frond_plot_bands_draw (cr, frame, palette, bands, n_bands);
  frond_plot_trace_draw_gaps (cr, frame, palette, trace);
  frond_plot_trace_draw_columns (cr, frame, palette, trace);
}

/**
 * frond_plot_overview_draw_window:
 * @cr: where to paint
 * @frame: the strip
 * @palette: colours
 * @start_s: left end of what the main view shows
 * @end_s: right end
 *
 * Veils what the main view does not show, and edges what it does. The window never gets too narrow to be seen.
 */
void
frond_plot_overview_draw_window (cairo_t                *cr,
                                 const FrondPlotFrame   *frame,
                                 const FrondPlotPalette *palette,
                                 double                  start_s,
                                 double                  end_s)
{
  FrondPlotColor veil = palette->background;
  double         pixel = frond_plot_get_pixel (cr);
  double         left = frond_plot_snap (frond_plot_frame_get_x (frame, start_s), pixel);
  double         right = frond_plot_snap (frond_plot_frame_get_x (frame, end_s), pixel);
  double         limit = frame->x + frame->width;

  left = CLAMP (left, frame->x, MAX (limit - LEAST, frame->x));
  right = CLAMP (right, MIN (left + LEAST, limit), limit);
  veil.alpha = 0.65;

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  frond_plot_set_color (cr, &veil);
  cairo_rectangle (cr, frame->x, frame->y, left - frame->x, frame->height);
  cairo_rectangle (cr, right, frame->y, limit - right, frame->height);
  cairo_fill (cr);

  frond_plot_set_color (cr, &palette->text);
  cairo_rectangle (cr, left, frame->y, EDGE, frame->height);
  cairo_rectangle (cr, right - EDGE, frame->y, EDGE, frame->height);
  cairo_rectangle (cr, left - HANDLE_PAD, frame->y + frame->height * (1 - HANDLE) / 2, EDGE + 2 * HANDLE_PAD, frame->height * HANDLE);
  cairo_rectangle (cr, right - EDGE - HANDLE_PAD, frame->y + frame->height * (1 - HANDLE) / 2, EDGE + 2 * HANDLE_PAD, frame->height * HANDLE);
  cairo_fill (cr);
  cairo_restore (cr);
}
