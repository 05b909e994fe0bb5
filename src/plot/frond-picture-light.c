/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Soft light without bands. Eight bits are too few for a gradient across a dark room: each step shows as an edge. A little noise before the
 * rounding, of the size of one step, dissolves the edges. A mask with its noise is computed once and kept, so that a frame only blends it. */

#include "frond-picture-private.h"

#include <string.h>

#define N_KEPT 4
/* The mask is blended with a strength of 0.05 to 0.95 before it is rounded again: its noise must still be a step then. */
#define MASK_NOISE 7.0

typedef enum {
  SHAPE_AROUND, /* round, fading from its middle */
  SHAPE_BELOW,  /* strongest at its upper edge, fading downwards and to the sides */
} Shape;

typedef struct {
  Shape            shape;
  int              width;
  int              height;
  guint            used;
  cairo_surface_t *mask;
} Kept;

/* Triangular noise, -1..1, always the same at the same place: grain that does not move is not seen. */
static double
noise_at (guint x,
          guint y)
{
  guint n = x * 0x9e3779b1u ^ y * 0x85ebca77u;

  n = (n ^ (n >> 15)) * 0x2c1b3c6du;
  n = (n ^ (n >> 12)) * 0x297a2d39u;
  n ^= n >> 15;

  return ((n & 0xffff) + (n >> 16)) / 65535.0 - 1;
}

static void
get_scale (cairo_t *cr,
           double  *device_scale,
           double  *scale)
{
  cairo_matrix_t matrix;
  double         unused;

  cairo_surface_get_device_scale (cairo_get_group_target (cr), device_scale, &unused);
  cairo_get_matrix (cr, &matrix);
  *scale = hypot (matrix.xx, matrix.yx) * *device_scale;
}

static guint32
pack (double red,
      double green,
      double blue,
      double noise)
{
  guint r = (guint) CLAMP (red * 255 + noise + 0.5, 0, 255);
  guint g = (guint) CLAMP (green * 255 + noise + 0.5, 0, 255);
  guint b = (guint) CLAMP (blue * 255 + noise + 0.5, 0, 255);

  return 0xff000000u | r << 16 | g << 8 | b;
}

static void
fill_room (cairo_surface_t           *surface,
           const FrondPicturePalette *palette)
{
  const int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  const int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++) {
    guint32       *row = (guint32 *) (void *) (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) stride);
    const double   v = (y + 0.5) / height;
    FrondPlotColor color = frond_picture_palette_mix (&palette->far, &palette->near, frond_picture_smooth (v));

    for (int x = 0; x < width; x++) {
      /* A little less light towards the sides, so that the eye rests in the middle. */
      const double u = (x + 0.5) / width - 0.5;
      const double dim = 1 - 0.16 * u * u;

      row[x] = pack (color.red * dim, color.green * dim, color.blue * dim, noise_at ((guint) x, (guint) y));
    }
  }
  cairo_surface_mark_dirty (surface);
}

void
frond_picture_light_paint_room (cairo_t                   *cr,
                                const FrondPicturePalette *palette,
                                double                     width,
                                double                     height)
{
  double           device_scale, scale;
  cairo_surface_t *surface;

  get_scale (cr, &device_scale, &scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) ceil (width * scale)), MAX (1, (int) ceil (height * scale)));
  fill_room (surface, palette);

  cairo_save (cr);
  cairo_scale (cr, 1 / scale, 1 / scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, 0, 0, width * scale, height * scale);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* u and v are -1..1 across the mask. */
static double
value_at (Shape  shape,
          double u,
          double v)
{
  const double side = MAX (0, 1 - u * u), left = MAX (0, 1 - u * u - v * v), down = 0.5 + 0.5 * v;

  if (shape == SHAPE_AROUND)
    /* Flat in the middle, and without an edge where it ends. */
    return left * left * (0.4 + 0.6 * left);

  return side * side * (1 - down) * (1 - down) * (1 + 0.5 * down);
}

static cairo_surface_t *
make_mask (Shape shape,
           int   width,
           int   height)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  const int        stride = cairo_image_surface_get_stride (mask);

  cairo_surface_flush (mask);
  for (int y = 0; y < height; y++) {
    guchar *row = cairo_image_surface_get_data (mask) + (gsize) y * (gsize) stride;

    for (int x = 0; x < width; x++) {
      const double value = value_at (shape, (x + 0.5) / width * 2 - 1, (y + 0.5) / height * 2 - 1);
      const double noise = noise_at ((guint) x, (guint) y) * MASK_NOISE * MIN (1, value * 16);

      row[x] = (guchar) CLAMP (value * 248 + noise + 0.5, 0, 255);
    }
  }
  cairo_surface_mark_dirty (mask);

  return mask;
}

/* (transfer full) */
static cairo_surface_t *
get_mask (Shape shape,
          int   width,
          int   height)
{
  static GMutex    mutex;
  static Kept      kept[N_KEPT];
  static guint     clock;
  Kept            *oldest = &kept[0], *found = NULL;
  cairo_surface_t *mask;

  g_mutex_lock (&mutex);
  for (guint i = 0; i < N_KEPT && !found; i++) {
    if (kept[i].mask && kept[i].shape == shape && kept[i].width == width && kept[i].height == height)
      found = &kept[i];
    else if (kept[i].used < oldest->used)
      oldest = &kept[i];
  }
  if (!found) {
    found = oldest;
    g_clear_pointer (&found->mask, cairo_surface_destroy);
    *found = (Kept) { shape, width, height, 0, make_mask (shape, width, height) };
  }
  found->used = ++clock;
  mask = cairo_surface_reference (found->mask);
  g_mutex_unlock (&mutex);

  return mask;
}

/* Light of a shape at a place in device pixels. Whole ones, so that the kept mask is blended as it is. */
static void
paint_mask (cairo_t              *cr,
            const FrondPlotColor *color,
            double                strength,
            cairo_surface_t      *kept,
            double                device_scale,
            double                x,
            double                y)
{
  const int width = cairo_image_surface_get_width (kept), height = cairo_image_surface_get_height (kept);
  /* An image of its own on the same pixels: the kept one is shared, and says nothing of the scale. */
  cairo_surface_t *mask = cairo_image_surface_create_for_data (cairo_image_surface_get_data (kept), CAIRO_FORMAT_A8, width, height, cairo_image_surface_get_stride (kept));

  cairo_surface_set_device_scale (mask, device_scale, device_scale);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, MIN (1, strength));
  cairo_mask_surface (cr, mask, floor (x) / device_scale, floor (y) / device_scale);
  cairo_restore (cr);
  cairo_surface_finish (mask);
  cairo_surface_destroy (mask);
  cairo_surface_destroy (kept);
}

/**
 * frond_picture_light_paint:
 * @cr: what is painted on
 * @color: of the light
 * @strength: 0..1 in its middle
 * @x: its middle
 * @y: its middle
 * @radius: where it has faded
 *
 * Paints light around a place.
 */
void
frond_picture_light_paint (cairo_t              *cr,
                           const FrondPlotColor *color,
                           double                strength,
                           double                x,
                           double                y,
                           double                radius)
{
  double device_scale, scale;
  int    half;

  get_scale (cr, &device_scale, &scale);
  half = (int) ceil (radius * scale);
  if (half < 1 || strength <= 0)
    return;

  cairo_user_to_device (cr, &x, &y);
  paint_mask (cr, color, strength, get_mask (SHAPE_AROUND, 2 * half, 2 * half), device_scale, x * device_scale - half, y * device_scale - half);
}

/**
 * frond_picture_light_paint_below:
 * @cr: what is painted on
 * @color: of the light
 * @strength: 0..1 where it is strongest
 * @x: its left edge
 * @y: its upper edge, where it is strongest in the middle
 * @width: where it has faded to the sides
 * @height: and downwards
 *
 * Paints light that lies on water below a horizon.
 */
void
frond_picture_light_paint_below (cairo_t              *cr,
                                 const FrondPlotColor *color,
                                 double                strength,
                                 double                x,
                                 double                y,
                                 double                width,
                                 double                height)
{
  double device_scale, scale;
  int    width_px, height_px;

  get_scale (cr, &device_scale, &scale);
  width_px = (int) ceil (width * scale);
  height_px = (int) ceil (height * scale);
  if (width_px < 1 || height_px < 1 || strength <= 0)
    return;

  cairo_user_to_device (cr, &x, &y);
  paint_mask (cr, color, strength, get_mask (SHAPE_BELOW, width_px, height_px), device_scale, x * device_scale, y * device_scale);
}
