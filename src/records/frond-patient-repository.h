/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* Patients of a vault, removed ones left out. The model is kept up to date by the functions below. (transfer none): FrondPatient */
GListModel   *frond_patient_repository_get_model (FrondVault *vault);
FrondPatient *frond_patient_repository_get (FrondVault *vault,
                                            gint64      id,
                                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
FrondPatient *frond_patient_repository_find_number (FrondVault *vault,
                                                    const char *record_number,
                                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Inserts (id 0) or updates; answers the stored patient. An empty record number gets the next free one; one in use is FROND_ERROR_EXISTS.
 * A new record is opened now, or at its created_at. */
FrondPatient *frond_patient_repository_save (FrondVault   *vault,
                                             FrondPatient *patient,
                                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* Into the bin, and back. */
gboolean frond_patient_repository_remove (FrondVault *vault,
                                          gint64      id,
                                          GError    **error);
gboolean frond_patient_repository_restore (FrondVault *vault,
                                           gint64      id,
                                           GError    **error);

G_END_DECLS
