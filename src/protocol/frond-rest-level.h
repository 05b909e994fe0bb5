/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With less valid signal than this there is no level. */
#define FROND_REST_LEVEL_ENOUGH_S 5.0

/* The median of the rest that was last: what adaptive goals start from. */
typedef struct {
  double  rate_hz;
  GArray *values; /* of double: every stride-th valid sample */
  guint64 stride;
  guint64 n_valid;
} FrondRestLevel;

void   frond_rest_level_init (FrondRestLevel *self,
                              double          rate_hz);
void   frond_rest_level_clear (FrondRestLevel *self);
void   frond_rest_level_begin (FrondRestLevel *self,
                               guint64         n_samples);
void   frond_rest_level_push (FrondRestLevel *self,
                              double          value);
double frond_rest_level_get (const FrondRestLevel *self);

G_END_DECLS
