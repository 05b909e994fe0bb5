/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *frond_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_day (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_time (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_day_and_time (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_measured (double value,
                               guint  n_decimals,
                               double noise_floor) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_measured_quantity (double      value,
                                        guint       n_decimals,
                                        double      noise_floor,
                                        const char *symbol) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_minutes (double seconds) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_length (double seconds) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_share (double percent) G_GNUC_WARN_UNUSED_RESULT;
char *frond_text_dup_quantity (double      value,
                               guint       n_decimals,
                               const char *symbol) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
