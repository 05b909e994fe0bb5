/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-ribbon.h"

#include <math.h>

#include <pango/pangocairo.h>

#define HEAD 5.0

/* The shape alone tells the kinds apart: rest lies low, work stands, letting go slopes down, breathing is a wave,
 * widening sinks below rest, a step stands half as high as work. */
static void
add_shape (cairo_t           *cr,
           FrondPlotPhaseKind kind,
           double             left,
           double             right,
           double             upper,
           double             lower)
{
  double low = lower - 0.45 * (lower - upper);
  double wave = 0.25 * (lower - upper);
  double middle = (left + right) / 2;

  switch (kind) {
  case FROND_PLOT_WORK:
    cairo_rectangle (cr, left, upper, right - left, lower - upper);
    break;
  case FROND_PLOT_RELEASE:
    cairo_move_to (cr, left, upper);
    cairo_line_to (cr, right, low);
    cairo_line_to (cr, right, lower);
    cairo_line_to (cr, left, lower);
    cairo_close_path (cr);
    break;
  case FROND_PLOT_BREATHE:
    cairo_move_to (cr, left, low);
    cairo_curve_to (cr, (left + middle) / 2, low - wave * 2, (left + middle) / 2, low - wave * 2, middle, low);
    cairo_curve_to (cr, (middle + right) / 2, low - wave * 2, (middle + right) / 2, low - wave * 2, right, low);
    cairo_line_to (cr, right, lower);
    cairo_line_to (cr, left, lower);
    cairo_close_path (cr);
    break;
  case FROND_PLOT_DROP:
    cairo_move_to (cr, left, low);
    cairo_line_to (cr, middle, lower - 0.1 * (lower - upper));
    cairo_line_to (cr, right, low);
    cairo_line_to (cr, right, lower);
    cairo_line_to (cr, left, lower);
    cairo_close_path (cr);
    break;
  case FROND_PLOT_STEP:
    cairo_rectangle (cr, left, lower - 0.7 * (lower - upper), right - left, 0.7 * (lower - upper));
    break;
  case FROND_PLOT_REST:
  default:
    cairo_rectangle (cr, left, low, right - left, lower - low);
    break;
  }
}

static FrondPlotColor
choose_color (const FrondPlotPalette *palette,
              FrondPlotPhaseKind      kind,
              gboolean                done)
{
  FrondPlotColor color;

  switch (kind) {
  case FROND_PLOT_WORK:
  case FROND_PLOT_STEP:
    color = palette->play_head;
    break;
  case FROND_PLOT_BREATHE:
    color = palette->series[FROND_PLOT_PELVIC_FLOOR];
    break;
  case FROND_PLOT_REST:
  case FROND_PLOT_RELEASE:
  case FROND_PLOT_DROP:
  default:
    color = palette->text;
    break;
  }
  /* Words stand on it: never so strong that they get hard to read. */
  if (palette->outlined)
    color.alpha = done ? 0.32 : 0.08;
  else
    color.alpha = done ? 0.4 : 0.15;

  return color;
}

static void
draw_part (cairo_t                *cr,
           const FrondPlotFrame   *frame,
           const FrondPlotPalette *palette,
           const FrondPlotBand    *bands,
           gsize                   n_bands,
           gboolean                done)
{
  double pixel = frond_plot_get_pixel (cr);
  double gap = n_bands > 0 && frame->width / n_bands > 8 ? 2 : 0;

  for (gsize i = 0; i < n_bands; i++) {
    FrondPlotColor color = choose_color (palette, bands[i].kind, done);
    double         left = frond_plot_snap (frond_plot_frame_get_x (frame, bands[i].start_s), pixel);
    double         right = frond_plot_snap (frond_plot_frame_get_x (frame, bands[i].end_s), pixel) - gap;

    if (right <= left)
      continue;
    add_shape (cr, bands[i].kind, left, right, frame->y + HEAD, frame->y + frame->height);
    frond_plot_set_color (cr, &color);
    if (!palette->outlined) {
      cairo_fill (cr);
      continue;
    }
    cairo_fill_preserve (cr);
    frond_plot_set_color (cr, &palette->edge);
    cairo_set_line_width (cr, palette->line / 2);
    cairo_stroke (cr);
  }
}

/* Returns: how far down the play head may go without crossing a name */
static double
draw_names (cairo_t                    *cr,
            const FrondPlotFrame       *frame,
            const FrondPlotPalette     *palette,
            const PangoFontDescription *font,
            const FrondPlotBand        *bands,
            gsize                       n_bands,
            double                      head_x)
{
  double lower = frame->y + frame->height;

  frond_plot_set_color (cr, &palette->text);
  for (gsize i = 0; i < n_bands; i++) {
    g_autoptr (PangoLayout) layout = NULL;
    double left = frond_plot_frame_get_x (frame, bands[i].start_s);
    double right = frond_plot_frame_get_x (frame, bands[i].end_s);
    int    width, height;

    if (!bands[i].name)
      continue;
    layout = frond_plot_layout_new (cr, font, bands[i].name, -1);
    pango_layout_get_pixel_size (layout, &width, &height);
    if (width + 8 > right - left || height > frame->height - HEAD)
      continue;
    cairo_move_to (cr, (left + right - width) / 2, frame->y + frame->height - height);
    pango_cairo_show_layout (cr, layout);
    if (fabs (head_x - (left + right) / 2) <= width / 2.0 + 2)
      lower = frame->y + frame->height - height;
  }

  return lower;
}

static void
draw_head (cairo_t                *cr,
           const FrondPlotFrame   *frame,
           const FrondPlotPalette *palette,
           double                  x,
           double                  lower)
{
  FrondPlotFrame line = *frame;

  line.height = lower - frame->y;
  frond_plot_vertical_line (cr, &line, x, 2, &palette->text);
  cairo_move_to (cr, x - HEAD, frame->y);
  cairo_line_to (cr, x + HEAD, frame->y);
  cairo_line_to (cr, x, frame->y + 1.5 * HEAD);
  cairo_close_path (cr);
  frond_plot_set_color (cr, &palette->text);
  cairo_fill (cr);
}

/**
 * frond_plot_ribbon_draw:
 * @cr: where to paint
 * @frame: its area; only its times count
 * @palette: colours
 * @font: of the words
 * @bands: the phases of the programme
 * @n_bands: how many
 * @position_s: where the programme is, NAN for none
 *
 * The whole programme on one line: what is behind is stronger than what is to come.
 */
void
frond_plot_ribbon_draw (cairo_t                    *cr,
                        const FrondPlotFrame       *frame,
                        const FrondPlotPalette     *palette,
                        const PangoFontDescription *font,
                        const FrondPlotBand        *bands,
                        gsize                       n_bands,
                        double                      position_s)
{
  double pixel = frond_plot_get_pixel (cr);
  double now = isfinite (position_s) ? frond_plot_snap (frond_plot_frame_get_x (frame, position_s), pixel) : frame->x;
  double head_x, lower;

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);

  cairo_save (cr);
  cairo_rectangle (cr, frame->x, frame->y, now - frame->x, frame->height);
  cairo_clip (cr);
  draw_part (cr, frame, palette, bands, n_bands, TRUE);
  cairo_restore (cr);

  cairo_save (cr);
  cairo_rectangle (cr, now, frame->y, frame->x + frame->width - now, frame->height);
  cairo_clip (cr);
  draw_part (cr, frame, palette, bands, n_bands, FALSE);
  cairo_restore (cr);

  head_x = CLAMP (frond_plot_frame_get_x (frame, position_s), frame->x + 1, frame->x + frame->width - 1);
  lower = draw_names (cr, frame, palette, font, bands, n_bands, head_x);
  if (isfinite (position_s))
    draw_head (cr, frame, palette, head_x, lower);
  cairo_restore (cr);
}
