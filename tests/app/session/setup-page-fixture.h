/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-setup-page.h"

G_BEGIN_DECLS

/* The signal check and the baseline want seconds of signal, not of life. */
#define SETUP_PAGE_FIXTURE_SPEED 20.0

/* The set-up of a session, with somebody in a vault of their own. */
typedef struct {
  char           *folder;
  FrondVault     *vault;
  FrondPatient   *patient;
  FrondSetupPage *page;
  AdwWindow      *window;
  guint           n_begun;
} SetupPageFixture;

void setup_page_fixture_set_up (SetupPageFixture *fixture, gconstpointer unused);
void setup_page_fixture_tear_down (SetupPageFixture *fixture, gconstpointer unused);
void setup_page_fixture_open (SetupPageFixture *fixture, gboolean is_practice);
void setup_page_fixture_close (SetupPageFixture *fixture);
/* A whole first session: its resting level is measured, or level unless that is NAN. */
void setup_page_fixture_run_first (SetupPageFixture *fixture, double level);
/* Ends what was begun, and closes the page. */
void setup_page_fixture_run_and_end (SetupPageFixture *fixture);

/* What hands do. */
void setup_page_fixture_connect (SetupPageFixture *fixture, const char *scenario);
void setup_page_fixture_choose (SetupPageFixture *fixture, FrondEndpoint *endpoint);
void setup_page_fixture_press (SetupPageFixture *fixture, const char *action);
void setup_page_fixture_confirm (SetupPageFixture *fixture);
void setup_page_fixture_write_placement (SetupPageFixture *fixture, const char *electrode);

/* What there is. */
FrondLiveSession *setup_page_fixture_get_session (SetupPageFixture *fixture);
FrondLiveStatus   setup_page_fixture_get_status (SetupPageFixture *fixture);
GtkWidget        *setup_page_fixture_find (SetupPageFixture *fixture, GType type);
guint             setup_page_fixture_count_sessions (SetupPageFixture *fixture);
/* For session_fixture_wait(). */
gboolean setup_page_fixture_is_rated (gpointer fixture);
gboolean setup_page_fixture_can_begin (gpointer fixture);
gboolean setup_page_fixture_has_baseline (gpointer fixture);

G_END_DECLS
