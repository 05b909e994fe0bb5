/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside a live plot: values, times, units, and the names of lanes. Each strip of labels is a node of its own beside the picture, so
 * that no moving picture makes GTK draw them again. */

#include "config.h"

#include "frond-live-axes.h"

#include <math.h>

#include <pango/pangocairo.h>

#include "frond-plot-axis.h"
#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"
#include "frond-units.h"

#define MARGIN   5.0
#define UNIT_GAP 6.0

static double
measure_width (cairo_t                    *cr,
               const PangoFontDescription *font,
               const char                 *text)
{
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/**
 * frond_live_axes_measure:
 * @lanes: (element-type FrondLiveLane): the channels
 * @font: of the labels
 * @height: of the plot
 *
 * Returns: how much room labels and units need to the left of the picture, the keyboard's outline included
 */
double
frond_live_axes_measure (GPtrArray                  *lanes,
                         const PangoFontDescription *font,
                         double                      height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t         *cr = cairo_create (surface);
  double           widest = 0;

  for (guint i = 0; i < lanes->len; i++) {
    const FrondLiveLane *lane = g_ptr_array_index (lanes, i);
    FrondPlotFrame       frame = { .height = height, .width = 1, .end_s = 1, .top = lane->top };

    widest = MAX (widest, frond_plot_axis_measure_values (cr, &frame, font));
    if (!lane->name)
      widest = MAX (widest, measure_width (cr, font, frond_units_get_symbol (lane->unit)) + UNIT_GAP);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ceil (widest) + FROND_PLOT_SNAPSHOT_FOCUS_ROOM;
}

static cairo_t *
begin_strip (GtkSnapshot *snapshot,
             double       x,
             double       y,
             double       width,
             double       height)
{
  return gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Below the values, of which the lowest stands out by half a line. */
static void
draw_unit (cairo_t                    *cr,
           const FrondLivePicture     *picture,
           const FrondLiveLane        *lane,
           const FrondPlotFrame       *frame,
           const PangoFontDescription *font)
{
  const char *unit = frond_units_get_symbol (lane->unit);
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, unit, -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  frond_plot_set_color (cr, &picture->palette->quiet_text);
  cairo_move_to (cr, frame->x - UNIT_GAP - width, frame->y + frame->height + picture->text_height / 2);
  pango_cairo_show_layout (cr, layout);
}

/* With its unit, inside, at its lower right, where phases and flags are not. */
static void
snapshot_lane_name (GtkSnapshot                *snapshot,
                    const FrondLivePicture     *picture,
                    const FrondLiveLane        *lane,
                    const FrondPlotFrame       *frame,
                    const PangoFontDescription *font)
{
  cairo_t         *cr = begin_strip (snapshot, frame->x + frame->width / 2, frame->y + frame->height - picture->text_height - 4, frame->width / 2, picture->text_height + 4);
  FrondPlotColor   ground = picture->palette->background;
  g_autofree char *text = g_strdup_printf ("%s · %s", lane->name, frond_units_get_symbol (lane->unit));
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
  double x, y;
  int    width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = frame->x + frame->width - width - MARGIN;
  y = frame->y + frame->height - height - 2;
  ground.alpha = 0.85;
  frond_plot_set_color (cr, &ground);
  cairo_rectangle (cr, x - 3, y, width + 6, height);
  cairo_fill (cr);
  frond_plot_set_color (cr, &picture->palette->quiet_text);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
}

static void
snapshot_values (GtkSnapshot                *snapshot,
                 const FrondLivePicture     *picture,
                 const PangoFontDescription *font)
{
  cairo_t *cr = begin_strip (snapshot, 0, 0, picture->x, picture->y + picture->height + ceil (picture->text_height / 2));

  for (guint i = 0; i < picture->lanes->len; i++) {
    const FrondLiveLane *lane = g_ptr_array_index (picture->lanes, i);
    FrondPlotFrame       frame;

    frond_live_picture_get_lane_frame (picture, i, &frame);
    frond_plot_axis_draw_values (cr, &frame, picture->palette, font);
    if (lane->name)
      snapshot_lane_name (snapshot, picture, lane, &frame, font);
  }
  cairo_destroy (cr);
}

/* Below the lowest lane. */
static void
snapshot_times (GtkSnapshot                *snapshot,
                const FrondLivePicture     *picture,
                const PangoFontDescription *font,
                double                      start_s,
                double                      end_s)
{
  double               bottom = picture->y + picture->height;
  cairo_t             *cr = begin_strip (snapshot, 0, bottom, gtk_widget_get_width (picture->widget), gtk_widget_get_height (picture->widget) - bottom);
  const FrondLiveLane *lane = g_ptr_array_index (picture->lanes, picture->lanes->len - 1);
  FrondPlotFrame       frame;

  frond_live_picture_get_lane_frame (picture, picture->lanes->len - 1, &frame);
  frame.start_s = start_s;
  frame.end_s = end_s;
  frond_plot_axis_draw_times (cr, &frame, picture->palette, font);
  if (!lane->name)
    draw_unit (cr, picture, lane, &frame, font);
  cairo_destroy (cr);
}

/**
 * frond_live_axes_draw:
 * @picture: where they go
 * @start_s: time at the left edge
 * @end_s: time at the right edge
 *
 * Returns: (transfer full): the labels of all axes; it holds until something of the layout changes
 */
GskRenderNode *
frond_live_axes_draw (const FrondLivePicture *picture,
                      double                  start_s,
                      double                  end_s)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (picture->widget);

  snapshot_values (snapshot, picture, font);
  snapshot_times (snapshot, picture, font, start_s, end_s);

  return gtk_snapshot_to_node (snapshot);
}
