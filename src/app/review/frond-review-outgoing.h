/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-review-data.h"

G_BEGIN_DECLS

typedef struct FrondReviewOutgoing FrondReviewOutgoing;

FrondReviewOutgoing *frond_review_outgoing_new (GtkWidget       *widget,
                                                FrondVault      *vault,
                                                FrondReviewData *data,
                                                const char      *kind) G_GNUC_WARN_UNUSED_RESULT;
void                 frond_review_outgoing_free (FrondReviewOutgoing *self);
GtkWidget           *frond_review_outgoing_get_window (FrondReviewOutgoing *self);
FrondVault          *frond_review_outgoing_get_vault (FrondReviewOutgoing *self);
FrondReviewData     *frond_review_outgoing_get_data (FrondReviewOutgoing *self);
const char          *frond_review_outgoing_get_kind (FrondReviewOutgoing *self);
void                 frond_review_outgoing_begin (FrondReviewOutgoing *self);
gboolean             frond_review_outgoing_put_down (FrondReviewOutgoing *self,
                                                     GError             **error);
void                 frond_review_outgoing_take_back (FrondReviewOutgoing *self);
void                 frond_review_outgoing_say (FrondReviewOutgoing *self,
                                                const char          *text);
void                 frond_review_outgoing_fail (FrondReviewOutgoing *self,
                                                 const char          *text);

char *frond_review_get_file_name (FrondReviewData *data,
                                  const char      *prefix,
                                  const char      *suffix) G_GNUC_WARN_UNUSED_RESULT;
void  frond_review_say (GtkWidget  *widget,
                        const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondReviewOutgoing, frond_review_outgoing_free)

G_END_DECLS
