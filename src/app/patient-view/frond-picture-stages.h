/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-picture.h"

G_BEGIN_DECLS

#define FROND_PICTURE_N_STAGES 5

/**
 * FrondPictureStages:
 *
 * For those who want no motion: which of five still pictures is shown, and how far it has faded in over the one before. All fields are private
 * to it.
 */
typedef struct {
  int    stage;
  int    round_step;
  double faded;
} FrondPictureStages;

void     frond_picture_stages_init (FrondPictureStages *self,
                                    double              openness,
                                    double              round);
gboolean frond_picture_stages_advance (FrondPictureStages *self,
                                       double              openness,
                                       double              round,
                                       double              seconds);
double   frond_picture_stages_get_faded (const FrondPictureStages *self);
void     frond_picture_stages_get_state (const FrondPictureStages *self,
                                         FrondPictureState        *state);

G_END_DECLS
