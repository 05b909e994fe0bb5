/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a live feed as a row of images. An image that is full never changes again, so GTK need not look at it twice; only the newest
 * one grows, by the columns that are new. Positions are device pixels since the beginning of the feed; a page is as many as the plot is wide. */

#include "config.h"

#include "frond-live-tiles.h"

#include <math.h>

#include "frond-live-stretch.h"
#include "frond-plot-axis.h"

#define TILE_WIDTH 64
/* At least; the lowest label of one lane and the highest of the next need a line. */
#define LANE_GAP 8.0
/* How a trace looks at a place depends on two columns to each side. */
#define NEIGHBOURS 2

typedef struct {
  gint64           left; /* the key */
  int              width;
  int              n_done; /* pixels painted */
  guint64          used_at;
  cairo_surface_t *surface; /* NULL when full */
  GdkTexture      *texture;
} Tile;

struct _FrondLiveTiles {
  GPtrArray       *lanes; /* borrowed, of FrondLiveLane */
  GHashTable      *tiles; /* of Tile by its left */
  FrondProgramme  *programme;
  FrondPlotPalette palette;
  FrondLiveLayout  layout;
  guint64          frame;
  guint64          n_painted;
};

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->surface, cairo_surface_destroy);
  g_clear_object (&tile->texture);
  g_free (tile);
}

/**
 * frond_live_tiles_new:
 * @lanes: (element-type FrondLiveLane): the channels; borrowed, the owner clears the tiles when it changes them
 */
FrondLiveTiles *
frond_live_tiles_new (GPtrArray *lanes)
{
  FrondLiveTiles *self = g_new0 (FrondLiveTiles, 1);

  self->lanes = lanes;
  self->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, tile_free);

  return self;
}

void
frond_live_tiles_free (FrondLiveTiles *self)
{
  g_clear_pointer (&self->tiles, g_hash_table_unref);
  g_clear_object (&self->programme);
  g_free (self);
}

void
frond_live_tiles_clear (FrondLiveTiles *self)
{
  g_hash_table_remove_all (self->tiles);
}

void
frond_live_tiles_set_programme (FrondLiveTiles *self,
                                FrondProgramme *programme)
{
  if (g_set_object (&self->programme, programme))
    frond_live_tiles_clear (self);
}

void
frond_live_tiles_set_palette (FrondLiveTiles         *self,
                              const FrondPlotPalette *palette)
{
  self->palette = *palette;
  frond_live_tiles_clear (self);
}

void
frond_live_tiles_set_layout (FrondLiveTiles        *self,
                             const FrondLiveLayout *layout)
{
  if (layout->width == self->layout.width && layout->height == self->layout.height && layout->scale == self->layout.scale &&
      layout->n_columns == self->layout.n_columns && layout->text_height == self->layout.text_height)
    return;

  self->layout = *layout;
  frond_live_tiles_clear (self);
}

/**
 * frond_live_tiles_get_lane_frame:
 * @self: tiles
 * @lane: which one
 * @frame: (out): its place in the picture, in units; the times are those of a page
 */
void
frond_live_tiles_get_lane_frame (FrondLiveTiles *self,
                                 guint           lane,
                                 FrondPlotFrame *frame)
{
  double gap = MAX (LANE_GAP, self->layout.text_height);
  double room = self->layout.height / self->layout.scale - gap * (self->lanes->len - 1);
  double sum = 0, before = 0, y, bottom;

  for (guint i = 0; i < self->lanes->len; i++) {
    double weight = ((FrondLiveLane *) g_ptr_array_index (self->lanes, i))->weight;

    before += i < lane ? weight : 0;
    sum += weight;
  }

  /* On whole pixels, so that lines lie where they are computed. */
  y = round ((room * before / sum + gap * lane) * self->layout.scale) / self->layout.scale;
  bottom = round ((room * (before + ((FrondLiveLane *) g_ptr_array_index (self->lanes, lane))->weight) / sum + gap * lane) * self->layout.scale) / self->layout.scale;
  *frame = (FrondPlotFrame) {
    .y = y,
    .width = self->layout.width / self->layout.scale,
    .height = MAX (bottom - y, 1),
    .end_s = self->layout.n_columns / FROND_LIVE_COLUMNS_PER_SECOND,
    .top = ((FrondLiveLane *) g_ptr_array_index (self->lanes, lane))->top,
  };
}

static double
get_pixels_per_column (FrondLiveTiles *self)
{
  return self->layout.width / self->layout.n_columns;
}

gint64
frond_live_tiles_get_x (FrondLiveTiles *self,
                        double          column)
{
  return (gint64) floor (column * get_pixels_per_column (self));
}

double
frond_live_tiles_get_column (FrondLiveTiles *self,
                             gint64          x)
{
  return x / get_pixels_per_column (self);
}

/**
 * frond_live_tiles_get_head:
 * @self: tiles
 *
 * Returns: up to where the picture can be painted for good. The last one and a half columns still wait for their neighbour.
 */
gint64
frond_live_tiles_get_head (FrondLiveTiles *self)
{
  guint64 n_columns = G_MAXUINT64;

  for (guint i = 0; i < self->lanes->len; i++)
    n_columns = MIN (n_columns, ((FrondLiveLane *) g_ptr_array_index (self->lanes, i))->n_seen);
  if (self->lanes->len == 0 || n_columns < NEIGHBOURS)
    return 0;

  return frond_live_tiles_get_x (self, n_columns - 1.5);
}

/* Painting */

static void
paint_lane (FrondLiveTiles *self,
            cairo_t        *cr,
            FrondPlotFrame *frame,
            FrondLiveLane  *lane,
            guint64         first,
            guint64         end)
{
  FrondLiveStretch stretch;
  FrondPlotTrace   trace;

  frond_live_stretch_read (&stretch, lane->feed, self->programme, first, end);
  trace = (FrondPlotTrace) { stretch.trace, stretch.n, first / (double) FROND_LIVE_COLUMNS_PER_SECOND, 1.0 / FROND_LIVE_COLUMNS_PER_SECOND, lane->series };
  frond_plot_bands_draw (cr, frame, &self->palette, (FrondPlotBand *) (gpointer) stretch.bands->data, stretch.bands->len);
  frond_plot_axis_draw_grid (cr, frame, &self->palette, self->layout.text_height);
  frond_plot_goal_draw_zone (cr, frame, &self->palette, (FrondPlotGoal *) (gpointer) stretch.goals->data, stretch.goals->len);
  frond_plot_trace_draw_gaps (cr, frame, &self->palette, &trace);
  if (lane->series == FROND_PLOT_PRESSURE)
    frond_plot_trace_draw_line (cr, frame, &self->palette, &trace);
  else
    frond_plot_trace_draw_envelope (cr, frame, &self->palette, &trace);
  frond_plot_goal_draw_line (cr, frame, &self->palette, (FrondPlotGoal *) (gpointer) stretch.goals->data, stretch.goals->len);
  frond_live_stretch_clear (&stretch);
}

/* Paints the pixels [from, to) of a tile and nothing else. */
static void
paint (FrondLiveTiles *self,
       Tile           *tile,
       int             from,
       int             to)
{
  double   scale = self->layout.scale;
  double   first = frond_live_tiles_get_column (self, tile->left + from) - NEIGHBOURS;
  double   end = ceil (frond_live_tiles_get_column (self, tile->left + to)) + NEIGHBOURS;
  cairo_t *cr = cairo_create (tile->surface);

  cairo_rectangle (cr, from / scale, 0, (to - from) / scale, self->layout.height / scale);
  cairo_clip (cr);
  frond_plot_set_color (cr, &self->palette.background);
  cairo_paint (cr);
  for (guint i = 0; i < self->lanes->len; i++) {
    FrondPlotFrame frame;

    frond_live_tiles_get_lane_frame (self, i, &frame);
    frame.width = tile->width / scale;
    frame.start_s = frond_live_tiles_get_column (self, tile->left) / FROND_LIVE_COLUMNS_PER_SECOND;
    frame.end_s = frond_live_tiles_get_column (self, tile->left + tile->width) / FROND_LIVE_COLUMNS_PER_SECOND;
    paint_lane (self, cr, &frame, g_ptr_array_index (self->lanes, i), (guint64) MAX (floor (first), 0), (guint64) end);
  }
  cairo_destroy (cr);
  cairo_surface_flush (tile->surface);
  self->n_painted += (guint64) (to - from);
}

/* A copy, because GTK may still show the last state of a growing tile; and it is told which part is new. */
static void
update_texture (FrondLiveTiles *self,
                Tile           *tile,
                int             from,
                int             to)
{
  int     stride = cairo_image_surface_get_stride (tile->surface);
  gsize   size = (gsize) stride * (gsize) self->layout.height;
  GBytes *bytes = g_bytes_new (cairo_image_surface_get_data (tile->surface), size);
  g_autoptr (GdkMemoryTextureBuilder) builder = gdk_memory_texture_builder_new ();
  cairo_region_t *region = cairo_region_create_rectangle (&(cairo_rectangle_int_t) { from, 0, to - from, self->layout.height });

  gdk_memory_texture_builder_set_bytes (builder, bytes);
  gdk_memory_texture_builder_set_stride (builder, (gsize) stride);
  gdk_memory_texture_builder_set_width (builder, tile->width);
  gdk_memory_texture_builder_set_height (builder, self->layout.height);
  gdk_memory_texture_builder_set_format (builder, GDK_MEMORY_DEFAULT);
  if (tile->texture) {
    gdk_memory_texture_builder_set_update_texture (builder, tile->texture);
    gdk_memory_texture_builder_set_update_region (builder, region);
  }
  g_bytes_unref (bytes);
  cairo_region_destroy (region);

  g_clear_object (&tile->texture);
  tile->texture = gdk_memory_texture_builder_build (builder);
}

static Tile *
get_tile (FrondLiveTiles *self,
          gint64          x)
{
  gint64 page = x / self->layout.width * self->layout.width;
  gint64 left = page + (x - page) / TILE_WIDTH * TILE_WIDTH;
  Tile  *tile = g_hash_table_lookup (self->tiles, &left);

  if (tile)
    return tile;

  tile = g_new0 (Tile, 1);
  tile->left = left;
  tile->width = (int) MIN (TILE_WIDTH, page + self->layout.width - left);
  tile->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, tile->width, self->layout.height);
  cairo_surface_set_device_scale (tile->surface, self->layout.scale, self->layout.scale);
  g_hash_table_insert (self->tiles, &tile->left, tile);

  return tile;
}

void
frond_live_tiles_begin_frame (FrondLiveTiles *self)
{
  self->frame++;
}

static gboolean
is_stale (gpointer key,
          gpointer value,
          gpointer data)
{
  return ((Tile *) value)->used_at + 1 < ((FrondLiveTiles *) data)->frame;
}

/* Looking back leaves tiles behind that are soon painted again: only those in view, and as many more, are kept. */
void
frond_live_tiles_end_frame (FrondLiveTiles *self)
{
  guint most = 2 * ((guint) self->layout.width / TILE_WIDTH + 2);

  if (g_hash_table_size (self->tiles) > most)
    g_hash_table_foreach_remove (self->tiles, is_stale, self);
}

/**
 * frond_live_tiles_get_texture:
 * @self: tiles
 * @x: a position left of the head
 * @left: (out): where the tile that holds it begins
 * @width: (out): how wide it is; right of the head it is transparent
 *
 * Paints what is missing of it.
 *
 * Returns: (transfer none): the tile
 */
GdkTexture *
frond_live_tiles_get_texture (FrondLiveTiles *self,
                              gint64          x,
                              gint64         *left,
                              int            *width)
{
  Tile *tile = get_tile (self, x);
  int   end = (int) CLAMP (frond_live_tiles_get_head (self) - tile->left, 0, tile->width);

  if (end > tile->n_done) {
    paint (self, tile, tile->n_done, end);
    update_texture (self, tile, tile->n_done, end);
    tile->n_done = end;
    if (end == tile->width)
      g_clear_pointer (&tile->surface, cairo_surface_destroy);
  }
  tile->used_at = self->frame;
  *left = tile->left;
  *width = tile->width;

  return tile->texture;
}

/* Pixels painted so far, each as high as the picture: how much work it was. */
guint64
frond_live_tiles_get_n_painted (FrondLiveTiles *self)
{
  return self->n_painted;
}

guint
frond_live_tiles_get_n_kept (FrondLiveTiles *self)
{
  return g_hash_table_size (self->tiles);
}
