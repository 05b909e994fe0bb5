/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-signal-watch.h"

#include "frond-artefact-exclusions.h"
#include "frond-chain.h"

/* A clipped sample is shown for this long, or nobody would see it. */
#define CLIPPED_SHOWN_S 0.5
#define LOSS_WINDOW_S   10

typedef struct {
  guint64 sample;
  guint64 n_lost;
} Loss;

/* It has a filter of its own: what is not muscle is looked for in set-up already, before anything is stored or shown. */
static void
watch_for_artefacts (FrondSignalWatch *self)
{
  const FrondFilterSpec wanted = {
    .rate_hz = self->rate_hz,
    .band_low_hz = FROND_CHAIN_BAND_LOW_HZ,
    .band_high_hz = FROND_CHAIN_BAND_HIGH_HZ,
    .order = FROND_CHAIN_ORDER,
  };
  FrondArtefactSpec spec;

  if (frond_chain_is_filtered (self->channel))
    self->filter = frond_filter_new (&wanted, 1);
  if (!self->filter)
    return;
  spec = frond_artefact_spec_of_channel (self->channel, frond_filter_get_used (self->filter), FROND_CHAIN_WINDOW_MS);
  self->detector = frond_artefact_detector_new (&spec);
}

void
frond_signal_watch_init (FrondSignalWatch   *self,
                         const FrondChannel *channel,
                         double              rate_hz)
{
  *self = (FrondSignalWatch) { .channel = frond_channel_copy (channel), .rate_hz = rate_hz };
  self->quality = frond_quality_new (rate_hz);
  frond_quality_set_microvolts (self->quality, g_strcmp0 (channel->unit, "uV") == 0 ? 1 : 0);
  watch_for_artefacts (self);
  self->losses = g_array_new (FALSE, FALSE, sizeof (Loss));
}

void
frond_signal_watch_clear (FrondSignalWatch *self)
{
  g_clear_pointer (&self->quality, frond_quality_free);
  g_clear_pointer (&self->filter, frond_filter_free);
  g_clear_pointer (&self->detector, frond_artefact_detector_free);
  g_clear_pointer (&self->losses, g_array_unref);
  g_clear_pointer (&self->channel, frond_channel_free);
}

/**
 * frond_signal_watch_begin_recording:
 * @self: a watch
 *
 * Indices begin at 0 with the next sample, and what was found before it belongs to nothing that is kept. The rating goes on.
 */
void
frond_signal_watch_begin_recording (FrondSignalWatch *self)
{
  g_clear_pointer (&self->filter, frond_filter_free);
  g_clear_pointer (&self->detector, frond_artefact_detector_free);
  watch_for_artefacts (self);
  self->n_samples = 0;
  self->was_clipped = FALSE;
}

/**
 * frond_signal_watch_push:
 * @self: a watch
 * @sample: its index; where it does not follow on the last one nothing is carried across the gap
 * @physical: its value
 * @other: (nullable): the second muscle's sample behind the band-pass
 * @clipped: whether it is at the end of the range
 */
void
frond_signal_watch_push (FrondSignalWatch *self,
                         guint64           sample,
                         double            physical,
                         const double     *other,
                         gboolean          clipped)
{
  bool is_clipped = clipped;

  /* The detector sees it in the index. */
  if (sample != self->n_samples && self->filter)
    frond_filter_reset (self->filter);
  self->n_samples = sample;

  frond_quality_push (self->quality, &physical, &is_clipped, 1);
  if (self->detector) {
    double filtered;

    frond_filter_process (self->filter, &physical, &filtered, 1);
    frond_artefact_detector_push (self->detector, sample, &physical, &filtered, other, &is_clipped, 1);
  }
  if (clipped) {
    self->last_clipped = self->n_samples;
    self->was_clipped = TRUE;
  }
  self->n_samples++;
}

/**
 * frond_signal_watch_add_lost:
 * @self: a watch
 * @sample: index after the loss, on the sensor's clock
 * @n_lost: how many samples never came
 */
void
frond_signal_watch_add_lost (FrondSignalWatch *self,
                             guint64           sample,
                             guint64           n_lost)
{
  const Loss loss = { sample, n_lost };

  g_array_append_val (self->losses, loss);
}

gboolean
frond_signal_watch_is_clipped (FrondSignalWatch *self)
{
  return self->was_clipped && (double) (self->n_samples - self->last_clipped) < CLIPPED_SHOWN_S * self->rate_hz;
}

/**
 * frond_signal_watch_get_lost_percent:
 * @self: a watch
 * @sample: index of now, on the sensor's clock
 *
 * Returns: how many of the last ten seconds' samples were lost, in percent
 */
double
frond_signal_watch_get_lost_percent (FrondSignalWatch *self,
                                     guint64           sample)
{
  const double window = LOSS_WINDOW_S * self->rate_hz;
  double       lost = 0;

  while (self->losses->len > 0 && (double) g_array_index (self->losses, Loss, 0).sample + window < (double) sample)
    g_array_remove_index (self->losses, 0);
  for (guint i = 0; i < self->losses->len; i++)
    lost += (double) g_array_index (self->losses, Loss, i).n_lost;

  return MIN (100, 100 * lost / window);
}

/* What the detector found explains more than the last two seconds' numbers do, but not what those say in plainer words. */
static void
add_artefact (const FrondSignalWatch *self,
              FrondSignalRating      *rating,
              FrondSignalReason      *reason)
{
  FrondArtefactKind kind;

  if (!self->detector || *rating == FROND_SIGNAL_WAITING || !frond_artefact_detector_get_now (self->detector, &kind))
    return;
  if (kind == FROND_ARTEFACT_CONTACT && *reason != FROND_SIGNAL_REASON_FLAT && *reason != FROND_SIGNAL_REASON_CLIPPING) {
    *rating = FROND_SIGNAL_POOR;
    *reason = FROND_SIGNAL_REASON_CONTACT;
  } else if (kind == FROND_ARTEFACT_MOTION && *rating != FROND_SIGNAL_POOR) {
    *rating = FROND_SIGNAL_POOR;
    *reason = FROND_SIGNAL_REASON_MOTION;
  } else if (kind == FROND_ARTEFACT_ECG && *rating == FROND_SIGNAL_GOOD) {
    /* Work is measured all the same. */
    *rating = FROND_SIGNAL_FAIR;
    *reason = FROND_SIGNAL_REASON_ECG;
  }
}

void
frond_signal_watch_get_rating (FrondSignalWatch  *self,
                               FrondSignalRating *rating,
                               FrondSignalReason *reason)
{
  static const FrondSignalRating ratings[] = {
    [FROND_QUALITY_WAITING] = FROND_SIGNAL_WAITING,
    [FROND_QUALITY_GOOD] = FROND_SIGNAL_GOOD,
    [FROND_QUALITY_FAIR] = FROND_SIGNAL_FAIR,
    [FROND_QUALITY_POOR] = FROND_SIGNAL_POOR,
  };
  static const FrondSignalReason reasons[] = {
    [FROND_QUALITY_REASON_NONE] = FROND_SIGNAL_REASON_NONE,
    [FROND_QUALITY_REASON_MAINS_HUM] = FROND_SIGNAL_REASON_MAINS_HUM,
    [FROND_QUALITY_REASON_CLIPPING] = FROND_SIGNAL_REASON_CLIPPING,
    [FROND_QUALITY_REASON_FLAT] = FROND_SIGNAL_REASON_FLAT,
    [FROND_QUALITY_REASON_NOISE] = FROND_SIGNAL_REASON_NOISE,
  };
  FrondQualityResult result = frond_quality_get (self->quality);

  *rating = ratings[result.rating];
  *reason = reasons[result.reason];
  add_artefact (self, rating, reason);
}

/**
 * frond_signal_watch_add_exclusions:
 * @self: a watch
 * @exclusions: (element-type FrondExclusion): what was found up to now is added here
 *
 * The same that the analysis of these samples finds. Where a sensor has smoothed its signal itself nothing is looked for.
 */
void
frond_signal_watch_add_exclusions (FrondSignalWatch *self,
                                   GArray           *exclusions)
{
  if (self->detector)
    frond_artefact_exclusions_add_found (exclusions, self->channel, self->detector);
}
