/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-programme-engine.h"

G_BEGIN_DECLS

/* What the meter has to say instead of a number, or about it. */
typedef enum {
  FROND_METER_MEASURING,
  FROND_METER_WAITING,    /* no signal: never show a frozen number */
  FROND_METER_TOO_STRONG, /* the input is clipped */
} FrondMeterState;

#define FROND_TYPE_METER (frond_meter_get_type ())
G_DECLARE_FINAL_TYPE (FrondMeter, frond_meter, FROND, METER, GtkWidget)

GtkWidget *frond_meter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_meter_set_value (FrondMeter *self,
                                  double      value);
double     frond_meter_get_value (FrondMeter *self);
void       frond_meter_set_unit (FrondMeter *self,
                                 const char *unit);
void       frond_meter_set_zone (FrondMeter        *self,
                                 FrondZone          zone,
                                 FrondGoalDirection direction);
void       frond_meter_set_edges (FrondMeter *self,
                                  double      lower,
                                  double      upper);
void       frond_meter_set_state (FrondMeter     *self,
                                  FrondMeterState state);
void       frond_meter_set_floor (FrondMeter *self,
                                  double      floor);
char      *frond_meter_get_text (FrondMeter *self) G_GNUC_WARN_UNUSED_RESULT;
char      *frond_meter_describe (FrondMeter *self) G_GNUC_WARN_UNUSED_RESULT;
double     frond_meter_get_text_size (FrondMeter *self);

G_END_DECLS
