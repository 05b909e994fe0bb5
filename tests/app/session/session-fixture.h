/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* What the tests of the session's pages share: a window to be in, patience without a fixed time, and fingers. */
typedef gboolean (*SessionCondition) (gpointer data);

AdwWindow *session_fixture_show (AdwNavigationPage *page) G_GNUC_WARN_UNUSED_RESULT;
void       session_fixture_wait (SessionCondition condition,
                                 gpointer         data);
void       session_fixture_settle (void);
gboolean   session_fixture_press (AdwWindow      *window,
                                  guint           keyval,
                                  GdkModifierType state);
gboolean   session_fixture_hold (AdwWindow      *window,
                                 guint           keyval,
                                 GdkModifierType state);
void       session_fixture_let_go (AdwWindow      *window,
                                   guint           keyval,
                                   GdkModifierType state);
GtkWidget *session_fixture_find (GtkWidget *below,
                                 GType      type,
                                 guint      n);
GtkWidget *session_fixture_find_button (GtkWidget  *below,
                                        const char *label);
GtkWidget *session_fixture_find_icon (GtkWidget  *below,
                                      const char *icon_name);
gboolean   session_fixture_shows (GtkWidget  *below,
                                  const char *part);
void       session_fixture_assert_named (GtkWidget *below);

/* A vault in a folder of its own, and somebody in it. */
FrondVault   *session_fixture_make_vault (char **folder) G_GNUC_WARN_UNUSED_RESULT;
FrondPatient *session_fixture_add_patient (FrondVault *vault) G_GNUC_WARN_UNUSED_RESULT;
void          session_fixture_remove_folder (char *folder);

G_END_DECLS
