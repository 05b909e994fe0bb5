/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the files of the review page only. */

#pragma once

#include "frond-review-page.h"

#include "frond-phase-table.h"
#include "frond-review-comparison.h"
#include "frond-review-data.h"
#include "frond-review-left-out.h"
#include "frond-review-metrics.h"
#include "frond-review-norms.h"
#include "frond-review-past.h"
#include "frond-review-player.h"
#include "frond-review-plot.h"
#include "frond-review-suppression.h"

G_BEGIN_DECLS

struct _FrondReviewPage {
  AdwNavigationPage parent_instance;

  /* Owned. */
  FrondVault         *vault;
  FrondSessionRecord *record;
  FrondReviewData    *data;
  GCancellable       *cancellable;
  GCancellable       *reloading; /* the newest of what is read again */
  GPtrArray          *past;      /* of FrondReviewEarlier */
  GCancellable       *measuring; /* of the past */
  FrondSuppression    past_seen; /* what it was measured without */
  gboolean            is_past_measured;
  FrondSessionRecord *then; /* what it is compared with */
  GCancellable       *comparing;
  GPtrArray          *judgements; /* of FrondEvent: those that can be taken back, the last one last */
  AdwToast           *undo_toast; /* borrowed, while it is there */
  gboolean            is_reading; /* again: nothing is judged meanwhile */
  gboolean            could_sign;

  /* Template. */
  AdwWindowTitle         *window_title;
  AdwBanner              *banner;
  GtkStack               *stack;
  AdwStatusPage          *failed_page;
  AdwOverlaySplitView    *split_view;
  GtkWidget              *note_toggle;
  GtkWidget              *simulated;
  GtkWidget              *narrow_simulated;
  GtkLabel               *narrow_when;
  FrondNotePanel         *note_panel;
  AdwWrapBox             *headline_box;
  GtkLabel               *past_label;
  GtkWidget              *plain_box;
  GtkLabel               *plain_label;
  FrondReviewPlot        *plot;
  FrondPatientPicture    *picture;
  FrondReviewPlayer      *player;
  FrondPhaseTable        *phase_table;
  FrondReviewComparison  *comparison;
  FrondReviewNorms       *norms;
  FrondReviewMetrics     *metrics;
  FrondReviewLeftOut     *left_out;
  GtkLabel               *suppressed_label;
  FrondReviewSuppression *suppression;
  AdwBin                 *events;
  GtkLabel               *chain_label;
};

void frond_review_page_reload (FrondReviewPage *self);
void frond_review_page_store_headline (FrondReviewPage *self);

void frond_review_page_show_past (FrondReviewPage *self);
void frond_review_page_add_to_note (FrondReviewPage *self);
void frond_review_page_compare_with (FrondReviewPage    *self,
                                     FrondSessionRecord *then);
void frond_review_page_compare_again (FrondReviewPage *self);
void frond_review_page_compare_action (GtkWidget  *widget,
                                       const char *name,
                                       GVariant   *parameter);

void frond_review_page_judge (FrondReviewPage  *self,
                              const FrondEvent *event);
void frond_review_page_leave_out (FrondReviewPage *self);
void frond_review_page_ask_reason (FrondReviewPage *self,
                                   double           start_s,
                                   double           end_s);
void frond_review_page_undo (FrondReviewPage *self);

G_END_DECLS
