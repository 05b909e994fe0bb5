/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-review-data.h"
#include "window-fixture.h"

/* A patient and a session of eight seconds that was cut off, in the whole window. */
typedef struct {
  WindowFixture base;
  gint64        session_id;
} ReviewFixture;

void review_fixture_set_up (ReviewFixture *self,
                            gconstpointer  sensor);
void review_fixture_tear_down (ReviewFixture *self,
                               gconstpointer  unused);

/* Its review, still loading, and when all of it is there. */
GtkWidget *review_fixture_open (ReviewFixture *self);
void       review_fixture_wait (GtkWidget *page);
GtkWidget *review_fixture_show (ReviewFixture *self);
GtkWidget *review_fixture_find_text_view (GtkWidget *page);

FrondReviewData *review_fixture_load (ReviewFixture *self);
FrondReviewData *review_fixture_load_without (ReviewFixture          *self,
                                              const FrondSuppression *suppression);
gint64           review_fixture_add_earlier (ReviewFixture *self,
                                             int            days_ago,
                                             int            times,
                                             const char    *sensor);
gint64           review_fixture_count_audits (ReviewFixture *self,
                                              const char    *action);
GFile           *review_fixture_make_target (ReviewFixture *self,
                                             const char    *name);
