/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv frond_serial_ports_list (const char *extra) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
