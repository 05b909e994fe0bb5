/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-openness-smoother.h"
#include "frond-picture.h"

G_BEGIN_DECLS

/**
 * FrondPictureMotion:
 *
 * From what is asked for, a few times a second, to what is shown, at any frame: nothing in it jumps. All fields are private to it.
 */
typedef struct {
  double                openness;
  double                breath;
  double                round;
  gboolean              is_resting;
  gboolean              breathes_alone;
  double                rates[2];
  double                since_breath_s;
  FrondOpennessSmoother smoother;
  double                shown_breath;
  double                shown_round;
  double                pace;
  double                time_s;
} FrondPictureMotion;

void     frond_picture_motion_init (FrondPictureMotion *self);
void     frond_picture_motion_set_target (FrondPictureMotion *self,
                                          double              openness,
                                          double              breath,
                                          double              round);
void     frond_picture_motion_set_resting (FrondPictureMotion *self,
                                           gboolean            is_resting);
void     frond_picture_motion_set_breathes_alone (FrondPictureMotion *self,
                                                  gboolean            breathes_alone);
void     frond_picture_motion_advance (FrondPictureMotion *self,
                                       double              seconds);
void     frond_picture_motion_get_state (const FrondPictureMotion *self,
                                         FrondPictureState        *state);
gboolean frond_picture_motion_is_still (const FrondPictureMotion *self);

G_END_DECLS
