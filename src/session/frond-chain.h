/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-chain-profile.h"
#include "frond-event.h"
#include "frond-filter.h"
#include "frond-sensor.h"

G_BEGIN_DECLS

/* What the pipeline and every re-analysis use unless somebody chose otherwise (clinical.md 2.6: 20-450 Hz, 4th order; 100 ms RMS). */
#define FROND_CHAIN_BAND_LOW_HZ  20
#define FROND_CHAIN_BAND_HIGH_HZ 450
#define FROND_CHAIN_ORDER        4
#define FROND_CHAIN_WINDOW_MS    100

int                frond_chain_find_abdomen (GPtrArray *channels,
                                             guint      shown);
int                frond_chain_find_used_abdomen (GPtrArray       *channels,
                                                  guint            shown,
                                                  const GPtrArray *events);
guint              frond_chain_find_shown (GPtrArray               *channels,
                                           const FrondChainProfile *chain);
gboolean           frond_chain_is_filtered (const FrondChannel *channel);
FrondChainProfile *frond_chain_profile_of_sensor (const FrondSensorInfo *info,
                                                  guint                  channel,
                                                  const FrondFilterSpec *filter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
