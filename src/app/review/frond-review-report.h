/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-review-data.h"
#include "frond-session-report.h"

G_BEGIN_DECLS

FrondSessionReport *frond_review_make_report (FrondVault      *vault,
                                              FrondReviewData *data,
                                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;
FrondPaper          frond_review_get_paper (void);
void                frond_review_save_report (GtkWidget       *widget,
                                              FrondVault      *vault,
                                              FrondReviewData *data,
                                              GCancellable    *cancellable);
void                frond_review_write_report (GtkWidget       *widget,
                                               FrondVault      *vault,
                                               FrondReviewData *data,
                                               GFile           *file);

G_END_DECLS
