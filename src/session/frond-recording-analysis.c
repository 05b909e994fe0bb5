/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-analysis.h"
#include "frond-chain.h"
#include "frond-goal-score.h"
#include "frond-session-segments.h"

static gboolean
read_channels (FrondRecording *recording,
               GPtrArray      *channels,
               double        **raw,
               GError        **error)
{
  const guint64 n = frond_recording_get_n_samples (recording);

  for (guint i = 0; i < frond_recording_get_n_channels (recording); i++) {
    g_ptr_array_add (channels, frond_channel_copy (frond_recording_get_channel (recording, i)));
    raw[i] = g_new (double, n + 1);
    if (!frond_recording_read (recording, i, 0, n, raw[i], error))
      return FALSE;
  }

  return TRUE;
}

/* A session without the programme that it ran has goal lines that are below, as all had when such sessions were recorded. */
static void
score_goals (FrondAnalysis      *self,
             GPtrArray          *channels,
             FrondSessionRecord *record,
             GPtrArray          *events)
{
  g_autoptr (FrondProgramme) programme = record->programme_json ? frond_programme_new_from_json (record->programme_json, -1, NULL) : NULL;

  if (programme)
    frond_goal_score_session (self, frond_chain_find_used_abdomen (channels, self->shown, events), programme, events);
  else
    frond_goal_score_table (frond_analysis_get_shown (self), events);
}

/**
 * frond_analysis_of_recording:
 * @recording: an open recording
 * @record: its session
 * @error: return location for an error
 *
 * Its phases are its segments, its chain profile gives band, notch and window; pauses do not count, and the therapist's judgements
 * of what counts are applied.
 *
 * Returns: (transfer full): its numbers
 */
FrondAnalysis *
frond_analysis_of_recording (FrondRecording     *recording,
                             FrondSessionRecord *record,
                             GError            **error)
{
  FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (GPtrArray) events = frond_recording_get_events (recording, error);
  g_autofree double **raw = g_new0 (double *, frond_recording_get_n_channels (recording) + 1);
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) pauses = NULL;
  FrondAnalysis *self;

  if (!events || !read_channels (recording, channels, raw, error)) {
    for (guint i = 0; raw[i]; i++)
      g_free (raw[i]);
    return NULL;
  }

  if (record->chain && record->chain->band_high_hz > 0) {
    options.band_low_hz = record->chain->band_low_hz;
    options.band_high_hz = record->chain->band_high_hz;
    options.notch_hz = record->chain->notch_hz;
    options.window_ms = record->chain->window_ms > 0 ? record->chain->window_ms : FROND_CHAIN_WINDOW_MS;
  }
  segments = frond_session_segments (events, record, frond_recording_get_n_samples (recording));
  pauses = frond_session_pauses (events, frond_recording_get_n_samples (recording));
  self = frond_analysis_run_excluding (frond_recording_get_rate (recording), channels, frond_chain_find_shown (channels, record->chain),
                                       frond_recording_get_n_samples (recording), raw, segments, pauses, events, &options, error);
  if (self && self->channels->len > 0)
    score_goals (self, channels, record, events);

  return self;
}
