/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint frond_report_digits (double largest);
char *frond_report_number (double value,
                           guint  digits) G_GNUC_WARN_UNUSED_RESULT;
char *frond_report_level (double value,
                          guint  digits,
                          double noise_floor) G_GNUC_WARN_UNUSED_RESULT;
char *frond_report_time (double   seconds,
                         gboolean censored) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
