/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-live-tiles.h"
#include "frond-live-view.h"

#define WIDTH  300
#define HEIGHT 100

typedef struct {
  GPtrArray      *lanes;
  FrondLiveTiles *tiles;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  FrondPlotPalette palette;

  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_live_lane_free);
  self->tiles = frond_live_tiles_new (self->lanes);
  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_live_tiles_set_palette (self->tiles, &palette);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  frond_live_tiles_free (self->tiles);
  g_ptr_array_unref (self->lanes);
}

/* Ten seconds on 300 pixels: 0.6 pixels a column. */
static const FrondLiveLayout layout = { WIDTH, HEIGHT, 1, 500, 12 };

static FrondLiveFeed *
add_lane (Fixture *self)
{
  FrondLiveFeed *feed = frond_live_feed_new ();

  g_ptr_array_add (self->lanes, frond_live_lane_new (feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV"));

  return feed;
}

static void
push (FrondLiveFeed *feed,
      guint          n)
{
  for (guint i = 0; i < n; i++) {
    guint64         at = frond_live_feed_get_n_columns (feed);
    float           value = (float) (2.5 + 2 * sin (at / 20.0));
    gboolean        gap = at % 400 >= 380;
    FrondLiveColumn column = { gap ? NAN : value - 0.1f, gap ? NAN : value + 0.1f, at % 500 < 250 ? 3 : NAN, -1, 0, NAN };

    frond_live_feed_push (feed, &column);
  }
}

static void
read_lanes (Fixture *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    frond_live_lane_read (g_ptr_array_index (self->lanes, i));
}

/* The picture up to the head as one image. */
static GBytes *
download (Fixture *self,
          gint64   from,
          gint64   to)
{
  gsize   stride = 4 * (gsize) (to - from);
  guchar *data = g_malloc0 (stride * HEIGHT);

  for (gint64 x = from, left = 0; x < to;) {
    int                width;
    GdkTexture        *texture = frond_live_tiles_get_texture (self->tiles, x, &left, &width);
    g_autofree guchar *part = g_malloc (4 * (gsize) width * HEIGHT);

    gdk_texture_download (texture, part, 4 * (gsize) width);
    for (int y = 0; y < HEIGHT; y++)
      memcpy (data + y * stride + 4 * (left - from), part + 4 * (gsize) width * (gsize) y, 4 * (gsize) MIN (width, to - left));
    x = left + width;
  }

  return g_bytes_new_take (data, stride * HEIGHT);
}

/* Each pixel column is painted once, however often the picture is shown. */
static void
test_paints_only_what_is_new (Fixture      *self,
                              gconstpointer data)
{
  g_autoptr (FrondLiveFeed) feed = add_lane (self);

  frond_live_tiles_set_layout (self->tiles, &layout);
  for (int frame = 0; frame < 1500; frame++) {
    gint64 head;

    push (feed, 1);
    read_lanes (self);
    head = frond_live_tiles_get_head (self->tiles);
    frond_live_tiles_begin_frame (self->tiles);
    for (gint64 x = MAX (head - WIDTH, 0), left = 0; x < head;) {
      int width;

      g_assert_nonnull (frond_live_tiles_get_texture (self->tiles, x, &left, &width));
      x = left + width;
    }
    frond_live_tiles_end_frame (self->tiles);
    g_assert_cmpuint (frond_live_tiles_get_n_painted (self->tiles), ==, (guint64) head);
  }
  g_assert_cmpuint (frond_live_tiles_get_n_painted (self->tiles), ==, (guint64) floor (1498.5 * 0.6));
  g_assert_cmpuint (frond_live_tiles_get_n_kept (self->tiles), <=, 2 * (WIDTH / 64 + 2) + 1);
}

/* Column by column or all at once: the same picture. */
static void
test_growing_is_like_painting_at_once (Fixture      *self,
                                       gconstpointer data)
{
  g_autoptr (FrondLiveFeed) feed = add_lane (self);
  g_autoptr (GBytes) grown = NULL;
  g_autoptr (GBytes) whole = NULL;
  gint64 head = 0;
  gsize  n_different = 0, size;

  frond_live_tiles_set_layout (self->tiles, &layout);
  for (int frame = 0; frame < 700; frame++) {
    gint64 left;
    int    width;

    push (feed, 1);
    read_lanes (self);
    head = frond_live_tiles_get_head (self->tiles);
    if (head > 0)
      frond_live_tiles_get_texture (self->tiles, head - 1, &left, &width);
  }
  grown = download (self, 0, head);
  frond_live_tiles_clear (self->tiles);
  whole = download (self, 0, head);

  size = g_bytes_get_size (whole);
  g_assert_cmpuint (size, ==, g_bytes_get_size (grown));
  for (gsize i = 0; i < size; i++)
    n_different += ABS (((const guchar *) g_bytes_get_data (grown, NULL))[i] - ((const guchar *) g_bytes_get_data (whole, NULL))[i]) > 4;
  /* Antialiasing may round differently at the few pixels where a clip ended. */
  g_assert_cmpuint (n_different, <=, size / 1000);
}

static void
test_full_tiles_never_change (Fixture      *self,
                              gconstpointer data)
{
  g_autoptr (FrondLiveFeed) feed = add_lane (self);
  g_autoptr (GdkTexture) first = NULL;
  gint64 left;
  int    width;

  frond_live_tiles_set_layout (self->tiles, &layout);
  push (feed, 200);
  read_lanes (self);
  first = g_object_ref (frond_live_tiles_get_texture (self->tiles, 10, &left, &width));
  g_assert_cmpint (left, ==, 0);
  g_assert_cmpint (width, ==, 64);
  push (feed, 200);
  read_lanes (self);
  g_assert_true (first == frond_live_tiles_get_texture (self->tiles, 63, &left, &width));
  /* The last tile of a page is as narrow as it has to be. */
  push (feed, 200);
  read_lanes (self);
  frond_live_tiles_get_texture (self->tiles, 299, &left, &width);
  g_assert_cmpint (left, ==, 256);
  g_assert_cmpint (width, ==, 44);
  frond_live_tiles_get_texture (self->tiles, 300, &left, &width);
  g_assert_cmpint (left, ==, 300);
}

static void
test_lanes_share_the_height (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (FrondLiveFeed) a = add_lane (self);
  g_autoptr (FrondLiveFeed) b = frond_live_feed_new ();
  FrondPlotFrame first, second;

  g_ptr_array_add (self->lanes, frond_live_lane_new (b, FROND_PLOT_ACCESSORY, "Abdomen", "uV"));
  frond_live_tiles_set_layout (self->tiles, &layout);
  frond_live_tiles_get_lane_frame (self->tiles, 0, &first);
  frond_live_tiles_get_lane_frame (self->tiles, 1, &second);
  g_assert_cmpfloat (first.y, ==, 0);
  g_assert_cmpfloat (first.height, ==, 66);
  /* A line of text between them, for the labels at their ends. */
  g_assert_cmpfloat (second.y, ==, 78);
  g_assert_cmpfloat (second.y + second.height, ==, HEIGHT);

  /* The slower lane holds the head. */
  push (a, 100);
  push (b, 40);
  read_lanes (self);
  g_assert_cmpint (frond_live_tiles_get_head (self->tiles), ==, (gint64) floor (38.5 * 0.6));
}

static void
test_nothing_yet (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (FrondLiveFeed) feed = NULL;

  g_assert_cmpint (frond_live_tiles_get_head (self->tiles), ==, 0);
  feed = add_lane (self);
  frond_live_tiles_set_layout (self->tiles, &layout);
  g_assert_cmpint (frond_live_tiles_get_head (self->tiles), ==, 0);
  push (feed, 2);
  read_lanes (self);
  g_assert_cmpint (frond_live_tiles_get_head (self->tiles), ==, 0);
}

/* Range */

static void
push_value (FrondLiveFeed *feed,
            float          value,
            guint          n)
{
  FrondLiveColumn column = { value, value, NAN, -1, 0, NAN };

  for (guint i = 0; i < n; i++)
    frond_live_feed_push (feed, &column);
}

static double
adapt (FrondLiveLane *lane)
{
  frond_live_lane_read (lane);
  frond_live_lane_adapt (lane, lane->n_seen > 500 ? lane->n_seen - 500 : 0, lane->n_seen);

  return lane->top;
}

static void
test_range_is_calm (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  g_autoptr (FrondLiveLane) lane = frond_live_lane_new (feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV");
  guint n_changes = 0;

  g_assert_cmpfloat (adapt (lane), ==, 5);
  push_value (feed, 3, 100);
  g_assert_cmpfloat (adapt (lane), ==, 5);
  /* Up at once, so that nothing is cut off. */
  push_value (feed, 8, 1);
  g_assert_cmpfloat (adapt (lane), ==, 10);
  /* Down only when it has been calm for the whole view and ten seconds. */
  push_value (feed, 3, 400);
  g_assert_cmpfloat (adapt (lane), ==, 10);
  push_value (feed, 3, 200);
  g_assert_cmpfloat (adapt (lane), ==, 5);
  /* Wobbling around a step changes nothing any more. */
  push_value (feed, 9.7f, 1);
  g_assert_cmpfloat (adapt (lane), ==, 12);
  for (int i = 0; i < 5000; i++) {
    double before = lane->top;

    push_value (feed, i % 2 ? 9.7f : 9.3f, 1);
    n_changes += adapt (lane) != before;
  }
  g_assert_cmpuint (n_changes, ==, 0);
}

static void
test_range_shows_the_goal (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  g_autoptr (FrondLiveLane) lane = frond_live_lane_new (feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV");
  FrondLiveColumn column = { 2, 2, 15, 0, 0, NAN };

  frond_live_feed_push (feed, &column);
  g_assert_cmpfloat (adapt (lane), ==, 20);
}

static void
test_range_survives_gaps_and_can_be_fixed (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  g_autoptr (FrondLiveLane) lane = frond_live_lane_new (feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV");

  push_value (feed, 30, 10);
  g_assert_cmpfloat (adapt (lane), ==, 40);
  push_value (feed, NAN, 2000);
  g_assert_cmpfloat (adapt (lane), ==, 40);
  lane->fixed_top = 12;
  g_assert_cmpfloat (adapt (lane), ==, 12);
  push_value (feed, 900, 10);
  g_assert_cmpfloat (adapt (lane), ==, 12);
}

static void
test_value_now (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  g_autoptr (FrondLiveLane) lane = frond_live_lane_new (feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV");
  FrondLiveColumn column = { 3, 5, 6, 2, 0, 8 };
  FrondLiveColumn now;

  g_assert_true (isnan (frond_live_lane_get_value (lane, &now)));
  for (int i = 0; i < 40; i++)
    frond_live_feed_push (feed, &column);
  g_assert_cmpfloat (frond_live_lane_get_value (lane, &now), ==, 4);
  g_assert_cmpfloat (now.goal, ==, 6);
  g_assert_cmpfloat (now.goal_upper, ==, 8);
  g_assert_cmpint (now.phase, ==, 2);
  push_value (feed, NAN, 1);
  g_assert_true (isnan (frond_live_lane_get_value (lane, &now)));
}

/* Views */

static void
test_sweep (void)
{
  FrondLiveSegment segments[FROND_LIVE_VIEW_MOST_SEGMENTS];

  g_assert_cmpuint (frond_live_view_sweep (0, 300, 10, segments), ==, 0);

  g_assert_cmpuint (frond_live_view_sweep (120, 300, 10, segments), ==, 1);
  g_assert_cmpint (segments[0].to, ==, 120);

  g_assert_cmpuint (frond_live_view_sweep (300, 300, 10, segments), ==, 1);
  g_assert_cmpint (segments[0].from, ==, 0);

  g_assert_cmpuint (frond_live_view_sweep (420, 300, 10, segments), ==, 2);
  g_assert_cmpint (segments[0].from, ==, 300);
  g_assert_cmpint (segments[0].to, ==, 420);
  g_assert_cmpint (segments[0].origin, ==, 300);
  g_assert_cmpint (segments[1].from, ==, 130);
  g_assert_cmpint (segments[1].to, ==, 300);
  g_assert_cmpint (segments[1].origin, ==, 0);

  /* Near the end nothing old is left. */
  g_assert_cmpuint (frond_live_view_sweep (595, 300, 10, segments), ==, 1);
}

/* New and old never meet: there is always a free stretch between, and no position is shown twice. */
static void
test_sweep_never_overlaps (void)
{
  for (gint64 head = 0; head < 2000; head++) {
    FrondLiveSegment segments[FROND_LIVE_VIEW_MOST_SEGMENTS];
    guint            n = frond_live_view_sweep (head, 300, 10, segments);

    for (guint i = 0; i < n; i++) {
      g_assert_cmpint (segments[i].from, <, segments[i].to);
      g_assert_cmpint (segments[i].from - segments[i].origin, >=, 0);
      g_assert_cmpint (segments[i].to - segments[i].origin, <=, 300);
      g_assert_cmpint (segments[i].to, <=, head);
      g_assert_cmpint (segments[i].from, >=, 0);
    }
    if (n == 2)
      g_assert_cmpint (segments[1].from - segments[1].origin - (segments[0].to - segments[0].origin), ==, 10);
  }
}

static void
test_scroll (void)
{
  FrondLiveSegment segments[FROND_LIVE_VIEW_MOST_SEGMENTS];

  g_assert_cmpuint (frond_live_view_scroll (0, 300, segments), ==, 0);
  g_assert_cmpuint (frond_live_view_scroll (120, 300, segments), ==, 1);
  g_assert_cmpint (segments[0].from, ==, 0);
  g_assert_cmpint (segments[0].from - segments[0].origin, ==, 180);
  g_assert_cmpuint (frond_live_view_scroll (500, 300, segments), ==, 1);
  g_assert_cmpint (segments[0].from, ==, 200);
  g_assert_cmpint (segments[0].to, ==, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/live-tiles/paints-only-what-is-new", Fixture, NULL, set_up, test_paints_only_what_is_new, tear_down);
  g_test_add ("/app/live-tiles/growing-is-like-painting-at-once", Fixture, NULL, set_up, test_growing_is_like_painting_at_once, tear_down);
  g_test_add ("/app/live-tiles/full-tiles-never-change", Fixture, NULL, set_up, test_full_tiles_never_change, tear_down);
  g_test_add ("/app/live-tiles/lanes-share-the-height", Fixture, NULL, set_up, test_lanes_share_the_height, tear_down);
  g_test_add ("/app/live-tiles/nothing-yet", Fixture, NULL, set_up, test_nothing_yet, tear_down);
  g_test_add_func ("/app/live-lane/range-is-calm", test_range_is_calm);
  g_test_add_func ("/app/live-lane/range-shows-the-goal", test_range_shows_the_goal);
  g_test_add_func ("/app/live-lane/range-survives-gaps-and-can-be-fixed", test_range_survives_gaps_and_can_be_fixed);
  g_test_add_func ("/app/live-lane/value-now", test_value_now);
  g_test_add_func ("/app/live-view/sweep", test_sweep);
  g_test_add_func ("/app/live-view/sweep-never-overlaps", test_sweep_never_overlaps);
  g_test_add_func ("/app/live-view/scroll", test_scroll);

  return g_test_run ();
}
