/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-event.h"
#include "frond-phase-goal.h"
#include "frond-rest-level.h"

G_BEGIN_DECLS

/* What the programme itself measures on its way: levels that later goals refer to. */
typedef struct {
  FrondEngineReference reference; /* as far as it is known now */
  gboolean             has_own_mvc;
  gboolean             wants_rest; /* goals refer to rest phases */
  double               rate_hz;
  FrondRestLevel       rest;
  GArray              *effort;   /* of double: valid samples of the effort that is under way, without clipped ones */
  guint                n_effort; /* how many there are with them */

  /* The abdominal channel in the rest that is under way: Welford's running mean and sum of squares. */
  guint64 n_abdomen;
  double  abdomen_mean;
  double  abdomen_squares;
} FrondEngineMeasure;

void   frond_engine_measure_init (FrondEngineMeasure         *self,
                                  double                      rate_hz,
                                  const FrondEngineReference *reference);
void   frond_engine_measure_clear (FrondEngineMeasure *self);
void   frond_engine_measure_begin (FrondEngineMeasure *self,
                                   const FrondPhase   *phase,
                                   guint64             n_samples);
void   frond_engine_measure_push (FrondEngineMeasure *self,
                                  const FrondPhase   *phase,
                                  double              value,
                                  double              abdomen,
                                  gboolean            is_clipped);
guint  frond_engine_measure_end (FrondEngineMeasure *self,
                                 const FrondPhase   *phase);
double frond_engine_measure_get (const FrondEngineMeasure *self,
                                 FrondReferenceKind        kind);
double frond_engine_measure_get_level (const FrondEngineMeasure *self);
double frond_engine_measure_get_abdomen_limit (const FrondEngineMeasure *self);

G_END_DECLS
