/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_LIVE_PAGE (frond_live_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondLivePage, frond_live_page, FROND, LIVE_PAGE, AdwNavigationPage)

/* Signal "finished" (boolean: whether the recording was thrown away): the session is over. */
FrondLivePage    *frond_live_page_new (FrondLiveSession *session) G_GNUC_WARN_UNUSED_RESULT;
FrondLiveSession *frond_live_page_get_session (FrondLivePage *self);

G_END_DECLS
