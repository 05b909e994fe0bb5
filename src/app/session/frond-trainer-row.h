/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-trainer.h"

G_BEGIN_DECLS

#define FROND_TYPE_TRAINER_ROW (frond_trainer_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondTrainerRow, frond_trainer_row, FROND, TRAINER_ROW, AdwBin)

/* Signal "said" (int size, int FrondTrainerHand): which trainer, and who inserts it. */
/* proposed: (nullable): what to point at; nothing is taken for granted of it. Asked again, it asks no more. */
void     frond_trainer_row_ask (FrondTrainerRow    *self,
                                const FrondTrainer *proposed);
void     frond_trainer_row_close (FrondTrainerRow *self);
gboolean frond_trainer_row_is_open (FrondTrainerRow *self);
void     frond_trainer_row_take_digit (FrondTrainerRow *self,
                                       guint            digit);

G_END_DECLS
