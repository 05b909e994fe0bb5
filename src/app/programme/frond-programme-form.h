/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-draft.h"

G_BEGIN_DECLS

#define FROND_TYPE_PROGRAMME_FORM (frond_programme_form_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgrammeForm, frond_programme_form, FROND, PROGRAMME_FORM, AdwPreferencesGroup)

/* What belongs to a programme as a whole: its name, what it is for, where it is listed, its signals and what the keys mark. */
GtkWidget *frond_programme_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_programme_form_set_draft (FrondProgrammeForm  *self,
                                           FrondProgrammeDraft *draft);

G_END_DECLS
