/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-trace.h"

#include <math.h>

/* Stroking a whole trace at once costs the square of its points, one piece at a time hardly anything (measured: 60 times less). */
#define PIECE 16

static gboolean
is_gap (const FrondPlotTrace *trace,
        gsize                 i)
{
  const FrondPlotColumn *column = &trace->columns[i];

  return column->gap || !isfinite (column->minimum) || !isfinite (column->maximum);
}

/* The columns [first, *end) are one unbroken stretch; FALSE when there is none from *end on. */
static gboolean
next_run (const FrondPlotTrace *trace,
          gsize                *first,
          gsize                *end)
{
  gsize i = *end;

  while (i < trace->n_columns && is_gap (trace, i))
    i++;
  *first = i;
  while (i < trace->n_columns && !is_gap (trace, i))
    i++;
  *end = i;

  return *first < *end;
}

static double
column_x (const FrondPlotFrame *frame,
          const FrondPlotTrace *trace,
          double                position)
{
  return frond_plot_frame_get_x (frame, trace->start_s + position * trace->column_s);
}

static void
add_column (cairo_t              *cr,
            const FrondPlotFrame *frame,
            const FrondPlotTrace *trace,
            gsize                 i,
            gboolean              joined,
            double                pixel)
{
  const FrondPlotColumn *column = &trace->columns[i];
  double                 low = column->minimum, high = column->maximum;
  double                 thick = MAX (frond_plot_snap (frond_plot_palette_get_width (trace->series), pixel), pixel);
  double                 left = frond_plot_snap (column_x (frame, trace, i), pixel);
  double                 right = frond_plot_snap (column_x (frame, trace, i + 1), pixel);
  double                 upper, lower;

  /* Neighbours share no sample: without this a steep edge would fall apart. */
  if (joined) {
    low = MIN (low, column[-1].maximum);
    high = MAX (high, column[-1].minimum);
  }
  upper = frond_plot_snap (frond_plot_frame_get_y (frame, high) - thick / 2, pixel);
  lower = frond_plot_snap (frond_plot_frame_get_y (frame, low) + thick / 2, pixel);
  cairo_rectangle (cr, left, upper, MAX (right - left, pixel > 0 ? pixel : 0.25), MAX (lower - upper, thick));
}

/**
 * frond_plot_trace_draw_columns:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @trace: what to paint
 *
 * A trace as whole pixels, in one fill: the cheapest form, for traces with as many columns as pixels.
 */
void
frond_plot_trace_draw_columns (cairo_t                *cr,
                               const FrondPlotFrame   *frame,
                               const FrondPlotPalette *palette,
                               const FrondPlotTrace   *trace)
{
  double pixel = frond_plot_get_pixel (cr);
  gsize  first, end = 0;

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  while (next_run (trace, &first, &end))
    for (gsize i = first; i < end; i++)
      add_column (cr, frame, trace, i, i > first, pixel);
  frond_plot_set_color (cr, &palette->series[trace->series]);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* Half way to the neighbour that is further up (sign 1) or down (-1), so that a steep edge stays as thick as a level line. */
static double
outermost (const FrondPlotTrace *trace,
           gsize                 i,
           gsize                 first,
           gsize                 end,
           double                sign)
{
  const FrondPlotColumn *column = &trace->columns[i];
  double                 own = sign > 0 ? column->maximum : column->minimum;
  double                 value = own;

  if (i > first)
    value = MAX (value * sign, (own + (sign > 0 ? column[-1].minimum : column[-1].maximum)) / 2 * sign) * sign;
  if (i + 1 < end)
    value = MAX (value * sign, (own + (sign > 0 ? column[1].minimum : column[1].maximum)) / 2 * sign) * sign;

  return value;
}

static void
add_envelope (cairo_t              *cr,
              const FrondPlotFrame *frame,
              const FrondPlotTrace *trace,
              gsize                 first,
              gsize                 end)
{
  double half = frond_plot_palette_get_width (trace->series) / 2;

  if (end - first == 1) {
    double upper = frond_plot_frame_get_y (frame, trace->columns[first].maximum) - half;
    double lower = frond_plot_frame_get_y (frame, trace->columns[first].minimum) + half;
    double left = column_x (frame, trace, first);

    cairo_rectangle (cr, left, upper, MAX (column_x (frame, trace, first + 1) - left, 2 * half), lower - upper);
    return;
  }

  for (gsize i = first; i < end; i++)
    cairo_line_to (cr, column_x (frame, trace, i + 0.5), frond_plot_frame_get_y (frame, outermost (trace, i, first, end, 1)) - half);
  for (gsize i = end; i-- > first;)
    cairo_line_to (cr, column_x (frame, trace, i + 0.5), frond_plot_frame_get_y (frame, outermost (trace, i, first, end, -1)) + half);
  cairo_close_path (cr);
}

/**
 * frond_plot_trace_draw_envelope:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @trace: what to paint
 *
 * A trace as a smooth area between its extremes, in one fill: looks best, and is small on paper.
 */
void
frond_plot_trace_draw_envelope (cairo_t                *cr,
                                const FrondPlotFrame   *frame,
                                const FrondPlotPalette *palette,
                                const FrondPlotTrace   *trace)
{
  gsize first, end = 0;

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  while (next_run (trace, &first, &end)) {
    cairo_new_sub_path (cr);
    add_envelope (cr, frame, trace, first, end);
  }
  frond_plot_set_color (cr, &palette->series[trace->series]);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
set_dash (cairo_t              *cr,
          const FrondPlotFrame *frame,
          const FrondPlotTrace *trace,
          double                done)
{
  static const double dash_dot[] = { 10, 3, 2, 3 };

  if (trace->series == FROND_PLOT_PRESSURE)
    cairo_set_dash (cr, dash_dot, G_N_ELEMENTS (dash_dot), done);
}

static double
middle_y (const FrondPlotFrame *frame,
          const FrondPlotTrace *trace,
          gsize                 i)
{
  return frond_plot_frame_get_y (frame, (trace->columns[i].minimum + trace->columns[i].maximum) / 2);
}

static void
stroke_run (cairo_t              *cr,
            const FrondPlotFrame *frame,
            const FrondPlotTrace *trace,
            gsize                 first,
            gsize                 end)
{
  double x = column_x (frame, trace, first + 0.5), y = middle_y (frame, trace, first);
  double done = 0, length = 0;

  cairo_move_to (cr, x, y);
  for (gsize i = first; i < end; i++) {
    double next_x = column_x (frame, trace, i + 0.5), next_y = middle_y (frame, trace, i);

    length += hypot (next_x - x, next_y - y);
    x = next_x;
    y = next_y;
    cairo_line_to (cr, x, y);
    if ((i - first) % PIECE == PIECE - 1 || i + 1 == end) {
      set_dash (cr, frame, trace, done);
      cairo_stroke (cr);
      cairo_move_to (cr, x, y);
      done = length;
    }
  }
  cairo_new_path (cr);
}

/**
 * frond_plot_trace_draw_line:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @trace: what to paint
 *
 * A slow signal as a line through the middle of its columns; pressure is dash-dotted.
 */
void
frond_plot_trace_draw_line (cairo_t                *cr,
                            const FrondPlotFrame   *frame,
                            const FrondPlotPalette *palette,
                            const FrondPlotTrace   *trace)
{
  FrondPlotColor color = palette->series[trace->series];
  gsize          first, end = 0;
  gboolean       see_through = color.alpha < 1;

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  cairo_set_line_width (cr, frond_plot_palette_get_width (trace->series));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, trace->series == FROND_PLOT_PRESSURE ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);

  /* The pieces overlap in one point, which must not show. */
  if (see_through)
    cairo_push_group (cr);
  color.alpha = 1;
  frond_plot_set_color (cr, &color);
  while (next_run (trace, &first, &end))
    stroke_run (cr, frame, trace, first, end);
  if (see_through) {
    cairo_pop_group_to_source (cr);
    cairo_paint_with_alpha (cr, palette->series[trace->series].alpha);
  }
  cairo_restore (cr);
}

/**
 * frond_plot_trace_draw_gaps:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @trace: what to paint
 *
 * Hatches what was not measured. No painter draws a trace across it.
 */
void
frond_plot_trace_draw_gaps (cairo_t                *cr,
                            const FrondPlotFrame   *frame,
                            const FrondPlotPalette *palette,
                            const FrondPlotTrace   *trace)
{
  gsize i = 0;

  while (i < trace->n_columns) {
    gsize first;

    while (i < trace->n_columns && !is_gap (trace, i))
      i++;
    first = i;
    while (i < trace->n_columns && is_gap (trace, i))
      i++;
    if (i > first)
      frond_plot_hatch (cr, frame, palette, trace->start_s + first * trace->column_s, trace->start_s + i * trace->column_s);
  }
}

/**
 * frond_plot_trace_get_maximum:
 * @trace: a trace
 *
 * Returns: the greatest value in it, NAN where there is none
 */
double
frond_plot_trace_get_maximum (const FrondPlotTrace *trace)
{
  double maximum = NAN;

  for (gsize i = 0; i < trace->n_columns; i++)
    if (!is_gap (trace, i))
      maximum = fmax (maximum, trace->columns[i].maximum);

  return maximum;
}
