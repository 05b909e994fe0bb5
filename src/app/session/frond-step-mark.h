/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  FROND_STEP_TO_DO,
  FROND_STEP_BUSY,
  FROND_STEP_DONE,
  FROND_STEP_WARNING,
} FrondStep;

#define FROND_TYPE_STEP_MARK (frond_step_mark_get_type ())
G_DECLARE_FINAL_TYPE (FrondStepMark, frond_step_mark, FROND, STEP_MARK, GtkWidget)

GtkWidget *frond_step_mark_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondStep  frond_step_mark_get_step (FrondStepMark *self);
void       frond_step_mark_set_step (FrondStepMark *self,
                                     FrondStep      step);

G_END_DECLS
