/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What plots and meters say to people who do not see them. */

#include "config.h"

#include "frond-plot-words.h"
#include "frond-units.h"

#include <math.h>

#include <glib/gi18n.h>

char *
frond_plot_words_describe_value (double      value,
                                 const char *unit)
{
  g_autofree char *number = g_strdup_printf ("%.1f", value);

  if (g_strcmp0 (unit, "uV") == 0)
    /* Translators: spoken by a screen reader; %s is a number */
    return g_strdup_printf (_("%s microvolts"), number);
  if (g_strcmp0 (unit, "cmH2O") == 0)
    /* Translators: spoken by a screen reader; %s is a number */
    return g_strdup_printf (_("%s centimetres of water"), number);

  return g_strstrip (g_strdup_printf ("%s %s", number, frond_units_get_symbol (unit)));
}

char *
frond_plot_words_describe_time (double time_s)
{
  int              minutes = (int) (floor (time_s * 10 + 0.5) / 600);
  g_autofree char *seconds = g_strdup_printf ("%.1f", fabs (time_s - 60 * minutes));

  if (minutes == 0)
    /* Translators: spoken by a screen reader; %s is a number with one decimal */
    return g_strdup_printf (_("%s seconds"), seconds);

  /* Translators: spoken by a screen reader; %1$d are minutes, %2$s seconds with one decimal */
  return g_strdup_printf (ngettext ("%1$d minute %2$s seconds", "%1$d minutes %2$s seconds", (gulong) minutes), minutes, seconds);
}

/* Without a value nobody knows on which side. */
static const char *
describe_between (FrondZone zone)
{
  switch (zone) {
  case FROND_ZONE_REACHED:
    return _("in the zone");
  case FROND_ZONE_NEAR:
    return _("near the zone");
  case FROND_ZONE_AWAY:
    return _("outside the zone");
  case FROND_ZONE_NONE:
  default:
    return NULL;
  }
}

/**
 * frond_plot_words_describe_between:
 * @zone: where the value is
 * @value: the value
 * @lower: lower edge of the goal
 * @upper: upper edge
 *
 * The zone follows the value a little later, so that words stand still: outside is on the side of the nearer edge.
 *
 * Returns: (nullable): where it is, of a goal with two edges; %NULL when there is nothing to say
 */
const char *
frond_plot_words_describe_between (FrondZone zone,
                                   double    value,
                                   double    lower,
                                   double    upper)
{
  if (zone != FROND_ZONE_NEAR && zone != FROND_ZONE_AWAY)
    return describe_between (zone);

  return value > (lower + upper) / 2 ? _("above the zone") : _("below the zone");
}

/**
 * frond_plot_words_describe_zone:
 * @zone: where the value is
 * @direction: which side of the goal is good
 *
 * Returns: (nullable): the zone in a word or two, %NULL when there is nothing to say
 */
const char *
frond_plot_words_describe_zone (FrondZone          zone,
                                FrondGoalDirection direction)
{
  if (direction == FROND_GOAL_BETWEEN)
    return describe_between (zone);

  switch (zone) {
  case FROND_ZONE_REACHED:
    return direction == FROND_GOAL_BELOW ? _("below goal") : _("above goal");
  case FROND_ZONE_NEAR:
    return _("near goal");
  case FROND_ZONE_AWAY:
    return direction == FROND_GOAL_BELOW ? _("above goal") : _("below goal");
  case FROND_ZONE_NONE:
  default:
    return NULL;
  }
}

/* The engine's rule for a goal with two edges. */
FrondZone
frond_plot_words_find_between (double value,
                               double lower,
                               double upper)
{
  if (!isfinite (value) || !isfinite (lower) || !isfinite (upper))
    return FROND_ZONE_NONE;
  if (value >= lower && value <= upper)
    return FROND_ZONE_REACHED;

  return value >= 0.8 * lower && value <= 1.2 * upper ? FROND_ZONE_NEAR : FROND_ZONE_AWAY;
}

/* The engine's rule, for pictures that have a value and a goal but no engine. */
FrondZone
frond_plot_words_find_zone (double             value,
                            double             goal,
                            FrondGoalDirection direction)
{
  if (!isfinite (value) || !isfinite (goal))
    return FROND_ZONE_NONE;
  if (direction == FROND_GOAL_BELOW)
    return value <= goal ? FROND_ZONE_REACHED : value <= 1.2 * goal ? FROND_ZONE_NEAR
                                                                    : FROND_ZONE_AWAY;

  return value >= goal ? FROND_ZONE_REACHED : value >= 0.8 * goal ? FROND_ZONE_NEAR
                                                                  : FROND_ZONE_AWAY;
}
