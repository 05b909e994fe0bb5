/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FrondReviewView FrondReviewView;

FrondReviewView *frond_review_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void             frond_review_view_free (FrondReviewView *self);
void             frond_review_view_reset (FrondReviewView *self,
                                          double           duration_s,
                                          double           shortest_s);
double           frond_review_view_get_start (FrondReviewView *self);
double           frond_review_view_get_end (FrondReviewView *self);
double           frond_review_view_get_duration (FrondReviewView *self);
gboolean         frond_review_view_is_whole (FrondReviewView *self);
gboolean         frond_review_view_show (FrondReviewView *self,
                                         double           start_s,
                                         double           end_s);
gboolean         frond_review_view_zoom (FrondReviewView *self,
                                         double           factor,
                                         double           at_s,
                                         gint64           now_us);
gboolean         frond_review_view_fit (FrondReviewView *self);
gboolean         frond_review_view_go_back (FrondReviewView *self);
gboolean         frond_review_view_pan (FrondReviewView *self,
                                        double           seconds);
gboolean         frond_review_view_reveal (FrondReviewView *self,
                                           double           at_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondReviewView, frond_review_view_free)

G_END_DECLS
