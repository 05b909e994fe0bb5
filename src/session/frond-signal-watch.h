/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-artefact.h"
#include "frond-filter.h"
#include "frond-live-session.h"
#include "frond-quality.h"

G_BEGIN_DECLS

/**
 * FrondSignalWatch:
 *
 * How good the raw signal is: its rating, what is not muscle in it, clipping now, and samples lost in the last 10 s. All fields are private to it.
 */
typedef struct {
  FrondChannel          *channel;
  FrondQuality          *quality;
  FrondFilter           *filter; /* NULL: the rate has no band, or the sensor smoothed it */
  FrondArtefactDetector *detector;
  double                 rate_hz;
  guint64                n_samples;
  guint64                last_clipped;
  gboolean               was_clipped;
  GArray                *losses;
} FrondSignalWatch;

void     frond_signal_watch_init (FrondSignalWatch   *self,
                                  const FrondChannel *channel,
                                  double              rate_hz);
void     frond_signal_watch_clear (FrondSignalWatch *self);
void     frond_signal_watch_push (FrondSignalWatch *self,
                                  guint64           sample,
                                  double            physical,
                                  const double     *other,
                                  gboolean          clipped);
void     frond_signal_watch_begin_recording (FrondSignalWatch *self);
void     frond_signal_watch_add_exclusions (FrondSignalWatch *self,
                                            GArray           *exclusions);
void     frond_signal_watch_add_lost (FrondSignalWatch *self,
                                      guint64           sample,
                                      guint64           n_lost);
gboolean frond_signal_watch_is_clipped (FrondSignalWatch *self);
double   frond_signal_watch_get_lost_percent (FrondSignalWatch *self,
                                              guint64           sample);
void     frond_signal_watch_get_rating (FrondSignalWatch  *self,
                                        FrondSignalRating *rating,
                                        FrondSignalReason *reason);

G_END_DECLS
