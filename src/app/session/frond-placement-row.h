/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-placement-kind.h"
#include "frond-patient.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_PLACEMENT_ROW (frond_placement_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondPlacementRow, frond_placement_row, FROND, PLACEMENT_ROW, AdwExpanderRow)

/* Signal "changed": something else stands there. */
void frond_placement_row_take_over (FrondPlacementRow       *self,
                                    const FrondChainProfile *last);
/* As of that patient's last session with that sensor. */
void frond_placement_row_take_over_from_sensor (FrondPlacementRow *self,
                                                FrondVault        *vault,
                                                FrondPatient      *patient,
                                                const char        *sensor);
/* (transfer full): a chain that has only a placement; see frond_chain_profile_set_placement(). */
FrondChainProfile *frond_placement_row_dup_placement (FrondPlacementRow *self) G_GNUC_WARN_UNUSED_RESULT;

void     frond_placement_row_show_where (FrondPlacementRow *self,
                                         FrondPlacementKind where,
                                         gboolean           is_pressure,
                                         gboolean           has_abdomen);
gboolean frond_placement_row_is_written (FrondPlacementRow *self);

G_END_DECLS
