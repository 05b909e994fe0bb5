/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-chain-profile.h"

G_BEGIN_DECLS

#define FROND_TYPE_CHAIN_ROW (frond_chain_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondChainRow, frond_chain_row, FROND, CHAIN_ROW, AdwActionRow)

void frond_chain_row_compare (FrondChainRow           *self,
                              const FrondChainProfile *now,
                              const FrondChainProfile *last);

G_END_DECLS
