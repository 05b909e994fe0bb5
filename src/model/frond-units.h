/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *frond_units_get_symbol (const char *unit);

G_END_DECLS
