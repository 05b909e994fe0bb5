/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-artefact.h"

typedef enum {
  FROND_ARTEFACT_ABSENT,
  FROND_ARTEFACT_WEAK,   /* goes on where it was, but does not begin here by itself */
  FROND_ARTEFACT_STRONG, /* is there */
} FrondArtefactLevel;

/**
 * FrondArtefactMarks:
 *
 * The stretches of one kind, in order and apart from each other. All fields are private to it; zeros are an empty one.
 */
typedef struct {
  FrondArtefact *items;
  size_t         n;
  size_t         n_allocated;
  size_t         n_closed;   /* of these nothing grows any more: they are before a gap */
  bool           is_open;    /* the last verdict found it */
  bool           was_weak;   /* the last verdict found a little of it ... */
  uint64_t       weak_first; /* ... from here on */
} FrondArtefactMarks;

void     frond_artefact_marks_clear (FrondArtefactMarks *self);
void     frond_artefact_marks_add (FrondArtefactMarks *self,
                                   uint64_t            first,
                                   uint64_t            end,
                                   uint64_t            join);
void     frond_artefact_marks_judge (FrondArtefactMarks *self,
                                     FrondArtefactLevel  level,
                                     uint64_t            first,
                                     uint64_t            end);
void     frond_artefact_marks_close (FrondArtefactMarks *self,
                                     uint64_t            now);
uint64_t frond_artefact_marks_get_end (const FrondArtefactMarks *self,
                                       uint64_t                  now);
