/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the files of the meter only. */

#pragma once

#include "frond-meter.h"
#include "frond-plot-palette.h"

G_BEGIN_DECLS

struct _FrondMeter {
  GtkWidget parent_instance;

  /* Owned state */
  double             value;
  double             floor;
  char              *unit;
  FrondZone          zone;
  FrondGoalDirection direction;
  double             goal;
  double             goal_upper;
  FrondMeterState    state;
  FrondPlotPalette   palette;
  char              *spoken;
  gint64             spoken_at;

  /* Ids */
  guint speak_id;
};

gboolean    frond_meter_has_number (FrondMeter *self);
const char *frond_meter_get_zone_word (FrondMeter *self);
const char *frond_meter_get_zone_icon (FrondMeter *self);
char       *frond_meter_dup_edges (FrondMeter *self) G_GNUC_WARN_UNUSED_RESULT;
void        frond_meter_measure (GtkWidget     *widget,
                                 GtkOrientation orientation,
                                 int            for_size,
                                 int           *minimum,
                                 int           *natural,
                                 int           *minimum_baseline,
                                 int           *natural_baseline);
void        frond_meter_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot);

G_END_DECLS
