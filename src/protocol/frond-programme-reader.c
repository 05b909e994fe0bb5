/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a programme's JSON. Everything that is not exactly right is refused with the place where it stands, because a programme that
 * was understood halfway would run a session that nobody planned. */

#include "config.h"

#include "frond-programme-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "frond-error.h"
#include "frond-phase-kind.h"

#define MAX_BYTES      (256 * 1024)
#define MAX_DURATION_S 10800.0
#define MAX_PHASES     2000
#define MAX_DEPTH      4
#define SHORT_TEXT     80
#define LONG_TEXT      500

typedef struct {
  FrondProgramme *programme;
  GString        *place; /* where we are: "phases 2 › seconds" */
  guint           depth; /* of repeats */
  GError        **error;
} Reader;

static gboolean complain (Reader     *reader,
                          const char *format,
                          ...) G_GNUC_PRINTF (2, 3);

static gboolean
complain (Reader     *reader,
          const char *format,
          ...)
{
  g_autofree char *what = NULL;
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: %1$s is a place such as "phases 2 › seconds", %2$s what is needed there */
  g_set_error (reader->error, FROND_ERROR, FROND_ERROR_INVALID,
               _("This programme cannot be used. At “%1$s”: %2$s. Nothing was changed; correct the programme or choose another one."),
                 reader->place->len ? reader->place->str : _("the beginning"), what);

  return FALSE;
}

static gsize
enter (Reader     *reader,
       const char *key,
       guint       number)
{
  gsize before = reader->place->len;

  g_string_append_printf (reader->place, "%s%s", before ? " › " : "", key);
  if (number > 0)
    g_string_append_printf (reader->place, " %u", number);

  return before;
}

static void
leave (Reader *reader,
       gsize   before)
{
  g_string_truncate (reader->place, before);
}

static JsonObject *
read_object (Reader   *reader,
             JsonNode *node)
{
  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  complain (reader, _("an object in braces is needed"));

  return NULL;
}

static gboolean
check_keys (Reader            *reader,
            JsonObject        *object,
            const char *const *known)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *l = keys; l; l = l->next) {
    if (!g_strv_contains (known, l->data)) {
      g_autofree char *shown = g_utf8_substring (l->data, 0, MIN (g_utf8_strlen (l->data, -1), 40));

      return complain (reader, _("nothing is called “%s” here"), shown);
    }
  }

  return TRUE;
}

static gboolean
is_printable (const char *text)
{
  gboolean visible = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
    visible = visible || !g_unichar_isspace (g_utf8_get_char (p));
  }

  return visible;
}

static gboolean
read_text_node (Reader   *reader,
                JsonNode *node,
                glong     max,
                char    **out)
{
  const char *text;

  if (!node || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return complain (reader, _("a text is needed"));

  text = json_node_get_string (node);
  if (!is_printable (text) || g_utf8_strlen (text, -1) > max)
    return complain (reader, _("a text of one line with at most %ld characters is needed"), max);

  g_set_str (out, g_dgettext (GETTEXT_PACKAGE, text));

  return TRUE;
}

static gboolean
read_text (Reader     *reader,
           JsonObject *object,
           const char *key,
           glong       max,
           char      **out)
{
  gsize    before = enter (reader, key, 0);
  gboolean good = read_text_node (reader, json_object_get_member (object, key), max, out);

  leave (reader, before);

  return good;
}

static gboolean
read_number (Reader     *reader,
             JsonObject *object,
             const char *key,
             double      min,
             double      max,
             double     *out)
{
  gsize     before = enter (reader, key, 0);
  JsonNode *node = json_object_get_member (object, key);
  GType     type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gboolean  good;

  *out = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
  good = *out >= min && *out <= max;
  if (!good)
    complain (reader, _("a number from %g to %g is needed"), min, max);
  leave (reader, before);

  return good;
}

static gboolean
read_whole_number (Reader     *reader,
                   JsonObject *object,
                   const char *key,
                   guint       min,
                   guint       max,
                   guint      *out)
{
  gsize     before = enter (reader, key, 0);
  JsonNode *node = json_object_get_member (object, key);
  gint64    value = -1;
  gboolean  good;

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  good = value >= min && value <= max;
  if (good)
    *out = (guint) value;
  else
    complain (reader, _("a whole number from %u to %u is needed"), min, max);
  leave (reader, before);

  return good;
}

static gboolean
read_choice (Reader            *reader,
             JsonObject        *object,
             const char        *key,
             const char *const *names,
             guint             *out)
{
  gsize       before = enter (reader, key, 0);
  JsonNode   *node = json_object_get_member (object, key);
  const char *text = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  gboolean    good = FALSE;

  for (guint i = 0; text && names[i] && !good; i++) {
    good = strcmp (text, names[i]) == 0;
    if (good)
      *out = i;
  }
  if (!good) {
    g_autofree char *list = g_strjoinv (", ", (char **) names);

    complain (reader, _("one of these words is needed: %s"), list);
  }
  leave (reader, before);

  return good;
}

/* In the order of FrondGoalRule from FROND_GOAL_ABSOLUTE on, and of FrondGoalDirection. */
static const char *const rules[] = { "absolute", "baseline-percent", "adaptive", NULL };
static const char *const directions[] = { "below", "above", NULL };

static gboolean
read_goal (Reader     *reader,
           JsonObject *object,
           FrondPhase *phase)
{
  static const char *const known[] = { "rule", "value", "direction", NULL };
  guint                    rule = 0, direction = 0;

  if (!object || !check_keys (reader, object, known) || !read_choice (reader, object, "rule", rules, &rule) ||
      !read_number (reader, object, "value", 0.001, 100000, &phase->goal_value) || !read_choice (reader, object, "direction", directions, &direction))
    return FALSE;

  phase->goal_rule = FROND_GOAL_ABSOLUTE + rule;
  phase->goal_direction = FROND_GOAL_BELOW + direction;
  if (phase->goal_rule == FROND_GOAL_ADAPTIVE && phase->goal_direction != FROND_GOAL_BELOW)
    return complain (reader, _("an adaptive goal only falls, so its direction is “below”"));

  return TRUE;
}

static gboolean
read_breathing (Reader     *reader,
                JsonObject *object,
                FrondPhase *phase)
{
  static const char *const known[] = { "per_minute", "in_seconds", NULL };

  if (!object || !check_keys (reader, object, known) || !read_number (reader, object, "per_minute", 2, 30, &phase->breaths_per_minute) ||
      !read_number (reader, object, "in_seconds", 0.5, 29.5, &phase->breathe_in_s))
    return FALSE;
  if (phase->breathe_in_s >= 60 / phase->breaths_per_minute)
    return complain (reader, _("breathing in has to be shorter than the whole breath"));

  return TRUE;
}

/* An object that may be absent, read by READ. */
static gboolean
read_part (Reader     *reader,
           JsonObject *object,
           const char *key,
           gboolean (*read) (Reader *, JsonObject *, FrondPhase *),
           FrondPhase *phase)
{
  gsize    before = enter (reader, key, 0);
  gboolean good = read (reader, read_object (reader, json_object_get_member (object, key)), phase);

  leave (reader, before);

  return good;
}

static gboolean
fill_phase (Reader     *reader,
            JsonObject *object,
            FrondPhase *phase)
{
  static const char *const still[] = { "kind", "name", "patient_words", "seconds", "goal", NULL };
  static const char *const breathe[] = { "kind", "name", "patient_words", "seconds", "goal", "breathing", NULL };
  guint                    kind = 0;

  if (!read_choice (reader, object, "kind", frond_phase_kind_names, &kind))
    return FALSE;
  phase->kind = kind;
  /* Only matters when the therapist gives a goal to a phase that has none. */
  phase->goal_direction = kind == FROND_PHASE_WORK ? FROND_GOAL_ABOVE : FROND_GOAL_BELOW;

  return check_keys (reader, object, kind == FROND_PHASE_BREATHE ? breathe : still) &&
         read_text (reader, object, "name", SHORT_TEXT, &phase->name) &&
         read_text (reader, object, "patient_words", SHORT_TEXT, &phase->patient_words) &&
         read_number (reader, object, "seconds", 0.5, MAX_DURATION_S, &phase->duration_s) &&
         (!json_object_has_member (object, "goal") || read_part (reader, object, "goal", read_goal, phase)) &&
         (kind != FROND_PHASE_BREATHE || read_part (reader, object, "breathing", read_breathing, phase));
}

static gboolean
read_phase (Reader     *reader,
            JsonObject *object,
            guint       cycle,
            guint       n_cycles)
{
  FrondProgramme *programme = reader->programme;
  FrondPhase      phase = { .goal_rule = FROND_GOAL_NONE, .goal_value = NAN, .cycle = cycle, .n_cycles = n_cycles };
  gboolean        good = fill_phase (reader, object, &phase);

  /* The array owns its texts from here on, also those of a phase that is refused. */
  g_array_append_val (programme->phases, phase);
  programme->duration_s += phase.duration_s;
  if (!good)
    return FALSE;
  if (programme->duration_s > MAX_DURATION_S)
    return complain (reader, _("all phases together may last three hours at most"));
  if (programme->phases->len > MAX_PHASES)
    return complain (reader, _("there may be %u phases at most, repeats counted"), MAX_PHASES);

  return TRUE;
}

static gboolean read_phases (Reader     *reader,
                             JsonObject *object,
                             guint       cycle,
                             guint       n_cycles);

static gboolean
read_repeat (Reader     *reader,
             JsonObject *object)
{
  static const char *const known[] = { "repeat", "phases", NULL };
  guint                    n_cycles = 0;
  gboolean                 good = TRUE;

  if (!check_keys (reader, object, known) || !read_whole_number (reader, object, "repeat", 1, 200, &n_cycles))
    return FALSE;
  if (reader->depth == MAX_DEPTH)
    return complain (reader, _("repeats may stand in one another at most %u deep"), MAX_DEPTH);

  reader->depth++;
  for (guint cycle = 1; cycle <= n_cycles && good; cycle++)
    good = read_phases (reader, object, cycle, n_cycles);
  reader->depth--;

  return good;
}

static gboolean
read_element (Reader   *reader,
              JsonNode *node,
              guint     cycle,
              guint     n_cycles)
{
  JsonObject *object = read_object (reader, node);

  if (!object)
    return FALSE;

  return json_object_has_member (object, "repeat") ? read_repeat (reader, object) : read_phase (reader, object, cycle, n_cycles);
}

static gboolean
read_phases (Reader     *reader,
             JsonObject *object,
             guint       cycle,
             guint       n_cycles)
{
  JsonNode  *node = json_object_get_member (object, "phases");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint      n = array ? json_array_get_length (array) : 0;
  gboolean   good = TRUE;

  if (n < 1 || n > 200) {
    gsize before = enter (reader, "phases", 0);

    complain (reader, _("a list of 1 to 200 phases is needed"));
    leave (reader, before);
    return FALSE;
  }

  for (guint i = 0; i < n && good; i++) {
    gsize before = enter (reader, "phases", i + 1);

    good = read_element (reader, json_array_get_element (array, i), cycle, n_cycles);
    leave (reader, before);
  }

  return good;
}

static gboolean
read_markers (Reader     *reader,
              JsonObject *object)
{
  JsonNode  *node = json_object_get_member (object, "markers");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gsize      before = enter (reader, "markers", 0);
  gboolean   good = array && json_array_get_length (array) <= FROND_PROGRAMME_MARKERS;

  if (!good)
    complain (reader, _("a list of at most %u names is needed"), FROND_PROGRAMME_MARKERS);
  leave (reader, before);

  for (guint i = 0; good && i < json_array_get_length (array); i++) {
    JsonNode *name = json_array_get_element (array, i);

    before = enter (reader, "markers", i + 1);
    good = JSON_NODE_HOLDS_NULL (name) || read_text_node (reader, name, SHORT_TEXT, &reader->programme->markers[i]);
    leave (reader, before);
  }

  return good;
}

/* Stands in sessions, in scripts and in file names. */
static gboolean
read_id (Reader     *reader,
         JsonObject *object,
         char      **out)
{
  JsonNode   *node = json_object_get_member (object, "id");
  const char *id = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  gsize       before = enter (reader, "id", 0);
  gboolean    good = id && g_ascii_isalnum (*id) && strlen (id) <= 64 && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (id);

  if (good)
    g_set_str (out, id);
  else
    complain (reader, _("small letters, digits and hyphens are needed, 64 at most"));
  leave (reader, before);

  return good;
}

static gboolean
check_format (Reader     *reader,
              JsonObject *object)
{
  guint format = 0;

  if (!read_whole_number (reader, object, "format", 1, G_MAXUINT, &format))
    return FALSE;
  if (format > 1) {
    g_set_error_literal (reader->error, FROND_ERROR, FROND_ERROR_TOO_NEW,
                         _("This programme was made with a newer version of Frond. Nothing was changed; update Frond to use it."));
    return FALSE;
  }

  return TRUE;
}

static gboolean
read_programme (Reader   *reader,
                JsonNode *root)
{
  static const char *const known[] = { "format", "id", "version", "name", "summary", "markers", "phases", NULL };
  FrondProgramme          *programme = reader->programme;
  JsonObject              *object = read_object (reader, root);

  return object && check_format (reader, object) && check_keys (reader, object, known) &&
         read_id (reader, object, &programme->id) &&
         read_whole_number (reader, object, "version", 1, 1000000, &programme->version) &&
         read_text (reader, object, "name", SHORT_TEXT, &programme->name) &&
         read_text (reader, object, "summary", LONG_TEXT, &programme->summary) &&
         (!json_object_has_member (object, "markers") || read_markers (reader, object)) &&
         read_phases (reader, object, 0, 0);
}

/* The parser knows its line only while it complains. */
static void
error_cb (JsonParser *parser,
          GError     *error,
          gpointer    user_data)
{
  *(guint *) user_data = json_parser_get_current_line (parser);
}

static JsonNode *
parse (const char *json,
       gsize       length,
       GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) syntax = NULL;
  guint line = 1;

  if (length > MAX_BYTES || !g_utf8_validate_len (json, length, NULL)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID,
                         _("This is not the text of a programme. Nothing was changed; choose another file."));
    return NULL;
  }

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "error", G_CALLBACK (error_cb), &line);
  if (!json_parser_load_from_data (parser, json, (gssize) length, &syntax)) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID,
                 _("This programme cannot be read: it breaks off or is not written correctly at line %u. Nothing was changed; correct the programme or "
                   "choose another one."),
                   MAX (line, 1));
    return NULL;
  }

  return json_parser_steal_root (parser);
}

/*
 * frond_programme_read:
 * @self: an empty programme
 * @json: its text
 * @length: bytes of it
 * @error: says what is wrong, and where
 *
 * Returns: whether all of it was understood
 */
gboolean
frond_programme_read (FrondProgramme *self,
                      const char     *json,
                      gsize           length,
                      GError        **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = parse (json, length, &local);
  g_autoptr (GString) place = g_string_new (NULL);
  Reader   reader = { .programme = self, .place = place, .error = &local };
  gboolean good = !local && read_programme (&reader, root);

  if (!good)
    g_propagate_error (error, g_steal_pointer (&local));

  return good;
}
