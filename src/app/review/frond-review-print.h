/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-review-data.h"
#include "frond-report.h"

G_BEGIN_DECLS

GtkPageSetup *frond_review_make_page_setup (FrondPaper paper) G_GNUC_WARN_UNUSED_RESULT;
double        frond_review_fit_page (double  width,
                                     double  height,
                                     double  paper_width,
                                     double  paper_height,
                                     double *x,
                                     double *y);
void          frond_review_print_report (GtkWidget       *widget,
                                         FrondVault      *vault,
                                         FrondReviewData *data,
                                         GCancellable    *cancellable);

G_END_DECLS
