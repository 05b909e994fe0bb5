/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-draft.h"

G_BEGIN_DECLS

/* Changes that bring others with them, as one thing to undo. */
void frond_phase_form_change_choice (FrondProgrammeDraft *draft,
                                     guint                number,
                                     const char          *path,
                                     const char          *value);
void frond_phase_form_change_points (FrondProgrammeDraft *draft,
                                     guint                number,
                                     const char          *text);

G_END_DECLS
