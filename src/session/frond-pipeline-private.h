/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-beside.h"
#include "frond-column-builder.h"
#include "frond-conditioner.h"
#include "frond-pipeline.h"
#include "frond-resting.h"
#include "frond-signal-watch.h"

G_BEGIN_DECLS

#define FROND_PIPELINE_N_FLAGS (FROND_FLAG_CO_ACTIVITY + 1)

/* Shared by frond-pipeline.c (samples), frond-pipeline-events.c and frond-pipeline-controls.c. Everything below the lock is held by it. */
struct _FrondPipeline {
  GMutex              lock;
  FrondPipelineNotify notify;
  gpointer            notify_data;

  /* The chain. */
  FrondConditioner  *shown;
  FrondBeside       *beside;
  FrondConditioner  *abdomen; /* one of those beside; NULL: no such channel */
  double             abdomen_value;
  double             rate_hz;
  FrondSignalWatch   watch;
  FrondColumnBuilder columns;

  /* The session. */
  FrondLiveState        state;
  gboolean              is_closed; /* nothing is added any more */
  FrondProgramme       *programme;
  FrondProgrammeEngine *engine;
  FrondRecordingWriter *writer;
  GPtrArray            *events;
  GPtrArray            *cued; /* events of the block that is under way: they follow its samples into the recording */
  FrondResting          resting;
  gboolean              is_unattended;
  FrondEngineReference  reference;
  GDateTime            *baseline_session;                      /* that it was taken over from; NULL: measured for this one */
  guint64               flagged_since[FROND_PIPELINE_N_FLAGS]; /* G_MAXUINT64: it is not */
  char                 *skip_reason;
  gboolean              is_frozen; /* the goal stands still */
  GArray               *marks;     /* of gboolean: whether it stands still because of this marker or rating */

  /* Clocks, all in samples. */
  gboolean is_continuous; /* the next block follows the last one without a gap */
  gboolean has_origin;
  guint64  origin;   /* the sensor's index of the feed's and the recording's sample 0 */
  guint64  expected; /* index that the next sample should have, from origin */
  guint64  end;      /* index behind the programme's last sample, once it has come */
  gint64   last_block_us;

  FrondSensorState sensor_state;
};

gboolean frond_pipeline_is_recording (FrondPipeline *self);

/* With the lock held. Stores an event (transfer full) and keeps it for the main thread. */
void frond_pipeline_events_add (FrondPipeline *self,
                                FrondEvent    *event);
void frond_pipeline_events_add_plain (FrondPipeline *self,
                                      FrondEventKind kind);
/* What goals refer to from the beginning on. */
void frond_pipeline_events_add_references (FrondPipeline *self);
/* Goals that follow the person stand still, or do not any more. */
void frond_pipeline_freeze (FrondPipeline *self,
                            gboolean       frozen);
void frond_pipeline_events_end_flags (FrondPipeline *self);
void frond_pipeline_events_forget_flags (FrondPipeline *self);
/* For the programme engine; user_data is the pipeline. */
void frond_pipeline_events_cue_cb (const FrondCue *cue,
                                   gpointer        user_data);

G_END_DECLS
