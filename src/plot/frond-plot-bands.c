/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-bands.h"

#include <pango/pangocairo.h>

#include "frond-plot-axis.h"

#define NAME_MARGIN 6.0

/**
 * frond_plot_bands_draw:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @bands: the phases, in any order
 * @n_bands: how many
 *
 * The ground behind the trace. Where fills are too faint to stand alone, every phase begins with a line.
 */
void
frond_plot_bands_draw (cairo_t                *cr,
                       const FrondPlotFrame   *frame,
                       const FrondPlotPalette *palette,
                       const FrondPlotBand    *bands,
                       gsize                   n_bands)
{
  double pixel = frond_plot_get_pixel (cr);

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  for (gsize i = 0; i < n_bands; i++) {
    double left, right;

    if (bands[i].end_s <= frame->start_s || bands[i].start_s >= frame->end_s)
      continue;

    left = frond_plot_snap (MAX (frond_plot_frame_get_x (frame, bands[i].start_s), frame->x - 1), pixel);
    right = frond_plot_snap (MIN (frond_plot_frame_get_x (frame, bands[i].end_s), frame->x + frame->width + 1), pixel);
    cairo_rectangle (cr, left, frame->y, right - left, frame->height);
    frond_plot_set_color (cr, &palette->phase[bands[i].kind]);
    cairo_fill (cr);
    if (palette->outlined && bands[i].start_s > frame->start_s)
      frond_plot_vertical_line (cr, frame, left + palette->line / 2, palette->line, &palette->edge);
  }
  cairo_restore (cr);
}

/* Hatching, and a trace that goes up that far, run behind the words, not through them. */
static void
draw_ground (cairo_t                *cr,
             const FrondPlotPalette *palette,
             PangoLayout            *layout,
             double                  x,
             double                  y)
{
  FrondPlotColor ground = palette->background;
  int            width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  ground.alpha = 0.85;
  frond_plot_set_color (cr, &ground);
  cairo_rectangle (cr, x - NAME_MARGIN / 2, y, width + NAME_MARGIN, height);
  cairo_fill (cr);
}

/**
 * frond_plot_bands_get_name_room:
 * @frame: the plot's area
 * @band: a phase
 *
 * Returns: how wide its name may be; negative where it is hardly in view
 */
double
frond_plot_bands_get_name_room (const FrondPlotFrame *frame,
                                const FrondPlotBand  *band)
{
  double left = MAX (frond_plot_frame_get_x (frame, band->start_s), frame->x) + NAME_MARGIN;
  double right = MIN (frond_plot_frame_get_x (frame, band->end_s), frame->x + frame->width) - NAME_MARGIN;

  return right - left;
}

/**
 * frond_plot_bands_draw_names:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @font: of the words
 * @bands: the phases
 * @n_bands: how many
 *
 * The word at the top of each band. It stays in view while any part of its band is; a band too narrow for three letters has none.
 */
void
frond_plot_bands_draw_names (cairo_t                    *cr,
                             const FrondPlotFrame       *frame,
                             const FrondPlotPalette     *palette,
                             const PangoFontDescription *font,
                             const FrondPlotBand        *bands,
                             gsize                       n_bands)
{
  double text_height = frond_plot_axis_measure_height (cr, font);

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  for (gsize i = 0; i < n_bands; i++) {
    double left = MAX (frond_plot_frame_get_x (frame, bands[i].start_s), frame->x) + NAME_MARGIN;
    double room = frond_plot_bands_get_name_room (frame, &bands[i]);

    if (bands[i].name && room >= 1.8 * text_height) {
      g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, bands[i].name, room);

      draw_ground (cr, palette, layout, left, frame->y + 2);
      frond_plot_set_color (cr, &palette->quiet_text);
      cairo_move_to (cr, left, frame->y + 2);
      pango_cairo_show_layout (cr, layout);
    }
  }
  cairo_restore (cr);
}
