/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-draft.h"

G_BEGIN_DECLS

/* "Any signal", "EMG", … */
const char *frond_programme_describe_signals (FrondDraftSignals signals);
/* One that does not say is for letting go. */
FrondProgrammeCategory frond_programme_get_draft_category (FrondProgrammeDraft *draft);
/* (transfer full): "Letting go · EMG · abdomen quiet" */
char *frond_programme_describe_place (FrondProgrammeDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): "1 Cough · 3 Moved" */
char *frond_programme_describe_markers (FrondProgrammeDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
