/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left out of the numbers, hatched on a live plot as it will be in the review, with its reason. It is found a second after it was
 * painted: so the hatching is one image, painted once, that lies over the trace wherever it is needed. */

#include "config.h"

#include "frond-live-hatch.h"

#include <math.h>

#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"

/* In units, of the image; a whole number of the painter's lines, so that one continues the other. */
#define IMAGE_WIDTH 240.0
#define MARGIN      4.0
/* The name of the phase, and the markers' flags. */
#define ROWS_ABOVE 4

typedef struct {
  FrondPlotBand stretch;
  gboolean      is_named; /* there is room behind the one before */
} Item;

struct _FrondLiveHatch {
  GArray     *items;      /* of Item, in order of time */
  GHashTable *layouts;    /* of PangoLayout, by reason */
  double      placed_for; /* units per column for which the names hold */

  /* What the image was painted for. */
  GdkTexture    *image;
  double         height;
  double         scale;
  FrondPlotColor color;
};

FrondLiveHatch *
frond_live_hatch_new (void)
{
  FrondLiveHatch *self = g_new0 (FrondLiveHatch, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  return self;
}

void
frond_live_hatch_free (FrondLiveHatch *self)
{
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  g_clear_object (&self->image);
  g_free (self);
}

static gboolean
is_same (const FrondPlotBand *a,
         const FrondPlotBand *b)
{
  return a->start_s == b->start_s && a->end_s == b->end_s && g_strcmp0 (a->name, b->name) == 0;
}

static gboolean
has_changed (FrondLiveHatch      *self,
             const FrondPlotBand *stretches,
             gsize                n)
{
  if (self->items->len != n)
    return TRUE;
  for (gsize i = 0; i < n; i++) {
    if (!is_same (&g_array_index (self->items, Item, i).stretch, &stretches[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * frond_live_hatch_set:
 * @self: hatching
 * @stretches: (array length=n): apart from each other, in order of time; their names, which live for ever, say why
 * @n: how many
 *
 * Returns: whether it is something else than before
 */
gboolean
frond_live_hatch_set (FrondLiveHatch      *self,
                      const FrondPlotBand *stretches,
                      gsize                n)
{
  if (!has_changed (self, stretches, n))
    return FALSE;

  g_array_set_size (self->items, 0);
  for (gsize i = 0; i < n; i++) {
    const Item item = { stretches[i], FALSE };

    g_array_append_val (self->items, item);
  }
  self->placed_for = 0;

  return TRUE;
}

guint
frond_live_hatch_get_n (FrondLiveHatch *self)
{
  return self->items->len;
}

/**
 * frond_live_hatch_get_reason:
 * @self: hatching
 * @time_s: on the feed
 *
 * Returns: (nullable) (transfer none): why that moment is left out
 */
const char *
frond_live_hatch_get_reason (FrondLiveHatch *self,
                             double          time_s)
{
  for (guint i = self->items->len; i-- > 0;) {
    const FrondPlotBand *stretch = &g_array_index (self->items, Item, i).stretch;

    if (stretch->start_s <= time_s && time_s < stretch->end_s)
      return stretch->name;
  }

  return NULL;
}

/* The font or its size changed. */
void
frond_live_hatch_forget_layouts (FrondLiveHatch *self)
{
  g_hash_table_remove_all (self->layouts);
  self->placed_for = 0;
}

static PangoLayout *
get_layout (FrondLiveHatch *self,
            GtkWidget      *widget,
            const char     *reason)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts, reason);

  if (!layout) {
    layout = frond_plot_theme_layout_new (widget, reason);
    g_hash_table_insert (self->layouts, (gpointer) reason, layout);
  }

  return layout;
}

static double
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + 2 * MARGIN;
}

/* A reason stands where the one before leaves room, counted from the beginning, so that none comes or goes while the picture moves. */
static void
place (FrondLiveHatch         *self,
       const FrondLivePicture *picture)
{
  double units_per_column = 1 / (frond_live_tiles_get_column (picture->tiles, 1) * picture->scale);
  double free_from = 0;

  if (self->placed_for == units_per_column)
    return;

  self->placed_for = units_per_column;
  for (guint i = 0; i < self->items->len; i++) {
    Item  *item = &g_array_index (self->items, Item, i);
    double x = item->stretch.start_s * FROND_LIVE_COLUMNS_PER_SECOND * units_per_column;

    item->is_named = item->stretch.name && x >= free_from;
    if (item->is_named)
      free_from = x + get_width (get_layout (self, picture->widget, item->stretch.name)) + MARGIN;
  }
}

static gboolean
is_painted_for (FrondLiveHatch         *self,
                const FrondLivePicture *picture,
                double                  height)
{
  const FrondPlotColor *color = &picture->palette->hatch;

  return self->image && self->height == height && self->scale == picture->scale && self->color.red == color->red && self->color.green == color->green &&
         self->color.blue == color->blue && self->color.alpha == color->alpha;
}

static void
paint_image (FrondLiveHatch         *self,
             const FrondLivePicture *picture,
             double                  height)
{
  const FrondPlotFrame frame = { .width = IMAGE_WIDTH, .height = height, .end_s = 1, .top = 1 };
  cairo_surface_t     *surface;
  cairo_t             *cr;
  g_autoptr (GBytes) bytes = NULL;
  int width_px = (int) round (IMAGE_WIDTH * picture->scale), height_px = (int) ceil (height * picture->scale);

  if (is_painted_for (self, picture, height))
    return;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width_px, height_px);
  cairo_surface_set_device_scale (surface, picture->scale, picture->scale);
  cr = cairo_create (surface);
  frond_plot_hatch (cr, &frame, picture->palette, 0, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * (gsize) height_px);
  g_clear_object (&self->image);
  self->image = gdk_memory_texture_new (width_px, height_px, GDK_MEMORY_DEFAULT, bytes, (gsize) cairo_image_surface_get_stride (surface));
  self->height = height;
  self->scale = picture->scale;
  self->color = picture->palette->hatch;
  cairo_surface_destroy (surface);
}

/* The images lie still in time, as the trace does. */
static void
snapshot_lines (FrondLiveHatch         *self,
                const FrondLivePicture *picture,
                const FrondPlotFrame   *frame,
                GtkSnapshot            *snapshot,
                const FrondLiveSegment *segment,
                gint64                  from,
                gint64                  to)
{
  const double left = frond_live_picture_get_offset (picture, segment, from);
  const double right = frond_live_picture_get_offset (picture, segment, to);
  const gint64 width_px = (gint64) round (IMAGE_WIDTH * picture->scale);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) frame->y, (float) (right - left), (float) frame->height));
  for (gint64 at = from / width_px * width_px; at < to; at += width_px) {
    double x = frond_live_picture_get_offset (picture, segment, at);

    gtk_snapshot_append_texture (snapshot, self->image, &GRAPHENE_RECT_INIT ((float) x, (float) frame->y, (float) (width_px / picture->scale), (float) (gdk_texture_get_height (self->image) / picture->scale)));
  }
  gtk_snapshot_pop (snapshot);
}

/* Below the words of phases and markers, and above a muscle at rest, which lies at the foot; at the newest end it keeps before the trace's
 * head. */
static void
snapshot_reason (FrondLiveHatch         *self,
                 const FrondLivePicture *picture,
                 const FrondPlotFrame   *frame,
                 GtkSnapshot            *snapshot,
                 const FrondLiveSegment *segment,
                 const FrondPlotBand    *stretch,
                 gint64                  from)
{
  PangoLayout   *layout = get_layout (self, picture->widget, stretch->name);
  FrondPlotColor ground = picture->palette->background;
  double         width = get_width (layout), height = picture->text_height + 2;
  double         left = frond_live_picture_get_offset (picture, segment, segment->origin);
  double         x = MAX (left, MIN (frond_live_picture_get_offset (picture, segment, from), frond_live_picture_get_offset (picture, segment, segment->to) - width));
  double         y = frame->y + MIN (ROWS_ABOVE * (picture->text_height + MARGIN), frame->height - height);

  ground.alpha = 0.85;
  frond_plot_snapshot_color (snapshot, &ground, x, y, width, height);
  frond_plot_snapshot_layout (snapshot, layout, &picture->palette->text, x + MARGIN, y);
}

/**
 * frond_live_hatch_snapshot:
 * @self: hatching
 * @picture: where it goes
 * @snapshot: what it is added to
 * @segment: what is in view
 *
 * It is the upper lane that numbers are taken from.
 */
void
frond_live_hatch_snapshot (FrondLiveHatch         *self,
                           const FrondLivePicture *picture,
                           GtkSnapshot            *snapshot,
                           const FrondLiveSegment *segment)
{
  FrondPlotFrame frame;

  if (self->items->len == 0)
    return;

  frond_live_picture_get_lane_frame (picture, 0, &frame);
  place (self, picture);
  paint_image (self, picture, frame.height);
  for (guint i = 0; i < self->items->len; i++) {
    const Item  *item = &g_array_index (self->items, Item, i);
    const gint64 begin = frond_live_tiles_get_x (picture->tiles, item->stretch.start_s * FROND_LIVE_COLUMNS_PER_SECOND);
    const gint64 from = MAX (begin, segment->from);
    const gint64 to = MIN (frond_live_tiles_get_x (picture->tiles, item->stretch.end_s * FROND_LIVE_COLUMNS_PER_SECOND), segment->to);

    if (from < to)
      snapshot_lines (self, picture, &frame, snapshot, segment, from, to);
    if (item->is_named && begin < segment->to && to > segment->origin)
      snapshot_reason (self, picture, &frame, snapshot, segment, &item->stretch, begin);
  }
}
