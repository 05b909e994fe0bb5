/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What plots and meters add to GTK's snapshots beside their images, in the painters' colours. */

#include "config.h"

#include "frond-plot-snapshot.h"

#include <math.h>

#include "frond-plot-theme.h"

#define FOCUS_WIDTH 2

void
frond_plot_snapshot_color (GtkSnapshot          *snapshot,
                           const FrondPlotColor *color,
                           double                x,
                           double                y,
                           double                width,
                           double                height)
{
  GdkRGBA rgba;

  frond_plot_theme_to_rgba (color, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

void
frond_plot_snapshot_layout (GtkSnapshot          *snapshot,
                            PangoLayout          *layout,
                            const FrondPlotColor *color,
                            double                x,
                            double                y)
{
  GdkRGBA rgba;

  frond_plot_theme_to_rgba (color, &rgba);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

/**
 * frond_plot_snapshot_sign:
 * @snapshot: what it is added to
 * @layout: what it says
 * @palette: the plot's colours; the sign has those of text and ground exchanged
 * @box: its area; the words stand in its middle
 */
void
frond_plot_snapshot_sign (GtkSnapshot            *snapshot,
                          PangoLayout            *layout,
                          const FrondPlotPalette *palette,
                          const graphene_rect_t  *box)
{
  int    width, height;
  double x = (double) box->origin.x, y = (double) box->origin.y;
  double box_width = (double) box->size.width, box_height = (double) box->size.height;

  pango_layout_get_pixel_size (layout, &width, &height);
  frond_plot_snapshot_color (snapshot, &palette->text, x, y, box_width, box_height);
  /* Whole units from the edge: glyphs between pixels are blurred. */
  frond_plot_snapshot_layout (snapshot, layout, &palette->background, x + floor ((box_width - width) / 2), y + floor ((box_height - height) / 2));
}

/* What GTK draws around its own widgets when the keyboard is on them. */
void
frond_plot_snapshot_focus (GtkSnapshot            *snapshot,
                           GtkWidget              *widget,
                           const FrondPlotPalette *palette)
{
  float          widths[] = { FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH };
  GdkRGBA        colors[4];
  GskRoundedRect outline;

  if (!gtk_widget_has_visible_focus (widget))
    return;

  for (int i = 0; i < 4; i++)
    frond_plot_theme_to_rgba (&palette->play_head, &colors[i]);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)), 6);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}
