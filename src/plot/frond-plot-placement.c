/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where electrodes go, as lines that show no more of a body than is needed to find the place: seen from the feet of somebody who lies on the
 * back, so that 12 o'clock is in front and 3 o'clock is the person's left; and the belly from the front. Never mirrored for a language. */

#include "frond-plot-placement.h"

#include <math.h>

/* One part of the picture, in units of its own. */
#define PART_WIDTH  120.0
#define PART_HEIGHT 100.0

#define CENTRE_X 60.0
#define CENTRE_Y 62.0
#define CLOCK    19.0
#define PAD      7.0

typedef struct {
  cairo_t                    *cr;
  const FrondPlotPalette     *palette;
  const PangoFontDescription *font;
  double                      unit; /* pixels of one unit */
} Drawing;

static void
stroke (const Drawing        *drawing,
        const FrondPlotColor *color,
        double                pixels)
{
  frond_plot_set_color (drawing->cr, color);
  cairo_set_line_width (drawing->cr, pixels / drawing->unit);
  cairo_stroke (drawing->cr);
}

/* In letters of the font's own size, whatever the size of the picture. */
static void
write_at (const Drawing        *drawing,
          const char           *text,
          double                x,
          double                y,
          const FrondPlotColor *color)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (drawing->cr);
  int width, height;

  pango_layout_set_font_description (layout, drawing->font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  frond_plot_set_color (drawing->cr, color);
  cairo_save (drawing->cr);
  cairo_translate (drawing->cr, x, y);
  cairo_scale (drawing->cr, 1 / drawing->unit, 1 / drawing->unit);
  cairo_move_to (drawing->cr, -width / 2.0, -height / 2.0);
  pango_cairo_show_layout (drawing->cr, layout);
  cairo_restore (drawing->cr);
}

static void
fill_body (const Drawing *drawing)
{
  FrondPlotColor skin = drawing->palette->grid;

  skin.alpha *= 0.6;
  frond_plot_set_color (drawing->cr, &skin);
  cairo_fill (drawing->cr);
}

/* One half, from the groin along the inside of the thigh; the other is its mirror. */
static void
add_thigh (cairo_t *cr,
           double   side)
{
  cairo_move_to (cr, CENTRE_X, 38);
  cairo_curve_to (cr, CENTRE_X + side * 14, 36, CENTRE_X + side * 26, 18, CENTRE_X + side * 34, 2);
  cairo_line_to (cr, CENTRE_X + side * 58, 16);
  cairo_curve_to (cr, CENTRE_X + side * 58, 48, CENTRE_X + side * 50, 98, CENTRE_X + side * 16, 97);
  cairo_curve_to (cr, CENTRE_X + side * 8, 97, CENTRE_X + side * 2, 94, CENTRE_X, 88);
}

/* No line down the middle, and none where the knees are: they are not there. */
static void
stroke_thigh (const Drawing *drawing,
              double         side)
{
  cairo_t *cr = drawing->cr;

  cairo_new_path (cr);
  cairo_move_to (cr, CENTRE_X, 38);
  cairo_curve_to (cr, CENTRE_X + side * 14, 36, CENTRE_X + side * 26, 18, CENTRE_X + side * 34, 2);
  stroke (drawing, &drawing->palette->edge, 1.5);
  cairo_move_to (cr, CENTRE_X + side * 58, 16);
  cairo_curve_to (cr, CENTRE_X + side * 58, 48, CENTRE_X + side * 50, 98, CENTRE_X + side * 16, 97);
  cairo_curve_to (cr, CENTRE_X + side * 8, 97, CENTRE_X + side * 2, 94, CENTRE_X, 88);
  cairo_line_to (cr, CENTRE_X, 84);
  stroke (drawing, &drawing->palette->edge, 1.5);
}

static void
draw_pad (const Drawing        *drawing,
          double                x,
          double                y,
          double                radius,
          const FrondPlotColor *color,
          const char           *text)
{
  cairo_new_sub_path (drawing->cr);
  cairo_arc (drawing->cr, x, y, radius, 0, 2 * G_PI);
  frond_plot_set_color (drawing->cr, color);
  cairo_fill_preserve (drawing->cr);
  stroke (drawing, &drawing->palette->background, 1.5);
  if (text)
    write_at (drawing, text, x, y, &drawing->palette->background);
}

/* A square, not a disc: it measures nothing by itself. */
static void
draw_reference (const Drawing *drawing,
                const char    *text)
{
  cairo_new_path (drawing->cr);
  cairo_rectangle (drawing->cr, 95 - PAD, 30 - PAD, 2 * PAD, 2 * PAD);
  frond_plot_set_color (drawing->cr, &drawing->palette->background);
  cairo_fill_preserve (drawing->cr);
  stroke (drawing, &drawing->palette->text, 2);
  write_at (drawing, text, 95, 30, &drawing->palette->text);
}

static void
draw_clock (const Drawing *drawing)
{
  const double dash[] = { 2, 2 };

  cairo_save (drawing->cr);
  cairo_set_dash (drawing->cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_new_sub_path (drawing->cr);
  cairo_arc (drawing->cr, CENTRE_X, CENTRE_Y, CLOCK, 0, 2 * G_PI);
  stroke (drawing, &drawing->palette->quiet_text, 1);
  cairo_restore (drawing->cr);
  cairo_arc (drawing->cr, CENTRE_X, CENTRE_Y, 1.8, 0, 2 * G_PI);
  frond_plot_set_color (drawing->cr, &drawing->palette->quiet_text);
  cairo_fill (drawing->cr);
  write_at (drawing, "12", CENTRE_X, CENTRE_Y - CLOCK + 6, &drawing->palette->quiet_text);
}

static void
draw_hour (const Drawing *drawing,
           int            hour)
{
  char   text[4];
  double angle = hour * G_PI / 6;

  g_snprintf (text, sizeof text, "%d", hour);
  draw_pad (drawing, CENTRE_X + CLOCK * sin (angle), CENTRE_Y - CLOCK * cos (angle), PAD, &drawing->palette->series[FROND_PLOT_PELVIC_FLOOR], text);
}

/* The end that is seen, of a muscle's probe with a plate on each side, and its cable. */
static void
draw_probe (const Drawing *drawing,
            gboolean       has_plates)
{
  const FrondPlotColor *color = &drawing->palette->series[FROND_PLOT_PELVIC_FLOOR];
  cairo_t              *cr = drawing->cr;

  cairo_new_path (cr);
  cairo_move_to (cr, CENTRE_X, CENTRE_Y);
  cairo_curve_to (cr, CENTRE_X, CENTRE_Y + 24, CENTRE_X + 12, CENTRE_Y + 24, CENTRE_X + 14, PART_HEIGHT);
  stroke (drawing, &drawing->palette->text, 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, CENTRE_X, CENTRE_Y, 11, 0, 2 * G_PI);
  frond_plot_set_color (cr, &drawing->palette->background);
  cairo_fill_preserve (cr);
  stroke (drawing, &drawing->palette->text, 1.5);
  for (int side = 0; has_plates && side < 2; side++) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, CENTRE_X, CENTRE_Y, 8.5, side * G_PI - 0.9, side * G_PI + 0.9);
    frond_plot_set_color (cr, color);
    cairo_set_line_width (cr, 4.5);
    cairo_stroke (cr);
  }
}

static void
draw_floor (const Drawing            *drawing,
            const FrondPlotPlacement *placement)
{
  for (int side = -1; side <= 1; side += 2) {
    cairo_new_path (drawing->cr);
    add_thigh (drawing->cr, side);
    cairo_close_path (drawing->cr);
    fill_body (drawing);
    stroke_thigh (drawing, side);
  }
  if (placement->electrode != FROND_PLOT_PADS) {
    draw_probe (drawing, placement->electrode == FROND_PLOT_PROBE);
  } else {
    draw_clock (drawing);
    draw_hour (drawing, 4);
    draw_hour (drawing, 8);
  }
  if (placement->reference)
    draw_reference (drawing, placement->reference);
}

static void
add_flank (cairo_t *cr,
           double   side)
{
  cairo_curve_to (cr, CENTRE_X + side * 34, 14, CENTRE_X + side * 28, 30, CENTRE_X + side * 32, 44);
  cairo_curve_to (cr, CENTRE_X + side * 36, 58, CENTRE_X + side * 42, 66, CENTRE_X + side * 43, 84);
}

static void
draw_belly (const Drawing *drawing)
{
  cairo_t *cr = drawing->cr;

  cairo_new_path (cr);
  for (int side = -1; side <= 1; side += 2) {
    cairo_move_to (cr, CENTRE_X, 2);
    cairo_line_to (cr, CENTRE_X + side * 34, 2);
    add_flank (cr, side);
    cairo_line_to (cr, CENTRE_X + side * 12, 97);
    cairo_line_to (cr, CENTRE_X, 97);
    cairo_close_path (cr);
    fill_body (drawing);
    cairo_move_to (cr, CENTRE_X + side * 34, 2);
    add_flank (cr, side);
    stroke (drawing, &drawing->palette->edge, 1.5);
    cairo_move_to (cr, CENTRE_X + side * 40, 80);
    cairo_line_to (cr, CENTRE_X + side * 12, 97);
    stroke (drawing, &drawing->palette->edge, 1.5);
  }
  cairo_new_sub_path (cr);
  cairo_arc (cr, CENTRE_X, 44, 1.8, 0, 2 * G_PI);
  stroke (drawing, &drawing->palette->quiet_text, 1);
  draw_pad (drawing, CENTRE_X - 31, 62, PAD - 1, &drawing->palette->series[FROND_PLOT_ACCESSORY], NULL);
  draw_pad (drawing, CENTRE_X - 21, 73, PAD - 1, &drawing->palette->series[FROND_PLOT_ACCESSORY], NULL);
}

/**
 * frond_plot_placement_get_aspect:
 * @placement: what is shown
 *
 * Returns: width by height
 */
double
frond_plot_placement_get_aspect (const FrondPlotPlacement *placement)
{
  return (placement->has_abdomen ? 2 : 1) * PART_WIDTH / PART_HEIGHT;
}

/**
 * frond_plot_placement_draw:
 * @cr: where
 * @width: of the room, in pixels
 * @height: of the room, in pixels
 * @palette: colours; the background is expected to be there
 * @font: of the few words
 * @placement: what is shown
 *
 * As large as there is room, in its middle.
 */
void
frond_plot_placement_draw (cairo_t                    *cr,
                           double                      width,
                           double                      height,
                           const FrondPlotPalette     *palette,
                           const PangoFontDescription *font,
                           const FrondPlotPlacement   *placement)
{
  double  aspect = frond_plot_placement_get_aspect (placement);
  double  unit = MIN (height, width / aspect) / PART_HEIGHT;
  Drawing drawing = { cr, palette, font, unit };

  if (!(unit > 0))
    return;

  cairo_save (cr);
  cairo_translate (cr, (width - unit * aspect * PART_HEIGHT) / 2, (height - unit * PART_HEIGHT) / 2);
  cairo_scale (cr, unit, unit);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_floor (&drawing, placement);
  if (placement->has_abdomen) {
    cairo_translate (cr, PART_WIDTH, 0);
    draw_belly (&drawing);
  }
  cairo_restore (cr);
}
