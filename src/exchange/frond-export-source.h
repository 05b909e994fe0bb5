/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-chain-profile.h"
#include "frond-channel.h"
#include "frond-event.h"

G_BEGIN_DECLS

/**
 * FrondExportSource:
 * @rate_hz: samples per second
 * @n_samples: length, gaps included
 * @channels: (element-type FrondChannel): at least one
 * @events: (nullable) (element-type FrondEvent): in order of sample
 * @started_at: (nullable): when sample 0 was taken, with the UTC offset of the place
 * @chain: (nullable): names sensor and electrode in the file, and the unit of goals
 * @patient_code: (nullable): a pseudonym; NULL writes none. Names and birth dates are never written
 * @read_raw: reads n raw values of a channel from first_sample on; G_MININT32 where samples are missing
 * @user_data: for @read_raw
 *
 * A recording that is to leave, wherever it is kept. The caller owns everything; it must stay valid during the export.
 */
typedef struct {
  double                   rate_hz;
  guint64                  n_samples;
  GPtrArray               *channels;
  GPtrArray               *events;
  GDateTime               *started_at;
  const FrondChainProfile *chain;
  const char              *patient_code;
  gboolean (*read_raw) (guint    channel,
                        guint64  first_sample,
                        gsize    n,
                        gint32  *out,
                        gpointer user_data,
                        GError **error);
  gpointer user_data;
} FrondExportSource;

G_END_DECLS
