/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-norm.h"

G_BEGIN_DECLS

typedef enum {
  FROND_NORM_MATCHES, /* measured the same way, as far as numbers go */
  FROND_NORM_UNKNOWN, /* nothing speaks against it, but not everything is known: for orientation only */
  FROND_NORM_DIFFERS, /* measured in another way: not to be shown beside the numbers */
} FrondNormMatch;

/* reason: (out) (transfer full) (nullable): why it is not a match, in words; NULL for a match */
FrondNormMatch frond_norm_match (FrondNorm               *self,
                                 const FrondChainProfile *chain,
                                 char                   **reason);

G_END_DECLS
