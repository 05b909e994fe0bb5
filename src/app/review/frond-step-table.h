/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_STEP_TABLE (frond_step_table_get_type ())
G_DECLARE_FINAL_TYPE (FrondStepTable, frond_step_table, FROND, STEP_TABLE, AdwBin)

void frond_step_table_set_steps (FrondStepTable *self,
                                 const GArray   *steps,
                                 double          noise_floor);

G_END_DECLS
