/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-picture-palette.h"

static const FrondPlotColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

static void
test_contrast (void)
{
  const FrondPlotColor grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (frond_picture_palette_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_picture_palette_contrast (&white, &white), 1, 1e-9);
  /* The well-known lightest grey that may be text on white. */
  g_assert_cmpfloat_with_epsilon (frond_picture_palette_contrast (&grey, &white), 4.54, 0.01);
}

/* Against the room where it is darkest and where it is lightest, the glow at its strongest included. */
static void
test_stands_out (void)
{
  for (FrondPictureRoom room = FROND_ROOM_DARK; room <= FROND_ROOM_LIGHT; room++) {
    const FrondPicturePalette *self = frond_picture_palette_get (room);
    const FrondPlotColor       far_light = frond_picture_palette_mix (&self->far, &self->light, self->light_most);
    const FrondPlotColor       near_light = frond_picture_palette_mix (&self->near, &self->light, self->light_most);
    const FrondPlotColor       side = frond_picture_palette_mix (&self->far, &black, 0.04);
    const FrondPlotColor      *grounds[] = { &self->far, &self->near, &far_light, &near_light, &side };
    const FrondPlotColor      *shapes[] = { &self->root, &self->tip, &self->root_shade, &self->tip_shade, &self->petal_outer, &self->heart, &self->ring };

    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      for (guint k = 0; k < G_N_ELEMENTS (shapes); k++) {
        g_test_message ("room %d, ground %u, shape %u: %.2f", room, i, k, frond_picture_palette_contrast (grounds[i], shapes[k]));
        g_assert_cmpfloat (frond_picture_palette_contrast (grounds[i], shapes[k]), >=, 3);
      }
    /* What is mirrored, and the waves, on the water where it is lightest or darkest. */
    g_assert_cmpfloat (frond_picture_palette_contrast (&self->water_far, &self->heart), >=, 3);
    g_assert_cmpfloat (frond_picture_palette_contrast (&self->water_far, &self->ring), >=, 3);
  }
}

/* Calm: nothing here is red, nothing is strongly coloured. */
static void
test_is_calm (void)
{
  for (FrondPictureRoom room = FROND_ROOM_DARK; room <= FROND_ROOM_LIGHT; room++) {
    const FrondPicturePalette *self = frond_picture_palette_get (room);
    const FrondPlotColor      *cool[] = { &self->root, &self->tip, &self->root_shade, &self->tip_shade, &self->petal_outer, &self->ring };

    for (guint i = 0; i < G_N_ELEMENTS (cool); i++)
      g_assert_cmpfloat (cool[i]->red, <=, MAX (cool[i]->green, cool[i]->blue) + 0.01);
    /* The one warm colour is a sand, not a warning. */
    g_assert_cmpfloat (self->heart.green, >, 0.55 * self->heart.red);
  }
}

static void
test_mix (void)
{
  const FrondPlotColor half = frond_picture_palette_mix (&black, &white, 0.5), first = frond_picture_palette_mix (&black, &white, 0);

  g_assert_cmpfloat (half.red, ==, 0.5);
  g_assert_cmpfloat (half.alpha, ==, 1);
  g_assert_cmpfloat (first.blue, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture-palette/contrast", test_contrast);
  g_test_add_func ("/plot/picture-palette/stands-out", test_stands_out);
  g_test_add_func ("/plot/picture-palette/is-calm", test_is_calm);
  g_test_add_func ("/plot/picture-palette/mix", test_mix);

  return g_test_run ();
}
