/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-hatch.h"

#include "live-picture-fixture.h"

/* 300 units are ten seconds. */
#define SECOND 30

static const FrondLiveSegment all = { 0, 300, 0 };

static cairo_surface_t *
paint (Fixture                *self,
       FrondLiveHatch         *hatch,
       const FrondLiveSegment *segment)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  frond_live_hatch_snapshot (hatch, &self->picture, snapshot, segment);
  node = gtk_snapshot_to_node (snapshot);

  return paint_node (node);
}

static guint
count_ink_between (cairo_surface_t *surface,
                   double           from_s,
                   double           to_s)
{
  return count_ink (surface, (int) (X + from_s * SECOND), (int) Y, (int) ((to_s - from_s) * SECOND), 100);
}

/* From its first second to its last and nowhere else, and nothing of the trace is painted again for it. */
static void
test_where (Fixture      *self,
            gconstpointer data)
{
  static const FrondPlotBand stretch = { 2, 6, FROND_PLOT_REST, "movement" };
  g_autoptr (FrondLiveHatch) hatch = frond_live_hatch_new ();
  cairo_surface_t *surface = paint (self, hatch, &all);

  g_assert_cmpuint (count_ink (surface, 0, 0, WIDTH, HEIGHT), ==, 0);
  cairo_surface_destroy (surface);

  g_assert_true (frond_live_hatch_set (hatch, &stretch, 1));
  g_assert_false (frond_live_hatch_set (hatch, &stretch, 1));
  surface = paint (self, hatch, &all);
  stage_keep (surface, "live-hatch");
  g_assert_cmpuint (count_ink_between (surface, 0, 2), ==, 0);
  g_assert_cmpuint (count_ink_between (surface, 2, 4), >, 500);
  g_assert_cmpuint (count_ink_between (surface, 4, 6), >, 500);
  g_assert_cmpuint (count_ink_between (surface, 6, 10), ==, 0);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (frond_live_tiles_get_n_painted (self->picture.tiles), ==, 0);

  g_assert_true (frond_live_hatch_set (hatch, NULL, 0));
  surface = paint (self, hatch, &all);
  g_assert_cmpuint (count_ink (surface, 0, 0, WIDTH, HEIGHT), ==, 0);
  cairo_surface_destroy (surface);
}

/* Its words stand below those of phases and markers, behind the hatching's end where it is short; where the next is too near, the first one's stand for both. */
static void
test_words (Fixture      *self,
            gconstpointer data)
{
  static const FrondPlotBand stretches[] = { { 1, 1.2, FROND_PLOT_REST, "movement" }, { 1.5, 1.7, FROND_PLOT_REST, "movement" }, { 8, 8.2, FROND_PLOT_REST, "movement" } };
  g_autoptr (FrondLiveHatch) one = frond_live_hatch_new ();
  g_autoptr (FrondLiveHatch) three = frond_live_hatch_new ();
  cairo_surface_t *first, *all_three;
  guint            ink;

  frond_live_hatch_set (one, stretches, 1);
  first = paint (self, one, &all);
  ink = count_ink (first, (int) X + 60, 66, 60, 14);
  g_assert_cmpuint (ink, >, 20);

  frond_live_hatch_set (three, stretches, 3);
  all_three = paint (self, three, &all);
  g_assert_cmpuint (count_ink (all_three, (int) X + 60, 66, 60, 14), ==, ink);
  /* The last is held before the end of what is in view. */
  g_assert_cmpuint (count_ink (all_three, (int) X + 250, 66, 50, 14), >, 20);
  g_assert_cmpuint (count_ink (all_three, (int) X + 300, 0, WIDTH - 300 - (int) X, HEIGHT), ==, 0);
  cairo_surface_destroy (first);
  cairo_surface_destroy (all_three);
}

/* The lines lie still in time: a picture that has moved on shows the same ones, as far as they are still in view. */
static void
test_still (Fixture      *self,
            gconstpointer data)
{
  static const FrondLiveSegment moved = { 90, 390, 90 };
  static const FrondPlotBand    stretch = { 2, 12, FROND_PLOT_REST, NULL };
  g_autoptr (FrondLiveHatch) hatch = frond_live_hatch_new ();
  cairo_surface_t *before, *after;

  frond_live_hatch_set (hatch, &stretch, 1);
  before = paint (self, hatch, &all);
  after = paint (self, hatch, &moved);
  g_assert_cmpuint (count_ink (after, 0, 0, (int) X, HEIGHT), ==, 0);
  for (int x = 90; x < 300; x++)
    g_assert_cmpuint (count_ink (before, (int) X + x, (int) Y, 1, 120), ==, count_ink (after, (int) X + x - 90, (int) Y, 1, 120));
  for (int y = (int) Y; y < (int) Y + 120; y++)
    g_assert_cmpuint (count_ink (before, (int) X + 100, y, 10, 1), ==, count_ink (after, (int) X + 10, y, 10, 1));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static void
test_reason (void)
{
  static const FrondPlotBand stretches[] = { { 1, 2, FROND_PLOT_REST, "movement" }, { 2, 3, FROND_PLOT_REST, "heart" } };
  g_autoptr (FrondLiveHatch) hatch = frond_live_hatch_new ();

  frond_live_hatch_set (hatch, stretches, 2);
  g_assert_null (frond_live_hatch_get_reason (hatch, 0.9));
  g_assert_cmpstr (frond_live_hatch_get_reason (hatch, 1.5), ==, "movement");
  g_assert_cmpstr (frond_live_hatch_get_reason (hatch, 2), ==, "heart");
  g_assert_null (frond_live_hatch_get_reason (hatch, 3));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/live-hatch/where", Fixture, NULL, set_up, test_where, tear_down);
  g_test_add ("/app/live-hatch/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/app/live-hatch/still", Fixture, NULL, set_up, test_still, tear_down);
  g_test_add_func ("/app/live-hatch/reason", test_reason);

  return g_test_run ();
}
