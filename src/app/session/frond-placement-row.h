/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-chain-profile.h"

G_BEGIN_DECLS

#define FROND_TYPE_PLACEMENT_ROW (frond_placement_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondPlacementRow, frond_placement_row, FROND, PLACEMENT_ROW, AdwExpanderRow)

/* Signal "changed": somebody wrote something else. */
void        frond_placement_row_take_over (FrondPlacementRow       *self,
                                           const FrondChainProfile *last);
const char *frond_placement_row_get_electrode (FrondPlacementRow *self);
const char *frond_placement_row_get_site (FrondPlacementRow *self);
const char *frond_placement_row_get_position (FrondPlacementRow *self);

G_END_DECLS
