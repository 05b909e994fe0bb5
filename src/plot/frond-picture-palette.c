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
    .light_most = 0.20,
    .root = RGB (0x7fc3a2),
    .tip = RGB (0xeef8e4),
    .root_shade = RGB (0x57997f),
    .tip_shade = RGB (0xb4d9b8),
    .petal_outer = RGB (0x79b4cf),
    .petal_inner = RGB (0xf3efe0),
    .heart = RGB (0xecd3a4),
    .water_far = RGB (0x1b4a50),
    .water_near = RGB (0x0a2226),
    .ring = RGB (0xa9d2c4),
  },
  [FROND_ROOM_LIGHT] = {
    .far = RGB (0xebe6da),
    .near = RGB (0xf3efe6),
    .light = RGB (0xfffef8),
    .light_least = 0.35,
    .light_most = 0.95,
    .root = RGB (0x2f7159),
    .tip = RGB (0x4a8a68),
    .root_shade = RGB (0x1d5443),
    .tip_shade = RGB (0x2f6f55),
    .petal_outer = RGB (0x2f6d8c),
    .petal_inner = RGB (0x4c8a95),
    .heart = RGB (0x96702f),
    .water_far = RGB (0xd3dfdc),
    .water_near = RGB (0xb3cbca),
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
