/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"
#include "frond-trainer.h"

G_BEGIN_DECLS

#define FROND_TYPE_STEP_BAR (frond_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (FrondStepBar, frond_step_bar, FROND, STEP_BAR, AdwBin)

/* Its buttons use the actions "session.next-phase", "session.leave-out" and "session.ask-trainer" of the page around it. */
gboolean frond_step_bar_refresh (FrondStepBar          *self,
                                 const FrondLiveStatus *status,
                                 FrondProgramme        *programme);
void     frond_step_bar_show_trainer (FrondStepBar       *self,
                                      const FrondTrainer *said);

G_END_DECLS
