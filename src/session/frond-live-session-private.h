/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"
#include "frond-pipeline.h"

G_BEGIN_DECLS

/* Shared by the files of the one object: frond-live-session.c (set-up, controls, status), frond-live-connection.c, frond-live-events.c,
 * frond-live-storage.c, frond-live-ending.c and frond-live-headline.c. All on the main thread. */
struct _FrondLiveSession {
  GObject parent_instance;

  /* Owned. */
  FrondVault           *vault;
  FrondPatient         *patient;
  FrondProgramme       *programme;
  FrondSensor          *sensor;
  FrondPipeline        *pipeline;
  FrondRecordingWriter *writer;
  FrondSessionRecord   *record;
  GPtrArray            *events;
  GMainContext         *context;
  FrondChainProfile    *placement;
  FrondConsent         *consent;
  char                 *storage_error; /* from the end on: what the last try to store it answered */
  double                baseline;
  GDateTime            *baseline_session;
  gboolean              uses_abdomen;
  gboolean              has_begun;
  gboolean              is_unattended; /* nobody is there to say next */
  gboolean              is_ending;
  gboolean              is_discarding;
  guint                 retry_id;

  /* The disk. */
  guint64  n_stored; /* once there is no writer any more */
  double   rate_hz;
  guint    watch_id;
  gboolean is_low;
  gboolean is_exhausted;
  gboolean is_given_up;

  /* Set from the sensor's thread. */
  int is_update_queued;
};

typedef enum {
  FROND_LIVE_SIGNAL_CHANGED,
  FROND_LIVE_SIGNAL_EVENT,
  FROND_LIVE_SIGNAL_ENDING,
  FROND_LIVE_SIGNAL_ENDED,
  FROND_LIVE_N_SIGNALS,
} FrondLiveSignal;

extern guint frond_live_session_signals[FROND_LIVE_N_SIGNALS];

/* Closes the sensor, and forgets what was made of its samples. */
void frond_live_connection_drop (FrondLiveSession *self);

/* From any thread: asks for an update soon. user_data is the session. */
void frond_live_events_notify_cb (gpointer user_data);
/* Hands out the events that came since the last time. */
void frond_live_events_collect (FrondLiveSession *self);
/* Emits what has happened since the last time; ends the session when its last phase is over or its file is at the end. */
void frond_live_events_update (FrondLiveSession *self);

/* From the begin on: looks at the disk once a second. */
void frond_live_storage_watch (FrondLiveSession *self);
void frond_live_storage_stop (FrondLiveSession *self);
void frond_live_storage_get_status (FrondLiveSession *self,
                                    FrondLiveStatus  *status);
/* Keeps what the writer says, for when it says it no more. */
void frond_live_storage_remember (FrondLiveSession *self);
/* Lets go of the writer; the status goes on to say how much it stored. */
void frond_live_storage_drop_writer (FrondLiveSession *self);
/* Whether the disk has room for the whole programme. */
gboolean frond_live_storage_check_room (FrondLiveSession *self,
                                        GError          **error);
/* For what cannot wait: gives back the space that the vault holds back. FALSE where there is none. */
gboolean frond_live_storage_make_room (FrondLiveSession *self);

/* Cancels what is to be tried again. */
void frond_live_ending_drop (FrondLiveSession *self);

/* Writes the headline of the closed recording and emits "ended". */
void frond_live_headline_write (FrondLiveSession *self);

G_END_DECLS
