/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-review-data.h"

G_BEGIN_DECLS

void frond_review_print_report (GtkWidget       *widget,
                                FrondVault      *vault,
                                FrondReviewData *data,
                                GCancellable    *cancellable);

G_END_DECLS
