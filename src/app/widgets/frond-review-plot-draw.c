/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a review plot is put together: pictures that stay as long as the view does, and what moves on them. */

#include "config.h"

#include "frond-review-plot-private.h"

#include <math.h>

#include "frond-plot-overview.h"
#include "frond-plot-theme.h"

static double
get_scale (FrondReviewPlot *self)
{
  GtkNative  *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1;
}

static double
get_strip_height (FrondReviewPlot *self)
{
  return CLAMP (gtk_widget_get_height (GTK_WIDGET (self)) * 0.14, 20, 56);
}

static void
update_pictures (FrondReviewPlot *self)
{
  double strip_height = get_strip_height (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 0.85);
  double             left = self->frame.x;
  FrondReviewPicture picture = {
    .lanes = self->lanes,
    .comparison = self->comparison,
    .bands = self->bands,
    .goals = self->goals,
    .markers = self->markers,
    .excluded = self->excluded,
    .show_filtered = self->show_filtered,
    .palette = &self->palette,
    .font = font,
    .width = width,
    .height = height - strip_height - FROND_REVIEW_STRIP_GAP,
    .scale = get_scale (self),
    .start_s = frond_review_view_get_start (self->view),
    .end_s = frond_review_view_get_end (self->view),
  };

  if (!self->picture) {
    self->picture = frond_review_picture_paint (&picture, &self->frame);
    self->frame.y += strip_height + FROND_REVIEW_STRIP_GAP;
  }
  /* The strip lies above the picture; when wider labels move the one, the other moves along. */
  if (!self->overview || left != self->frame.x) {
    g_clear_object (&self->overview);
    self->overview = frond_review_picture_paint_overview (&picture, self->frame.x, strip_height, frond_review_view_get_duration (self->view));
    self->strip = (FrondPlotFrame) { self->frame.x, 0, self->frame.width, strip_height, 0, frond_review_view_get_duration (self->view), 0, 1 };
  }
}

static void
append_texture (FrondReviewPlot *self,
                GtkSnapshot     *snapshot,
                GdkTexture      *texture,
                double           y)
{
  double scale = get_scale (self);

  gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_NEAREST,
                                      &GRAPHENE_RECT_INIT (0, (float) y, (float) (gdk_texture_get_width (texture) / scale), (float) (gdk_texture_get_height (texture) / scale)));
}

static void
append_color (GtkSnapshot          *snapshot,
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

static void
snapshot_window (FrondReviewPlot *self,
                 GtkSnapshot     *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) self->strip.x, (float) self->strip.y, (float) self->strip.width, (float) self->strip.height));

  frond_plot_overview_draw_window (cr, &self->strip, &self->palette, frond_review_view_get_start (self->view), frond_review_view_get_end (self->view));
  cairo_destroy (cr);
}

static double
get_lanes_bottom (FrondReviewPlot *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) - frond_plot_theme_get_text_height (GTK_WIDGET (self)) - 6;
}

static void
snapshot_cursor (FrondReviewPlot *self,
                 GtkSnapshot     *snapshot)
{
  double  x = frond_plot_frame_get_x (&self->frame, self->cursor_s);
  GdkRGBA color;
  int     width, height;
  double  left;

  if (!isfinite (x) || x < self->frame.x - 1 || x > self->frame.x + self->frame.width + 1)
    return;

  append_color (snapshot, &self->palette.play_head, x - 1, self->frame.y, 2, get_lanes_bottom (self) - self->frame.y);
  pango_layout_get_pixel_size (self->cursor_layout, &width, &height);
  left = x + 4 + width + 8 > self->frame.x + self->frame.width ? x - 4 - width - 8 : x + 4;
  append_color (snapshot, &self->palette.text, left, self->frame.y + self->frame.height - height - 8, width + 8, height + 4);
  frond_plot_theme_to_rgba (&self->palette.background, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (left + 4), (float) (self->frame.y + self->frame.height - height - 6)));
  gtk_snapshot_append_layout (snapshot, self->cursor_layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_selection (FrondReviewPlot *self,
                    GtkSnapshot     *snapshot)
{
  FrondPlotColor color = self->palette.play_head;
  double         left = CLAMP (MIN (self->drag_from, self->drag_to), self->frame.x, self->frame.x + self->frame.width);
  double         right = CLAMP (MAX (self->drag_from, self->drag_to), self->frame.x, self->frame.x + self->frame.width);

  if (self->drag_in_strip || !isfinite (self->drag_from) || right - left < FROND_REVIEW_LEAST_DRAG)
    return;

  color.alpha = 0.2;
  append_color (snapshot, &color, left, self->frame.y, right - left, get_lanes_bottom (self) - self->frame.y);
  append_color (snapshot, &self->palette.play_head, left, self->frame.y, 1, get_lanes_bottom (self) - self->frame.y);
  append_color (snapshot, &self->palette.play_head, right - 1, self->frame.y, 1, get_lanes_bottom (self) - self->frame.y);
}

void
frond_review_plot_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  if (self->lanes->len == 0 || gtk_widget_get_width (widget) < 80 || gtk_widget_get_height (widget) < 80)
    return;

  update_pictures (self);
  append_color (snapshot, &self->palette.background, self->frame.x, 0, self->frame.width, get_lanes_bottom (self));
  append_texture (self, snapshot, self->overview, 0);
  append_texture (self, snapshot, self->picture, get_strip_height (self) + FROND_REVIEW_STRIP_GAP);
  snapshot_window (self, snapshot);
  snapshot_selection (self, snapshot);
  if (self->cursor_layout)
    snapshot_cursor (self, snapshot);
  frond_plot_theme_snapshot_focus (widget, snapshot, &self->palette);
}
