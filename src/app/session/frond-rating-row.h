/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-event.h"

G_BEGIN_DECLS

#define FROND_TYPE_RATING_ROW (frond_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondRatingRow, frond_rating_row, FROND, RATING_ROW, AdwBin)

/* Signals: "rated" (int FrondRatingKind, double value), and "closed": nothing is asked any more. */
void     frond_rating_row_ask (FrondRatingRow *self);
void     frond_rating_row_close (FrondRatingRow *self);
gboolean frond_rating_row_is_open (FrondRatingRow *self);
void     frond_rating_row_take_digit (FrondRatingRow *self,
                                      guint           digit);

G_END_DECLS
