/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-block.h"
#include "frond-channel.h"
#include "frond-event.h"
#include "frond-filter.h"
#include "frond-live-feed.h"
#include "frond-live-session.h"
#include "frond-programme-engine.h"
#include "frond-recording-writer.h"

G_BEGIN_DECLS

/* The way of a sample: block -> filter -> envelope -> engine -> recorder and feed, each touched once. Runs on the sensor's thread;
 * commands and status come from the main thread. Not an object: it has one owner, the live session. */
typedef struct _FrondPipeline FrondPipeline;

/* Called on the sensor's thread, with no lock held, when events wait or the state changed. */
typedef void (*FrondPipelineNotify) (gpointer user_data);

FrondPipeline *frond_pipeline_new (GPtrArray          *channels,
                                   guint               shown,
                                   int                 abdomen,
                                   double              rate_hz,
                                   FrondPipelineNotify notify,
                                   gpointer            user_data) G_GNUC_WARN_UNUSED_RESULT;
void           frond_pipeline_free (FrondPipeline *self);

/* From the sensor's thread. */
void     frond_pipeline_push_block (FrondPipeline *self,
                                    FrondBlock    *block);
gboolean frond_pipeline_is_full (FrondPipeline *self);
void     frond_pipeline_set_sensor_state (FrondPipeline   *self,
                                          FrondSensorState state,
                                          const GError    *error);

/* From the main thread. */
void frond_pipeline_measure_baseline (FrondPipeline *self,
                                      double         seconds);
void frond_pipeline_set_baseline (FrondPipeline *self,
                                  double         baseline,
                                  GDateTime     *session);
void frond_pipeline_set_unattended (FrondPipeline *self,
                                    gboolean       is_unattended);
/* Takes the engine over; writer may be NULL: nothing is stored. The next block is the recording's first. */
void     frond_pipeline_begin (FrondPipeline        *self,
                               FrondProgramme       *programme,
                               FrondRecordingWriter *writer);
void     frond_pipeline_pause (FrondPipeline *self);
void     frond_pipeline_resume (FrondPipeline *self);
void     frond_pipeline_stop (FrondPipeline *self,
                              gboolean       by_patient);
void     frond_pipeline_end (FrondPipeline *self);
void     frond_pipeline_next_phase (FrondPipeline *self);
gboolean frond_pipeline_skip (FrondPipeline *self,
                              const char    *reason);
void     frond_pipeline_say_trainer (FrondPipeline   *self,
                                     int              size,
                                     FrondTrainerHand hand);
void     frond_pipeline_rate (FrondPipeline  *self,
                              FrondRatingKind kind,
                              double          value);
void     frond_pipeline_set_frozen (FrondPipeline *self,
                                    gboolean       frozen);
void     frond_pipeline_set_goal (FrondPipeline *self,
                                  double         goal);
/* at_s: on the recording, NAN for the newest sample. */
void frond_pipeline_mark (FrondPipeline *self,
                          double         at_s,
                          guint          number,
                          const char    *text);
void frond_pipeline_undo_mark (FrondPipeline *self);
void frond_pipeline_get_status (FrondPipeline   *self,
                                FrondLiveStatus *status);
/* (transfer full): events since the last call, oldest first. */
GPtrArray     *frond_pipeline_take_events (FrondPipeline *self) G_GNUC_WARN_UNUSED_RESULT;
FrondLiveFeed *frond_pipeline_get_feed (FrondPipeline *self);
gboolean       frond_pipeline_get_beside (FrondPipeline   *self,
                                          guint            i,
                                          FrondLiveBeside *beside);
/* (element-type FrondExclusion): see frond_live_session_dup_left_out(). */
GArray                *frond_pipeline_dup_left_out (FrondPipeline *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean               frond_pipeline_has_abdomen (FrondPipeline *self);
const FrondFilterSpec *frond_pipeline_get_filter_spec (FrondPipeline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondPipeline, frond_pipeline_free)

G_END_DECLS
