/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-chain-profile.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_NORMS (frond_review_norms_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewNorms, frond_review_norms, FROND, REVIEW_NORMS, AdwPreferencesGroup)

void frond_review_norms_set_chain (FrondReviewNorms        *self,
                                   const FrondChainProfile *chain);

G_END_DECLS
