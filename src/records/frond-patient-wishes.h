/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-vault.h"

G_BEGIN_DECLS

/* What a patient wants her own window to show and to say: short texts by key ("picture", "word.body"). What she says of her body is as much
 * hers as a note is: it is in the encrypted database, and the audit never repeats it. */

/* (transfer full) (element-type utf8 utf8): all of them; empty where nobody asked yet */
GHashTable *frond_patient_wishes_get (FrondVault *vault,
                                      gint64      patient_id,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* value: (nullable): NULL and "" forget it. What is as it was is neither stored nor audited again. */
gboolean frond_patient_wishes_set (FrondVault *vault,
                                   gint64      patient_id,
                                   const char *key,
                                   const char *value,
                                   GError    **error);

G_END_DECLS
