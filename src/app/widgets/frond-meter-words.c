/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a meter says: on its face, and to people who do not see it. */

#include "config.h"

#include "frond-meter-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-words.h"

gboolean
frond_meter_has_number (FrondMeter *self)
{
  return self->state != FROND_METER_WAITING && isfinite (self->value);
}

static gboolean
is_below_floor (FrondMeter *self)
{
  return frond_meter_has_number (self) && self->floor > 0 && self->value < self->floor;
}

const char *
frond_meter_get_zone_word (FrondMeter *self)
{
  if (self->state == FROND_METER_TOO_STRONG)
    return _("signal too strong");
  if (!frond_meter_has_number (self))
    return NULL;

  if (self->direction == FROND_GOAL_BETWEEN)
    return frond_plot_words_describe_between (self->zone, self->value, self->goal, self->goal_upper);

  return frond_plot_words_describe_zone (self->zone, self->direction);
}

/**
 * frond_meter_get_zone_icon:
 * @self: a meter
 *
 * Returns: of the symbol before the word: which way the goal is
 */
const char *
frond_meter_get_zone_icon (FrondMeter *self)
{
  if (self->state == FROND_METER_TOO_STRONG)
    return "dialog-warning-symbolic";
  if (self->zone == FROND_ZONE_REACHED)
    return "object-select-symbolic";
  if (self->direction == FROND_GOAL_BETWEEN)
    return self->value > self->goal_upper ? "go-down-symbolic" : "go-up-symbolic";

  return self->direction == FROND_GOAL_BELOW ? "go-down-symbolic" : "go-up-symbolic";
}

/**
 * frond_meter_dup_edges:
 * @self: a meter
 *
 * Returns: (transfer full) (nullable): both edges of a goal with two, "4.0–6.0"
 */
char *
frond_meter_dup_edges (FrondMeter *self)
{
  if (self->direction != FROND_GOAL_BETWEEN || self->zone == FROND_ZONE_NONE || !isfinite (self->goal) || !isfinite (self->goal_upper))
    return NULL;

  return g_strdup_printf ("%.1f–%.1f", self->goal, self->goal_upper);
}

/**
 * frond_meter_get_text:
 * @self: a meter
 *
 * Returns: what is shown in place of the number, or the number
 */
char *
frond_meter_get_text (FrondMeter *self)
{
  g_return_val_if_fail (FROND_IS_METER (self), NULL);

  if (!frond_meter_has_number (self))
    return g_strdup (_("waiting…"));
  if (is_below_floor (self))
    /* Translators: smaller than what the sensor can resolve */
    return g_strdup_printf (_("< %.*f"), self->floor < 10 && self->floor != floor (self->floor) ? 1 : 0, self->floor);

  return g_strdup_printf ("%.*f", fabs (self->value) < 999.95 ? 1 : 0, self->value);
}

/**
 * frond_meter_describe:
 * @self: a meter
 *
 * Returns: the same in words, for people who do not see it: "3.2 microvolts, below goal"
 */
char *
frond_meter_describe (FrondMeter *self)
{
  g_autofree char *value = NULL;
  const char      *word;

  g_return_val_if_fail (FROND_IS_METER (self), NULL);

  if (!frond_meter_has_number (self))
    return g_strdup (_("waiting for the signal"));

  value = frond_plot_words_describe_value (is_below_floor (self) ? self->floor : self->value, self->unit);
  if (is_below_floor (self)) {
    g_autofree char *number = g_steal_pointer (&value);

    /* Translators: %s is for instance "4.0 microvolts" */
    value = g_strdup_printf (_("less than %s"), number);
  }
  word = frond_meter_get_zone_word (self);

  return word ? g_strdup_printf ("%s, %s", value, word) : g_steal_pointer (&value);
}
