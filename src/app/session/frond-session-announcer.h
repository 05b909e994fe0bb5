/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

/**
 * FrondSessionAnnouncer:
 *
 * What was last said to somebody who does not look at the screen. Start it with frond_session_announcer_start().
 */
typedef struct {
  gboolean       is_practice;
  FrondLiveState state;
  guint          phase_index;
  gboolean       lost;
  gboolean       is_waiting;
  FrondZone      zone;
  double         zone_said_s;
  double         said_s;
} FrondSessionAnnouncer;

void  frond_session_announcer_start (FrondSessionAnnouncer *self,
                                     gboolean               is_practice);
char *frond_session_announcer_next (FrondSessionAnnouncer             *self,
                                    const FrondLiveStatus             *status,
                                    FrondProgramme                    *programme,
                                    double                             now_s,
                                    GtkAccessibleAnnouncementPriority *priority) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
