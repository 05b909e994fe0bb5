/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient-words.h"
#include "frond-picture.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_CHOICE_PICTURE      "picture"
#define FROND_CHOICE_ROOM         "room"
#define FROND_CHOICE_KEYS         "keys"
#define FROND_CHOICE_WORD_TRAINER "word.trainer"
#define FROND_CHOICE_WORD_BODY    "word.body"

/* So that what she calls it fits on one line. */
#define FROND_CHOICE_MOST_CHARACTERS 32

#define FROND_TYPE_PATIENT_CHOICES (frond_patient_choices_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatientChoices, frond_patient_choices, FROND, PATIENT_CHOICES, GObject)

/* Signal "changed", detailed with the key: another value is in force now. */
/* vault: (nullable): NULL for practice, where choices last as long as the object. Never fails: what cannot be read is not wished. */
FrondPatientChoices *frond_patient_choices_new (FrondVault *vault,
                                                gint64      patient_id) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): NULL for what nobody chose */
const char *frond_patient_choices_get (FrondPatientChoices *self,
                                       const char          *key);
/* It is in force at once; FALSE where it could not be stored for next time. */
gboolean frond_patient_choices_set (FrondPatientChoices *self,
                                    const char          *key,
                                    const char          *value,
                                    GError             **error);

FrondPictureKind frond_patient_choices_get_kind (FrondPatientChoices *self);
gboolean         frond_patient_choices_set_kind (FrondPatientChoices *self,
                                                 FrondPictureKind     kind,
                                                 GError             **error);
FrondPictureRoom frond_patient_choices_get_room (FrondPatientChoices *self);
gboolean         frond_patient_choices_set_room (FrondPatientChoices *self,
                                                 FrondPictureRoom     room,
                                                 GError             **error);
/* Whether keys are to come to her window: any of them is her stop. They are where nobody chose. */
gboolean frond_patient_choices_get_has_keys (FrondPatientChoices *self);
gboolean frond_patient_choices_set_has_keys (FrondPatientChoices *self,
                                             gboolean             has_keys,
                                             GError             **error);
/* Valid until the next change. */
void frond_patient_choices_get_words (FrondPatientChoices  *self,
                                      FrondPatientOwnWords *words);

G_END_DECLS
