/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-markers.h"

#include <pango/pangocairo.h>

#include "frond-plot-axis.h"

#define N_ROWS      3
#define MOST_LABEL  140.0
#define FLAG_MARGIN 5.0
#define ROW_GAP     2.0

/**
 * frond_plot_marker_dup_sign:
 * @number: 1-8, 0 for a marker with words of its own, or %FROND_PLOT_MARKER_STOP
 *
 * Returns: (transfer full): what stands in its flag, and in front of it in lists: "3", "•", "■"
 */
char *
frond_plot_marker_dup_sign (guint number)
{
  if (number == FROND_PLOT_MARKER_STOP)
    return g_strdup ("\xe2\x96\xa0");

  return number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("\xe2\x80\xa2");
}

static PangoLayout *
number_layout (cairo_t                    *cr,
               const PangoFontDescription *font,
               const FrondPlotMarker      *marker)
{
  g_autofree char *text = frond_plot_marker_dup_sign (marker->number);

  return frond_plot_layout_new (cr, font, text, -1);
}

static double
measure_label (cairo_t                    *cr,
               const PangoFontDescription *font,
               const FrondPlotMarker      *marker)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (!marker->label || !*marker->label)
    return 0;

  layout = frond_plot_layout_new (cr, font, marker->label, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return MIN (width, MOST_LABEL) + 2 * FLAG_MARGIN;
}

static int
find_row (const double *row_ends,
          double        x)
{
  for (int row = 0; row < N_ROWS; row++)
    if (row_ends[row] <= x)
      return row;

  return -1;
}

/**
 * frond_plot_markers_place:
 * @cr: where they will be painted
 * @frame: its area
 * @font: of numbers and labels
 * @markers: in order of time
 * @n_markers: how many
 * @flags: (array length=n_markers): filled in
 *
 * Finds each flag a place where it covers no other. A flag at the right end hangs to the left of its line, without its label.
 */
void
frond_plot_markers_place (cairo_t                    *cr,
                          const FrondPlotFrame       *frame,
                          const PangoFontDescription *font,
                          const FrondPlotMarker      *markers,
                          gsize                       n_markers,
                          FrondPlotFlag              *flags)
{
  double row_ends[N_ROWS];

  for (int row = 0; row < N_ROWS; row++)
    row_ends[row] = frame->x;

  for (gsize i = 0; i < n_markers; i++) {
    g_autoptr (PangoLayout) layout = number_layout (cr, font, &markers[i]);
    FrondPlotFlag *flag = &flags[i];
    double         right = frame->x + frame->width;
    int            width;

    *flag = (FrondPlotFlag) { .x = frond_plot_frame_get_x (frame, markers[i].time_s), .row = -1 };
    if (flag->x < frame->x || flag->x > right)
      continue;

    pango_layout_get_pixel_size (layout, &width, NULL);
    flag->width = width + 2 * FLAG_MARGIN;
    flag->label_width = measure_label (cr, font, &markers[i]);
    if (flag->x + flag->width + flag->label_width > right)
      flag->label_width = 0;
    if (flag->x + flag->width > right)
      flag->x -= flag->width;

    flag->row = find_row (row_ends, flag->x);
    if (flag->row >= 0)
      row_ends[flag->row] = flag->x + flag->width + flag->label_width + ROW_GAP;
  }
}

static void
draw_flag (cairo_t                    *cr,
           const FrondPlotPalette     *palette,
           const PangoFontDescription *font,
           double                      y,
           double                      height,
           const FrondPlotMarker      *marker,
           const FrondPlotFlag        *flag)
{
  g_autoptr (PangoLayout) number = number_layout (cr, font, marker);

  frond_plot_set_color (cr, &palette->text);
  cairo_rectangle (cr, flag->x, y, flag->width, height);
  cairo_fill (cr);
  frond_plot_set_color (cr, &palette->background);
  cairo_move_to (cr, flag->x + FLAG_MARGIN, y);
  pango_cairo_show_layout (cr, number);

  if (flag->label_width > 0) {
    g_autoptr (PangoLayout) label = frond_plot_layout_new (cr, font, marker->label, flag->label_width - 2 * FLAG_MARGIN + 1);

    FrondPlotColor ground = palette->background;

    /* The line of a later marker may run behind the words. */
    ground.alpha = 0.85;
    frond_plot_set_color (cr, &ground);
    cairo_rectangle (cr, flag->x + flag->width, y, flag->label_width, height);
    cairo_fill (cr);
    frond_plot_set_color (cr, &palette->text);
    cairo_move_to (cr, flag->x + flag->width + FLAG_MARGIN, y);
    pango_cairo_show_layout (cr, label);
  }
}

/**
 * frond_plot_markers_draw:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @font: of numbers and labels
 * @top: how far below the area's upper edge flags and lines begin, to leave the words of the bands readable
 * @markers: in order of time
 * @n_markers: how many
 *
 * A line and a numbered flag for each marker, with its label where there is room. Paint them last.
 */
void
frond_plot_markers_draw (cairo_t                    *cr,
                         const FrondPlotFrame       *frame,
                         const FrondPlotPalette     *palette,
                         const PangoFontDescription *font,
                         double                      top,
                         const FrondPlotMarker      *markers,
                         gsize                       n_markers)
{
  g_autofree FrondPlotFlag *flags = g_new0 (FrondPlotFlag, n_markers);
  double                    height = frond_plot_axis_measure_height (cr, font);
  FrondPlotFrame            below = *frame;

  frond_plot_markers_place (cr, frame, font, markers, n_markers, flags);
  below.y += top;
  below.height -= top;
  for (gsize i = 0; i < n_markers; i++)
    frond_plot_vertical_line (cr, &below, frond_plot_frame_get_x (frame, markers[i].time_s), palette->line, &palette->text);

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  for (gsize i = 0; i < n_markers; i++)
    if (flags[i].row >= 0)
      draw_flag (cr, palette, font, frame->y + top + flags[i].row * (height + ROW_GAP), height, &markers[i], &flags[i]);
  cairo_restore (cr);
}
