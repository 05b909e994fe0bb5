/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void frondctl_json_number (JsonBuilder *builder,
                           const char  *name,
                           double       value);
void frondctl_json_integer (JsonBuilder *builder,
                            const char  *name,
                            gint64       value);
void frondctl_json_string (JsonBuilder *builder,
                           const char  *name,
                           const char  *value);
void frondctl_json_time (JsonBuilder *builder,
                         const char  *name,
                         GDateTime   *value);
void frondctl_json_print (JsonBuilder *builder);

G_END_DECLS
