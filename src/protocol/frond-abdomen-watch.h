/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme.h"

G_BEGIN_DECLS

/* What the abdomen does while it should be quiet, or while the pelvic floor is to widen. */
typedef struct {
  guint64  dwell;
  gboolean widens; /* the phase asks to widen */
  double   limit;  /* NAN where it does not matter or is not known */

  guint64  bad_for; /* samples in a row */
  gboolean is_quiet;
  gboolean is_flagged;
  gboolean may_reach; /* whether this sample can be a success */
  gboolean is_known;  /* whether that can be said */
} FrondAbdomenWatch;

void     frond_abdomen_watch_init (FrondAbdomenWatch *self,
                                   double             rate_hz);
gboolean frond_abdomen_watch_matters (const FrondPhase *phase);
void     frond_abdomen_watch_begin (FrondAbdomenWatch *self,
                                    const FrondPhase  *phase,
                                    double             limit);
gboolean frond_abdomen_watch_push (FrondAbdomenWatch *self,
                                   double             value,
                                   double             abdomen);
gboolean frond_abdomen_watch_forget (FrondAbdomenWatch *self);

G_END_DECLS
