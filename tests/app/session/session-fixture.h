/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

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
GtkWidget *session_fixture_find (GtkWidget *below,
                                 GType      type,
                                 guint      n);
GtkWidget *session_fixture_find_button (GtkWidget  *below,
                                        const char *label);
void       session_fixture_assert_named (GtkWidget *below);

G_END_DECLS
