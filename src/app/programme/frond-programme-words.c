/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme's fields in the words of a therapist. */

#include "config.h"

#include "frond-programme-words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "frond-session-closures.h"
#include "frond-text.h"

/* clang-format off */
static const struct {
  const char *kind;
  const char *title;
  const char *words;
  int         seconds;
} kinds[] = {
  { "rest", N_("Rest"), N_("Rest"), 10 },
  { "work", N_("Work"), N_("Gently hold"), 10 },
  { "release", N_("Let go"), N_("Let go"), 10 },
  { "breathe", N_("Paced breathing"), N_("Breathe slowly and let go"), 60 },
  { "drop", N_("Widen"), N_("Let it widen, without pushing"), 10 },
  { "step", N_("Step"), N_("Say when you are ready"), 20 },
};

/* What the fields are called in the form, for the words of what is wrong. */
static const struct {
  const char *field;
  const char *title;
} fields[] = {
  { "name", N_("Name") },
  { "summary", N_("What it is for") },
  { "category", N_("Listed under") },
  { "signals", N_("Made for") },
  { "patient_words", N_("Words for the patient") },
  { "seconds", N_("Seconds") },
  { "repeat", N_("Repetitions") },
  { "phases", N_("Phases") },
  { "group", N_("Group") },
  { "step", N_("Moment") },
  { "measures_mvc", N_("Measures the best effort") },
  { "goal/value", N_("Goal") },
  { "goal/upper", N_("Upper edge") },
  { "goal/width", N_("Width") },
  { "goal/points", N_("Points of the curve") },
  { "goal", N_("Goal") },
  { "breathing/per_minute", N_("Breaths per minute") },
  { "breathing/in_seconds", N_("Seconds of breathing in") },
  { "breathing", N_("Paced breathing") },
};
/* clang-format on */

const char *
frond_programme_describe_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return _ (kinds[i].title);

  return kind;
}

/* As it is typed: no digits that nobody asked for, the decimal sign of the language. */
static char *
dup_number (double value)
{
  return isnan (value) ? g_strdup ("–") : g_strdup_printf ("%.10g", value);
}

static char *
dup_level (FrondDraftRow *row,
           const char    *path,
           const char    *rule)
{
  g_autofree char *number = dup_number (frond_draft_row_get_value (row, path));

  if (g_str_equal (rule, "baseline-percent"))
    return g_strdup_printf (_("%s %% of the resting level"), number);
  if (g_str_equal (rule, "rest-percent"))
    return g_strdup_printf (_("%s %% of the rest before it"), number);
  if (g_str_equal (rule, "mvc-percent"))
    return g_strdup_printf (_("%s %% of the best effort"), number);

  return g_steal_pointer (&number);
}

static char *
describe_curve (FrondDraftRow *row)
{
  const char *of = frond_draft_row_get_text (row, "goal/of");

  if (g_str_equal (of, "baseline-percent"))
    return g_strdup (_("A curve, in % of the resting level"));
  if (g_str_equal (of, "rest-percent"))
    return g_strdup (_("A curve, in % of the rest before it"));
  if (g_str_equal (of, "mvc-percent"))
    return g_strdup (_("A curve, in % of the best effort"));

  return g_strdup (_("A curve"));
}

char *
frond_programme_describe_goal (FrondDraftRow *row)
{
  const char      *rule = frond_draft_row_get_text (row, "goal/rule");
  const char      *direction = frond_draft_row_get_text (row, "goal/direction");
  g_autofree char *level = NULL;
  g_autofree char *upper = NULL;

  if (!frond_draft_row_get_node (row, "goal"))
    return g_strdup ("");
  if (g_str_equal (rule, "curve"))
    return describe_curve (row);
  if (g_str_equal (rule, "adaptive")) {
    level = dup_number (frond_draft_row_get_value (row, "goal/value"));
    return g_strdup_printf (_("Goal that follows, from %s %% of the resting level"), level);
  }

  level = dup_level (row, "goal/value", rule);
  if (g_str_equal (direction, "between")) {
    upper = dup_level (row, "goal/upper", rule);
    g_free (level);
    level = dup_number (frond_draft_row_get_value (row, "goal/value"));
    /* Translators: "Between 40 and 60 % of the best effort" */
    return g_strdup_printf (_("Between %1$s and %2$s"), level, upper);
  }

  return g_strdup_printf (g_str_equal (direction, "above") ? _("At least %s") : _("At most %s"), level);
}

static void
add (GString    *line,
     const char *part)
{
  if (part && *part)
    g_string_append_printf (line, "%s%s", line->len ? " · " : "", part);
}

static char *
describe_phase (FrondDraftRow *row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  double           seconds = frond_draft_row_get_value (row, "seconds");
  const char      *kind = frond_programme_describe_kind (frond_draft_row_get_text (row, "kind"));
  g_autofree char *number = dup_number (seconds);
  g_autofree char *length = seconds >= 60 && seconds == floor (seconds) ? frond_text_dup_length (seconds) : g_strdup_printf (_("%s\u00a0s"), number);
  g_autofree char *goal = frond_programme_describe_goal (row);

  if (!g_str_equal (kind, frond_draft_row_get_text (row, "name")))
    add (line, kind);
  add (line, length);
  if (g_str_equal (frond_draft_row_get_text (row, "pace"), "patient"))
    add (line, _("at the patient’s pace"));
  add (line, goal);
  if (frond_draft_row_get_flag (row, "abdomen_quiet"))
    add (line, _("abdomen quiet"));
  if (frond_draft_row_get_flag (row, "measures_mvc"))
    add (line, _("measures the best effort"));
  if (frond_draft_row_get_flag (row, "may_skip"))
    add (line, _("may be skipped"));

  return g_strdup (line->str);
}

char *
frond_programme_describe_row (FrondDraftRow *row)
{
  return frond_draft_row_is_repeat (row) ? g_strdup ("") : describe_phase (row);
}

char *
frond_programme_dup_row_title (FrondDraftRow *row)
{
  const char *name = frond_draft_row_get_text (row, "name");
  double      n_cycles = frond_draft_row_get_value (row, "repeat");

  if (!frond_draft_row_is_repeat (row))
    return g_strdup (*name ? name : _("Phase without a name"));
  if (!(n_cycles >= 0 && n_cycles <= G_MAXINT))
    return g_strdup (_("Repeat"));

  return g_strdup_printf (ngettext ("Repeat %d time", "Repeat %d times", (gulong) n_cycles), (int) n_cycles);
}

/* The last part of a place that is known: "goal/points 2/value" is about the points. */
static const char *
find_title (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_has_prefix (field, fields[i].field) && !g_ascii_isalnum (field[strlen (fields[i].field)]) && field[strlen (fields[i].field)] != '_')
      return _ (fields[i].title);

  return NULL;
}

char *
frond_programme_describe_problem (const FrondDraftProblem *problem)
{
  const char *title = problem->field ? find_title (problem->field) : NULL;
  guint       number = 0;

  if (problem->number == 0 && problem->field && sscanf (problem->field, "markers %u", &number) == 1)
    /* Translators: %1$u is the key of a marker, %2$s what is needed there */
    return g_strdup_printf (_("Marker on key %1$u: %2$s"), number, problem->text);

  /* Translators: %1$s is a field such as "Seconds", %2$s what is needed there */
  return title ? g_strdup_printf (_("%1$s: %2$s"), title, problem->text) : g_strdup (problem->text);
}

char *
frond_programme_dup_points (FrondDraftRow *row)
{
  JsonNode  *node = frond_draft_row_get_node (row, "goal/points");
  GString   *text = g_string_new (NULL);
  JsonArray *points = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  /* What could not be read stands there as it was typed. */
  g_string_append (text, frond_draft_row_get_text (row, "goal/points"));
  for (guint i = 0; points && i < json_array_get_length (points); i++) {
    JsonNode        *element = json_array_get_element (points, i);
    JsonObject      *point = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
    g_autofree char *at = dup_number (point ? json_object_get_double_member_with_default (point, "at_seconds", NAN) : NAN);
    g_autofree char *value = dup_number (point ? json_object_get_double_member_with_default (point, "value", NAN) : NAN);

    g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", at, value);
  }

  return g_string_free (text, FALSE);
}

static gboolean
take_number (char  **rest,
             double *value)
{
  char *end = NULL;

  *value = g_strtod (*rest, &end);
  if (end == *rest || !isfinite (*value))
    return FALSE;
  *rest = end + strspn (end, " ");

  return TRUE;
}

JsonNode *
frond_programme_parse_points (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (JsonArray) points = json_array_new ();
  JsonNode *node;

  for (guint i = 0; parts[i]; i++) {
    g_autoptr (JsonObject) point = json_object_new ();
    char  *rest = g_strstrip (parts[i]);
    double at_s, value;

    if (!*rest && !parts[i + 1])
      break;
    if (!take_number (&rest, &at_s) || *rest != ':')
      return NULL;
    rest++;
    if (!take_number (&rest, &value) || *rest != '\0')
      return NULL;
    json_object_set_double_member (point, "at_seconds", at_s);
    json_object_set_double_member (point, "value", value);
    json_array_add_object_element (points, g_steal_pointer (&point));
  }
  node = json_node_alloc ();

  return json_node_init_array (node, points);
}

static void
add_breathing (JsonObject *phase)
{
  JsonObject *breathing = json_object_new ();

  json_object_set_int_member (breathing, "per_minute", 6);
  json_object_set_int_member (breathing, "in_seconds", 4);
  json_object_set_object_member (phase, "breathing", breathing);
}

JsonObject *
frond_programme_make_fields (const char *kind)
{
  JsonObject *object = json_object_new ();

  if (g_str_equal (kind, "repeat"))
    json_object_set_int_member (object, "repeat", 3);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_equal (kinds[i].kind, kind)) {
      json_object_set_string_member (object, "kind", kind);
      json_object_set_string_member (object, "name", _ (kinds[i].title));
      json_object_set_string_member (object, "patient_words", _ (kinds[i].words));
      json_object_set_int_member (object, "seconds", kinds[i].seconds);
    }
  }
  if (g_str_equal (kind, "breathe"))
    add_breathing (object);
  if (g_str_equal (kind, "step"))
    json_object_set_string_member (object, "step", "anticipate");

  return object;
}
