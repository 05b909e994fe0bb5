/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-chain-profile.h"
#include "frond-channel.h"

G_BEGIN_DECLS

/* Where a sensor meets the body. */
typedef enum {
  FROND_PLACEMENT_PADS,  /* on the skin */
  FROND_PLACEMENT_PROBE, /* inside */
} FrondPlacementKind;

FrondPlacementKind frond_placement_kind_find (const FrondChainProfile *placement,
                                              FrondChannelKind         kind);

G_END_DECLS
