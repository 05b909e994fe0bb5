/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-abdomen-watch.h"
#include "frond-engine-goal.h"
#include "frond-engine-measure.h"
#include "frond-programme-engine.h"
#include "frond-zone-judge.h"

G_BEGIN_DECLS

struct _FrondProgrammeEngine {
  FrondProgramme *programme;
  double          rate_hz;

  /* the phase */
  const FrondPhase *phase; /* NULL when finished */
  guint             index;
  guint64           length;  /* samples of it */
  guint64           elapsed; /* samples of its clock */
  guint64           n_scored;
  guint64           n_good;
  gboolean          begun; /* whether its first sample was there */

  /* what it asks for */
  FrondEngineMeasure measure;
  FrondEngineGoal    goal;
  FrondGoalLine      line;
  double             told_goal; /* what the last cue said */
  gboolean           has_news;  /* a curve was taken or given back: it moves, so that comparing does not tell */
  FrondZoneJudge     judge;
  FrondAbdomenWatch  watch;
  gboolean           has_abdomen; /* whether the last samples had that channel */

  guint64  total;    /* samples of all phases' clocks */
  guint64  expected; /* the sample after the last one */
  guint    next;     /* the phase asked for, 0 for none */
  gboolean skips;    /* whether it was asked for by leaving something out */
  gboolean paused;
  gboolean unattended;
};

typedef struct {
  void (*cue) (const FrondCue *cue, gpointer user_data);
  gpointer user_data;
} FrondEngineListener;

void frond_engine_tell_flag (FrondProgrammeEngine      *self,
                             const FrondEngineListener *listener,
                             guint64                    sample,
                             gboolean                   began);
void frond_engine_update_line (FrondProgrammeEngine *self);
void frond_engine_follow_curve (FrondProgrammeEngine *self);
void frond_engine_set_phase (FrondProgrammeEngine *self,
                             guint                 index);
void frond_engine_stop_watching (FrondProgrammeEngine      *self,
                                 guint64                    sample,
                                 const FrondEngineListener *listener);
void frond_engine_begin_phase (FrondProgrammeEngine      *self,
                               guint64                    sample,
                               const FrondEngineListener *listener);
void frond_engine_enter_phase (FrondProgrammeEngine      *self,
                               guint                      index,
                               guint64                    sample,
                               const FrondEngineListener *listener);
void frond_engine_tell_goal (FrondProgrammeEngine      *self,
                             guint64                    sample,
                             const FrondEngineListener *listener);

G_END_DECLS
