/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-picture.h"
#include "frond-plot-palette.h"

G_BEGIN_DECLS

/**
 * FrondPicturePalette:
 * @far: the room at the top
 * @near: the room at the bottom
 * @light: of the glow behind a picture
 * @light_least: its strength around what is closed
 * @light_most: and around what is open
 * @root: of a plant, at its base
 * @tip: and at its tip
 * @root_shade: the half of a leaf that is turned away from the light
 * @tip_shade: the same at the tip
 * @petal_outer: of the outermost petals
 * @petal_inner: of the innermost ones
 * @petal_shade: what a petal is darker by at its edge and throws on those below
 * @heart: the warm neutral accent in the middle
 * @heart_fill: the same where it has an edge of @heart
 * @water_far: the water at the horizon
 * @ring: the slow ring, and lines
 *
 * The colours of one room: cool blue and green with one warm neutral accent. Nothing depends on a hue: what is meant is said by shape. All but
 * @far, @near, @light, @petal_shade, @petal_inner, which other petals surround, @heart_fill and the water stand out from the room with a contrast of at least 3:1.
 */
typedef struct {
  FrondPlotColor far;
  FrondPlotColor near;
  FrondPlotColor light;
  double         light_least;
  double         light_most;
  FrondPlotColor root;
  FrondPlotColor tip;
  FrondPlotColor root_shade;
  FrondPlotColor tip_shade;
  FrondPlotColor petal_outer;
  FrondPlotColor petal_inner;
  FrondPlotColor petal_shade;
  FrondPlotColor heart;
  FrondPlotColor heart_fill;
  FrondPlotColor water_far;
  FrondPlotColor ring;
} FrondPicturePalette;

const FrondPicturePalette *frond_picture_palette_get (FrondPictureRoom room);

FrondPlotColor frond_picture_palette_mix (const FrondPlotColor *a,
                                          const FrondPlotColor *b,
                                          double                t);
double         frond_picture_palette_contrast (const FrondPlotColor *a,
                                               const FrondPlotColor *b);

G_END_DECLS
