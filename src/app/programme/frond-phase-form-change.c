/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another kind or another rule needs other fields: what it needs is there with a sensible value, and what means nothing any more is gone. */

#include "config.h"

#include "frond-phase-form-change.h"

#include <math.h>

#include "frond-programme-words.h"

/* row (transfer full) (inout) */
static void
put (FrondDraftRow **row,
     const char     *path,
     JsonNode       *value)
{
  FrondDraftRow *changed = frond_draft_row_with (*row, path, value);

  g_object_unref (*row);
  *row = changed;
}

static void
put_text (FrondDraftRow **row,
          const char     *path,
          const char     *text)
{
  put (row, path, json_node_init_string (json_node_alloc (), text));
}

static void
put_number (FrondDraftRow **row,
            const char     *path,
            double          value)
{
  put (row, path, value == floor (value) ? json_node_init_int (json_node_alloc (), (gint64) value) : json_node_init_double (json_node_alloc (), value));
}

/* Takes over what a new phase of that kind would have, where this one has nothing. */
static void
change_kind (FrondDraftRow **row,
             const char     *kind)
{
  g_autoptr (JsonObject) fresh = frond_programme_make_fields (kind);
  static const char *const own[] = { "breathing", "step" };

  put_text (row, "kind", kind);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++) {
    JsonNode *node = json_object_get_member (fresh, own[i]);

    if (!node)
      put (row, own[i], NULL);
    else if (!frond_draft_row_get_node (*row, own[i]))
      put (row, own[i], json_node_copy (node));
  }
  if (!g_str_equal (kind, "work"))
    put (row, "measures_mvc", NULL);
}

static JsonNode *
make_points (FrondDraftRow *row)
{
  double           seconds = frond_draft_row_get_value (row, "seconds");
  g_autofree char *text = g_strdup_printf ("0: 20; %.10g: 60", seconds > 0 ? seconds : 10);

  return frond_programme_parse_points (text);
}

static double
get_first_value (const char *rule)
{
  if (g_str_equal (rule, "absolute"))
    return 5;

  return g_str_equal (rule, "mvc-percent") ? 50 : 100;
}

/* Of an edge: above the value. */
static void
complete_between (FrondDraftRow **row)
{
  double value = frond_draft_row_get_value (*row, "goal/value");

  if (g_str_equal (frond_draft_row_get_text (*row, "goal/rule"), "curve"))
    put_number (row, "goal/width", 10);
  else if (!(frond_draft_row_get_value (*row, "goal/upper") > value))
    put_number (row, "goal/upper", isnan (value) ? 10 : ceil (value * 1.5));
}

static void
change_direction (FrondDraftRow **row,
                  const char     *direction)
{
  put_text (row, "goal/direction", direction);
  if (g_str_equal (direction, "between")) {
    complete_between (row);
  } else {
    put (row, "goal/upper", NULL);
    put (row, "goal/width", NULL);
  }
}

/* What was asked for before stays; a goal that follows only ever asks for less. */
static const char *
get_first_direction (const char *rule,
                     const char *before,
                     gboolean    is_work)
{
  if (g_str_equal (rule, "adaptive"))
    return "below";
  if (*before)
    return before;

  return is_work ? "above" : "below";
}

static void
change_rule (FrondDraftRow **row,
             const char     *rule)
{
  g_autofree char *before = g_strdup (frond_draft_row_get_text (*row, "goal/direction"));
  gboolean         is_work = g_str_equal (frond_draft_row_get_text (*row, "kind"), "work");

  put (row, "goal", NULL);
  if (!*rule)
    return;

  put_text (row, "goal/rule", rule);
  if (g_str_equal (rule, "curve")) {
    put_text (row, "goal/of", "mvc-percent");
    put (row, "goal/points", make_points (*row));
  } else {
    put_number (row, "goal/value", get_first_value (rule));
  }
  change_direction (row, get_first_direction (rule, before, is_work));
}

/**
 * frond_phase_form_change_choice:
 * @draft: a programme
 * @number: a row's
 * @path: a field that is a choice
 * @value: which one; "" for a goal's rule: no goal
 */
void
frond_phase_form_change_choice (FrondProgrammeDraft *draft,
                                guint                number,
                                const char          *path,
                                const char          *value)
{
  FrondDraftRow *row = frond_programme_draft_find (draft, number, NULL);

  if (!row || g_str_equal (frond_draft_row_get_text (row, path), value))
    return;
  if (g_str_equal (path, "goal/direction") && g_str_equal (value, "below") && !*frond_draft_row_get_text (row, path))
    return;

  g_object_ref (row);
  if (g_str_equal (path, "kind"))
    change_kind (&row, value);
  else if (g_str_equal (path, "goal/rule"))
    change_rule (&row, value);
  else if (g_str_equal (path, "goal/direction"))
    change_direction (&row, value);
  else
    put_text (&row, path, value);
  frond_programme_draft_replace_row (draft, row);
}

/* What cannot be read goes in as it was typed: the reader says what is wrong with it, and nothing typed is thrown away. */
void
frond_phase_form_change_points (FrondProgrammeDraft *draft,
                                guint                number,
                                const char          *text)
{
  JsonNode *points = frond_programme_parse_points (text);

  frond_programme_draft_set_row_node (draft, number, "goal/points", points ? points : json_node_init_string (json_node_alloc (), text));
}
