/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-endpoint.h"
#include "frond-event.h"
#include "frond-exclusion.h"
#include "frond-live-feed.h"
#include "frond-patient.h"
#include "frond-programme-engine.h"
#include "frond-sensor.h"
#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

typedef enum {
  FROND_LIVE_SETUP,    /* no sensor, or its signal is being checked */
  FROND_LIVE_BASELINE, /* measuring the resting level */
  FROND_LIVE_RUNNING,  /* recording, the programme's clock runs */
  FROND_LIVE_PAUSED,   /* recording, the programme's clock stands */
  FROND_LIVE_STOPPED,  /* stopped early; may be resumed; the recording is still open */
  FROND_LIVE_ENDED,    /* over; the recording is closed */
} FrondLiveState;

typedef enum {
  FROND_SIGNAL_WAITING, /* not enough signal yet */
  FROND_SIGNAL_GOOD,
  FROND_SIGNAL_FAIR,
  FROND_SIGNAL_POOR,
} FrondSignalRating;

typedef enum {
  FROND_SIGNAL_REASON_NONE,
  FROND_SIGNAL_REASON_MAINS_HUM,
  FROND_SIGNAL_REASON_CLIPPING,
  FROND_SIGNAL_REASON_FLAT,
  FROND_SIGNAL_REASON_NOISE,
  FROND_SIGNAL_REASON_CONTACT,
  FROND_SIGNAL_REASON_MOTION,
  FROND_SIGNAL_REASON_ECG,
} FrondSignalReason;

typedef enum {
  FROND_STORAGE_FINE,
  FROND_STORAGE_LOW,       /* all is stored, but the disk is nearly full */
  FROND_STORAGE_WAITING,   /* the disk takes nothing; it waits in memory and is tried again and again */
  FROND_STORAGE_EXHAUSTED, /* memory was full as well, so that the session was ended; also when all of it was stored in the end */
  FROND_STORAGE_GIVEN_UP,  /* what waited in memory is lost; what was stored is recovered at the next start */
} FrondStorageState;

/**
 * FrondLiveStatus:
 * @state: where the session is
 * @sensor_state: what the sensor does
 * @silent_s: seconds since the last sample; from 0.5 s the value must be shown as waiting, from 2 s with a banner
 * @value: the envelope now, in the channel's unit; NAN when there is none
 * @saturated: whether the input is clipped now
 * @below_floor: whether value is below what the sensor can resolve ("< 4 uV")
 * @noise_floor: that limit
 * @engine: phase, goal, zone; only from RUNNING on
 * @baseline: measured or taken over resting level, NAN for none
 * @baseline_remaining_s: seconds left of the measurement
 * @abdomen: the abdominal channel's envelope now, in its own unit; NAN without one
 * @is_goal_held: goals that follow the person stand still, because she is not well: since the patient stopped or the marker "Discomfort",
 *   until the therapist lets them go; or as the therapist chose
 * @recorded_s: length of the recording so far
 * @rating: of the signal
 * @reason: why it is not good
 * @lost_percent: samples lost in the last 10 s
 * @storage: how it is with the disk
 * @stored_s: how much of the recording is on disk
 * @memory_left_s: for how much longer memory can take what the disk does not; the session is ended before that
 * @storage_error: (nullable): why recording to disk fails at present
 */
typedef struct {
  FrondLiveState    state;
  FrondSensorState  sensor_state;
  double            silent_s;
  double            value;
  gboolean          saturated;
  gboolean          below_floor;
  double            noise_floor;
  FrondEngineStatus engine;
  double            baseline;
  double            baseline_remaining_s;
  double            abdomen;
  gboolean          is_goal_held;
  double            recorded_s;
  FrondSignalRating rating;
  FrondSignalReason reason;
  double            lost_percent;
  FrondStorageState storage;
  double            stored_s;
  double            memory_left_s;
  const char       *storage_error;
} FrondLiveStatus;

/**
 * FrondLiveBeside:
 * @channel: what it measures
 * @feed: its columns, on the time axis of the session's own
 * @is_abdomen: whether it is the abdomen's
 *
 * A channel that is measured beside the one that is judged.
 */
typedef struct {
  const FrondChannel *channel;
  FrondLiveFeed      *feed;
  gboolean            is_abdomen;
} FrondLiveBeside;

#define FROND_TYPE_LIVE_SESSION (frond_live_session_get_type ())
G_DECLARE_FINAL_TYPE (FrondLiveSession, frond_live_session, FROND, LIVE_SESSION, GObject)

/**
 * FrondLiveSession:
 *
 * One session from set-up to its end. Lives on the main thread; the samples go their way on the sensor's thread and the writer's.
 *
 * Signals, all on the main thread: "changed" (state, sensor state or phase; read the status), "event" (FrondEvent: a marker, phase, gap,
 * goal ... was recorded), "ending" (the last moment to add a marker, whoever ends the session), "ended" (the recording is closed; read the record).
 */
/* vault and patient are both NULL for a practice session: nothing is stored. */
FrondLiveSession *frond_live_session_new (FrondVault   *vault,
                                          FrondPatient *patient) G_GNUC_WARN_UNUSED_RESULT;
FrondPatient     *frond_live_session_get_patient (FrondLiveSession *self);
FrondVault       *frond_live_session_get_vault (FrondLiveSession *self);
gboolean          frond_live_session_is_practice (FrondLiveSession *self);
void              frond_live_session_set_programme (FrondLiveSession *self,
                                                    FrondProgramme   *programme);
FrondProgramme   *frond_live_session_get_programme (FrondLiveSession *self);
/* Nobody is there to say next: phases at the patient's pace end when their expected time is over. Before the session begins. */
void frond_live_session_set_unattended (FrondLiveSession *self,
                                        gboolean          is_unattended);
/* What cannot be read from the sensor: see frond_chain_profile_set_placement(). */
void frond_live_session_set_placement (FrondLiveSession        *self,
                                       const FrondChainProfile *placement);
/* What the patient agreed to for this session; stored with it when it begins. */
void frond_live_session_set_consent (FrondLiveSession   *self,
                                     const FrondConsent *consent);
/* Connects and starts the signal check; an earlier sensor is closed first. Only in SETUP. speed: see frond_sensor_set_speed(). */
void                   frond_live_session_connect_async (FrondLiveSession   *self,
                                                         FrondEndpoint      *endpoint,
                                                         double              speed,
                                                         GCancellable       *cancellable,
                                                         GAsyncReadyCallback callback,
                                                         gpointer            user_data);
gboolean               frond_live_session_connect_finish (FrondLiveSession *self,
                                                          GAsyncResult     *result,
                                                          GError          **error);
const FrondSensorInfo *frond_live_session_get_sensor_info (FrondLiveSession *self);
/* (transfer full): how the shown channel's numbers come about; from connect on. */
FrondChainProfile *frond_live_session_dup_chain (FrondLiveSession *self) G_GNUC_WARN_UNUSED_RESULT;
/* Measures the resting level for seconds of valid signal; "changed" when done. */
void frond_live_session_measure_baseline (FrondLiveSession *self,
                                          double            seconds);
/* Takes over last time's resting level. */
void frond_live_session_set_baseline (FrondLiveSession *self,
                                      double            baseline,
                                      GDateTime        *session);
/* Seconds of recording for which the disk has room, INFINITY for practice and where nobody knows; from connect on. */
double frond_live_session_get_room_s (FrondLiveSession *self);
/* Begins to record and to run the programme; refuses on a disk that has no room for all of it. */
gboolean frond_live_session_begin (FrondLiveSession *self,
                                   GError          **error);
void     frond_live_session_pause (FrondLiveSession *self);
void     frond_live_session_resume (FrondLiveSession *self);
/* Stops at once: state STOPPED, nothing lost, nothing asked. by_patient tells whose stop it was. */
void frond_live_session_stop (FrondLiveSession *self,
                              gboolean          by_patient);
void frond_live_session_next_phase (FrondLiveSession *self);
/* Leaves out the phase that runs and what follows of its group; FALSE where it may not be left out. */
gboolean frond_live_session_skip (FrondLiveSession *self,
                                  const char       *reason);
/* What the patient says: pain 0-10, SUDS 0-100; also while stopped. */
void frond_live_session_rate (FrondLiveSession *self,
                              FrondRatingKind   kind,
                              double            value);
/* Goals that follow the person stand still until FALSE. */
void frond_live_session_set_goal_held (FrondLiveSession *self,
                                       gboolean          is_held);
/* Asks the sensor for a second channel and takes it for the abdomen, from the next connect on; a recording without one changes nothing. */
void     frond_live_session_set_uses_abdomen (FrondLiveSession *self,
                                              gboolean          uses);
gboolean frond_live_session_has_abdomen (FrondLiveSession *self);
/* number 1-8, or 0 with text. */
void frond_live_session_mark (FrondLiveSession *self,
                              guint             number,
                              const char       *text);
/* With text, at an earlier moment of the recording. */
void frond_live_session_mark_at (FrondLiveSession *self,
                                 double            recorded_s,
                                 const char       *text);
/* Which trainer the step that runs, or else the next one, is with: its size 1-8, and who inserts it. */
void frond_live_session_say_trainer (FrondLiveSession *self,
                                     int               size,
                                     FrondTrainerHand  hand);
/* Takes the newest marker, rating or trainer back. */
void frond_live_session_undo_mark (FrondLiveSession *self);
void frond_live_session_set_goal (FrondLiveSession *self,
                                  double            goal);
/* Closes the recording; "ended" follows. A session also ends by itself after its last phase. */
void frond_live_session_end (FrondLiveSession *self);
/* While the end cannot be stored: tries no more. What is on disk is kept and recovered at the next start, the rest is lost; "ended" follows. */
void frond_live_session_give_up (FrondLiveSession *self);
/* Ends it and throws the recording away (into the bin). */
void frond_live_session_discard (FrondLiveSession *self);

void           frond_live_session_get_status (FrondLiveSession *self,
                                              FrondLiveStatus  *status);
FrondLiveFeed *frond_live_session_get_feed (FrondLiveSession *self);
/* All of it borrowed. FALSE: there are not as many. */
gboolean frond_live_session_get_beside (FrondLiveSession *self,
                                        guint             i,
                                        FrondLiveBeside  *beside);
/* (transfer full) (element-type FrondExclusion): what was found up to now not to be muscle, by the feed's samples. Of stretches that overlap
 * the first one gives the reason. */
GArray *frond_live_session_dup_left_out (FrondLiveSession *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (element-type FrondEvent): events so far, in order; undone markers left out */
GPtrArray *frond_live_session_get_events (FrondLiveSession *self);
/* NULL before begin and for practice. */
FrondSessionRecord *frond_live_session_get_record (FrondLiveSession *self);

G_END_DECLS
