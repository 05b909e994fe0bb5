/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-draft.h"

G_BEGIN_DECLS

#define FROND_TYPE_PHASE_FORM (frond_phase_form_get_type ())
G_DECLARE_FINAL_TYPE (FrondPhaseForm, frond_phase_form, FROND, PHASE_FORM, AdwBin)

/* Everything about one row of a draft. Its buttons activate the actions "draft.up" and so on of the page around it. */
GtkWidget *frond_phase_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_phase_form_set_draft (FrondPhaseForm      *self,
                                       FrondProgrammeDraft *draft);
/* number: 0 for none */
void frond_phase_form_show (FrondPhaseForm *self,
                            guint           number);

G_END_DECLS
