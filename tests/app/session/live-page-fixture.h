/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-page.h"

/* The live page with a simulated patient. */
typedef struct {
  const char       *scenario; /* of the simulated patient; NULL: resting */
  gboolean          uses_abdomen;
  char             *folder;
  FrondVault       *vault;
  FrondLiveSession *session;
  FrondLivePage    *page;
  AdwWindow        *window;
  gboolean          is_connected;
  guint             n_finished;
  double            happened_s;
} LivePageFixture;

/* record: (nullable): anything for a session with a record, NULL for practice */
void live_page_fixture_set_up (LivePageFixture *fixture, gconstpointer record);
/* The same with another programme, for somebody whose resting level is 5 uV now. */
void            live_page_fixture_open (LivePageFixture *fixture, FrondProgramme *programme, double baseline, double speed, const char *record);
void            live_page_fixture_tear_down (LivePageFixture *fixture, gconstpointer unused);
FrondLiveStatus live_page_fixture_get_status (LivePageFixture *fixture);
FrondLiveState  live_page_fixture_get_state (LivePageFixture *fixture);
guint           live_page_fixture_count_marks (LivePageFixture *fixture);
/* For session_fixture_wait(). */
gboolean live_page_fixture_is_finished (gpointer fixture);
