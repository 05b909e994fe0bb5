/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words for FrondProgrammeCategory in programmes, in its order, ended by NULL. */
extern const char *const frond_programme_category_names[];

G_END_DECLS
