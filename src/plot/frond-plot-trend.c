/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels over sessions. Where the chain changed the line ends, a dashed line stands in the gap and says what became another: nobody can read
 * a change of the sensor as a change of the patient. Before is a hollow point on a thin line, after a full one on a thick line, so that
 * both can be told apart without colour. */

#include "frond-plot-trend.h"

#include <math.h>

#include <pango/pangocairo.h>

#include "frond-plot-axis.h"

/* A gap takes half the room of a session. */
#define GAP        0.5
#define RADIUS     4.0
#define THIN       1.0
#define THICK      2.0
#define TEXT_GAP   6.0
#define DASH       3.0
#define RING_WIDTH 2.0

typedef enum {
  BEFORE,
  AFTER,
} Series;

double
frond_plot_trend_get_place (const FrondPlotTrendPoint *points,
                            gsize                      i)
{
  double place = 0.5;

  for (gsize k = 1; k <= i; k++)
    place += points[k].mark ? 1 + GAP : 1;

  return place;
}

double
frond_plot_trend_get_span (const FrondPlotTrendPoint *points,
                           gsize                      n_points)
{
  return n_points > 0 ? frond_plot_trend_get_place (points, n_points - 1) + 0.5 : 1;
}

static double
get_value (const FrondPlotTrendPoint *point,
           Series                     series)
{
  return series == BEFORE ? point->before : point->after;
}

/**
 * frond_plot_trend_get_maximum:
 * @points: of a trend
 * @n_points: how many
 *
 * Returns: the greatest value, 0 without any
 */
double
frond_plot_trend_get_maximum (const FrondPlotTrendPoint *points,
                              gsize                      n_points)
{
  double maximum = 0;

  for (gsize i = 0; i < n_points; i++)
    maximum = fmax (maximum, fmax (points[i].before, points[i].after));

  return maximum;
}

/**
 * frond_plot_trend_find:
 * @frame: of the trend
 * @points: of it
 * @n_points: how many
 * @x: where somebody points
 *
 * Returns: the nearest point, -1 without any
 */
int
frond_plot_trend_find (const FrondPlotFrame      *frame,
                       const FrondPlotTrendPoint *points,
                       gsize                      n_points,
                       double                     x)
{
  double place = frond_plot_frame_get_time (frame, x);
  int    nearest = -1;
  double least = INFINITY;

  for (gsize i = 0; i < n_points; i++) {
    double distance = fabs (frond_plot_trend_get_place (points, i) - place);

    if (distance < least) {
      least = distance;
      nearest = (int) i;
    }
  }

  return nearest;
}

static double
get_x (const FrondPlotFrame      *frame,
       const FrondPlotTrendPoint *points,
       gsize                      i)
{
  return frond_plot_frame_get_x (frame, frond_plot_trend_get_place (points, i));
}

/* From each point to the next, but never over a gap or a session without a value. */
static void
draw_line (cairo_t                   *cr,
           const FrondPlotFrame      *frame,
           const FrondPlotPalette    *palette,
           const FrondPlotTrendPoint *points,
           gsize                      n_points,
           Series                     series)
{
  gboolean is_open = FALSE;

  for (gsize i = 0; i < n_points; i++) {
    double value = get_value (&points[i], series);

    if (points[i].mark || isnan (value))
      is_open = FALSE;
    if (isnan (value))
      continue;
    if (is_open)
      cairo_line_to (cr, get_x (frame, points, i), frond_plot_frame_get_y (frame, value));
    else
      cairo_move_to (cr, get_x (frame, points, i), frond_plot_frame_get_y (frame, value));
    is_open = TRUE;
  }
  cairo_set_line_width (cr, series == BEFORE ? THIN : THICK);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  frond_plot_set_color (cr, series == BEFORE ? &palette->text : &palette->series[FROND_PLOT_PELVIC_FLOOR]);
  cairo_stroke (cr);
}

static void
draw_points (cairo_t                   *cr,
             const FrondPlotFrame      *frame,
             const FrondPlotPalette    *palette,
             const FrondPlotTrendPoint *points,
             gsize                      n_points,
             Series                     series)
{
  for (gsize i = 0; i < n_points; i++) {
    double value = get_value (&points[i], series);

    if (isnan (value))
      continue;
    cairo_arc (cr, get_x (frame, points, i), frond_plot_frame_get_y (frame, value), RADIUS, 0, 2 * G_PI);
    frond_plot_set_color (cr, series == BEFORE ? &palette->background : &palette->series[FROND_PLOT_PELVIC_FLOOR]);
    cairo_fill_preserve (cr);
    cairo_set_line_width (cr, RING_WIDTH);
    frond_plot_set_color (cr, series == BEFORE ? &palette->text : &palette->series[FROND_PLOT_PELVIC_FLOOR]);
    cairo_stroke (cr);
  }
}

/* Where the gap before a point is. */
static double
get_gap_x (const FrondPlotFrame      *frame,
           const FrondPlotTrendPoint *points,
           gsize                      i)
{
  return (get_x (frame, points, i - 1) + get_x (frame, points, i)) / 2;
}

static double
find_next_gap_x (const FrondPlotFrame      *frame,
                 const FrondPlotTrendPoint *points,
                 gsize                      n_points,
                 gsize                      i)
{
  for (gsize k = i + 1; k < n_points; k++)
    if (points[k].mark)
      return get_gap_x (frame, points, k);

  return frame->x + frame->width;
}

/* What it says begins at the line, where its part of the trend begins; at the right edge it ends there. */
static void
draw_gap (cairo_t                    *cr,
          const FrondPlotFrame       *frame,
          const FrondPlotPalette     *palette,
          const PangoFontDescription *font,
          const char                 *mark,
          double                      x,
          double                      next_x)
{
  g_autoptr (PangoLayout) whole = frond_plot_layout_new (cr, font, mark, -1);
  g_autoptr (PangoLayout) layout = NULL;
  gboolean is_last = next_x >= frame->x + frame->width;
  double   room = next_x - x - 2 * TEXT_GAP;
  double   line = fmax (palette->line, 1);
  double   middle = frond_plot_snap (x - line / 2, frond_plot_get_pixel (cr)) + line / 2;
  int      width;

  cairo_save (cr);
  cairo_set_dash (cr, (const double[]) { DASH, DASH }, 2, 0);
  cairo_set_line_width (cr, line);
  cairo_move_to (cr, middle, frame->y);
  cairo_line_to (cr, middle, frame->y + frame->height);
  frond_plot_set_color (cr, &palette->text);
  cairo_stroke (cr);
  cairo_restore (cr);

  pango_layout_get_pixel_size (whole, &width, NULL);
  layout = frond_plot_layout_new (cr, font, mark, is_last ? -1 : fmax (fmin (width + 1, room), 0));
  pango_layout_get_pixel_size (layout, &width, NULL);
  frond_plot_set_color (cr, &palette->text);
  cairo_move_to (cr, is_last && width > room ? fmax (x - TEXT_GAP - width, frame->x) : x + TEXT_GAP, frame->y);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
draw_label (cairo_t                    *cr,
            const FrondPlotFrame       *frame,
            const PangoFontDescription *font,
            const char                 *text,
            double                      x,
            double                     *from,
            double                      to)
{
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
  double left;
  int    width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  left = fmax (frame->x, fmin (x - width / 2.0, frame->x + frame->width - width));
  if (left < *from || left + width > to)
    return FALSE;

  cairo_move_to (cr, left, frame->y + frame->height + TEXT_GAP);
  pango_cairo_show_layout (cr, layout);
  *from = left + width + TEXT_GAP;

  return TRUE;
}

static double
measure (cairo_t                    *cr,
         const PangoFontDescription *font,
         const char                 *text)
{
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* The last one always, the others where there is room. */
static void
draw_labels (cairo_t                    *cr,
             const FrondPlotFrame       *frame,
             const FrondPlotPalette     *palette,
             const PangoFontDescription *font,
             const FrondPlotTrendPoint  *points,
             gsize                       n_points)
{
  const FrondPlotTrendPoint *last = &points[n_points - 1];
  double                     right = frame->x + frame->width;
  double                     width = last->label ? measure (cr, font, last->label) : 0;
  double                     from = frame->x;
  double                     nothing = frame->x;

  frond_plot_set_color (cr, &palette->quiet_text);
  for (gsize i = 0; i + 1 < n_points; i++)
    if (points[i].label)
      draw_label (cr, frame, font, points[i].label, get_x (frame, points, i), &from,
                  fmin (get_x (frame, points, n_points - 1) - width / 2, right - width) - TEXT_GAP);
  if (last->label)
    draw_label (cr, frame, font, last->label, get_x (frame, points, n_points - 1), &nothing, INFINITY);
}

/**
 * frond_plot_trend_draw:
 * @cr: where to paint
 * @frame: its area, in places (see frond_plot_trend_get_span()) and values
 * @palette: colours
 * @font: of the labels, which stand below the area
 * @points: in order of time
 * @n_points: how many
 * @selected: the point that somebody looks at, -1 for none
 */
void
frond_plot_trend_draw (cairo_t                    *cr,
                       const FrondPlotFrame       *frame,
                       const FrondPlotPalette     *palette,
                       const PangoFontDescription *font,
                       const FrondPlotTrendPoint  *points,
                       gsize                       n_points,
                       int                         selected)
{
  if (n_points == 0)
    return;

  if (selected >= 0 && (gsize) selected < n_points)
    frond_plot_vertical_line (cr, frame, get_x (frame, points, (gsize) selected), 2 * palette->line, &palette->play_head);
  for (gsize i = 1; i < n_points; i++)
    if (points[i].mark)
      draw_gap (cr, frame, palette, font, points[i].mark, get_gap_x (frame, points, i), find_next_gap_x (frame, points, n_points, i));
  for (Series series = BEFORE; series <= AFTER; series++)
    draw_line (cr, frame, palette, points, n_points, series);
  for (Series series = BEFORE; series <= AFTER; series++)
    draw_points (cr, frame, palette, points, n_points, series);
  draw_labels (cr, frame, palette, font, points, n_points);
}
