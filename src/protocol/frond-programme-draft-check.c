/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with a draft, in the reader's own words: there is one judge of programmes, and it is asked about each row by itself, because
 * it stops at the first thing that it does not understand. */

#include "config.h"

#include "frond-programme-draft-private.h"
#include "frond-programme-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A phase that nothing is wrong with, to put things around. */
#define STAND_IN        "{\"kind\":\"rest\",\"name\":\"x\",\"patient_words\":\"x\",\"seconds\":1}"
#define PLACE_SEPARATOR " › "

static void
problem_free (gpointer data)
{
  FrondDraftProblem *self = data;

  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

static FrondDraftProblem *
add_problem (GPtrArray  *problems,
             guint       number,
             const char *field,
             const char *text)
{
  FrondDraftProblem *problem = g_new0 (FrondDraftProblem, 1);

  problem->number = number;
  problem->field = g_strdup (field && *field ? field : NULL);
  problem->text = g_strdup (text);
  g_ptr_array_add (problems, problem);

  return problem;
}

/* (transfer full) (nullable); where it is wrong, place and what are set */
static FrondProgramme *
read_programme (const char *json,
                char      **place,
                char      **what)
{
  g_autoptr (FrondProgramme) programme = g_object_new (FROND_TYPE_PROGRAMME, NULL);
  g_autoptr (GError) error = NULL;

  if (frond_programme_read (programme, json, strlen (json), &error)) {
    programme->json = g_strdup (json);
    return g_steal_pointer (&programme);
  }

  *place = g_strdup (programme->problem_place ? programme->problem_place : "");
  *what = g_strdup (programme->problem ? programme->problem : error->message);

  return NULL;
}

/* "phases 2 › phases 1 › goal › value": the row that the numbers lead to, and the names that follow them. */
static guint
resolve (FrondProgrammeDraft *self,
         const char          *place,
         char               **field)
{
  GPtrArray *rows = self->state->rows;
  g_auto (GStrv) parts = g_strsplit (place, PLACE_SEPARATOR, -1);
  guint start = 0, end = rows->len, number = 0, i;

  for (i = 0; parts[i] && g_str_has_prefix (parts[i], "phases "); i++) {
    guint nth = (guint) g_ascii_strtoull (parts[i] + strlen ("phases "), NULL, 10);
    guint position = start;

    for (; nth > 1 && position < end; nth--)
      position = frond_draft_find_end (rows, position);
    if (position >= end)
      break;
    number = frond_draft_row_get_number (g_ptr_array_index (rows, position));
    start = position + 1;
    end = frond_draft_find_end (rows, position);
  }
  *field = g_strjoinv ("/", parts + i);

  return number;
}

static void
check_text (FrondProgrammeDraft *self,
            guint                number,
            const char          *json,
            GPtrArray           *problems)
{
  g_autofree char *place = NULL;
  g_autofree char *what = NULL;
  g_autofree char *field = NULL;
  g_autoptr (FrondProgramme) programme = read_programme (json, &place, &what);
  const char *inner;

  if (programme)
    return;

  /* What is wrong in it stands in the only element there is. */
  inner = g_str_has_prefix (place, "phases 1" PLACE_SEPARATOR) ? place + strlen ("phases 1" PLACE_SEPARATOR) : place;
  resolve (self, inner, &field);
  add_problem (problems, number, number ? field : place, what);
}

/* Without its phases, which are asked about by themselves. */
static void
check_row (FrondProgrammeDraft *self,
           guint                position,
           GPtrArray           *problems)
{
  FrondDraftRow *row = g_ptr_array_index (self->state->rows, position);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), frond_draft_row_get_fields (row));
  g_autofree char *fields = json_to_string (node, FALSE);
  gboolean         is_empty = frond_draft_find_end (self->state->rows, position) == position + 1;
  const char      *rest = "";
  g_autofree char *json = NULL;

  if (frond_draft_row_is_repeat (row)) {
    fields[strlen (fields) - 1] = '\0';
    rest = is_empty ? ",\"phases\":[]}" : ",\"phases\":[" STAND_IN "]}";
  }
  json = g_strdup_printf ("{\"format\":1,\"id\":\"x\",\"version\":1,\"name\":\"x\",\"summary\":\"x\",\"phases\":[%s%s]}", fields, rest);
  check_text (self, frond_draft_row_get_number (row), json, problems);
}

static void
check_header (FrondProgrammeDraft *self,
              GPtrArray           *problems)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *header = NULL;
  g_autofree char *json = NULL;
  g_autoptr (FrondDraftRow) row = frond_draft_row_new (0, 0, self->state->header);
  g_autoptr (FrondDraftRow) complete = frond_draft_row_with (row, "version", json_node_init_int (json_node_alloc (), 1));

  node = json_node_init_object (json_node_alloc (), frond_draft_row_get_fields (complete));
  header = json_to_string (node, FALSE);
  header[strlen (header) - 1] = '\0';
  json = g_strconcat (header, ",\"phases\":[" STAND_IN "]}", NULL);
  check_text (self, 0, json, problems);
}

/**
 * frond_programme_draft_check:
 * @self: a draft
 * @problems: (out) (transfer full) (element-type FrondDraftProblem): what is wrong, empty where nothing is
 *
 * Runs the reader on the whole; where that is refused, on each row alone, so that everything is said at once. What only shows in the whole
 * (its length, repeats too deep) is said where nothing else is wrong.
 *
 * Returns: (transfer full) (nullable): the programme, %NULL where there are problems
 */
FrondProgramme *
frond_programme_draft_check (FrondProgrammeDraft *self,
                             GPtrArray          **problems)
{
  g_autoptr (FrondProgramme) programme = NULL;
  g_autofree char *json = NULL;
  g_autofree char *place = NULL;
  g_autofree char *what = NULL;
  g_autofree char *field = NULL;
  guint            number;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), NULL);

  *problems = g_ptr_array_new_with_free_func (problem_free);
  json = frond_programme_draft_to_json (self, 1);
  programme = read_programme (json, &place, &what);
  if (programme)
    return g_steal_pointer (&programme);

  check_header (self, *problems);
  for (guint i = 0; i < self->state->rows->len; i++)
    check_row (self, i, *problems);
  if ((*problems)->len == 0) {
    number = resolve (self, place, &field);
    add_problem (*problems, number, field, what);
  }

  return NULL;
}

static double
sum (GPtrArray *rows,
     guint      start,
     guint      end)
{
  double total_s = 0;

  for (guint i = start; i < end; i = frond_draft_find_end (rows, i)) {
    FrondDraftRow *row = g_ptr_array_index (rows, i);
    gboolean       is_repeat = frond_draft_row_is_repeat (row);
    double         value = frond_draft_row_get_value (row, is_repeat ? "repeat" : "seconds");

    if (isfinite (value) && value > 0)
      total_s += is_repeat ? value * sum (rows, i + 1, frond_draft_find_end (rows, i)) : value;
  }

  return total_s;
}

/**
 * frond_programme_draft_get_duration:
 * @self: a draft
 *
 * Returns: nominal seconds of all phases together, repeats counted; what is no number counts as nothing
 */
double
frond_programme_draft_get_duration (FrondProgrammeDraft *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  return sum (self->state->rows, 0, self->state->rows->len);
}
