/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-artefact-marks.h"

#include <stdlib.h>

void
frond_artefact_marks_clear (FrondArtefactMarks *self)
{
  free (self->items);
  *self = (FrondArtefactMarks) { 0 };
}

static uint64_t
get_end (const FrondArtefact *item)
{
  return item->first_sample + item->n_samples;
}

/* Without memory the stretch is lost, and nothing else: a mark is less than the signal. */
static bool
make_room (FrondArtefactMarks *self)
{
  const size_t   n = self->n_allocated > 0 ? 2 * self->n_allocated : 16;
  FrondArtefact *items;

  if (self->n < self->n_allocated)
    return true;
  items = realloc (self->items, n * sizeof *items);
  if (items == NULL)
    return false;
  self->items = items;
  self->n_allocated = n;
  return true;
}

/**
 * frond_artefact_marks_add:
 * @self: marks
 * @first: where it begins; may lie before what was added already
 * @end: behind its last sample
 * @join: what lies no further than this apart is one
 *
 * Adds a stretch. What lies before a gap stays as it is.
 */
void
frond_artefact_marks_add (FrondArtefactMarks *self,
                          uint64_t            first,
                          uint64_t            end,
                          uint64_t            join)
{
  while (self->n > self->n_closed && get_end (&self->items[self->n - 1]) + join >= first) {
    const FrondArtefact *last = &self->items[--self->n];

    first = last->first_sample < first ? last->first_sample : first;
    end = get_end (last) > end ? get_end (last) : end;
  }
  if (end > first && make_room (self))
    self->items[self->n++] = (FrondArtefact) { .first_sample = first, .n_samples = end - first };
}

/**
 * frond_artefact_marks_judge:
 * @self: marks
 * @level: what was found
 * @first: of the samples that were looked at, right behind those of the last verdict
 * @end: behind them
 *
 * A verdict on a window. It begins where it is strong, and in the window before if it was weak there: an artefact does not begin with a
 * window. It goes on as long as it is weak.
 */
void
frond_artefact_marks_judge (FrondArtefactMarks *self,
                            FrondArtefactLevel  level,
                            uint64_t            first,
                            uint64_t            end)
{
  if (level == FROND_ARTEFACT_STRONG || (level == FROND_ARTEFACT_WEAK && self->is_open)) {
    frond_artefact_marks_add (self, self->was_weak ? self->weak_first : first, end, 0);
    self->was_weak = false;
    self->is_open = true;
    return;
  }
  self->is_open = false;
  self->was_weak = level == FROND_ARTEFACT_WEAK;
  self->weak_first = first;
}

/**
 * frond_artefact_marks_close:
 * @self: marks
 * @now: behind the last sample
 *
 * The signal ends here: what is there goes on to its end, and no further.
 */
void
frond_artefact_marks_close (FrondArtefactMarks *self,
                            uint64_t            now)
{
  if (self->n > self->n_closed) {
    FrondArtefact *last = &self->items[self->n - 1];

    last->n_samples = frond_artefact_marks_get_end (self, now) - last->first_sample;
  }
  self->n_closed = self->n;
  self->is_open = self->was_weak = false;
}

/**
 * frond_artefact_marks_get_end:
 * @self: marks, at least one
 * @now: behind the last sample that has come
 *
 * Returns: behind the last stretch's last sample: as long as the last verdict found it, it goes on
 */
uint64_t
frond_artefact_marks_get_end (const FrondArtefactMarks *self,
                              uint64_t                  now)
{
  const uint64_t end = get_end (&self->items[self->n - 1]);

  if (self->n == self->n_closed)
    return end;
  return self->is_open || end > now ? now : end;
}
