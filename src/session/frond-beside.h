/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-column-builder.h"
#include "frond-conditioner.h"

G_BEGIN_DECLS

/* With the shown channel that is as many as eyes can follow. */
#define FROND_BESIDE_MOST 3

/* The channels beside the one that is judged: each has a conditioner and a feed of its own. The sensor's thread works on it; a feed may be read
 * by the screen's. */
typedef struct _FrondBeside FrondBeside;

FrondBeside *frond_beside_new (GPtrArray *channels,
                               guint      shown,
                               int        abdomen,
                               double     rate_hz) G_GNUC_WARN_UNUSED_RESULT;
void         frond_beside_free (FrondBeside *self);
void         frond_beside_begin (FrondBeside *self);
void         frond_beside_forget (FrondBeside *self);
void         frond_beside_process (FrondBeside      *self,
                                   const FrondBlock *block);
void         frond_beside_feed (FrondBeside      *self,
                                const FrondBlock *block,
                                guint64           first,
                                guint             n,
                                int               phase);

guint             frond_beside_get_n (const FrondBeside *self);
FrondConditioner *frond_beside_get_conditioner (const FrondBeside *self,
                                                guint              i);
FrondLiveFeed    *frond_beside_get_feed (const FrondBeside *self,
                                         guint              i);
/* (nullable): of the abdomen. */
FrondConditioner *frond_beside_get_abdomen (const FrondBeside *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondBeside, frond_beside_free)

G_END_DECLS
