/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-trainer.h"
#include "frond-vault.h"

G_BEGIN_DECLS

FrondTrainer frond_session_trainer_find_last (FrondVault *vault,
                                              gint64      patient_id,
                                              gint64      before_id);

G_END_DECLS
