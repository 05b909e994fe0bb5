/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-frame.h"

#include <math.h>

#include <pango/pangocairo.h>

#define HATCH_SPACING 6.0

double
frond_plot_frame_get_x (const FrondPlotFrame *self,
                        double                time_s)
{
  return self->x + (time_s - self->start_s) * self->width / (self->end_s - self->start_s);
}

double
frond_plot_frame_get_y (const FrondPlotFrame *self,
                        double                value)
{
  return self->y + (self->top - value) * self->height / (self->top - self->bottom);
}

double
frond_plot_frame_get_time (const FrondPlotFrame *self,
                           double                x)
{
  return self->start_s + (x - self->x) * (self->end_s - self->start_s) / self->width;
}

double
frond_plot_frame_get_value (const FrondPlotFrame *self,
                            double                y)
{
  return self->top - (y - self->y) * (self->top - self->bottom) / self->height;
}

/**
 * frond_plot_frame_clip:
 * @self: a frame
 * @cr: where to paint
 *
 * Nothing is painted outside of @self from now on. Painters do this by themselves.
 */
void
frond_plot_frame_clip (const FrondPlotFrame *self,
                       cairo_t              *cr)
{
  cairo_rectangle (cr, self->x, self->y, self->width, self->height);
  cairo_clip (cr);
}

/**
 * frond_plot_get_pixel:
 * @cr: where to paint
 *
 * Returns: the size of one pixel in @cr's units, 0 on paper, which has none
 */
double
frond_plot_get_pixel (cairo_t *cr)
{
  cairo_surface_t     *surface = cairo_get_group_target (cr);
  cairo_surface_type_t type = cairo_surface_get_type (surface);
  double               x_scale, y_scale, width = 1, height = 0;

  if (type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS || type == CAIRO_SURFACE_TYPE_SVG || type == CAIRO_SURFACE_TYPE_RECORDING)
    return 0;

  cairo_surface_get_device_scale (surface, &x_scale, &y_scale);
  cairo_user_to_device_distance (cr, &width, &height);

  return 1 / (hypot (width, height) * x_scale);
}

/**
 * frond_plot_snap:
 * @position: in user units
 * @pixel: from frond_plot_get_pixel()
 *
 * Returns: the nearest edge between two pixels, so that areas fill whole pixels and need no antialiasing
 */
double
frond_plot_snap (double position,
                 double pixel)
{
  return pixel > 0 ? floor (position / pixel + 0.5) * pixel : position;
}

/**
 * frond_plot_hatch:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @start_s: where the gap begins
 * @end_s: where it ends
 *
 * Marks a stretch of time as missing or left out. The lines lie still in time, so that neighbouring tiles join.
 */
void
frond_plot_hatch (cairo_t                *cr,
                  const FrondPlotFrame   *frame,
                  const FrondPlotPalette *palette,
                  double                  start_s,
                  double                  end_s)
{
  double pixel = frond_plot_get_pixel (cr);
  double left = frond_plot_snap (MAX (frond_plot_frame_get_x (frame, start_s), frame->x), pixel);
  double right = frond_plot_snap (MIN (frond_plot_frame_get_x (frame, end_s), frame->x + frame->width), pixel);
  double origin = frond_plot_frame_get_x (frame, 0);
  double bottom = frame->y + frame->height;

  if (right <= left)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, left, frame->y, right - left, frame->height);
  cairo_clip (cr);
  for (double x = left - frame->height - fmod (left - frame->height - origin, HATCH_SPACING) - HATCH_SPACING; x < right; x += HATCH_SPACING) {
    cairo_move_to (cr, x, bottom);
    cairo_line_to (cr, x + frame->height, frame->y);
  }
  frond_plot_set_color (cr, &palette->hatch);
  cairo_set_line_width (cr, MIN (palette->line, 1));
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * frond_plot_vertical_line:
 * @cr: where to paint
 * @frame: its area
 * @x: where the line's middle is
 * @width: of the line
 * @color: of the line
 *
 * A line over the whole height, on whole pixels.
 */
void
frond_plot_vertical_line (cairo_t              *cr,
                          const FrondPlotFrame *frame,
                          double                x,
                          double                width,
                          const FrondPlotColor *color)
{
  double pixel = frond_plot_get_pixel (cr);
  double left = frond_plot_snap (x - width / 2, pixel);

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  cairo_rectangle (cr, left, frame->y, MAX (frond_plot_snap (width, pixel), pixel), frame->height);
  frond_plot_set_color (cr, color);
  cairo_fill (cr);
  cairo_restore (cr);
}

PangoLayout *
frond_plot_layout_new (cairo_t                    *cr,
                       const PangoFontDescription *font,
                       const char                 *text,
                       double                      width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width >= 0) {
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  }

  return layout;
}
