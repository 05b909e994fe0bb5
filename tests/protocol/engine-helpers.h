/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-engine.h"

#include <math.h>

#define HEAD                         "{\"format\":1,\"id\":\"t\",\"version\":1,\"name\":\"t\",\"summary\":\"t\",\"phases\":"
#define PHASE(kind, seconds, rest)   "{\"kind\":\"" kind "\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":" seconds rest "}"
#define GOAL(rule, value, direction) ",\"goal\":{\"rule\":\"" rule "\",\"value\":" value ",\"direction\":\"" direction "\"}"

static inline FrondProgramme *
programme_of (const char *phases)
{
  g_autofree char *json = g_strconcat (HEAD, phases, "}", NULL);
  g_autoptr (GError) error = NULL;
  FrondProgramme *programme = frond_programme_new_from_json (json, -1, &error);

  g_assert_no_error (error);

  return programme;
}

static inline FrondProgrammeEngine *
engine_of (FrondProgramme *programme,
           double          rate_hz,
           double          baseline,
           double          noise_floor)
{
  FrondEngineReference reference = FROND_ENGINE_REFERENCE_UNKNOWN;

  reference.baseline = baseline;
  reference.noise_floor = noise_floor;

  return frond_programme_engine_new (programme, rate_hz, &reference);
}

static inline void
keep_cue (const FrondCue *cue,
          gpointer        user_data)
{
  g_array_append_val ((GArray *) user_data, *cue);
}

static inline GArray *
new_cues (void)
{
  return g_array_new (FALSE, FALSE, sizeof (FrondCue));
}

static inline void
assert_cue (const GArray *cues,
            guint         i,
            FrondCueKind  kind,
            guint64       sample,
            guint         phase_index,
            double        goal)
{
  FrondCue cue;

  g_assert_cmpuint (i, <, cues->len);
  cue = g_array_index (cues, FrondCue, i);
  g_assert_cmpint (cue.kind, ==, kind);
  g_assert_cmpuint (cue.sample, ==, sample);
  g_assert_cmpuint (cue.phase_index, ==, phase_index);
  if (isnan (goal))
    g_assert_true (isnan (cue.goal));
  else
    g_assert_cmpfloat_with_epsilon (cue.goal, goal, 1e-12);
}

/* n samples of the same value. */
static inline void
feed (FrondProgrammeEngine *engine,
      guint64              *sample,
      double                value,
      gsize                 n,
      GArray               *cues)
{
  for (gsize i = 0; i < n; i++, (*sample)++)
    frond_programme_engine_advance (engine, *sample, &value, NULL, NULL, 1, keep_cue, cues);
}

/* The same with an abdominal channel. */
static inline void
feed_both (FrondProgrammeEngine *engine,
           guint64              *sample,
           double                value,
           double                abdomen,
           gsize                 n,
           GArray               *cues)
{
  for (gsize i = 0; i < n; i++, (*sample)++)
    frond_programme_engine_advance (engine, *sample, &value, &abdomen, NULL, 1, keep_cue, cues);
}

/* The i-th cue of a kind, which has to be there. */
static inline FrondCue
find_cue (const GArray *cues,
          FrondCueKind  kind,
          guint         i)
{
  for (guint at = 0; at < cues->len; at++)
    if (g_array_index (cues, FrondCue, at).kind == kind && i-- == 0)
      return g_array_index (cues, FrondCue, at);

  g_error ("there is no such cue");
}

static inline guint
count_cues (const GArray *cues,
            FrondCueKind  kind)
{
  guint n = 0;

  for (guint at = 0; at < cues->len; at++)
    n += g_array_index (cues, FrondCue, at).kind == kind;

  return n;
}

static inline FrondEngineStatus
status_of (FrondProgrammeEngine *engine)
{
  FrondEngineStatus status;

  frond_programme_engine_get_status (engine, &status);

  return status;
}
