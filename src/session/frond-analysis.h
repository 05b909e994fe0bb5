/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-channel.h"
#include "frond-metrics.h"
#include "frond-recording.h"
#include "frond-session-record.h"

G_BEGIN_DECLS

/**
 * FrondAnalysisOptions:
 * @band_low_hz: lower edge, 20 by default
 * @band_high_hz: upper edge, 450 by default; at most 0.45 of the rate is used
 * @notch_hz: 0, 50 or 60
 * @window_ms: of the envelope, 100 by default
 * @suppress_ecg: raise the lower edge to 30 Hz at least, which takes most of the heart out; off by default
 * @keeps_raw: keep what was there before the band-pass as well; off by default, because it takes a third more memory
 */
typedef struct {
  double   band_low_hz;
  double   band_high_hz;
  double   notch_hz;
  double   window_ms;
  gboolean suppress_ecg;
  gboolean keeps_raw;
} FrondAnalysisOptions;

#define FROND_ANALYSIS_DEFAULTS { 20, 450, 0, 100, FALSE, FALSE }

/* The best of the simple ways where the muscle does 10-25 % of its most (clinical.md 2.6). */
#define FROND_ANALYSIS_ECG_HZ 30.0

/**
 * FrondChannelAnalysis:
 * @label: of the channel
 * @kind: of the channel
 * @unit: of its numbers
 * @noise_floor: smallest RMS that is more than the sensor's own, 0 when unknown
 * @n_samples: length of the arrays
 * @raw: (nullable): physical values, NAN in gaps; NULL where they are band-passed and nobody asked to keep them
 * @filtered: band-passed, NAN in gaps
 * @envelope: RMS, NAN in gaps
 * @exclusions: (element-type FrondExclusion): what does not count, the therapist's judgements applied
 * @results: (element-type FrondSegmentResult): one per segment
 */
typedef struct {
  char            *label;
  FrondChannelKind kind;
  char            *unit;
  double           noise_floor;
  gsize            n_samples;
  double          *raw;
  double          *filtered;
  double          *envelope;
  GArray          *exclusions;
  GPtrArray       *results;
} FrondChannelAnalysis;

/**
 * FrondAnalysis:
 * @rate_hz: samples per second
 * @used: band, notch and window that were really used
 * @shown: index of the channel that was shown, see frond_chain_find_shown()
 * @channels: (element-type FrondChannelAnalysis): one per channel
 *
 * A recording with its numbers: the same for the live pipeline's channels, a stored session, and a file given to frondctl.
 */
typedef struct {
  double               rate_hz;
  FrondAnalysisOptions used;
  guint                shown;
  GPtrArray           *channels;
} FrondAnalysis;

/* channels: element-type FrondChannel; raw: one array of n_samples physical values per channel (NAN: missing), taken over (transfer full).
 * segments: element-type FrondSegment. */
FrondAnalysis *frond_analysis_run (double                      rate_hz,
                                   GPtrArray                  *channels,
                                   gsize                       n_samples,
                                   double                    **raw,
                                   const GArray               *segments,
                                   const FrondAnalysisOptions *options,
                                   GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
FrondAnalysis *frond_analysis_run_excluding (double                      rate_hz,
                                             GPtrArray                  *channels,
                                             guint                       shown,
                                             gsize                       n_samples,
                                             double                    **raw,
                                             const GArray               *segments,
                                             const GArray               *exclusions,
                                             const GPtrArray            *events,
                                             const FrondAnalysisOptions *options,
                                             GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
/* A stored session: its phases are its segments, its chain profile gives the options. Blocking: run it in a GTask thread. */
FrondAnalysis        *frond_analysis_of_recording (FrondRecording     *recording,
                                                   FrondSessionRecord *record,
                                                   GError            **error) G_GNUC_WARN_UNUSED_RESULT;
FrondChannelAnalysis *frond_analysis_get_shown (const FrondAnalysis *self);
char                 *frond_analysis_get_headline (const FrondAnalysis *self) G_GNUC_WARN_UNUSED_RESULT;
/* The numbers of the headline; NAN where there was no such rest. */
void frond_analysis_get_rest_levels (const FrondAnalysis *self,
                                     double              *before,
                                     double              *after);
void frond_analysis_free (FrondAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondAnalysis, frond_analysis_free)

G_END_DECLS
