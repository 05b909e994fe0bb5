/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-markers.h"

#include "live-picture-fixture.h"

#define TEXT 0x323237

static const FrondLiveSegment all = { 0, 300, 0 };

static cairo_surface_t *
paint (Fixture                *self,
       FrondLiveMarkers       *markers,
       const FrondLiveSegment *segment)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  frond_live_markers_snapshot (markers, &self->picture, snapshot, segment);
  node = gtk_snapshot_to_node (snapshot);

  return paint_node (node);
}

/* The highest row of pixels that is all of the marker's flag, -1 for none. */
static int
find_flag (cairo_surface_t *surface,
           int              x)
{
  for (int y = (int) Y + 13; y < HEIGHT - 20; y++)
    if (stage_count (surface, TEXT, x, y, 10, 1) == 10)
      return y;

  return -1;
}

/* Close together they stand below one another; where no row is free the line alone is left. */
static void
test_rows (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (FrondLiveMarkers) markers = frond_live_markers_new ();
  cairo_surface_t *surface;
  int              rows[4];

  for (guint i = 0; i < 4; i++)
    frond_live_markers_add (markers, 100 + 20 * i, i + 1, "cough");
  g_assert_cmpuint (frond_live_markers_get_n (markers), ==, 4);
  surface = paint (self, markers, &all);
  stage_keep (surface, "live-markers");
  for (int i = 0; i < 4; i++) {
    rows[i] = find_flag (surface, (int) X + 60 + 12 * i);
    g_assert_cmpuint (stage_count (surface, TEXT, (int) X + 60 + 12 * i, 100, 2, 20), >=, 20);
  }
  g_assert_cmpint (rows[0], >, 0);
  g_assert_cmpint (rows[1], >, rows[0] + 8);
  g_assert_cmpint (rows[2], >, rows[1] + 8);
  g_assert_cmpint (rows[3], ==, -1);
  cairo_surface_destroy (surface);
}

/* One that is taken back leaves its row to the next. */
static void
test_take_back (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (FrondLiveMarkers) markers = frond_live_markers_new ();
  cairo_surface_t *surface;

  g_assert_false (frond_live_markers_remove_last (markers));
  frond_live_markers_add (markers, 100, 1, "cough");
  surface = paint (self, markers, &all);
  cairo_surface_destroy (surface);
  g_assert_true (frond_live_markers_remove_last (markers));
  frond_live_markers_add (markers, 110, 2, "moved");
  surface = paint (self, markers, &all);
  g_assert_cmpint (find_flag (surface, (int) X + 66), ==, (int) Y + 18);
  g_assert_cmpuint (stage_count (surface, TEXT, (int) X + 60, 100, 2, 20), ==, 0);
  cairo_surface_destroy (surface);
  frond_live_markers_clear (markers);
  g_assert_cmpuint (frond_live_markers_get_n (markers), ==, 0);
  surface = paint (self, markers, &all);
  g_assert_cmpuint (count_ink (surface, 0, 0, WIDTH, HEIGHT), ==, 0);
  cairo_surface_destroy (surface);
}

/* A label without a number has a dot; an empty one has no label. A flag reaches into the segment that its line is not in. */
static void
test_reaches_into_the_next_segment (Fixture      *self,
                                    gconstpointer data)
{
  static const FrondLiveSegment next = { 65, 300, 0 };
  g_autoptr (FrondLiveMarkers) markers = frond_live_markers_new ();
  cairo_surface_t *surface;

  frond_live_markers_add (markers, 100, 0, "");
  frond_live_markers_add (markers, 400, 0, NULL);
  surface = paint (self, markers, &next);
  g_assert_cmpuint (stage_count (surface, TEXT, (int) X + 60, 100, 2, 20), ==, 0);
  g_assert_cmpint (find_flag (surface, (int) X + 60), ==, (int) Y + 18);
  g_assert_cmpuint (stage_count (surface, TEXT, (int) X + 240, 100, 2, 20), >=, 20);
  cairo_surface_destroy (surface);

  frond_live_markers_forget_layouts (markers);
  surface = paint (self, markers, &all);
  g_assert_cmpint (find_flag (surface, (int) X + 60), ==, (int) Y + 18);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/app/live-markers/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rows", test_rows);
  ADD ("take-back", test_take_back);
  ADD ("reaches-into-the-next-segment", test_reaches_into_the_next_segment);

  return g_test_run ();
}
