/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a live plot is put together for a frame: which tiles are where, and what is written on them. */

#include "config.h"

#include "frond-live-plot-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-live-axes.h"
#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"

#define SWEEP_GAP 14.0
/* In lines of text: half a line of the highest label above the picture; half a line of the lowest and the unit below it. */
#define ROOM_ABOVE 0.5
#define ROOM_BELOW 1.5

/* Pango's measures are too dear for every frame. */
static void
update_metrics (FrondLivePlot *self)
{
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (GTK_WIDGET (self));

  self->label_width = frond_live_axes_measure (self->lanes, font, gtk_widget_get_height (GTK_WIDGET (self)));
  self->text_height = frond_plot_theme_get_text_height (GTK_WIDGET (self));
}

/* FALSE when there is no room for a picture. */
static gboolean
update_layout (FrondLivePlot *self)
{
  FrondLivePicture *picture = &self->picture;
  FrondLiveLayout   layout;

  if (!self->axes)
    update_metrics (self);

  *picture = (FrondLivePicture) {
    .widget = GTK_WIDGET (self),
    .tiles = self->tiles,
    .lanes = self->lanes,
    .palette = &self->palette,
    .scale = frond_plot_theme_get_scale (GTK_WIDGET (self)),
    .x = self->label_width,
    .y = ceil (ROOM_ABOVE * self->text_height),
    .text_height = self->text_height,
  };
  layout = (FrondLiveLayout) {
    .width = (int) floor ((gtk_widget_get_width (GTK_WIDGET (self)) - picture->x - 1) * picture->scale),
    .height = (int) floor ((gtk_widget_get_height (GTK_WIDGET (self)) - picture->y - ROOM_BELOW * self->text_height - 2) * picture->scale),
    .scale = picture->scale,
    .n_columns = frond_live_plot_get_n_columns (self),
    .text_height = self->text_height,
  };
  picture->width = layout.width / picture->scale;
  picture->height = layout.height / picture->scale;
  if (layout.width < 16 || layout.height < 16)
    return FALSE;

  frond_live_tiles_set_layout (self->tiles, &layout);

  return TRUE;
}

static guint
find_segments (FrondLivePlot    *self,
               FrondLiveSegment *segments)
{
  int    width = (int) round (self->picture.width * self->picture.scale);
  gint64 head = frond_live_tiles_get_head (self->tiles);

  if (self->looking_back) {
    guint n = frond_live_view_scroll (frond_live_tiles_get_x (self->tiles, self->view_end), width, segments);

    if (n > 0)
      segments[0].to = MIN (segments[0].to, head);
    return n > 0 && segments[0].from < segments[0].to ? 1 : 0;
  }
  if (self->mode == FROND_LIVE_PLOT_SWEEP)
    return frond_live_view_sweep (head, width, (int) (SWEEP_GAP * self->picture.scale), segments);

  return frond_live_view_scroll (head, width, segments);
}

/* The range looks at all that is in view, so that it does not change while the same thing is shown. */
static void
adapt (FrondLivePlot *self)
{
  double   end = self->looking_back ? self->view_end : frond_live_plot_get_newest (self);
  double   first = MAX (end - frond_live_plot_get_n_columns (self), 0);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->lanes->len; i++) {
    FrondLiveLane *lane = g_ptr_array_index (self->lanes, i);

    frond_live_lane_read (lane);
    changed |= frond_live_lane_adapt (lane, (guint64) first, (guint64) MAX (end, 0));
  }
  if (changed) {
    frond_live_tiles_clear (self->tiles);
    g_clear_pointer (&self->axes, gsk_render_node_unref);
  }
}

/* From top to bottom of the picture. */
static void
cover (FrondLivePlot        *self,
       GtkSnapshot          *snapshot,
       const FrondPlotColor *color,
       double                x,
       double                width)
{
  if (width > 0)
    frond_plot_snapshot_color (snapshot, color, x, self->picture.y, width, self->picture.height);
}

static double
get_left (FrondLivePlot          *self,
          const FrondLiveSegment *segment)
{
  return self->picture.x + (segment->from - segment->origin) / self->picture.scale;
}

static double
get_right (FrondLivePlot          *self,
           const FrondLiveSegment *segment)
{
  return self->picture.x + (segment->to - segment->origin) / self->picture.scale;
}

/* Whole tiles, so that their nodes stay the same from frame to frame: what sticks out of the segment is covered afterwards. */
static void
snapshot_segment (FrondLivePlot          *self,
                  GtkSnapshot            *snapshot,
                  const FrondLiveSegment *segment)
{
  const FrondLivePicture *picture = &self->picture;

  for (gint64 x = segment->from, left = 0; x < segment->to;) {
    int         width;
    GdkTexture *texture = frond_live_tiles_get_texture (self->tiles, x, &left, &width);

    gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT ((float) (picture->x + (left - segment->origin) / picture->scale), (float) picture->y, (float) (width / picture->scale), (float) picture->height));
    x = left + width;
  }
}

/* The older page, over it the newer one, whose last tile is transparent where nothing is yet, and over both the free stretch. */
static void
snapshot_sweep (FrondLivePlot          *self,
                GtkSnapshot            *snapshot,
                const FrondLiveSegment *segments,
                guint                   n_segments)
{
  double right = self->picture.x + self->picture.width;
  double head = n_segments > 0 ? get_right (self, &segments[0]) : self->picture.x;
  double old = n_segments > 1 ? get_left (self, &segments[1]) : right;

  for (guint i = n_segments; i-- > 0;)
    snapshot_segment (self, snapshot, &segments[i]);
  cover (self, snapshot, &self->palette.background, head, old - head);
  cover (self, snapshot, &self->palette.quiet_text, MIN (head, right - 1), MAX (self->palette.line, 1));
}

static void
snapshot_scroll (FrondLivePlot          *self,
                 GtkSnapshot            *snapshot,
                 const FrondLiveSegment *segments,
                 guint                   n_segments)
{
  double right = self->picture.x + self->picture.width;
  double from = n_segments > 0 ? get_left (self, &segments[0]) : right;
  double to = n_segments > 0 ? get_right (self, &segments[0]) : right;

  cover (self, snapshot, &self->palette.background, self->picture.x, from - self->picture.x);
  cover (self, snapshot, &self->palette.background, to, right - to);
  if (n_segments == 0)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) from, (float) self->picture.y, (float) (to - from), (float) self->picture.height));
  snapshot_segment (self, snapshot, &segments[0]);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_axes (FrondLivePlot *self,
               GtkSnapshot   *snapshot)
{
  double end_s = self->view_end / FROND_LIVE_COLUMNS_PER_SECOND;

  if (!self->axes) {
    if (self->looking_back)
      self->axes = frond_live_axes_draw (&self->picture, end_s - self->window_s, end_s);
    else if (self->mode == FROND_LIVE_PLOT_SWEEP)
      self->axes = frond_live_axes_draw (&self->picture, 0, self->window_s);
    else
      self->axes = frond_live_axes_draw (&self->picture, -self->window_s, 0);
  }
  gtk_snapshot_append_node (snapshot, self->axes);
}

static void
update_back_layout (FrondLivePlot *self)
{
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 1);

  self->back_layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), _("Looking back · press End or click here for now"));
  pango_layout_set_font_description (self->back_layout, font);
  pango_layout_set_ellipsize (self->back_layout, PANGO_ELLIPSIZE_END);
}

/* At the upper right, below the words of the phases: what is quiet lies at the bottom. */
static void
snapshot_back_sign (FrondLivePlot *self,
                    GtkSnapshot   *snapshot)
{
  const FrondLivePicture *picture = &self->picture;
  int                     width, height;

  if (!self->back_layout)
    update_back_layout (self);
  pango_layout_set_width (self->back_layout, -1);
  pango_layout_get_pixel_size (self->back_layout, &width, &height);
  width = MIN (width + 1, MAX ((int) picture->width - 36, 1));
  pango_layout_set_width (self->back_layout, width * PANGO_SCALE);
  graphene_rect_init (&self->back_sign, (float) (picture->x + picture->width - width - 30), (float) (picture->y + picture->text_height + 3), (float) width + 24, (float) height + 12);
  frond_plot_snapshot_sign (snapshot, self->back_layout, &self->palette, &self->back_sign);
}

static void
snapshot_trace (FrondLivePlot          *self,
                GtkSnapshot            *snapshot,
                const FrondLiveSegment *segments,
                guint                   n_segments)
{
  frond_live_tiles_begin_frame (self->tiles);
  if (self->mode == FROND_LIVE_PLOT_SWEEP && !self->looking_back)
    snapshot_sweep (self, snapshot, segments, n_segments);
  else
    snapshot_scroll (self, snapshot, segments, n_segments);
  frond_live_tiles_end_frame (self->tiles);
}

void
frond_live_plot_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  FrondLivePlot   *self = FROND_LIVE_PLOT (widget);
  FrondLiveSegment segments[FROND_LIVE_VIEW_MOST_SEGMENTS];
  guint            n_segments;

  if (self->lanes->len == 0)
    return;

  adapt (self);
  if (!update_layout (self))
    return;

  n_segments = find_segments (self, segments);
  snapshot_trace (self, snapshot, segments, n_segments);
  frond_live_overlay_snapshot (self->overlay, &self->picture, snapshot, segments, n_segments);
  snapshot_axes (self, snapshot);
  frond_live_plot_snapshot_goal (self, snapshot);
  frond_plot_snapshot_focus (snapshot, widget, &self->palette);
  if (self->looking_back)
    snapshot_back_sign (self, snapshot);
  self->shown_head = frond_live_tiles_get_head (self->tiles);
}
