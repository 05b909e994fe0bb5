/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "frond-programme-reader.h"

#define MIN_VALUE  0.001
#define MAX_VALUE  100000
#define MAX_POINTS 200

/* A goal far beyond the best effort can only be a slip. */
#define MAX_MVC_PERCENT 150

/* In the order of FrondGoalRule from FROND_GOAL_ABSOLUTE on, and of FrondGoalDirection. */
static const char *const rules[] = { "absolute", "baseline-percent", "adaptive", "mvc-percent", "curve", "rest-percent", NULL };
static const char *const directions[] = { "below", "above", "between", NULL };

/* What a curve's points can be of. */
static const char *const   curve_words[] = { "absolute", "baseline-percent", "mvc-percent", "rest-percent", NULL };
static const FrondGoalRule curve_rules[] = { FROND_GOAL_ABSOLUTE, FROND_GOAL_BASELINE_PERCENT, FROND_GOAL_MVC_PERCENT, FROND_GOAL_REST_PERCENT };

static gboolean
read_value (FrondReader  *self,
            JsonObject   *object,
            const char   *key,
            FrondGoalRule rule,
            double       *out)
{
  return frond_reader_number (self, object, key, MIN_VALUE, rule == FROND_GOAL_MVC_PERCENT ? MAX_MVC_PERCENT : MAX_VALUE, out);
}

/* Two edges, or one. */
static gboolean
read_level (FrondReader *self,
            JsonObject  *object,
            FrondPhase  *phase)
{
  static const char *const one[] = { "rule", "value", "direction", NULL };
  static const char *const two[] = { "rule", "value", "upper", "direction", NULL };
  gboolean                 between = phase->goal_direction == FROND_GOAL_BETWEEN;

  if (!between && json_object_has_member (object, "upper"))
    return frond_reader_complain (self, _("an upper edge belongs to the direction “between” only"));
  if (!frond_reader_check_keys (self, object, between ? two : one) || !read_value (self, object, "value", phase->goal_rule, &phase->goal_value))
    return FALSE;
  if (!between)
    return TRUE;
  if (!read_value (self, object, "upper", phase->goal_rule, &phase->goal_upper))
    return FALSE;
  if (phase->goal_upper <= phase->goal_value)
    return frond_reader_complain (self, _("the upper edge has to be above the value"));

  return TRUE;
}

static gboolean
read_adaptive (FrondReader *self,
               JsonObject  *object,
               FrondPhase  *phase)
{
  if (phase->goal_direction != FROND_GOAL_BELOW)
    return frond_reader_complain (self, _("an adaptive goal only falls, so its direction is “below”"));

  return read_level (self, object, phase);
}

static gboolean
read_point (FrondReader *self,
            JsonNode    *node,
            FrondPhase  *phase)
{
  static const char *const known[] = { "at_seconds", "value", NULL };
  JsonObject              *object = frond_reader_object (self, node);
  GArray                  *points = phase->goal_points;
  FrondGoalPoint           point = { 0 };

  if (!object || !frond_reader_check_keys (self, object, known) ||
      !frond_reader_number (self, object, "at_seconds", 0, phase->duration_s, &point.at_s) ||
      !read_value (self, object, "value", phase->goal_of, &point.value))
    return FALSE;
  if (points->len > 0 && point.at_s <= g_array_index (points, FrondGoalPoint, points->len - 1).at_s)
    return frond_reader_complain (self, _("each point of a curve has to be later than the one before"));
  g_array_append_val (points, point);

  return TRUE;
}

static gboolean
read_points (FrondReader *self,
             JsonObject  *object,
             FrondPhase  *phase)
{
  JsonArray *array = frond_reader_list (self, object, "points", 2, MAX_POINTS, _("a list of 2 to 200 points is needed"));
  gboolean   good = array != NULL;

  phase->goal_points = g_array_new (FALSE, FALSE, sizeof (FrondGoalPoint));
  for (guint i = 0; good && i < json_array_get_length (array); i++) {
    gsize before = frond_reader_enter (self, "points", i + 1);

    good = read_point (self, json_array_get_element (array, i), phase);
    frond_reader_leave (self, before);
  }

  return good;
}

static gboolean
read_curve (FrondReader *self,
            JsonObject  *object,
            FrondPhase  *phase)
{
  static const char *const line[] = { "rule", "of", "points", "direction", NULL };
  static const char *const band[] = { "rule", "of", "points", "direction", "width", NULL };
  gboolean                 between = phase->goal_direction == FROND_GOAL_BETWEEN;
  guint                    of = 0;

  if (!between && json_object_has_member (object, "width"))
    return frond_reader_complain (self, _("a width belongs to the direction “between” only"));
  if (!frond_reader_check_keys (self, object, between ? band : line) || !frond_reader_choice (self, object, "of", curve_words, &of))
    return FALSE;
  phase->goal_of = curve_rules[of];

  return (!between || read_value (self, object, "width", phase->goal_of, &phase->goal_width)) && read_points (self, object, phase);
}

/*
 * frond_reader_goal:
 * @self: a reader that stands at the goal
 * @object: (nullable): it, %NULL where a complaint was made already
 * @phase: whose goal it is; its duration is known
 */
gboolean
frond_reader_goal (FrondReader *self,
                   JsonObject  *object,
                   FrondPhase  *phase)
{
  guint rule = 0, direction = FROND_GOAL_BELOW;

  if (!object || !frond_reader_choice (self, object, "rule", rules, &rule))
    return FALSE;
  if (json_object_has_member (object, "direction") && !frond_reader_choice (self, object, "direction", directions, &direction))
    return FALSE;
  phase->goal_rule = FROND_GOAL_ABSOLUTE + rule;
  phase->goal_direction = direction;

  switch (phase->goal_rule) {
  case FROND_GOAL_CURVE:
    return read_curve (self, object, phase);
  case FROND_GOAL_ADAPTIVE:
    return read_adaptive (self, object, phase);
  case FROND_GOAL_ABSOLUTE:
  case FROND_GOAL_BASELINE_PERCENT:
  case FROND_GOAL_MVC_PERCENT:
  case FROND_GOAL_REST_PERCENT:
  case FROND_GOAL_NONE:
  default:
    return read_level (self, object, phase);
  }
}
