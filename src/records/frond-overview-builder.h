/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FROND_OVERVIEW_N_LEVELS     3
#define FROND_OVERVIEW_BINS_PER_ROW 512

/**
 * FrondOverviewBin:
 * @minimum: smallest raw value; larger than @maximum where the bin has no samples
 * @maximum: largest raw value
 * @rms: root mean square of (raw - the channel's physical zero), in raw counts; NAN where the bin has no samples
 */
typedef struct {
  gint32 minimum;
  gint32 maximum;
  float  rms;
} FrondOverviewBin;

extern const guint frond_overview_levels[FROND_OVERVIEW_N_LEVELS];

/* Builds the bins of all levels from samples in order, and hands out rows of up to FROND_OVERVIEW_BINS_PER_ROW of them. Bin i of a level
 * holds samples [i * level, (i + 1) * level); where a gap leaves bins empty, a row ends. bins: n of channel 0, then of channel 1 ... */
typedef struct _FrondOverviewBuilder FrondOverviewBuilder;
typedef gboolean (*FrondOverviewBuilderRowFunc) (guint                   level,
                                                 guint64                 first_bin,
                                                 guint                   n,
                                                 const FrondOverviewBin *bins,
                                                 gpointer                data,
                                                 GError                **error);

FrondOverviewBuilder *frond_overview_builder_new (guint                       n_channels,
                                                  const double               *zeros,
                                                  FrondOverviewBuilderRowFunc row_func,
                                                  gpointer                    data) G_GNUC_WARN_UNUSED_RESULT;
void                  frond_overview_builder_free (FrondOverviewBuilder *self);
/* planes: n values of channel 0, then of channel 1 ... */
gboolean frond_overview_builder_add (FrondOverviewBuilder *self,
                                     guint64               first_sample,
                                     guint                 n,
                                     const gint32         *planes,
                                     GError              **error);
gboolean frond_overview_builder_flush (FrondOverviewBuilder *self,
                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondOverviewBuilder, frond_overview_builder_free)

G_END_DECLS
