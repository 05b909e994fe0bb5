/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-placement-kind.h"

G_BEGIN_DECLS

#define FROND_TYPE_PLACEMENT_GUIDE (frond_placement_guide_get_type ())
G_DECLARE_FINAL_TYPE (FrondPlacementGuide, frond_placement_guide, FROND, PLACEMENT_GUIDE, AdwPreferencesRow)

void frond_placement_guide_show (FrondPlacementGuide *self,
                                 FrondPlacementKind   where,
                                 gboolean             is_pressure,
                                 gboolean             has_abdomen);

G_END_DECLS
