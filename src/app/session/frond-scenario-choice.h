/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-endpoint.h"

G_BEGIN_DECLS

/* What the simulated patient can be asked to do, in order. */
GListModel    *frond_scenario_choice_list (void) G_GNUC_WARN_UNUSED_RESULT;
guint          frond_scenario_choice_find (const char *path);
FrondEndpoint *frond_scenario_choice_create_endpoint (guint position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
