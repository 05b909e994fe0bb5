/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-picture.h"

#include "frond-picture-private.h"

/* Whoever is not asked to breathe at a pace sees a slow breath all the same: what stands quite still looks broken. */
#define OWN_BREATH_S 11.0
#define RESTING      0.5
/* Of curves, in device pixels: a quarter is not seen, and costs a third less than cairo's tenth. */
#define TOLERANCE 0.25

/* In and out are halves of one cosine, so that the turn of a breath has no corner. */
static double
get_air (const FrondPictureState *state)
{
  if (isnan (state->breath))
    return 0.5 - 0.5 * cos (2 * G_PI * state->time_s / OWN_BREATH_S);

  return 0.5 - 0.5 * cos (G_PI * CLAMP (state->breath, 0, 2));
}

static FrondPictureScene
make_scene (cairo_t                 *cr,
            FrondPictureRoom         room,
            double                   width,
            double                   height,
            const FrondPictureState *state)
{
  return (FrondPictureScene) {
    .cr = cr,
    .palette = frond_picture_palette_get (room),
    .width = width,
    .height = height,
    .x = width / 2,
    .size = MIN (height, width),
    .open = isnan (state->openness) ? RESTING : CLAMP (state->openness, 0, 1),
    .breath = get_air (state),
    .time_s = state->time_s,
  };
}

/**
 * frond_picture_get_extent:
 * @kind: which picture
 * @width: of the whole
 * @height: of the whole
 * @extent_width: (out): how wide the part in the middle is on which it is painted
 * @extent_height: (out): how high
 *
 * Outside of it a picture leaves the room as it is: nothing there is painted again. At an even distance from both edges.
 */
void
frond_picture_get_extent (FrondPictureKind kind,
                          int              width,
                          int              height,
                          int             *extent_width,
                          int             *extent_height)
{
  const int side = MIN (width, height);

  *extent_width = kind == FROND_PICTURE_WATER ? width : MIN (width, side + ((width - side) & 1));
  *extent_height = kind == FROND_PICTURE_WATER ? height : MIN (height, side + ((height - side) & 1));
}

/**
 * frond_picture_paint_background:
 * @cr: what is painted on
 * @room: dark or light
 * @width: in user units
 * @height: in user units
 *
 * Paints the room itself: opaque, the same for every picture, without banding. It never changes: keep it instead of painting it again.
 */
void
frond_picture_paint_background (cairo_t         *cr,
                                FrondPictureRoom room,
                                double           width,
                                double           height)
{
  frond_picture_light_paint_room (cr, frond_picture_palette_get (room), width, height);
}

/**
 * frond_picture_paint:
 * @cr: the room, or something transparent that is laid over it
 * @kind: which picture
 * @room: dark or light
 * @width: in user units
 * @height: in user units
 * @state: what it shows
 *
 * Paints a picture without the room behind it. The same state always gives the same picture.
 */
void
frond_picture_paint (cairo_t                 *cr,
                     FrondPictureKind         kind,
                     FrondPictureRoom         room,
                     double                   width,
                     double                   height,
                     const FrondPictureState *state)
{
  FrondPictureScene scene = make_scene (cr, room, width, height, state);

  cairo_save (cr);
  cairo_set_tolerance (cr, TOLERANCE);
  switch (kind) {
  case FROND_PICTURE_FROND:
    frond_picture_frond_paint (&scene);
    break;
  case FROND_PICTURE_FLOWER:
    frond_picture_flower_paint (&scene);
    break;
  case FROND_PICTURE_WATER:
    frond_picture_water_paint (&scene);
    break;
  case FROND_PICTURE_BREATH:
    frond_picture_breath_paint (&scene, state->breath);
    break;
  case FROND_PICTURE_WORDS:
  default:
    break;
  }
  if (!isnan (state->round))
    frond_picture_ring_paint (&scene, CLAMP (state->round, 0, 1));
  cairo_restore (cr);
}

/**
 * frond_picture_paint_breath_bar:
 * @cr: as for frond_picture_paint()
 * @room: dark or light
 * @width: in user units
 * @height: in user units
 * @state: its breath and its round are shown
 *
 * The pacer for those who want no motion: a bar whose parts appear and fade where they are.
 */
void
frond_picture_paint_breath_bar (cairo_t                 *cr,
                                FrondPictureRoom         room,
                                double                   width,
                                double                   height,
                                const FrondPictureState *state)
{
  FrondPictureScene scene = make_scene (cr, room, width, height, state);

  cairo_save (cr);
  frond_picture_breath_paint_bar (&scene, state->breath);
  if (!isnan (state->round))
    frond_picture_ring_paint (&scene, CLAMP (state->round, 0, 1));
  cairo_restore (cr);
}
