/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-review-data.h"

G_BEGIN_DECLS

void frond_review_export_signal (GtkWidget       *widget,
                                 FrondVault      *vault,
                                 FrondReviewData *data,
                                 gboolean         as_edf,
                                 GCancellable    *cancellable);
void frond_review_write_signal (GtkWidget       *widget,
                                FrondVault      *vault,
                                FrondReviewData *data,
                                const char      *folder,
                                gboolean         as_edf);

G_END_DECLS
