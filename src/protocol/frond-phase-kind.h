/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words for FrondPhaseKind in programmes and in CSV, in its order, ended by NULL. */
extern const char *const frond_phase_kind_names[];

G_END_DECLS
