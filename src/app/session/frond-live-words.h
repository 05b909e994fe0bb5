/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"

G_BEGIN_DECLS

/* The patient's pace */
gboolean          frond_live_words_is_patient_paced (const FrondPhase *phase);
const FrondPhase *frond_live_words_get_phase (FrondProgramme *programme,
                                              guint           index);
char             *frond_live_words_describe_so_far (const FrondEngineStatus *engine) G_GNUC_WARN_UNUSED_RESULT;
char             *frond_live_words_describe_next (FrondProgramme *programme,
                                                  guint           index) G_GNUC_WARN_UNUSED_RESULT;
char             *frond_live_words_describe_part (const FrondPhase *phase) G_GNUC_WARN_UNUSED_RESULT;

/* The abdomen */
const char *frond_live_words_describe_abdomen (const FrondLiveStatus *status,
                                               gboolean               has_abdomen);
const char *frond_live_words_name_abdomen (const FrondLiveStatus *status);
gboolean    frond_live_words_needs_abdomen (FrondProgramme *programme);

/* What the patient says, and how she is */
char    *frond_live_words_describe_rating (FrondRatingKind kind,
                                           double          value) G_GNUC_WARN_UNUSED_RESULT;
char    *frond_live_words_describe_noted (const FrondEvent *rating) G_GNUC_WARN_UNUSED_RESULT;
char    *frond_live_words_describe_taken_back (const FrondEvent *event) G_GNUC_WARN_UNUSED_RESULT;
gboolean frond_live_words_has_adaptive_goal (FrondProgramme *programme);
gboolean frond_live_words_is_patients_stop (GPtrArray *events);

G_END_DECLS
