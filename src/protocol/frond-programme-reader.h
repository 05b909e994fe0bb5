/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-private.h"
#include "frond-reader.h"

G_BEGIN_DECLS

#define FROND_PROGRAMME_MAX_DURATION_S 10800.0

gboolean frond_reader_phase (FrondReader *self,
                             JsonObject  *object,
                             FrondPhase  *phase);
gboolean frond_reader_goal (FrondReader *self,
                            JsonObject  *object,
                            FrondPhase  *phase);

JsonNode *frond_programme_parse (const char *json,
                                 gsize       length,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
