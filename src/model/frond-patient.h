/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FROND_TYPE_PATIENT (frond_patient_get_type ())
G_DECLARE_FINAL_TYPE (FrondPatient, frond_patient, FROND, PATIENT, GObject)

/**
 * FrondPatient:
 * @id: row in the vault, 0 before it was stored
 * @uuid: identity across vaults
 * @family_name: family name
 * @given_name: given names
 * @preferred_name: (nullable): what the patient wants to be called
 * @birth_date: (nullable): date of birth
 * @record_number: the clinic's number for the patient, unique in the vault
 * @created_at: when the record was opened, UTC
 * @removed_at: (nullable): when it was put into the bin, UTC
 *
 * A person in care. A value: whoever holds one does not change it, the repository hands out new ones.
 */
struct _FrondPatient {
  GObject parent_instance;

  gint64     id;
  char      *uuid;
  char      *family_name;
  char      *given_name;
  char      *preferred_name;
  GDate     *birth_date;
  char      *record_number;
  GDateTime *created_at;
  GDateTime *removed_at;
};

FrondPatient *frond_patient_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondPatient *frond_patient_copy (FrondPatient *self) G_GNUC_WARN_UNUSED_RESULT;

char *frond_patient_get_display_name (FrondPatient *self) G_GNUC_WARN_UNUSED_RESULT;
char *frond_patient_get_search_key (FrondPatient *self) G_GNUC_WARN_UNUSED_RESULT;
guint frond_patient_get_age (FrondPatient *self,
                             const GDate  *on);

G_END_DECLS
