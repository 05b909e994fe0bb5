/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a live plot says to people who do not see it. */

#include "config.h"

#include "frond-live-plot-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-axis.h"
#include "frond-plot-words.h"

#define SPEAK_US 1000000
/* It is found that much later. */
#define JUST_NOW_S 1.0

static char *
describe_back (FrondLivePlot *self)
{
  double           end_s = self->view_end / FROND_LIVE_COLUMNS_PER_SECOND;
  g_autofree char *start = frond_plot_axis_format_time (MAX (end_s - self->window_s, 0), 1);
  g_autofree char *end = frond_plot_axis_format_time (end_s, 1);

  /* Translators: both are minutes and seconds since the beginning */
  return g_strdup_printf (_("looking back at %1$s to %2$s"), start, end);
}

static FrondGoalDirection
get_direction (FrondLivePlot *self,
               int            phase)
{
  if (!self->programme || phase < 0 || (guint) phase >= frond_programme_get_n_phases (self->programme))
    return FROND_GOAL_BELOW;

  return frond_programme_get_phase (self->programme, (guint) phase)->goal_direction;
}

static const char *
describe_zone (FrondLivePlot         *self,
               double                 value,
               const FrondLiveColumn *now)
{
  FrondGoalDirection direction = get_direction (self, now->phase);
  double             goal = (double) now->goal, upper = (double) now->goal_upper;

  if (direction == FROND_GOAL_BETWEEN)
    return frond_plot_words_describe_between (frond_plot_words_find_between (value, goal, upper), value, goal, upper);

  return frond_plot_words_describe_zone (frond_plot_words_find_zone (value, goal, direction), direction);
}

/* Why what was measured a moment ago does not count. */
static const char *
get_reason (FrondLivePlot *self)
{
  double newest_s = frond_live_plot_get_newest (self) / FROND_LIVE_COLUMNS_PER_SECOND;

  return frond_live_hatch_get_reason (frond_live_overlay_get_hatch (self->overlay), newest_s - JUST_NOW_S);
}

static char *
describe (FrondLivePlot *self)
{
  FrondLiveLane   *lane = self->lanes->len > 0 ? g_ptr_array_index (self->lanes, 0) : NULL;
  FrondLiveColumn  now;
  double           value;
  const char      *zone, *reason;
  g_autofree char *words = NULL;

  if (!lane)
    return g_strdup (_("no signal"));
  if (self->looking_back)
    return describe_back (self);

  value = frond_live_lane_get_value (lane, &now);
  if (!isfinite (value))
    return g_strdup (_("waiting for the signal"));

  words = frond_plot_words_describe_value (value, lane->unit);
  reason = get_reason (self);
  if (reason)
    /* Translators: a value, and why it does not count: "12.3 microvolts, left out: movement" */
    return g_strdup_printf (_("%1$s, left out: %2$s"), words, reason);
  zone = describe_zone (self, value, &now);

  return zone ? g_strdup_printf ("%s, %s", words, zone) : g_steal_pointer (&words);
}

void
frond_live_plot_speak (FrondLivePlot *self,
                       gint64         now)
{
  g_autofree char *text = NULL;

  if (self->spoken && now - self->spoken_at < SPEAK_US)
    return;

  self->spoken_at = now;
  text = describe (self);
  if (g_set_str (&self->spoken, text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->spoken, -1);
}
