/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-artefact.h"
#include "frond-channel.h"
#include "frond-exclusion.h"
#include "frond-filter.h"

G_BEGIN_DECLS

FrondArtefactSpec frond_artefact_spec_of_channel (const FrondChannel    *channel,
                                                  const FrondFilterSpec *filter,
                                                  double                 window_ms);
const char       *frond_artefact_get_reason (FrondArtefactKind kind);
void              frond_artefact_exclusions_add (GArray             *exclusions,
                                                 const FrondChannel *channel,
                                                 FrondArtefactSpec   spec,
                                                 const double       *raw,
                                                 const double       *filtered,
                                                 const double       *other,
                                                 gsize               n);
void              frond_artefact_exclusions_add_found (GArray                *exclusions,
                                                       const FrondChannel    *channel,
                                                       FrondArtefactDetector *detector);

G_END_DECLS
