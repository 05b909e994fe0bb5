/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"

G_BEGIN_DECLS

/* What the tests of the live session's files share: a session of a patient in a vault of its own, and patience without a fixed time. */
typedef struct {
  char             *folder;
  FrondVault       *vault;
  FrondPatient     *patient;
  FrondLiveSession *session;
  GMainLoop        *loop; /* quits when the session has ended */
  guint             n_events[FROND_EVENT_TRAINER + 1];
} LiveFixture;

void live_fixture_set_up (LiveFixture  *fixture,
                          gconstpointer is_practice);
void live_fixture_tear_down (LiveFixture  *fixture,
                             gconstpointer is_practice);
/* Lets go of the session, which has to go away then. */
void            live_fixture_close_session (LiveFixture *fixture);
void            live_fixture_connect_sensor (LiveFixture *fixture,
                                             const char  *scenario,
                                             double       speed);
FrondLiveStatus live_fixture_get_status (LiveFixture *fixture);
void            live_fixture_wait_until_recorded (LiveFixture *fixture,
                                                  double       seconds);
void            live_fixture_begin (LiveFixture *fixture,
                                    const char  *programme_id);
/* A patient at rest, connected and recorded with "quick-look" until there is so much of her. */
void live_fixture_record (LiveFixture *fixture,
                          double       speed,
                          double       seconds);
/* Until the status says why nothing is stored. */
void live_fixture_wait_for_storage_error (LiveFixture *fixture);

#define LIVE_FIXTURE_ADD(path, data, function) \
  g_test_add (path, LiveFixture, data, live_fixture_set_up, function, live_fixture_tear_down)

G_END_DECLS
