/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-event.h"
#include "frond-programme.h"

G_BEGIN_DECLS

char *frond_event_words_describe (const FrondEvent *event,
                                  FrondProgramme   *programme,
                                  double            rate_hz) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
