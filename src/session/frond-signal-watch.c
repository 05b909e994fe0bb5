/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-signal-watch.h"

/* A clipped sample is shown for this long, or nobody would see it. */
#define CLIPPED_SHOWN_S 0.5
#define LOSS_WINDOW_S   10

typedef struct {
  guint64 sample;
  guint64 n_lost;
} Loss;

void
frond_signal_watch_init (FrondSignalWatch   *self,
                         const FrondChannel *channel,
                         double              rate_hz)
{
  *self = (FrondSignalWatch) { .rate_hz = rate_hz };
  self->quality = frond_quality_new (rate_hz);
  frond_quality_set_microvolts (self->quality, g_strcmp0 (channel->unit, "uV") == 0 ? 1 : 0);
  self->losses = g_array_new (FALSE, FALSE, sizeof (Loss));
}

void
frond_signal_watch_clear (FrondSignalWatch *self)
{
  g_clear_pointer (&self->quality, frond_quality_free);
  g_clear_pointer (&self->losses, g_array_unref);
}

void
frond_signal_watch_push (FrondSignalWatch *self,
                         double            physical,
                         gboolean          clipped)
{
  bool is_clipped = clipped;

  frond_quality_push (self->quality, &physical, &is_clipped, 1);
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
}
