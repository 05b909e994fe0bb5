/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-picture.h"

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT_PICTURE (frond_patient_picture_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientPicture, frond_patient_picture, FROND, PATIENT_PICTURE, GtkWidget)

/**
 * FrondPatientPicture:
 *
 * The picture that the patient looks at. It moves by itself, calmly, at 30 frames a second at most and only while it is on a screen; where
 * animations are off it is one of five still stages that fade into each other.
 */
GtkWidget       *frond_patient_picture_new (void);
void             frond_patient_picture_set_kind (FrondPatientPicture *self,
                                                 FrondPictureKind     kind);
FrondPictureKind frond_patient_picture_get_kind (FrondPatientPicture *self);
void             frond_patient_picture_set_room (FrondPatientPicture *self,
                                                 FrondPictureRoom     room);
FrondPictureRoom frond_patient_picture_get_room (FrondPatientPicture *self);
void             frond_patient_picture_set_target (FrondPatientPicture *self,
                                                   double               openness,
                                                   double               breath,
                                                   double               round);
void             frond_patient_picture_set_resting (FrondPatientPicture *self,
                                                    gboolean             is_resting);

G_END_DECLS
