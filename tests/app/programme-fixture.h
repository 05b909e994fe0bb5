/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app-fixture.h"
#include "frond-programme-copy.h"
#include "frond-programme-draft.h"

/* A vault, and a window with pages and toasts, as the real one has. */
typedef struct {
  char              *folder;
  FrondVaultService *service;
  FrondVault        *vault;
  GtkWidget         *window;
  AdwNavigationView *pages;
} ProgrammeFixture;

void programme_fixture_set_up (ProgrammeFixture *self,
                               gconstpointer     unused);
void programme_fixture_tear_down (ProgrammeFixture *self,
                                  gconstpointer     unused);
/* Shows a page above all others and waits for it. */
void       programme_fixture_push (ProgrammeFixture  *self,
                                   AdwNavigationPage *page);
GtkWidget *programme_fixture_get_page (ProgrammeFixture *self);

/* A copy of an original, a draft. */
FrondProgrammeCopy *programme_fixture_make_copy (ProgrammeFixture *self);
FrondProgrammeCopy *programme_fixture_get_copy (ProgrammeFixture *self,
                                                gint64            id);
