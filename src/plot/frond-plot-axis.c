/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-axis.h"

#include <math.h>

#include <pango/pangocairo.h>

/* Between a label and the plot, and the least distance between two labels. */
#define LABEL_GAP 6.0

/**
 * frond_plot_axis_get_value_step:
 * @span: what the axis covers
 * @n_most: the most ticks wanted
 *
 * Returns: the smallest of 1, 2 and 5 times a power of ten that needs no more than @n_most steps
 */
double
frond_plot_axis_get_value_step (double span,
                                guint  n_most)
{
  static const double factors[] = { 1, 2, 5, 10 };
  double              least = span / MAX (n_most, 1);
  double              decade;

  if (!(least > 0) || !isfinite (least))
    return 1;

  decade = pow (10, floor (log10 (least)));
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i] * decade >= least * (1 - 1e-9))
      return factors[i] * decade;

  return 10 * decade;
}

/**
 * frond_plot_axis_get_time_step:
 * @span_s: what the axis covers
 * @n_most: the most ticks wanted
 *
 * Returns: a step that people count in: 1, 2, 5, 10, 15, 30 s, 1, 2, 5 ... min; decimal below a second
 */
double
frond_plot_axis_get_time_step (double span_s,
                               guint  n_most)
{
  static const double steps[] = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400 };
  double              least = span_s / MAX (n_most, 1);

  if (least < 0.5)
    return frond_plot_axis_get_value_step (span_s, n_most);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] >= least * (1 - 1e-9))
      return steps[i];

  return ceil (least / 14400) * 14400;
}

/* How an axis from 0 may end, in a decade, and the steps that divide it: the finer one where there is room. */
static const struct {
  double top;
  double steps[2];
} scales[] = {
  { 1, { 0.2, 0.5 } },
  { 1.2, { 0.4, 0.6 } },
  { 1.5, { 0.5, 0.5 } },
  { 2, { 0.5, 1 } },
  { 2.5, { 0.5, 0.5 } },
  { 3, { 1, 1 } },
  { 4, { 1, 2 } },
  { 5, { 1, 1 } },
  { 6, { 2, 3 } },
  { 8, { 2, 4 } },
};

/**
 * frond_plot_axis_get_nice_top:
 * @maximum: the greatest value to be seen
 *
 * Returns: at least 5, the next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 and 8 times a power of ten that leaves a little air above it
 */
double
frond_plot_axis_get_nice_top (double maximum)
{
  double least = maximum * 1.05;
  double decade;

  if (!(least > 5) || !isfinite (least))
    return 5;

  decade = pow (10, floor (log10 (least)));
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (scales[i].top * decade >= least * (1 - 1e-9))
      return scales[i].top * decade;

  return 10 * decade;
}

/**
 * frond_plot_axis_get_scale_step:
 * @top: where the axis ends that begins at 0
 * @n_most: the most steps that there is room for
 *
 * Returns: for a top of frond_plot_axis_get_nice_top() a step that divides it into two to five, else one that fits
 */
double
frond_plot_axis_get_scale_step (double top,
                                guint  n_most)
{
  double decade = top > 0 && isfinite (top) ? pow (10, floor (log10 (top) + 1e-9)) : 1;

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++) {
    if (fabs (scales[i].top * decade - top) > top * 1e-6)
      continue;
    for (gsize k = 0; k < G_N_ELEMENTS (scales[i].steps); k++)
      if (top / (scales[i].steps[k] * decade) <= n_most * (1 + 1e-6))
        return scales[i].steps[k] * decade;
  }

  return frond_plot_axis_get_value_step (top, MIN (n_most, 5));
}

char *
frond_plot_axis_format_value (double value,
                              double step)
{
  int digits = step >= 1 ? 0 : (int) ceil (-log10 (step) - 1e-9);

  if (fabs (value) < step * 1e-6)
    value = 0;

  return g_strdup_printf ("%.*f", digits, value);
}

/**
 * frond_plot_axis_format_time:
 * @time_s: since the beginning
 * @step_s: distance of the ticks
 *
 * Returns: minutes and seconds, with hours or fractions of a second where the step asks for them
 */
char *
frond_plot_axis_format_time (double time_s,
                             double step_s)
{
  const char *sign = time_s < -1e-9 ? "\xe2\x88\x92" : "";
  int         digits = step_s >= 1 ? 0 : (int) ceil (-log10 (step_s) - 1e-9);
  double      unit = pow (10, -digits);
  double      whole = floor (fabs (time_s) / unit + 0.5) * unit;
  int         hours = (int) (whole / 3600);
  int         minutes = (int) (whole / 60) - 60 * hours;
  double      seconds = MAX (whole - 60.0 * minutes - 3600.0 * hours, 0);
  int         width = digits > 0 ? digits + 3 : 2;

  if (hours > 0)
    return g_strdup_printf ("%s%d:%02d:%0*.*f", sign, hours, minutes, width, digits, seconds);

  return g_strdup_printf ("%s%d:%0*.*f", sign, minutes, width, digits, seconds);
}

double
frond_plot_axis_measure_height (cairo_t                    *cr,
                                const PangoFontDescription *font)
{
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, "0", -1);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static double
value_step (const FrondPlotFrame *frame,
            double                text_height)
{
  guint n_most = (guint) CLAMP (frame->height / (2.2 * MAX (text_height, 1)), 1, 10);

  return frond_plot_axis_get_scale_step (frame->top - frame->bottom, n_most);
}

static double
first_tick (double start,
            double step)
{
  return ceil (start / step - 1e-6) * step;
}

/**
 * frond_plot_axis_measure_values:
 * @cr: where to paint
 * @frame: its area
 * @font: of the labels
 *
 * Returns: how much room the labels of the value axis need to the left of the area
 */
double
frond_plot_axis_measure_values (cairo_t                    *cr,
                                const FrondPlotFrame       *frame,
                                const PangoFontDescription *font)
{
  double step = value_step (frame, frond_plot_axis_measure_height (cr, font));
  double widest = 0;

  for (double value = first_tick (frame->bottom, step); value <= frame->top + step * 1e-6; value += step) {
    g_autofree char *text = frond_plot_axis_format_value (value, step);
    g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
    int width;

    pango_layout_get_pixel_size (layout, &width, NULL);
    widest = MAX (widest, width);
  }

  return widest + LABEL_GAP;
}

/**
 * frond_plot_axis_draw_grid:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @text_height: of the labels that will stand beside the lines, so that both have the same ticks
 *
 * Level lines at the ticks of the value axis.
 */
void
frond_plot_axis_draw_grid (cairo_t                *cr,
                           const FrondPlotFrame   *frame,
                           const FrondPlotPalette *palette,
                           double                  text_height)
{
  double pixel = frond_plot_get_pixel (cr);
  double line = MAX (frond_plot_snap (palette->line, pixel), pixel);
  double step = value_step (frame, text_height);

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  for (double value = first_tick (frame->bottom, step); value <= frame->top + step * 1e-6; value += step) {
    double y = frond_plot_snap (frond_plot_frame_get_y (frame, value) - line / 2, pixel);

    cairo_rectangle (cr, frame->x, CLAMP (y, frame->y, frame->y + frame->height - line), frame->width, line);
  }
  frond_plot_set_color (cr, &palette->grid);
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * frond_plot_axis_draw_values:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @font: of the labels
 *
 * Labels of the value axis, to the left of the area, each at the height of its value: those at the ends stick out by half a line.
 */
void
frond_plot_axis_draw_values (cairo_t                    *cr,
                             const FrondPlotFrame       *frame,
                             const FrondPlotPalette     *palette,
                             const PangoFontDescription *font)
{
  double text_height = frond_plot_axis_measure_height (cr, font);
  double step = value_step (frame, text_height);

  frond_plot_set_color (cr, &palette->quiet_text);
  for (double value = first_tick (frame->bottom, step); value <= frame->top + step * 1e-6; value += step) {
    g_autofree char *text = frond_plot_axis_format_value (value, step);
    g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
    int width;

    pango_layout_get_pixel_size (layout, &width, NULL);
    cairo_move_to (cr, frame->x - LABEL_GAP - width, frond_plot_frame_get_y (frame, value) - text_height / 2);
    pango_cairo_show_layout (cr, layout);
  }
}

/**
 * frond_plot_axis_draw_times:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @font: of the labels
 *
 * Ticks and labels of the time axis, below the area. A label that would stick out at an end is moved inside.
 */
void
frond_plot_axis_draw_times (cairo_t                    *cr,
                            const FrondPlotFrame       *frame,
                            const FrondPlotPalette     *palette,
                            const PangoFontDescription *font)
{
  double pixel = frond_plot_get_pixel (cr);
  double line = MAX (frond_plot_snap (palette->line, pixel), pixel);
  double room = 6 * frond_plot_axis_measure_height (cr, font);
  double step = frond_plot_axis_get_time_step (frame->end_s - frame->start_s, (guint) MAX (frame->width / room, 1));
  double last = frame->x - LABEL_GAP;

  for (double time_s = first_tick (frame->start_s, step); time_s <= frame->end_s + step * 1e-6; time_s += step) {
    g_autofree char *text = frond_plot_axis_format_time (time_s, step);
    g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
    double x = frond_plot_frame_get_x (frame, time_s);
    double left;
    int    width;

    frond_plot_set_color (cr, &palette->edge);
    cairo_rectangle (cr, frond_plot_snap (CLAMP (x - line / 2, frame->x, frame->x + frame->width - line), pixel), frame->y + frame->height, line, 3);
    cairo_fill (cr);

    pango_layout_get_pixel_size (layout, &width, NULL);
    left = CLAMP (x - width / 2.0, frame->x, MAX (frame->x + frame->width - width, frame->x));
    if (left < last + LABEL_GAP)
      continue;
    last = left + width;
    frond_plot_set_color (cr, &palette->quiet_text);
    cairo_move_to (cr, left, frame->y + frame->height + 4);
    pango_cairo_show_layout (cr, layout);
  }
}
