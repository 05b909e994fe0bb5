/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include "frond-picture-palette.h"

G_BEGIN_DECLS

/**
 * FrondPictureScene:
 * @cr: what is painted on
 * @palette: the room's colours
 * @width: of the picture
 * @height: of the picture
 * @x: the middle
 * @size: what lengths are in parts of, so that a picture fits into any window
 * @open: openness, within 0..1
 * @breath: how much air there is, 0..1; slow by itself outside of paced breathing
 * @time_s: drives what moves by itself
 *
 * What every painter of a picture is handed.
 */
typedef struct {
  cairo_t                   *cr;
  const FrondPicturePalette *palette;
  double                     width;
  double                     height;
  double                     x;
  double                     size;
  double                     open;
  double                     breath;
  double                     time_s;
} FrondPictureScene;

/* How far light reaches, in sizes: no further than the square in the middle, see frond_picture_get_extent(). */
#define FROND_PICTURE_REACH 0.5

static inline double
frond_picture_lerp (double a,
                    double b,
                    double t)
{
  return a + (b - a) * t;
}

/* 0..1 without an edge at either end. */
static inline double
frond_picture_smooth (double t)
{
  t = CLAMP (t, 0, 1);

  return t * t * (3 - 2 * t);
}

void frond_picture_light_paint_room (cairo_t                   *cr,
                                     const FrondPicturePalette *palette,
                                     double                     width,
                                     double                     height);
void frond_picture_light_paint (cairo_t              *cr,
                                const FrondPlotColor *color,
                                double                strength,
                                double                x,
                                double                y,
                                double                radius);
void frond_picture_light_paint_below (cairo_t              *cr,
                                      const FrondPlotColor *color,
                                      double                strength,
                                      double                x,
                                      double                y,
                                      double                width,
                                      double                height);

void frond_picture_ring_paint (const FrondPictureScene *scene,
                               double                   round);

void frond_picture_frond_paint (const FrondPictureScene *scene);
void frond_picture_flower_paint (const FrondPictureScene *scene);
void frond_picture_water_paint (const FrondPictureScene *scene);
void frond_picture_breath_paint (const FrondPictureScene *scene,
                                 double                   breath);
void frond_picture_breath_paint_bar (const FrondPictureScene *scene,
                                     double                   breath);

G_END_DECLS
