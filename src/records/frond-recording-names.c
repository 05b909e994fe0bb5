/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-recording-names.h"

static const char *const channel_words[] = {
  [FROND_CHANNEL_EMG_RAW] = "emg-raw",
  [FROND_CHANNEL_EMG_ENVELOPE] = "emg-envelope",
  [FROND_CHANNEL_PRESSURE] = "pressure",
  [FROND_CHANNEL_OTHER] = "other",
};

static const char *const event_words[] = {
  [FROND_EVENT_PHASE] = "phase",
  [FROND_EVENT_MARKER] = "marker",
  [FROND_EVENT_GOAL] = "goal",
  [FROND_EVENT_PAUSE] = "pause",
  [FROND_EVENT_STOP] = "stop",
  [FROND_EVENT_PATIENT_STOP] = "patient-stop",
  [FROND_EVENT_GAP] = "gap",
  [FROND_EVENT_BASELINE] = "baseline",
  [FROND_EVENT_RESUME] = "resume",
  [FROND_EVENT_RATING] = "rating",
  [FROND_EVENT_SKIP] = "skip",
  [FROND_EVENT_FLAG] = "flag",
  [FROND_EVENT_REFERENCE] = "reference",
  [FROND_EVENT_OVERRULE] = "overrule",
  [FROND_EVENT_TRAINER] = "trainer",
};

const char *
frond_channel_kind_to_word (FrondChannelKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (channel_words), "other");

  return channel_words[kind];
}

FrondChannelKind
frond_channel_kind_from_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (channel_words); i++)
    if (g_strcmp0 (word, channel_words[i]) == 0)
      return (FrondChannelKind) i;

  return FROND_CHANNEL_OTHER;
}

const char *
frond_event_kind_to_word (FrondEventKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (event_words), "marker");

  return event_words[kind];
}

gboolean
frond_event_kind_from_word (const char     *word,
                            FrondEventKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (event_words); i++) {
    if (g_strcmp0 (word, event_words[i]) == 0) {
      *kind = (FrondEventKind) i;
      return TRUE;
    }
  }

  return FALSE;
}
