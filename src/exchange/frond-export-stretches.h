/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-export-source.h"

G_BEGIN_DECLS

/**
 * FrondExportStretch:
 * @first_sample: where it begins
 * @n_samples: how long it is
 *
 * A part of a recording in which no sample is missing.
 */
typedef struct {
  guint64 first_sample;
  guint64 n_samples;
} FrondExportStretch;

GArray *frond_export_find_stretches (const FrondExportSource *source,
                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
