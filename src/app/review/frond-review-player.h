/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient-picture.h"
#include "frond-review-data.h"
#include "frond-review-plot.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_PLAYER (frond_review_player_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewPlayer, frond_review_player, FROND, REVIEW_PLAYER, AdwBin)

/* Where it plays: the cursor of the plot is its place. */
void frond_review_player_set_stage (FrondReviewPlayer   *self,
                                    FrondReviewPlot     *plot,
                                    FrondPatientPicture *picture);
/* What it plays; it keeps a reference. */
void     frond_review_player_set_data (FrondReviewPlayer *self,
                                       FrondReviewData   *data);
gboolean frond_review_player_is_playing (FrondReviewPlayer *self);
void     frond_review_player_toggle (FrondReviewPlayer *self);
void     frond_review_player_next_speed (FrondReviewPlayer *self);
/* What a clock does that went on by so many seconds. */
void frond_review_player_advance (FrondReviewPlayer *self,
                                  double             seconds);
/* How open the patient's picture is to be at the cursor; NAN where nobody knows. */
double frond_review_player_get_openness (FrondReviewPlayer *self);

G_END_DECLS
