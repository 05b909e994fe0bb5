/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a goal is moved where it is seen: the line is taken with the pointer or a finger and put down again. What is
 * chosen counts when it is let go, so that a hand on its way asks nothing of the patient. The arrow keys of the session do the same. */

#include "config.h"

#include "frond-live-plot-private.h"

#include <math.h>

#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"
#include "frond-units.h"

#define REACH       12.0
#define GRIP_WIDTH  14.0
#define GRIP_HEIGHT 22.0
#define LEAST       0.1

/* As the goal is written and changed everywhere: in tenths. */
static double
round_goal (double goal)
{
  return MAX (rint (goal * 10) / 10, LEAST);
}

/* Of the first lane, now; no goal without one, and while the picture shows another time. */
static FrondLiveColumn
get_newest (FrondLivePlot *self)
{
  FrondLiveColumn newest = { .goal = NAN, .phase = -1 };
  FrondLiveLane  *lane = self->lanes->len > 0 ? g_ptr_array_index (self->lanes, 0) : NULL;

  if (lane && lane->n_seen > 0 && !self->looking_back && self->picture.width > 0)
    frond_live_feed_read (lane->feed, lane->n_seen - 1, 1, &newest);

  return newest;
}

static double
get_goal (FrondLivePlot *self)
{
  return (double) get_newest (self).goal;
}

static double
get_y (FrondLivePlot *self,
       double         goal)
{
  FrondPlotFrame frame;

  frond_live_picture_get_lane_frame (&self->picture, 0, &frame);

  return CLAMP (frond_plot_frame_get_y (&frame, goal), frame.y, frame.y + frame.height);
}

static double
get_goal_at (FrondLivePlot *self,
             double         y)
{
  FrondPlotFrame frame;

  frond_live_picture_get_lane_frame (&self->picture, 0, &frame);

  return CLAMP (frond_plot_frame_get_value (&frame, y), 0, frame.top);
}

/**
 * frond_live_plot_is_at_goal:
 * @self: a live plot
 * @x: in its units
 * @y: in its units
 *
 * Returns: whether the goal line is there, within a finger's reach
 */
gboolean
frond_live_plot_is_at_goal (FrondLivePlot *self,
                            double         x,
                            double         y)
{
  double goal = get_goal (self);

  return !isnan (goal) && x >= self->picture.x && x <= self->picture.x + self->picture.width && fabs (y - get_y (self, goal)) <= REACH;
}

void
frond_live_plot_take_goal (FrondLivePlot *self)
{
  FrondLiveColumn newest = get_newest (self);

  self->goal_taken = (double) newest.goal;
  self->goal_moved = NAN;
  self->goal_phase = newest.phase;
}

/* What was taken is gone when its phase is over: the next one asks for something else. */
static gboolean
holds_goal (FrondLivePlot *self)
{
  FrondLiveColumn newest = get_newest (self);

  return !isnan (self->goal_taken) && !isnan ((double) newest.goal) && newest.phase == self->goal_phase;
}

/**
 * frond_live_plot_move_goal:
 * @self: a live plot whose goal was taken
 * @y: how far the pointer is below where it took it
 *
 * Shows where the goal would be.
 */
void
frond_live_plot_move_goal (FrondLivePlot *self,
                           double         y)
{
  self->goal_moved = holds_goal (self) ? round_goal (get_goal_at (self, get_y (self, self->goal_taken) + y)) : NAN;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * frond_live_plot_put_goal:
 * @self: a live plot
 * @is_meant: whether it was let go, and not lost
 */
void
frond_live_plot_put_goal (FrondLivePlot *self,
                          gboolean       is_meant)
{
  double   moved = self->goal_moved;
  gboolean is_new = !isnan (moved) && holds_goal (self) && moved != round_goal (self->goal_taken);

  self->goal_taken = NAN;
  self->goal_moved = NAN;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (is_meant && is_new)
    g_signal_emit_by_name (self, "goal-moved", moved);
}

/* Two lines across: something that is held there. */
static void
snapshot_grip (FrondLivePlot *self,
               GtkSnapshot   *snapshot,
               double         y)
{
  double top = floor (CLAMP (y - GRIP_HEIGHT / 2, self->picture.y, self->picture.y + self->picture.height - GRIP_HEIGHT));
  double left = floor (self->picture.x + self->picture.width - GRIP_WIDTH);

  frond_plot_snapshot_color (snapshot, &self->palette.text, left, top, GRIP_WIDTH, GRIP_HEIGHT);
  for (int i = -1; i <= 1; i++)
    frond_plot_snapshot_color (snapshot, &self->palette.background, left + 3, top + GRIP_HEIGHT / 2 - 1 + 5 * i, GRIP_WIDTH - 6, 2);
}

/* Above the line, below it where there is no room. */
static void
snapshot_number (FrondLivePlot *self,
                 GtkSnapshot   *snapshot,
                 double         y)
{
  FrondLiveLane   *lane = g_ptr_array_index (self->lanes, 0);
  g_autofree char *text = g_strdup_printf ("%.1f %s", self->goal_moved, frond_units_get_symbol (lane->unit));
  g_autoptr (PangoLayout) layout = frond_plot_theme_layout_new (self->picture.widget, text);
  graphene_rect_t box;
  int             width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  width += 16;
  height += 8;
  graphene_rect_init (&box, (float) (self->picture.x + self->picture.width - GRIP_WIDTH - width - 6), (float) (y - height - 4 < self->picture.y ? y + 4 : y - height - 4), (float) width, (float) height);
  frond_plot_snapshot_sign (snapshot, layout, &self->palette, &box);
}

/**
 * frond_live_plot_snapshot_goal:
 * @self: a live plot
 * @snapshot: what it is added to
 *
 * A grip at the goal line, and the line where it would be put down.
 */
void
frond_live_plot_snapshot_goal (FrondLivePlot *self,
                               GtkSnapshot   *snapshot)
{
  gboolean is_moved = !isnan (self->goal_moved) && holds_goal (self);
  double   goal = is_moved ? self->goal_moved : get_goal (self);
  double   y;

  if (isnan (goal) || self->looking_back || !self->has_movable_goal)
    return;

  y = floor (get_y (self, goal));
  if (is_moved) {
    frond_plot_snapshot_color (snapshot, &self->palette.play_head, self->picture.x, y - 1, self->picture.width, 2);
    snapshot_number (self, snapshot, y);
  }
  snapshot_grip (self, snapshot, y);
}

/**
 * frond_live_plot_set_has_movable_goal:
 * @self: a live plot
 * @movable: whether the goal line of the first lane can be taken and moved; "goal-moved" says where it was put
 */
void
frond_live_plot_set_has_movable_goal (FrondLivePlot *self,
                                      gboolean       movable)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  self->has_movable_goal = movable;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
