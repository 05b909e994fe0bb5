/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "live-picture-fixture.h"

static void
test_lane_frame (Fixture      *self,
                 gconstpointer data)
{
  FrondPlotFrame in_tiles, frame;

  frond_live_tiles_get_lane_frame (self->picture.tiles, 0, &in_tiles);
  frond_live_picture_get_lane_frame (&self->picture, 0, &frame);
  g_assert_cmpfloat (frame.x, ==, X);
  g_assert_cmpfloat (frame.y, ==, in_tiles.y + Y);
  g_assert_cmpfloat (frame.width, ==, 300);
  g_assert_cmpfloat (frame.height, ==, 120);
}

/* The second page of a sweep begins where the first began; on a finer screen two pixels are a unit. */
static void
test_offset (Fixture      *self,
             gconstpointer data)
{
  const FrondLiveSegment segment = { 600, 640, 600 };

  g_assert_cmpfloat (frond_live_picture_get_offset (&self->picture, &segment, 600), ==, X);
  g_assert_cmpfloat (frond_live_picture_get_offset (&self->picture, &segment, 640), ==, X + 40);
  self->picture.scale = 2;
  g_assert_cmpfloat (frond_live_picture_get_offset (&self->picture, &segment, 640), ==, X + 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/app/live-picture/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("lane-frame", test_lane_frame);
  ADD ("offset", test_offset);

  return g_test_run ();
}
