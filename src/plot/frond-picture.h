/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FROND_PICTURE_FROND,
  FROND_PICTURE_FLOWER,
  FROND_PICTURE_WATER,
  FROND_PICTURE_BREATH,
  FROND_PICTURE_WORDS, /* nothing but the room and the ring: words stand in it */
} FrondPictureKind;

#define FROND_PICTURE_N_KINDS (FROND_PICTURE_WORDS + 1)

typedef enum {
  FROND_ROOM_DARK,
  FROND_ROOM_LIGHT,
} FrondPictureRoom;

/**
 * FrondPictureState:
 * @openness: 0 tense .. 1 let go; smoothed already
 * @breath: 0..1 breathing in, 1..2 breathing out; NAN outside of paced breathing
 * @round: 0..1 how much of the round is over, for the slow ring; NAN for none
 * @time_s: drives what moves by itself (sway, ripples); it stands where motion is reduced
 *
 * All that a picture of the patient's depends on. No colour, size or word in it comes from anything else.
 */
typedef struct {
  double openness;
  double breath;
  double round;
  double time_s;
} FrondPictureState;

void frond_picture_get_extent (FrondPictureKind kind,
                               int              width,
                               int              height,
                               int             *extent_width,
                               int             *extent_height);
void frond_picture_paint_background (cairo_t         *cr,
                                     FrondPictureRoom room,
                                     double           width,
                                     double           height);
void frond_picture_paint (cairo_t                 *cr,
                          FrondPictureKind         kind,
                          FrondPictureRoom         room,
                          double                   width,
                          double                   height,
                          const FrondPictureState *state);
void frond_picture_paint_breath_bar (cairo_t                 *cr,
                                     FrondPictureRoom         room,
                                     double                   width,
                                     double                   height,
                                     const FrondPictureState *state);

G_END_DECLS
