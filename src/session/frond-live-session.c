/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-session-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-session-repository.h"

G_DEFINE_FINAL_TYPE (FrondLiveSession, frond_live_session, G_TYPE_OBJECT)

guint frond_live_session_signals[FROND_LIVE_N_SIGNALS];

static void
frond_live_session_dispose (GObject *object)
{
  FrondLiveSession *self = FROND_LIVE_SESSION (object);

  frond_live_ending_drop (self);
  frond_live_storage_stop (self);
  frond_live_connection_drop (self);
  /* A session that nobody ended: everything that came is stored, and the next start names it as recovered. */
  if (self->writer)
    frond_recording_writer_finish (self->writer, NULL);
  g_clear_object (&self->writer);
  g_clear_object (&self->vault);
  g_clear_object (&self->patient);
  g_clear_object (&self->programme);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (frond_live_session_parent_class)->dispose (object);
}

static void
frond_live_session_finalize (GObject *object)
{
  FrondLiveSession *self = FROND_LIVE_SESSION (object);

  g_ptr_array_unref (self->events);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->placement, frond_chain_profile_free);
  g_clear_pointer (&self->consent, frond_consent_free);
  g_free (self->storage_error);
  g_clear_pointer (&self->baseline_session, g_date_time_unref);

  G_OBJECT_CLASS (frond_live_session_parent_class)->finalize (object);
}

static void
frond_live_session_class_init (FrondLiveSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = frond_live_session_dispose;
  object_class->finalize = frond_live_session_finalize;

  frond_live_session_signals[FROND_LIVE_SIGNAL_CHANGED] = g_signal_new ("changed", FROND_TYPE_LIVE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  frond_live_session_signals[FROND_LIVE_SIGNAL_EVENT] = g_signal_new ("event", FROND_TYPE_LIVE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                                      G_TYPE_NONE, 1, FROND_TYPE_EVENT | G_SIGNAL_TYPE_STATIC_SCOPE);
  frond_live_session_signals[FROND_LIVE_SIGNAL_ENDING] = g_signal_new ("ending", FROND_TYPE_LIVE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  frond_live_session_signals[FROND_LIVE_SIGNAL_ENDED] = g_signal_new ("ended", FROND_TYPE_LIVE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_live_session_init (FrondLiveSession *self)
{
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  self->context = g_main_context_ref_thread_default ();
  self->baseline = NAN;
}

/**
 * frond_live_session_new:
 * @vault: (nullable): where the session is stored, NULL for practice
 * @patient: (nullable): whose session, NULL for practice
 *
 * Returns: (transfer full): a session in set-up
 */
FrondLiveSession *
frond_live_session_new (FrondVault   *vault,
                        FrondPatient *patient)
{
  FrondLiveSession *self;

  g_return_val_if_fail ((vault == NULL) == (patient == NULL), NULL);

  self = g_object_new (FROND_TYPE_LIVE_SESSION, NULL);
  g_set_object (&self->vault, vault);
  g_set_object (&self->patient, patient);

  return self;
}

FrondPatient *
frond_live_session_get_patient (FrondLiveSession *self)
{
  return self->patient;
}

/**
 * frond_live_session_get_vault:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): where it is stored; %NULL for practice
 */
FrondVault *
frond_live_session_get_vault (FrondLiveSession *self)
{
  return self->vault;
}

gboolean
frond_live_session_is_practice (FrondLiveSession *self)
{
  return self->vault == NULL;
}

void
frond_live_session_set_programme (FrondLiveSession *self,
                                  FrondProgramme   *programme)
{
  g_set_object (&self->programme, programme);
}

void
frond_live_session_set_unattended (FrondLiveSession *self,
                                   gboolean          is_unattended)
{
  self->is_unattended = is_unattended;
}

FrondProgramme *
frond_live_session_get_programme (FrondLiveSession *self)
{
  return self->programme;
}

void
frond_live_session_set_placement (FrondLiveSession        *self,
                                  const FrondChainProfile *placement)
{
  g_clear_pointer (&self->placement, frond_chain_profile_free);
  self->placement = frond_chain_profile_copy (placement);
}

void
frond_live_session_set_consent (FrondLiveSession   *self,
                                const FrondConsent *consent)
{
  g_clear_pointer (&self->consent, frond_consent_free);
  self->consent = frond_consent_copy (consent);
}

void
frond_live_session_measure_baseline (FrondLiveSession *self,
                                     double            seconds)
{
  g_return_if_fail (self->pipeline != NULL);

  frond_pipeline_measure_baseline (self->pipeline, seconds);
  frond_live_events_update (self);
}

/**
 * frond_live_session_set_baseline:
 * @self: a session in set-up
 * @baseline: a resting level, NAN for none
 * @session: (nullable): when the earlier session began that the level was measured for; the recording keeps it
 */
void
frond_live_session_set_baseline (FrondLiveSession *self,
                                 double            baseline,
                                 GDateTime        *session)
{
  self->baseline = baseline;
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  self->baseline_session = session ? g_date_time_ref (session) : NULL;
  if (self->pipeline)
    frond_pipeline_set_baseline (self->pipeline, baseline, session);
  frond_live_events_update (self);
}

static FrondSessionRecord *
describe_session (FrondLiveSession *self)
{
  FrondSessionRecord *record = frond_session_record_new ();
  FrondLiveStatus     status;

  frond_live_session_get_status (self, &status);
  record->patient_id = self->patient->id;
  record->programme_id = g_strdup (frond_programme_get_id (self->programme));
  record->programme_version = frond_programme_get_version (self->programme);
  record->programme_name = g_strdup (frond_programme_get_name (self->programme));
  record->programme_json = g_strdup (frond_programme_get_json (self->programme));
  record->started_at = g_date_time_new_now_local ();
  record->state = FROND_SESSION_RECORDING;
  record->baseline = status.baseline;
  record->chain = frond_live_session_dup_chain (self);
  record->consent = self->consent ? frond_consent_copy (self->consent) : NULL;

  return record;
}

static gboolean
begin_record (FrondLiveSession *self,
              GError          **error)
{
  g_autoptr (FrondSessionRecord) record = NULL;

  if (!self->vault)
    return TRUE;
  record = describe_session (self);
  self->record = frond_session_repository_begin (self->vault, record, frond_sensor_get_info (self->sensor)->channels, &self->writer, error);

  return self->record != NULL;
}

/**
 * frond_live_session_begin:
 * @self: a session with a programme and a connected sensor
 * @error: return location for an error of the vault; %FROND_ERROR_INVALID where it has begun already
 *
 * Returns: whether it records from now on; when not, nothing was stored and it may be tried again
 */
gboolean
frond_live_session_begin (FrondLiveSession *self,
                          GError          **error)
{
  g_return_val_if_fail (self->pipeline && self->programme, FALSE);

  if (self->has_begun) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("This session has begun already and goes on. Nothing was changed."));
    return FALSE;
  }
  if (!frond_live_storage_check_room (self, error) || !begin_record (self, error))
    return FALSE;

  self->has_begun = TRUE;
  frond_pipeline_set_unattended (self->pipeline, self->is_unattended);
  frond_pipeline_begin (self->pipeline, self->programme, self->writer);
  frond_sensor_begin_recording (self->sensor);
  frond_live_storage_watch (self);
  frond_live_events_update (self);

  return TRUE;
}

void
frond_live_session_pause (FrondLiveSession *self)
{
  frond_pipeline_pause (self->pipeline);
  frond_live_events_update (self);
}

void
frond_live_session_resume (FrondLiveSession *self)
{
  frond_pipeline_resume (self->pipeline);
  frond_live_events_update (self);
}

void
frond_live_session_stop (FrondLiveSession *self,
                         gboolean          by_patient)
{
  frond_pipeline_stop (self->pipeline, by_patient);
  frond_live_events_update (self);
}

void
frond_live_session_next_phase (FrondLiveSession *self)
{
  frond_pipeline_next_phase (self->pipeline);
}

gboolean
frond_live_session_skip (FrondLiveSession *self,
                         const char       *reason)
{
  return frond_pipeline_skip (self->pipeline, reason);
}

void
frond_live_session_rate (FrondLiveSession *self,
                         FrondRatingKind   kind,
                         double            value)
{
  frond_pipeline_rate (self->pipeline, kind, value);
  frond_live_events_update (self);
}

void
frond_live_session_set_goal_held (FrondLiveSession *self,
                                  gboolean          is_held)
{
  frond_pipeline_set_frozen (self->pipeline, is_held);
  frond_live_events_update (self);
}

void
frond_live_session_set_uses_abdomen (FrondLiveSession *self,
                                     gboolean          uses)
{
  self->uses_abdomen = uses;
}

gboolean
frond_live_session_has_abdomen (FrondLiveSession *self)
{
  return self->pipeline && frond_pipeline_has_abdomen (self->pipeline);
}

void
frond_live_session_set_goal (FrondLiveSession *self,
                             double            goal)
{
  frond_pipeline_set_goal (self->pipeline, goal);
  frond_live_events_update (self);
}

/**
 * frond_live_session_get_status:
 * @self: a session
 * @status: (out caller-allocates): what is true now
 *
 * Cheap; meant to be read four times a second. storage_error is the session's, and lives until
 * something else is done with the session or the main context runs.
 */
void
frond_live_session_get_status (FrondLiveSession *self,
                               FrondLiveStatus  *status)
{
  *status = (FrondLiveStatus) { .value = NAN, .baseline = self->baseline, .engine.goal = NAN, .engine.breath = NAN };
  if (self->pipeline)
    frond_pipeline_get_status (self->pipeline, status);
  else if (self->sensor)
    status->sensor_state = frond_sensor_get_state (self->sensor);
  frond_live_storage_get_status (self, status);
}

FrondLiveFeed *
frond_live_session_get_feed (FrondLiveSession *self)
{
  return self->pipeline ? frond_pipeline_get_feed (self->pipeline) : NULL;
}

gboolean
frond_live_session_get_beside (FrondLiveSession *self,
                               guint             i,
                               FrondLiveBeside  *beside)
{
  return self->pipeline && frond_pipeline_get_beside (self->pipeline, i, beside);
}

GArray *
frond_live_session_dup_left_out (FrondLiveSession *self)
{
  return self->pipeline ? frond_pipeline_dup_left_out (self->pipeline) : g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
}

FrondSessionRecord *
frond_live_session_get_record (FrondLiveSession *self)
{
  return self->record;
}
