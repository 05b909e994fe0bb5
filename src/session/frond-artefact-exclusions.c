/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-artefact-exclusions.h"

#include "frond-chain.h"
#include "frond-runs.h"

/* What is handed to the detector at once: most windows of a second lie whole in it, and it stays close to the processor. */
#define BLOCK 16384

typedef struct {
  double low, high;
} Limits;

static Limits
get_limits (const FrondChannel *channel)
{
  gint32 lowest, highest;
  double a, b;

  frond_channel_get_limits (channel, &lowest, &highest);
  a = frond_channel_to_physical (channel, lowest);
  b = frond_channel_to_physical (channel, highest);

  return (Limits) { MIN (a, b), MAX (a, b) };
}

static double
get_microvolts (const char *unit)
{
  if (g_strcmp0 (unit, "uV") == 0)
    return 1;
  if (g_strcmp0 (unit, "mV") == 0)
    return 1000;

  return g_strcmp0 (unit, "V") == 0 ? 1e6 : 0;
}

/**
 * frond_artefact_spec_of_channel:
 * @channel: what the samples are
 * @filter: the band that is really used
 * @window_ms: of the envelope
 *
 * Where a channel is not filtered there is no band in which anything could be found.
 *
 * Returns: what the detector has to know, the same live and afterwards
 */
FrondArtefactSpec
frond_artefact_spec_of_channel (const FrondChannel    *channel,
                                const FrondFilterSpec *filter,
                                double                 window_ms)
{
  const gboolean is_filtered = frond_chain_is_filtered (channel);
  const Limits   limits = get_limits (channel);

  return (FrondArtefactSpec) {
    .rate_hz = filter->rate_hz,
    .band_low_hz = is_filtered ? filter->band_low_hz : 0,
    .band_high_hz = is_filtered ? filter->band_high_hz : 0,
    .window_ms = window_ms,
    .microvolts_per_unit = get_microvolts (channel->unit),
    .noise_floor = channel->noise_floor,
    .range = limits.high - limits.low,
  };
}

/**
 * frond_artefact_get_reason:
 * @kind: of artefact
 *
 * Returns: the word for it in #FrondExclusion, events and files
 */
const char *
frond_artefact_get_reason (FrondArtefactKind kind)
{
  static const char *const reasons[FROND_ARTEFACT_N_KINDS] = {
    [FROND_ARTEFACT_CONTACT] = FROND_EXCLUSION_CONTACT,
    [FROND_ARTEFACT_HUM] = FROND_EXCLUSION_HUM,
    [FROND_ARTEFACT_CLIPPED] = FROND_EXCLUSION_CLIPPED,
    [FROND_ARTEFACT_MOTION] = FROND_EXCLUSION_MOTION,
    [FROND_ARTEFACT_ECG] = FROND_EXCLUSION_ECG,
    [FROND_ARTEFACT_CROSS_TALK] = FROND_EXCLUSION_CROSS_TALK,
  };

  return reasons[kind];
}

static void
look_at (FrondArtefactDetector *detector,
         const Limits          *limits,
         const double          *raw,
         const double          *filtered,
         const double          *other,
         gsize                  n)
{
  bool clipped[BLOCK];

  for (gsize first = 0; first < n; first += BLOCK) {
    const gsize part = MIN (BLOCK, n - first);
    const bool  is_clipped = !frond_runs_is_within (raw + first, part, limits->low, limits->high);

    for (gsize i = 0; is_clipped && i < part; i++)
      clipped[i] = (raw[first + i] <= limits->low) | (raw[first + i] >= limits->high);
    frond_artefact_detector_push (detector, first, raw + first, filtered + first, other ? other + first : NULL, is_clipped ? clipped : NULL, part);
  }
}

/**
 * frond_artefact_exclusions_add_found:
 * @exclusions: (element-type FrondExclusion): what was found is added here
 * @channel: what the samples are
 * @detector: that looked at them
 *
 * Of exclusions that overlap the first one gives the reason. A pressure may well stand still: of what is no raw signal only the end of
 * the range is known to be wrong.
 */
void
frond_artefact_exclusions_add_found (GArray                *exclusions,
                                     const FrondChannel    *channel,
                                     FrondArtefactDetector *detector)
{
  const gboolean       is_filtered = frond_chain_is_filtered (channel);
  gsize                n;
  const FrondArtefact *found = frond_artefact_detector_get (detector, &n);

  for (guint weight = 0; weight < FROND_ARTEFACT_N_KINDS; weight++) {
    const FrondArtefactKind kind = frond_artefact_by_weight[weight];

    for (gsize i = 0; i < n && (is_filtered || kind == FROND_ARTEFACT_CLIPPED); i++) {
      const FrondExclusion exclusion = { found[i].first_sample, found[i].n_samples, frond_artefact_get_reason (kind) };

      if (found[i].kind == kind)
        g_array_append_val (exclusions, exclusion);
    }
  }
}

/**
 * frond_artefact_exclusions_add:
 * @exclusions: (element-type FrondExclusion): what is found is added here
 * @channel: what the samples are
 * @spec: from frond_artefact_spec_of_channel()
 * @raw: physical values, NAN where they are missing
 * @filtered: behind the band-pass
 * @other: (nullable): the second muscle's channel behind the same band-pass
 * @n: length of the arrays
 *
 * Looks through a whole recording.
 */
void
frond_artefact_exclusions_add (GArray             *exclusions,
                               const FrondChannel *channel,
                               FrondArtefactSpec   spec,
                               const double       *raw,
                               const double       *filtered,
                               const double       *other,
                               gsize               n)
{
  FrondArtefactDetector *detector = frond_artefact_detector_new (&spec);
  const Limits           limits = get_limits (channel);

  if (!detector)
    return;

  look_at (detector, &limits, raw, filtered, other, n);
  frond_artefact_exclusions_add_found (exclusions, channel, detector);
  frond_artefact_detector_free (detector);
}
