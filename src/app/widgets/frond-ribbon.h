/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-programme.h"

G_BEGIN_DECLS

#define FROND_TYPE_RIBBON (frond_ribbon_get_type ())
G_DECLARE_FINAL_TYPE (FrondRibbon, frond_ribbon, FROND, RIBBON, GtkWidget)

GtkWidget *frond_ribbon_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_ribbon_set_programme (FrondRibbon    *self,
                                       FrondProgramme *programme);
void       frond_ribbon_set_position (FrondRibbon *self,
                                      double       position_s);
double     frond_ribbon_get_position (FrondRibbon *self);

G_END_DECLS
