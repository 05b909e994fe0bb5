/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"

G_BEGIN_DECLS

/* Less room than for so long is said before a session begins. */
#define FROND_STORAGE_ENOUGH_S (2 * 3600.0)

char *frond_storage_describe_room (double room_s) G_GNUC_WARN_UNUSED_RESULT;
char *frond_storage_describe_trouble (const FrondLiveStatus *status) G_GNUC_WARN_UNUSED_RESULT;
char *frond_storage_describe_kept (const FrondLiveStatus *status) G_GNUC_WARN_UNUSED_RESULT;
char *frond_storage_describe_running (const FrondLiveStatus *status,
                                      gboolean               is_practice) G_GNUC_WARN_UNUSED_RESULT;
char *frond_storage_describe_saving (const FrondLiveStatus *status) G_GNUC_WARN_UNUSED_RESULT;
char *frond_storage_describe_outcome (const FrondLiveStatus *status,
                                      gboolean               is_complete) G_GNUC_WARN_UNUSED_RESULT;
char *frond_storage_describe_undiscarded (const FrondLiveStatus *status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
