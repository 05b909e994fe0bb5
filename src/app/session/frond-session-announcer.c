/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-announcer.h"

#include <glib/gi18n.h>

#include "frond-plot-words.h"
#include "frond-session-closures.h"
#include "frond-storage-words.h"

/* Reaching a goal back and forth would drown the phases. */
#define ZONE_INTERVAL_S 5.0
/* What is not urgent lets the last thing be heard to its end. */
#define QUIET_S 2.0

/**
 * frond_session_announcer_start:
 * @self: to be started
 * @is_practice: whether nothing is stored
 */
void
frond_session_announcer_start (FrondSessionAnnouncer *self,
                               gboolean               is_practice)
{
  *self = (FrondSessionAnnouncer) {
    .is_practice = is_practice,
    .state = FROND_LIVE_SETUP,
    .phase_index = G_MAXUINT,
    .zone = FROND_ZONE_NONE,
    .zone_said_s = -ZONE_INTERVAL_S,
    .said_s = -QUIET_S,
  };
}

static gboolean
is_lost (const FrondLiveStatus *status)
{
  return status->silent_s >= 2 || status->sensor_state == FROND_SENSOR_RECONNECTING || status->sensor_state == FROND_SENSOR_FAILED;
}

static char *
say_sensor (FrondSessionAnnouncer *self,
            const FrondLiveStatus *status,
            gboolean               lost)
{
  g_autofree char *kept = frond_storage_describe_kept (status);

  self->lost = lost;
  if (!lost)
    return g_strdup (_("Sensor connected again."));
  if (self->is_practice)
    return g_strdup (_("Sensor disconnected."));
  if (status->storage_error)
    return g_strdup_printf (_("Sensor disconnected. %s"), kept);

  return g_strdup (_("Sensor disconnected. The recording stays open."));
}

static char *
say_stopped (FrondSessionAnnouncer *self,
             const FrondLiveStatus *status)
{
  g_autofree char *kept = frond_storage_describe_kept (status);

  if (self->is_practice)
    return g_strdup (_("Stopped. Nothing is stored."));

  return g_strdup_printf (_("Stopped. %s"), kept);
}

static char *
say_state (FrondSessionAnnouncer *self,
           const FrondLiveStatus *status)
{
  FrondLiveState state = status->state;
  FrondLiveState before = self->state;

  self->state = state;
  if (state == FROND_LIVE_STOPPED)
    return say_stopped (self, status);
  if (state == FROND_LIVE_PAUSED)
    return g_strdup (frond_session_describe_pause (self->is_practice));
  if (state == FROND_LIVE_ENDED)
    return g_strdup (_("The session is over."));
  if (state == FROND_LIVE_RUNNING && (before == FROND_LIVE_PAUSED || before == FROND_LIVE_STOPPED))
    return g_strdup (_("Going on."));

  return NULL;
}

static const char *
describe_zone (const FrondLiveStatus *status)
{
  const FrondEngineStatus *engine = &status->engine;

  if (engine->direction == FROND_GOAL_BETWEEN)
    return frond_plot_words_describe_between (engine->zone, status->value, engine->goal, engine->goal_upper);

  return frond_plot_words_describe_zone (engine->zone, engine->direction);
}

/* Said once: it is not to hurry anybody. */
static char *
say_waiting (FrondSessionAnnouncer *self,
             const FrondLiveStatus *status)
{
  gboolean begins = status->engine.is_waiting && !self->is_waiting;

  self->is_waiting |= begins;

  return begins ? g_strdup (_("The next step waits for you.")) : NULL;
}

static char *
say_zone (FrondSessionAnnouncer *self,
          const FrondLiveStatus *status,
          double                 now_s)
{
  FrondZone   zone = status->engine.zone;
  gboolean    reached = zone == FROND_ZONE_REACHED;
  const char *word = describe_zone (status);

  if (zone == FROND_ZONE_NONE || reached == (self->zone == FROND_ZONE_REACHED) || now_s - self->zone_said_s < ZONE_INTERVAL_S)
    return NULL;

  self->zone = zone;
  self->zone_said_s = now_s;

  return g_strdup (word);
}

/* A sensor that comes or goes, a stop, a phase: at once. */
static char *
say_urgent (FrondSessionAnnouncer             *self,
            const FrondLiveStatus             *status,
            FrondProgramme                    *programme,
            GtkAccessibleAnnouncementPriority *priority)
{
  gboolean lost = is_lost (status);

  if (lost != self->lost && status->state != FROND_LIVE_ENDED) {
    if (lost)
      *priority = GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH;
    return say_sensor (self, status, lost);
  }
  if (status->state != self->state) {
    char *said = say_state (self, status);

    if (said)
      return said;
  }
  if (status->state != FROND_LIVE_RUNNING)
    return NULL;
  if (status->engine.phase_index != self->phase_index && status->engine.phase_index < frond_programme_get_n_phases (programme)) {
    self->phase_index = status->engine.phase_index;
    return frond_session_describe_phase_began (frond_programme_get_phase (programme, self->phase_index));
  }

  return NULL;
}

/* What has time waits, and is said when it is still true then. */
static char *
say_calm (FrondSessionAnnouncer *self,
          const FrondLiveStatus *status,
          double                 now_s)
{
  char *said;

  if (status->state != FROND_LIVE_RUNNING || self->lost || now_s - self->said_s < QUIET_S)
    return NULL;

  said = say_waiting (self, status);

  return said ? said : say_zone (self, status, now_s);
}

/**
 * frond_session_announcer_next:
 * @self: what was said before
 * @status: of the session
 * @programme: what runs
 * @now_s: a clock that only goes forward, in seconds
 * @priority: (out): how urgent it is
 *
 * One thing at a time, the most urgent first: the sensor, a stop, a phase, each at once. Whatever else there is waits until nothing was said for
 * 2 s, and whether the goal is reached is said at most every 5 s. Values are never announced.
 *
 * Returns: (transfer full) (nullable): what to say now
 */
char *
frond_session_announcer_next (FrondSessionAnnouncer             *self,
                              const FrondLiveStatus             *status,
                              FrondProgramme                    *programme,
                              double                             now_s,
                              GtkAccessibleAnnouncementPriority *priority)
{
  char *said;

  *priority = GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM;
  if (!status->engine.is_waiting)
    self->is_waiting = FALSE;
  said = say_urgent (self, status, programme, priority);
  if (!said)
    said = say_calm (self, status, now_s);
  if (said)
    self->said_s = now_s;

  return said;
}
