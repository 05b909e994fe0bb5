/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app-fixture.h"
#include "frond-application.h"
#include "frond-window.h"

/* The whole window on an empty folder. */
typedef struct {
  char             *folder;
  FrondApplication *application;
  FrondWindow      *window; /* NULL, or a test sets it to NULL, when it is gone */
} WindowFixture;

FrondVaultService *window_fixture_get_service (WindowFixture *self);
/* Registers the process' one application and presents nothing. */
void        window_fixture_prepare (WindowFixture *self);
void        window_fixture_set_up (WindowFixture *self,
                                   gconstpointer  unused);
void        window_fixture_tear_down (WindowFixture *self,
                                      gconstpointer  unused);
FrondVault *window_fixture_create_vault (WindowFixture *self);
void        window_fixture_unlock (WindowFixture *self);

AdwNavigationPage *window_fixture_get_page (WindowFixture *self);
GtkWidget         *window_fixture_get_dialog (WindowFixture *self);

/* For app_wait(). */
gboolean window_fixture_is_open (gpointer service);
gboolean window_fixture_is_mapped (gpointer widget);
