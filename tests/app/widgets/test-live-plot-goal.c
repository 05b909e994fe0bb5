/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal line under the pointer: taken across, put down once, and never by accident. */

#include "config.h"

#include "live-plot-fixture.h"

/* Of the fixture's feed: rest asks for 4, work for 8, ten seconds each, up to 10. */
#define LEFT_X 300

typedef struct {
  Stage         *stage;
  FrondLivePlot *plot;
  FrondLiveFeed *feed;
  guint          n_moved;
  double         goal;
} Fixture;

static void
moved_cb (Fixture *self,
          double   goal)
{
  self->n_moved++;
  self->goal = goal;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  self->plot = FROND_LIVE_PLOT (self->stage->widget);
  self->feed = frond_live_feed_new ();
  frond_live_plot_set_feed (self->plot, self->feed);
  frond_live_plot_set_has_movable_goal (self->plot, TRUE);
  frond_live_plot_set_maximum (self->plot, 12);
  g_signal_connect_swapped (self->plot, "goal-moved", G_CALLBACK (moved_cb), self);
  push (self->feed, 50 * 98);
  stage_wait_frames (self->stage, 3);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_pointer (&self->stage, stage_free);
  frond_live_feed_unref (self->feed);
}

/* Found as somebody finds it: by the grip at the right edge, the widest run of the text's colour there. */
static int
find_grip (Fixture *self)
{
  cairo_surface_t *picture = stage_paint (self->stage);
  guint32          colour = stage_get_pixel (picture, WIDTH - 3, HEIGHT / 2);
  int              first = -1, last = -1;

  for (int y = 0; y < HEIGHT; y++) {
    guint n = 0;

    colour = stage_get_pixel (picture, WIDTH - 4, y);
    for (int x = WIDTH - 14; x < WIDTH - 2; x++)
      n += stage_get_pixel (picture, x, y) == colour && (colour & 0xff) < 0x60;
    if (n >= 11 && first < 0)
      first = y;
    if (n >= 11)
      last = y;
  }
  cairo_surface_destroy (picture);
  g_assert_cmpint (last - first, >, 15);

  return (first + last) / 2;
}

static void
drag (Fixture *self,
      int      x,
      int      y,
      int      across,
      int      down,
      gboolean let_go)
{
  g_autofree char *arguments = g_strdup_printf ("mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d %s", x, y, x + across / 2, y + down / 2, x + across, y + down, let_go ? "mouseup 1" : "");

  stage_run_tool (self->stage, g_strstrip (arguments));
}

static void
test_up (Fixture      *self,
         gconstpointer data)
{
  int y = find_grip (self);

  drag (self, LEFT_X, y, 3, -40, TRUE);
  g_assert_cmpuint (self->n_moved, ==, 1);
  g_assert_cmpfloat (self->goal, >, 8.5);
  g_assert_cmpfloat (self->goal, <, 12.01);
  g_assert_cmpfloat_with_epsilon (self->goal * 10, rint (self->goal * 10), 1e-9);
  g_assert_false (frond_live_plot_get_looking_back (self->plot));
}

/* While it is held nothing is asked yet, but it is shown where it would be. */
static void
test_counts_when_let_go (Fixture      *self,
                         gconstpointer data)
{
  int              y = find_grip (self);
  cairo_surface_t *picture;

  drag (self, LEFT_X, y, 0, 50, FALSE);
  g_assert_cmpuint (self->n_moved, ==, 0);
  picture = stage_paint (self->stage);
  stage_keep (picture, "live-goal-held");
  cairo_surface_destroy (picture);
  g_assert_cmpint (find_grip (self), ==, y + 50);
  stage_run_tool (self->stage, "mouseup 1");
  g_assert_cmpuint (self->n_moved, ==, 1);
  g_assert_cmpfloat (self->goal, <, 7);
}

/* Along the line one looks back, as everywhere else. */
static void
test_along (Fixture      *self,
            gconstpointer data)
{
  drag (self, LEFT_X, find_grip (self), 120, 2, TRUE);
  g_assert_true (frond_live_plot_get_looking_back (self->plot));
  g_assert_cmpuint (self->n_moved, ==, 0);
}

static void
test_elsewhere (Fixture      *self,
                gconstpointer data)
{
  drag (self, LEFT_X, find_grip (self) + 60, 0, -40, TRUE);
  g_assert_cmpuint (self->n_moved, ==, 0);
}

static void
test_click (Fixture      *self,
            gconstpointer data)
{
  drag (self, LEFT_X, find_grip (self), 0, 2, TRUE);
  g_assert_cmpuint (self->n_moved, ==, 0);
}

/* The next phase asks for something else than what is in the hand. */
static void
test_phase_ends_meanwhile (Fixture      *self,
                           gconstpointer data)
{
  drag (self, LEFT_X, find_grip (self), 0, -30, FALSE);
  push (self->feed, 50 * 5);
  /* Without animations the picture moves on in steps. */
  stage_spin (400);
  stage_run_tool (self->stage, "mouseup 1");
  g_assert_cmpuint (self->n_moved, ==, 0);
}

static void
test_not_where_nobody_listens (Fixture      *self,
                               gconstpointer data)
{
  int y = find_grip (self);

  frond_live_plot_set_has_movable_goal (self->plot, FALSE);
  drag (self, LEFT_X, y, 0, -40, TRUE);
  g_assert_cmpuint (self->n_moved, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/app/live-plot-goal/up", Fixture, NULL, set_up, test_up, tear_down);
  g_test_add ("/app/live-plot-goal/counts-when-let-go", Fixture, NULL, set_up, test_counts_when_let_go, tear_down);
  g_test_add ("/app/live-plot-goal/along", Fixture, NULL, set_up, test_along, tear_down);
  g_test_add ("/app/live-plot-goal/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  g_test_add ("/app/live-plot-goal/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/app/live-plot-goal/phase-ends-meanwhile", Fixture, NULL, set_up, test_phase_ends_meanwhile, tear_down);
  g_test_add ("/app/live-plot-goal/not-where-nobody-listens", Fixture, NULL, set_up, test_not_where_nobody_listens, tear_down);

  return g_test_run ();
}
