/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where stretches to measure come from: a programme, or a table that somebody wrote by hand. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "frond-error.h"
#include "frond-event.h"
#include "frond-metrics.h"

#define MOST_FIELDS 9
/* A week: beyond it a number is a slip of the pen. */
#define MAX_TIME_S 604800.0

/* Each with as many fields as the line before it names. The share below the goal is for people and other programs: it is measured here. */
static const char *const headers[] = {
  [4] = "start_s,end_s,kind,name",
  [5] = "start_s,end_s,kind,name,goal",
  [6] = "start_s,end_s,kind,name,goal,below_goal_percent",
  [8] = "start_s,end_s,kind,name,goal,below_goal_percent,group,step",
  [9] = "start_s,end_s,kind,name,goal,below_goal_percent,group,step,planned_s",
};

typedef struct {
  double     rate_hz;
  guint      n_fields;
  GArray    *segments;
  GArray    *left_out;
  GPtrArray *goals;
} Table;

/**
 * frond_segment_clear:
 * @self: a segment in place
 *
 * Frees what it holds.
 */
void
frond_segment_clear (FrondSegment *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->group, g_free);
}

static GArray *
new_segments (void)
{
  GArray *segments = g_array_new (FALSE, TRUE, sizeof (FrondSegment));

  g_array_set_clear_func (segments, (GDestroyNotify) frond_segment_clear);

  return segments;
}

/**
 * frond_segments_of_programme:
 * @programme: what ran
 * @rate_hz: samples per second
 *
 * Phases end where the engine ends them. Only absolute goals are known without the person's resting level; the others are NAN.
 *
 * Returns: (transfer full) (element-type FrondSegment): one segment a phase
 */
GArray *
frond_segments_of_programme (FrondProgramme *programme,
                             double          rate_hz)
{
  GArray *segments = new_segments ();
  guint64 sample = 0;

  g_return_val_if_fail (FROND_IS_PROGRAMME (programme), segments);
  g_return_val_if_fail (rate_hz > 0, segments);

  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    const FrondPhase *phase = frond_programme_get_phase (programme, i);
    FrondSegment      segment = {
           .name = g_strdup (phase->name),
           .kind = phase->kind,
           .first_sample = sample,
           .n_samples = MAX (1, (guint64) llround (phase->duration_s * rate_hz)),
           .goal = phase->goal_rule == FROND_GOAL_ABSOLUTE ? phase->goal_value : NAN,
           .step = phase->step,
           .group = g_strdup (phase->group),
           .planned_s = phase->duration_s,
    };

    sample += segment.n_samples;
    g_array_append_val (segments, segment);
  }

  return segments;
}

static gboolean
complain (GError    **error,
          guint       line,
          const char *what)
{
  /* Translators: %1$u is a line number, %2$s says what is needed there */
  g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("The table of segments cannot be used. Line %1$u: %2$s. Nothing was measured; correct the line."), line, what);

  return FALSE;
}

/* One field from *at on, which is moved behind the comma; NULL when quotes are left open or followed by something else. */
static char *
take_field (const char **at)
{
  GString    *field = g_string_new (NULL);
  const char *p = *at;
  gboolean    quoted = *p == '"';

  for (p += quoted; *p && (quoted || *p != ','); p++) {
    if (quoted && *p == '"') {
      if (p[1] != '"')
        break;
      p++;
    }
    g_string_append_c (field, *p);
  }
  if (quoted && *p++ != '"')
    return g_string_free (field, TRUE);
  if (*p && *p != ',')
    return g_string_free (field, TRUE);
  *at = *p ? p + 1 : NULL;

  return g_string_free (field, FALSE);
}

static gboolean
split_line (const char *line,
            guint       n_fields,
            char       *fields[MOST_FIELDS])
{
  const char *at = line;

  for (guint i = 0; i < n_fields; i++) {
    if (!at)
      return FALSE;
    fields[i] = take_field (&at);
    if (!fields[i])
      return FALSE;
  }

  return at == NULL;
}

static gboolean
read_number (const char *text,
             double     *out)
{
  char *end;

  if (!*text || strspn (text, "0123456789.eE+-") != strlen (text))
    return FALSE;
  *out = g_ascii_strtod (text, &end);

  return *end == '\0' && isfinite (*out);
}

static gboolean
read_time (const char *text,
           double     *out)
{
  return read_number (text, out) && *out >= 0 && *out <= MAX_TIME_S;
}

/* Where a row begins and how long it is, in samples. */
static gboolean
read_span (char    *fields[MOST_FIELDS],
           guint    line,
           double   rate_hz,
           guint64 *first_sample,
           guint64 *n_samples,
           GError **error)
{
  double start, end;

  if (!read_time (fields[0], &start) || !read_time (fields[1], &end))
    return complain (error, line, _("the first two fields have to be seconds, written with digits and a decimal point"));
  if (llround (end * rate_hz) <= llround (start * rate_hz))
    return complain (error, line, _("the segment has to end at least one sample after it starts"));

  *first_sample = (guint64) llround (start * rate_hz);
  *n_samples = (guint64) llround (end * rate_hz) - *first_sample;

  return TRUE;
}

static gboolean
read_left_out (Table   *table,
               char    *fields[MOST_FIELDS],
               guint    line,
               GError **error)
{
  FrondExclusion exclusion = { 0 };

  if (!read_span (fields, line, table->rate_hz, &exclusion.first_sample, &exclusion.n_samples, error))
    return FALSE;
  exclusion.reason = g_intern_string (*fields[3] ? fields[3] : fields[2]);
  g_array_append_val (table->left_out, exclusion);

  return TRUE;
}

static gboolean
read_goal (Table   *table,
           char    *fields[MOST_FIELDS],
           guint    line,
           GError **error)
{
  FrondEvent *event;
  guint64     first_sample, n_samples;
  double      goal;

  if (!read_span (fields, line, table->rate_hz, &first_sample, &n_samples, error))
    return FALSE;
  if (!fields[4] || !read_number (fields[4], &goal))
    return complain (error, line, _("a step of the goal needs a number in the fifth field"));
  event = frond_event_new (FROND_EVENT_GOAL, first_sample, 0, NULL);
  event->value = goal;
  g_ptr_array_add (table->goals, event);

  return TRUE;
}

static gboolean
read_segment (Table   *table,
              char    *fields[MOST_FIELDS],
              guint    line,
              GError **error)
{
  FrondSegment segment = { .goal = NAN };

  if (!read_span (fields, line, table->rate_hz, &segment.first_sample, &segment.n_samples, error))
    return FALSE;
  if (!frond_phase_kind_from_string (fields[2], &segment.kind))
    return complain (error, line, _("the third field has to be one of rest, work, release, breathe, drop, step, left-out, goal"));
  if (fields[4] && *fields[4] && !read_number (fields[4], &segment.goal))
    return complain (error, line, _("the goal has to be a number, written with digits and a decimal point, or empty"));
  if (fields[7] && !frond_touch_step_from_string (fields[7], &segment.step))
    return complain (error, line, _("the step has to be one of anticipate, contact, in, hold, out, or empty"));
  if (segment.step != FROND_TOUCH_NONE && segment.kind != FROND_PHASE_STEP)
    return complain (error, line, _("only a segment of the kind step has a step"));
  if (fields[8] && *fields[8] && !read_time (fields[8], &segment.planned_s))
    return complain (error, line, _("the planned length has to be seconds, written with digits and a decimal point, or empty"));
  segment.name = g_strdup (*fields[3] ? fields[3] : fields[2]);
  segment.group = fields[6] && *fields[6] ? g_strdup (fields[6]) : NULL;
  g_array_append_val (table->segments, segment);

  return TRUE;
}

static gboolean
read_fields (Table   *table,
             char    *fields[MOST_FIELDS],
             guint    line,
             GError **error)
{
  if (strcmp (fields[2], FROND_SEGMENT_LEFT_OUT) == 0)
    return read_left_out (table, fields, line, error);
  if (strcmp (fields[2], FROND_SEGMENT_GOAL) == 0)
    return read_goal (table, fields, line, error);

  return read_segment (table, fields, line, error);
}

static gboolean
read_line (Table      *table,
           const char *text,
           guint       line,
           GError    **error)
{
  char    *fields[MOST_FIELDS] = { NULL };
  gboolean good;

  if (split_line (text, table->n_fields, fields))
    good = read_fields (table, fields, line, error);
  else
    good = complain (error, line, _("as many fields are needed as the first line names, with commas between them"));
  for (guint i = 0; i < MOST_FIELDS; i++)
    g_free (fields[i]);

  return good;
}

static guint
count_fields (const char *header)
{
  for (guint i = 4; i <= MOST_FIELDS; i++)
    if (headers[i] && strcmp (header, headers[i]) == 0)
      return i;

  return 0;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  guint64 x = (*(const FrondEvent *const *) a)->sample, y = (*(const FrondEvent *const *) b)->sample;

  return (x > y) - (x < y);
}

static gboolean
read_lines (Table   *table,
            char   **lines,
            GError **error)
{
  table->n_fields = lines[0] ? count_fields (g_strchomp (lines[0])) : 0;
  if (table->n_fields == 0)
    return complain (error, 1, _("it has to be start_s,end_s,kind,name, with or without ,goal or ,goal,below_goal_percent at its end"));

  for (guint i = 1; lines[i]; i++) {
    g_strchomp (lines[i]);
    if (*lines[i] && !read_line (table, lines[i], i + 1, error))
      return FALSE;
  }
  if (table->segments->len == 0)
    return complain (error, 2, _("a segment is needed"));
  g_ptr_array_sort (table->goals, compare_events);

  return TRUE;
}

/**
 * frond_segments_parse_csv:
 * @csv: the text, with the header start_s,end_s,kind,name and perhaps ,goal or ,goal,below_goal_percent or
 *   ,goal,below_goal_percent,group,step and that with ,planned_s; fields may stand in double quotes
 * @rate_hz: samples per second of what will be measured
 * @left_out: (out) (optional) (transfer full) (element-type FrondExclusion): rows of the kind left-out
 * @goals: (out) (optional) (transfer full) (element-type FrondEvent): rows of the kind goal, in order of time
 * @error: says what is wrong, and in which line
 *
 * Seconds become samples by rounding. A segment without a name is called by its kind.
 *
 * Returns: (transfer full) (nullable) (element-type FrondSegment): the segments in the order of the text, or %NULL with %FROND_ERROR_INVALID
 */
GArray *
frond_segments_parse_csv (const char *csv,
                          double      rate_hz,
                          GArray    **left_out,
                          GPtrArray **goals,
                          GError    **error)
{
  g_autoptr (GArray) segments = new_segments ();
  g_autoptr (GArray) exclusions = g_array_new (FALSE, TRUE, sizeof (FrondExclusion));
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  Table table = { rate_hz, 0, segments, exclusions, steps };

  g_return_val_if_fail (csv != NULL, NULL);
  g_return_val_if_fail (rate_hz > 0, NULL);

  if (!g_utf8_validate (csv, -1, NULL)) {
    complain (error, 1, _("this is not text"));
    return NULL;
  }
  /* Spreadsheets like to begin with a byte order mark. */
  lines = g_strsplit (g_str_has_prefix (csv, "\xef\xbb\xbf") ? csv + 3 : csv, "\n", -1);
  if (!read_lines (&table, lines, error))
    return NULL;

  if (left_out)
    *left_out = g_steal_pointer (&exclusions);
  if (goals)
    *goals = g_steal_pointer (&steps);

  return g_steal_pointer (&segments);
}
