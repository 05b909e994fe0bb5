/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

const char *announcements_get_last (void);
guint       announcements_get_n (void);
