/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-note-panel.h"
#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_PAGE (frond_review_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewPage, frond_review_page, FROND, REVIEW_PAGE, AdwNavigationPage)

FrondReviewPage *frond_review_page_new (FrondVault         *vault,
                                        FrondSessionRecord *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean         frond_review_page_store_note (FrondReviewPage *self);
void             frond_review_page_ask_to_leave (FrondReviewPage    *self,
                                                 FrondNotePanelLeave leave,
                                                 gpointer            leaver);

G_END_DECLS
