/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Answers whether the keys act now; else only Escape is kept from doing anything and the full screen may change. */
typedef gboolean (*FrondSessionGuardIsRunning) (GtkWidget *page);

/* Answers whether digits are an answer now and not a marker: then they come as "session.answer", also while the other keys do not act. */
typedef gboolean (*FrondSessionGuardTakesDigits) (GtkWidget *page);

/* Answers whether a curtain is over the page: then every key but Escape comes as "session.curtain". */
typedef gboolean (*FrondSessionGuardIsCovered) (GtkWidget *page);

typedef struct _FrondSessionGuard FrondSessionGuard;

FrondSessionGuard *frond_session_guard_new (GtkWidget                   *page,
                                            FrondSessionGuardIsRunning   is_running,
                                            FrondSessionGuardTakesDigits takes_digits,
                                            FrondSessionGuardIsCovered   is_covered) G_GNUC_WARN_UNUSED_RESULT;
void               frond_session_guard_free (FrondSessionGuard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondSessionGuard, frond_session_guard_free)

G_END_DECLS
