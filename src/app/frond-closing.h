/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct FrondClosing FrondClosing;

FrondClosing *frond_closing_new (GtkWindow         *window,
                                 AdwNavigationView *pages);
void          frond_closing_free (FrondClosing *self);
gboolean      frond_closing_request (FrondClosing *self);
gboolean      frond_closing_is_session_running (FrondClosing *self);
void          frond_closing_set_session_running (FrondClosing *self,
                                                 gboolean      running);
void          frond_closing_present_first (FrondClosing *self,
                                           AdwDialog    *dialog);
gboolean      frond_closing_is_first (FrondClosing *self,
                                      AdwDialog    *dialog);
void          frond_closing_hold (FrondClosing *self);
void          frond_closing_release (FrondClosing *self);
gboolean      frond_closing_is_held (FrondClosing *self);
gboolean      frond_closing_is_wanted (FrondClosing *self);

G_END_DECLS
