/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_REST_TREND (frond_rest_trend_get_type ())
G_DECLARE_FINAL_TYPE (FrondRestTrend, frond_rest_trend, FROND, REST_TREND, AdwPreferencesGroup)

/* Signal "session-activated" (FrondSessionRecord). sessions: (nullable), of FrondSessionRecord, newest first. */
void frond_rest_trend_set_sessions (FrondRestTrend *self,
                                    GListModel     *sessions);

G_END_DECLS
