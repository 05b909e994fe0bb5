/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A feed of rest and work with a gap, for tests of the live plot. */

#pragma once

#include <math.h>

#include "frond-live-plot.h"

#include "stage.h"

#define WIDTH  700
#define HEIGHT 240

static inline void
push (FrondLiveFeed *feed,
      guint          n)
{
  for (guint i = 0; i < n; i++) {
    guint64         at = frond_live_feed_get_n_columns (feed);
    double          time_s = at / 50.0;
    gboolean        gap = time_s > 14 && time_s < 15.5;
    double          value = fmod (time_s, 20) < 10 ? 2.6 + 0.4 * sin (5 * time_s) : 9 + sin (3 * time_s);
    FrondLiveColumn column = {
      gap ? NAN : (float) (0.95 * value), gap ? NAN : (float) (1.05 * value), fmod (time_s, 20) < 10 ? 4.0f : 8.0f, (gint16) (time_s / 10), 0, NAN
    };

    frond_live_feed_push (feed, &column);
  }
}

static inline FrondProgramme *
find_programme (void)
{
  g_autoptr (GListModel) programmes = frond_programme_list_built_in ();
  FrondProgramme *most = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);

    if (!most || frond_programme_get_n_phases (programme) > frond_programme_get_n_phases (most))
      g_set_object (&most, programme);
  }

  return most;
}
