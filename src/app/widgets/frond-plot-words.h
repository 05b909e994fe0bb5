/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-engine.h"

G_BEGIN_DECLS

char       *frond_plot_words_describe_value (double      value,
                                             const char *unit) G_GNUC_WARN_UNUSED_RESULT;
char       *frond_plot_words_describe_time (double time_s) G_GNUC_WARN_UNUSED_RESULT;
const char *frond_plot_words_describe_zone (FrondZone          zone,
                                            FrondGoalDirection direction);
const char *frond_plot_words_describe_between (FrondZone zone,
                                               double    value,
                                               double    lower,
                                               double    upper);
FrondZone   frond_plot_words_find_between (double value,
                                           double lower,
                                           double upper);
FrondZone   frond_plot_words_find_zone (double             value,
                                        double             goal,
                                        FrondGoalDirection direction);

G_END_DECLS
