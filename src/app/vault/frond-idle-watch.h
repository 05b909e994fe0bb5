/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FROND_TYPE_IDLE_WATCH (frond_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (FrondIdleWatch, frond_idle_watch, FROND, IDLE_WATCH, GObject)

FrondIdleWatch *frond_idle_watch_new (GtkWidget *widget,
                                      guint      limit_ms) G_GNUC_WARN_UNUSED_RESULT;
void            frond_idle_watch_start (FrondIdleWatch *self);
void            frond_idle_watch_put_off (FrondIdleWatch *self);
void            frond_idle_watch_stop (FrondIdleWatch *self);

G_END_DECLS
