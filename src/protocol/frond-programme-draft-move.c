/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree is kept as it is shown, one row below the other: what stands deeper below a repeat belongs to it. */

#include "config.h"

#include "frond-programme-draft-private.h"

static FrondDraftRow *
get_row (GPtrArray *rows,
         guint      position)
{
  return g_ptr_array_index (rows, position);
}

guint
frond_draft_get_depth_at (GPtrArray *rows,
                          guint      position)
{
  return position < rows->len ? frond_draft_row_get_depth (get_row (rows, position)) : 0;
}

guint
frond_draft_find_end (GPtrArray *rows,
                      guint      start)
{
  guint depth = frond_draft_get_depth_at (rows, start);
  guint end = start + 1;

  while (end < rows->len && frond_draft_get_depth_at (rows, end) > depth)
    end++;

  return end;
}

/* Rows start to end of what they were, outermost at @depth, go where @position says, which is counted before they are taken away. */
static void
move_rows (GPtrArray *rows,
           guint      start,
           guint      end,
           guint      position,
           guint      depth)
{
  guint n = end - start;
  guint shallow = frond_draft_get_depth_at (rows, start);
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (FrondDraftRow) row = g_ptr_array_steal_index (rows, start);
    guint deep = frond_draft_row_get_depth (row) - shallow + depth;

    g_ptr_array_add (taken, deep == frond_draft_row_get_depth (row) ? g_object_ref (row)
                                                                    : frond_draft_row_copy (row, frond_draft_row_get_number (row), deep));
  }
  if (position > start)
    position -= n;
  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (rows, (gint) (position + i), g_object_ref (taken->pdata[i]));
}

static guint
move_to (FrondProgrammeDraft *self,
         guint                number,
         guint                position,
         guint                depth)
{
  guint      start = 0;
  GPtrArray *rows;

  if (!frond_programme_draft_find (self, number, &start))
    return 0;
  if ((position == start || position == frond_draft_find_end (self->state->rows, start)) && depth == frond_draft_get_depth_at (self->state->rows, start))
    return 0;

  rows = frond_programme_draft_copy_rows (self);
  move_rows (rows, start, frond_draft_find_end (rows, start), position, depth);
  frond_programme_draft_take_rows (self, rows);

  return number;
}

guint
frond_programme_draft_insert (FrondProgrammeDraft *self,
                              guint                after,
                              JsonObject          *fields)
{
  guint      position = 0, depth = 0;
  GPtrArray *rows;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  if (after != 0 && frond_programme_draft_find (self, after, &position)) {
    depth = frond_draft_get_depth_at (self->state->rows, position);
    position = frond_draft_find_end (self->state->rows, position);
  }
  rows = frond_programme_draft_copy_rows (self);
  g_ptr_array_insert (rows, (gint) position, frond_draft_row_new (++self->last_number, depth, fields));
  frond_programme_draft_take_rows (self, rows);

  return self->last_number;
}

/**
 * frond_programme_draft_remove:
 * @self: a draft
 * @number: a row's; a repeat goes with its phases
 *
 * Returns: the row that stands there now, or the one before; 0 where nothing is left
 */
guint
frond_programme_draft_remove (FrondProgrammeDraft *self,
                              guint                number)
{
  guint      start = 0;
  GPtrArray *rows;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  if (!frond_programme_draft_find (self, number, &start))
    return 0;

  rows = frond_programme_draft_copy_rows (self);
  g_ptr_array_remove_range (rows, start, frond_draft_find_end (rows, start) - start);
  frond_programme_draft_take_rows (self, rows);
  rows = self->state->rows;

  return rows->len == 0 ? 0 : frond_draft_row_get_number (get_row (rows, MIN (start, rows->len - 1)));
}

guint
frond_programme_draft_duplicate (FrondProgrammeDraft *self,
                                 guint                number)
{
  guint      start = 0, end, first;
  GPtrArray *rows;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  if (!frond_programme_draft_find (self, number, &start))
    return 0;

  rows = frond_programme_draft_copy_rows (self);
  end = frond_draft_find_end (rows, start);
  first = self->last_number + 1;
  for (guint i = start; i < end; i++)
    g_ptr_array_insert (rows, (gint) (end + i - start), frond_draft_row_copy (get_row (rows, i), ++self->last_number, frond_draft_get_depth_at (rows, i)));
  frond_programme_draft_take_rows (self, rows);

  return first;
}

/* At the same depth in the same repeat. */
static gboolean
find_sibling_above (GPtrArray *rows,
                    guint      start,
                    guint     *sibling)
{
  guint depth = frond_draft_get_depth_at (rows, start);

  for (guint i = start; i > 0 && frond_draft_get_depth_at (rows, i - 1) >= depth; i--) {
    if (frond_draft_get_depth_at (rows, i - 1) == depth) {
      *sibling = i - 1;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * frond_programme_draft_move_up:
 * @self: a draft
 * @number: a row's
 *
 * Past the phase above; as the last one into the repeat above; or out of its repeat, before it.
 *
 * Returns: @number, or 0 where it is the first one
 */
guint
frond_programme_draft_move_up (FrondProgrammeDraft *self,
                               guint                number)
{
  guint start = 0, sibling = 0, depth;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  if (!frond_programme_draft_find (self, number, &start) || start == 0)
    return 0;

  depth = frond_draft_get_depth_at (self->state->rows, start);
  if (!find_sibling_above (self->state->rows, start, &sibling))
    return move_to (self, number, start - 1, depth - 1);
  if (frond_draft_row_is_repeat (get_row (self->state->rows, sibling)))
    return move_to (self, number, start, depth + 1);

  return move_to (self, number, sibling, depth);
}

/**
 * frond_programme_draft_move_down:
 * @self: a draft
 * @number: a row's
 *
 * Past the phase below; as the first one into the repeat below; or out of its repeat, behind it.
 *
 * Returns: @number, or 0 where it is the last one
 */
guint
frond_programme_draft_move_down (FrondProgrammeDraft *self,
                                 guint                number)
{
  GPtrArray *rows;
  guint      start = 0, end, depth;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  if (!frond_programme_draft_find (self, number, &start))
    return 0;

  rows = self->state->rows;
  end = frond_draft_find_end (rows, start);
  depth = frond_draft_get_depth_at (rows, start);
  if (end == rows->len || frond_draft_get_depth_at (rows, end) < depth)
    return depth == 0 ? 0 : move_to (self, number, end, depth - 1);
  if (frond_draft_row_is_repeat (get_row (rows, end)))
    return move_to (self, number, end + 1, depth + 1);

  return move_to (self, number, end + 1, depth);
}

guint
frond_programme_draft_move_beside (FrondProgrammeDraft *self,
                                   guint                number,
                                   guint                other,
                                   gboolean             after)
{
  GPtrArray     *rows;
  FrondDraftRow *target;
  guint          start = 0, there = 0;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  rows = self->state->rows;
  target = frond_programme_draft_find (self, other, &there);
  if (!target || !frond_programme_draft_find (self, number, &start))
    return 0;
  /* Not into itself. */
  if (there >= start && there < frond_draft_find_end (rows, start))
    return 0;

  return move_to (self, number, after ? there + 1 : there, frond_draft_row_get_depth (target) + (after && frond_draft_row_is_repeat (target)));
}

/* Replaces rows start to end by the same ones @deeper. */
static void
shift_rows (GPtrArray *rows,
            guint      start,
            guint      end,
            int        deeper)
{
  for (guint i = start; i < end; i++) {
    FrondDraftRow *row = get_row (rows, i);

    rows->pdata[i] = frond_draft_row_copy (row, frond_draft_row_get_number (row), (guint) ((int) frond_draft_row_get_depth (row) + deeper));
    g_object_unref (row);
  }
}

guint
frond_programme_draft_wrap (FrondProgrammeDraft *self,
                            guint                number,
                            guint                n_cycles)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  guint      start = 0, depth;
  GPtrArray *rows;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  if (!frond_programme_draft_find (self, number, &start))
    return 0;

  rows = frond_programme_draft_copy_rows (self);
  depth = frond_draft_get_depth_at (rows, start);
  shift_rows (rows, start, frond_draft_find_end (rows, start), 1);
  json_object_set_int_member (fields, "repeat", n_cycles);
  g_ptr_array_insert (rows, (gint) start, frond_draft_row_new (++self->last_number, depth, fields));
  frond_programme_draft_take_rows (self, rows);

  return self->last_number;
}

guint
frond_programme_draft_unwrap (FrondProgrammeDraft *self,
                              guint                number)
{
  guint          start = 0;
  FrondDraftRow *row;
  GPtrArray     *rows;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  row = frond_programme_draft_find (self, number, &start);
  if (!row || !frond_draft_row_is_repeat (row))
    return 0;

  rows = frond_programme_draft_copy_rows (self);
  shift_rows (rows, start + 1, frond_draft_find_end (rows, start), -1);
  g_ptr_array_remove_index (rows, start);
  frond_programme_draft_take_rows (self, rows);
  rows = self->state->rows;

  return rows->len == 0 ? 0 : frond_draft_row_get_number (get_row (rows, MIN (start, rows->len - 1)));
}
