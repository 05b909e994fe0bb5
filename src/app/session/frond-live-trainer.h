/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-trainer.h"

G_BEGIN_DECLS

gboolean     frond_live_trainer_is_offered (FrondProgramme *programme,
                                            guint           phase_index);
FrondTrainer frond_live_trainer_get_said (GPtrArray      *events,
                                          FrondProgramme *programme);
FrondTrainer frond_live_trainer_propose (GPtrArray          *events,
                                         const FrondTrainer *last_time);

G_END_DECLS
