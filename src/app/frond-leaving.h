/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-review-page.h"

G_BEGIN_DECLS

gboolean frond_leaving_ask (AdwNavigationView  *pages,
                            FrondNotePanelLeave leave,
                            gpointer            leaver);
gboolean frond_leaving_is_without_loss (AdwNavigationView *pages);

G_END_DECLS
