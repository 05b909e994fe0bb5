/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the live trace hatches. */
GArray *frond_live_left_out_make_bands (const GArray *exclusions,
                                        double        rate_hz) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
