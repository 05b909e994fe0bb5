/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same live session as on the screen, with a main loop instead of a window. */

#include "config.h"

#include "frondctl-session.h"

#include <math.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-live-session.h"
#include "frond-text.h"

typedef struct {
  const FrondctlSession *plan;
  FrondLiveSession      *session;
  GMainLoop             *loop;
  GError                *error;
  gboolean               has_begun;
  char                  *last_line;
} Run;

static const char *
get_state_name (FrondLiveState state)
{
  switch (state) {
  case FROND_LIVE_SETUP:
    return "setup";
  case FROND_LIVE_BASELINE:
    return "baseline";
  case FROND_LIVE_RUNNING:
    return "running";
  case FROND_LIVE_PAUSED:
    return "paused";
  case FROND_LIVE_STOPPED:
    return "stopped";
  case FROND_LIVE_ENDED:
  default:
    return "ended";
  }
}

static const char *
get_sensor_name (FrondSensorState state)
{
  switch (state) {
  case FROND_SENSOR_STREAMING:
    return "streaming";
  case FROND_SENSOR_SILENT:
    return "silent";
  case FROND_SENSOR_RECONNECTING:
    return "reconnecting";
  case FROND_SENSOR_ENDED:
    return "ended";
  case FROND_SENSOR_FAILED:
    return "failed";
  case FROND_SENSOR_CLOSED:
  case FROND_SENSOR_OPENING:
  case FROND_SENSOR_IDLE:
  default:
    return "idle";
  }
}

/* One line whenever something is different. */
static void
print_state (Run                   *run,
             const FrondLiveStatus *status)
{
  FrondProgramme  *programme = frond_live_session_get_programme (run->session);
  g_autofree char *line = g_strdup_printf ("state %s, sensor %s", get_state_name (status->state), get_sensor_name (status->sensor_state));

  if (run->plan->print == NULL)
    return;
  if ((status->state == FROND_LIVE_RUNNING || status->state == FROND_LIVE_PAUSED) && status->engine.phase_index < frond_programme_get_n_phases (programme)) {
    g_autofree char *with_phase = g_strdup_printf ("%s, phase %u %s", line, status->engine.phase_index + 1, frond_programme_get_phase (programme, status->engine.phase_index)->name);

    g_set_str (&line, with_phase);
  }
  if (!g_set_str (&run->last_line, line))
    return;
  run->plan->print (line);
}

static void
fail (Run    *run,
      GError *error)
{
  if (run->error == NULL)
    run->error = error;
  else
    g_error_free (error);
  g_main_loop_quit (run->loop);
}

static void
begin (Run *run)
{
  GError *error = NULL;

  run->has_begun = TRUE;
  if (!frond_live_session_begin (run->session, &error))
    fail (run, error);
}

static gboolean
is_ready (const Run             *run,
          const FrondLiveStatus *status)
{
  return !run->has_begun && status->state == FROND_LIVE_SETUP && frond_live_session_get_sensor_info (run->session) != NULL && !isnan (status->baseline);
}

static void
changed_cb (FrondLiveSession *session,
            gpointer          user_data)
{
  Run            *run = user_data;
  FrondLiveStatus status;

  frond_live_session_get_status (session, &status);
  print_state (run, &status);
  if (is_ready (run, &status))
    begin (run);
  else if (status.state == FROND_LIVE_ENDED && status.storage_error)
    /* Nobody is there to make room on the disk; the next start recovers what is on it. */
    g_main_loop_quit (run->loop);
  else if (!run->has_begun && status.sensor_state == FROND_SENSOR_ENDED)
    fail (run, g_error_new_literal (FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The recording that is replayed ended before the session began. Give a shorter --baseline.")));
  else if (status.state == FROND_LIVE_STOPPED)
    frond_live_session_end (session);
}

static void
ended_cb (FrondLiveSession *session,
          gpointer          user_data)
{
  Run *run = user_data;

  g_main_loop_quit (run->loop);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Run    *run = user_data;
  GError *error = NULL;

  if (!frond_live_session_connect_finish (run->session, result, &error)) {
    fail (run, error);
    return;
  }
  if (run->plan->baseline_s > 0)
    frond_live_session_measure_baseline (run->session, run->plan->baseline_s);
  else if (!run->has_begun)
    begin (run);
}

/* Whoever ends the program wants what was recorded to be kept. */
static gboolean
signal_cb (gpointer user_data)
{
  Run *run = user_data;

  if (run->has_begun)
    frond_live_session_stop (run->session, FALSE);
  else
    fail (run, g_error_new_literal (FROND_ERROR, FROND_ERROR_FAILED, _("It was stopped before the session began. Nothing was recorded.")));

  return G_SOURCE_CONTINUE;
}

static void
loop_until_ended (Run *run)
{
  guint terminate = g_unix_signal_add (SIGTERM, signal_cb, run);
  guint interrupt = g_unix_signal_add (SIGINT, signal_cb, run);

  g_signal_connect (run->session, "changed", G_CALLBACK (changed_cb), run);
  g_signal_connect (run->session, "ended", G_CALLBACK (ended_cb), run);
  frond_live_session_connect_async (run->session, run->plan->endpoint, run->plan->speed, NULL, connected_cb, run);
  g_main_loop_run (run->loop);
  g_signal_handlers_disconnect_by_data (run->session, run);
  g_source_remove (terminate);
  g_source_remove (interrupt);
}

static GError *
create_exhausted_error (const FrondLiveStatus *status)
{
  g_autofree char *stored = frond_text_dup_minutes (status->stored_s);

  /* Translators: %s is minutes:seconds */
  return g_error_new (FROND_ERROR, FROND_ERROR_NO_SPACE, _("The disk took nothing for too long, so the session was ended at %s. Everything up to there is stored. Free some space before the next session."), stored);
}

/* What could not be stored is a failure, although the rest is kept; so is a session that had to end before its programme did. */
static FrondSessionRecord *
get_result (Run *run)
{
  FrondLiveStatus status;

  frond_live_session_get_status (run->session, &status);
  if (run->error == NULL && status.storage_error)
    run->error = g_error_new_literal (FROND_ERROR, FROND_ERROR_FAILED, status.storage_error);
  else if (run->error == NULL && status.storage == FROND_STORAGE_EXHAUSTED)
    run->error = create_exhausted_error (&status);

  return run->error ? NULL : g_object_ref (frond_live_session_get_record (run->session));
}

/**
 * frondctl_session_run:
 * @plan: what to run
 * @error: why there was no session, or why not all of it is stored
 *
 * Connects, measures the resting level, runs the programme to its end. SIGTERM and SIGINT stop it; what was recorded is kept.
 *
 * Returns: (transfer full): the session as it is in the vault, or %NULL
 */
FrondSessionRecord *
frondctl_session_run (const FrondctlSession *plan,
                      GError               **error)
{
  g_autoptr (FrondLiveSession) session = frond_live_session_new (plan->vault, plan->patient);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run                 run = { .plan = plan, .session = session, .loop = loop };
  FrondSessionRecord *record;

  frond_live_session_set_programme (session, plan->programme);
  frond_live_session_set_unattended (session, TRUE);
  frond_live_session_set_uses_abdomen (session, plan->uses_abdomen);
  loop_until_ended (&run);
  record = get_result (&run);
  g_free (run.last_line);
  if (run.error)
    g_propagate_error (error, run.error);

  return record;
}
