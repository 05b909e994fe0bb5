/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a review plot is put together: pictures that stay as long as the view does, and what moves on them. */

#include "config.h"

#include "frond-review-plot-private.h"

#include <math.h>

#include "frond-plot-overview.h"
#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"

static double
get_strip_height (FrondReviewPlot *self)
{
  return CLAMP (gtk_widget_get_height (GTK_WIDGET (self)) * 0.14, 20, 56);
}

static void
paint_picture (FrondReviewPlot          *self,
               const FrondReviewPicture *picture,
               double                    strip_height)
{
  self->picture = frond_review_picture_paint (picture, &self->frame);
  self->frame.y += strip_height + FROND_REVIEW_STRIP_GAP;
}

static void
paint_overview (FrondReviewPlot          *self,
                const FrondReviewPicture *picture,
                double                    strip_height)
{
  double duration_s = frond_review_view_get_duration (self->view);

  g_clear_object (&self->overview);
  self->overview = frond_review_picture_paint_overview (picture, self->frame.x, strip_height, duration_s);
  self->strip = (FrondPlotFrame) { self->frame.x, 0, self->frame.width, strip_height, 0, duration_s, 0, 1 };
}

static void
update_pictures (FrondReviewPlot *self)
{
  double strip_height = get_strip_height (self);
  double left = self->frame.x;
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (GTK_WIDGET (self));
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
    .margin = FROND_PLOT_SNAPSHOT_FOCUS_ROOM,
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)) - strip_height - FROND_REVIEW_STRIP_GAP,
    .scale = frond_plot_theme_get_scale (GTK_WIDGET (self)),
    .start_s = frond_review_view_get_start (self->view),
    .end_s = frond_review_view_get_end (self->view),
  };

  if (!self->picture)
    paint_picture (self, &picture, strip_height);
  /* The strip lies above the picture; when wider labels move the one, the other moves along. */
  if (!self->overview || left != self->frame.x)
    paint_overview (self, &picture, strip_height);
}

static void
append_texture (FrondReviewPlot *self,
                GtkSnapshot     *snapshot,
                GdkTexture      *texture,
                double           y)
{
  double scale = frond_plot_theme_get_scale (GTK_WIDGET (self));

  gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_NEAREST,
                                      &GRAPHENE_RECT_INIT (0, (float) y, (float) (gdk_texture_get_width (texture) / scale), (float) (gdk_texture_get_height (texture) / scale)));
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

/* Beside the line, on the side where there is room. */
static void
snapshot_cursor_sign (FrondReviewPlot *self,
                      GtkSnapshot     *snapshot,
                      double           x)
{
  graphene_rect_t box;
  int             width, height;
  double          left;

  pango_layout_get_pixel_size (self->cursor_layout, &width, &height);
  left = x + 4 + width + 8 > self->frame.x + self->frame.width ? x - 4 - width - 8 : x + 4;
  graphene_rect_init (&box, (float) left, (float) (self->frame.y + self->frame.height - height - 8), (float) width + 8, (float) height + 4);
  frond_plot_snapshot_sign (snapshot, self->cursor_layout, &self->palette, &box);
}

static void
snapshot_cursor (FrondReviewPlot *self,
                 GtkSnapshot     *snapshot)
{
  double x = frond_plot_frame_get_x (&self->frame, self->cursor_s);

  if (!isfinite (x) || x < self->frame.x - 1 || x > self->frame.x + self->frame.width + 1)
    return;

  frond_plot_snapshot_color (snapshot, &self->palette.play_head, x - 1, self->frame.y, 2, get_lanes_bottom (self) - self->frame.y);
  snapshot_cursor_sign (self, snapshot, x);
}

/* What a drag is over, else what is chosen. */
static gboolean
get_selection (FrondReviewPlot *self,
               double          *left,
               double          *right)
{
  const gboolean is_drag = !self->drag_in_strip && isfinite (self->drag_from) && fabs (self->drag_to - self->drag_from) >= FROND_REVIEW_LEAST_DRAG;
  double         start_s, end_s;

  if (is_drag) {
    *left = MIN (self->drag_from, self->drag_to);
    *right = MAX (self->drag_from, self->drag_to);
  } else if (frond_review_plot_get_choice (self, &start_s, &end_s)) {
    *left = frond_plot_frame_get_x (&self->frame, start_s);
    *right = frond_plot_frame_get_x (&self->frame, end_s);
  } else {
    return FALSE;
  }
  *left = CLAMP (*left, self->frame.x, self->frame.x + self->frame.width);
  *right = CLAMP (*right, self->frame.x, self->frame.x + self->frame.width);

  return *right > *left;
}

static void
snapshot_selection (FrondReviewPlot *self,
                    GtkSnapshot     *snapshot)
{
  FrondPlotColor color = self->palette.play_head;
  double         left, right;

  if (!get_selection (self, &left, &right))
    return;

  color.alpha = 0.2;
  frond_plot_snapshot_color (snapshot, &color, left, self->frame.y, right - left, get_lanes_bottom (self) - self->frame.y);
  frond_plot_snapshot_color (snapshot, &self->palette.play_head, left, self->frame.y, 1, get_lanes_bottom (self) - self->frame.y);
  frond_plot_snapshot_color (snapshot, &self->palette.play_head, right - 1, self->frame.y, 1, get_lanes_bottom (self) - self->frame.y);
}

void
frond_review_plot_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  if (self->lanes->len == 0 || gtk_widget_get_width (widget) < 80 || gtk_widget_get_height (widget) < 80)
    return;

  update_pictures (self);
  frond_plot_snapshot_color (snapshot, &self->palette.background, self->frame.x, 0, self->frame.width, get_lanes_bottom (self));
  append_texture (self, snapshot, self->overview, 0);
  append_texture (self, snapshot, self->picture, get_strip_height (self) + FROND_REVIEW_STRIP_GAP);
  snapshot_window (self, snapshot);
  snapshot_selection (self, snapshot);
  if (self->cursor_layout)
    snapshot_cursor (self, snapshot);
  frond_plot_snapshot_focus (snapshot, widget, &self->palette);
}
