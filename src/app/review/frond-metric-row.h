/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-metric.h"

G_BEGIN_DECLS

char      *frond_metric_row_format (const FrondMetric *metric,
                                    double             noise_floor) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *frond_metric_row_new (const FrondMetric *metric,
                                 double             noise_floor) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *frond_metric_rows_new (const GPtrArray *metrics,
                                  double           noise_floor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
