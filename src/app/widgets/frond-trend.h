/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FROND_TYPE_TREND (frond_trend_get_type ())
G_DECLARE_FINAL_TYPE (FrondTrend, frond_trend, FROND, TREND, GtkWidget)

/* Signals: "selected" (int: somebody looks at this point, -1 for none), "activated" (uint: somebody wants more of it). */
GtkWidget *frond_trend_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_trend_clear (FrondTrend *self);
void       frond_trend_add (FrondTrend *self,
                            double      before,
                            double      after,
                            const char *label,
                            const char *mark,
                            const char *words);
int        frond_trend_get_selected (FrondTrend *self);

G_END_DECLS
