/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-picture-palette.h"

#include <math.h>

#define RGB(hex) \
  { \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 \
  }

static const FrondPicturePalette palettes[] = {
  [FROND_ROOM_DARK] = {
    .far = RGB (0x0b2427),
    .near = RGB (0x143738),
    .light = RGB (0xcfeadb),
    .light_least = 0.05,
    .light_most = 0.155,
    .root = RGB (0x88cba9),
    .tip = RGB (0xeef8e4),
    .root_shade = RGB (0x66aa8f),
    .tip_shade = RGB (0xb4d9b8),
    .petal_outer = RGB (0x79b4cf),
    .petal_inner = RGB (0xf3efe0),
    .petal_shade = RGB (0x163a4c),
    .heart = RGB (0xf0d9ae),
    .heart_fill = RGB (0xf0d9ae),
    .water_far = RGB (0x1b4a50),
    .ring = RGB (0xa9d2c4),
  },
  [FROND_ROOM_LIGHT] = {
    .far = RGB (0xece7db),
    .near = RGB (0xf4f0e7),
    .light = RGB (0xfffefa),
    .light_least = 0.25,
    .light_most = 0.80,
    .root = RGB (0x2f7d5e),
    .tip = RGB (0x4c8764),
    .root_shade = RGB (0x1c5543),
    .tip_shade = RGB (0x387a5c),
    .petal_outer = RGB (0x2f7293),
    .petal_inner = RGB (0xe3efe9),
    .petal_shade = RGB (0x143a50),
    .heart = RGB (0xb46b2c),
    .heart_fill = RGB (0xeec48c),
    .water_far = RGB (0xd5e7e6),
    .ring = RGB (0x3f7a70),
  },
};

const FrondPicturePalette *
frond_picture_palette_get (FrondPictureRoom room)
{
  return &palettes[room];
}

/**
 * frond_picture_palette_mix:
 * @a: one colour
 * @b: another
 * @t: 0 for @a .. 1 for @b
 *
 * Returns: the colour between them
 */
FrondPlotColor
frond_picture_palette_mix (const FrondPlotColor *a,
                           const FrondPlotColor *b,
                           double                t)
{
  return (FrondPlotColor) {
    a->red + (b->red - a->red) * t,
    a->green + (b->green - a->green) * t,
    a->blue + (b->blue - a->blue) * t,
    a->alpha + (b->alpha - a->alpha) * t,
  };
}

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const FrondPlotColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

/**
 * frond_picture_palette_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Returns: the contrast between them, 1..21, as WCAG defines it
 */
double
frond_picture_palette_contrast (const FrondPlotColor *a,
                                const FrondPlotColor *b)
{
  double one = luminance (a), other = luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}
