/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *frond_json_find_twin (const char *json,
                            gsize       length,
                            char      **place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
