/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-copy.h"
#include "frond-programme-draft.h"

G_BEGIN_DECLS

const char *frond_programme_describe_kind (const char *kind);
/* (transfer full): "At most 80 % of the resting level", "" for a phase without a goal */
char *frond_programme_describe_goal (FrondDraftRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): a row in a line: "Work · 10 s · At least 5" */
char *frond_programme_describe_row (FrondDraftRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): what a row is called */
char *frond_programme_dup_row_title (FrondDraftRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): "Seconds: a number from 0.5 to 10800 is needed" */
char *frond_programme_describe_problem (const FrondDraftProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): a curve's points as somebody types them, "0: 40; 5: 60", and back; NULL where they cannot be read */
char     *frond_programme_dup_points (FrondDraftRow *row) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *frond_programme_parse_points (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): a new phase of a kind or, for "repeat", a repeat, with words that can stay */
JsonObject *frond_programme_make_fields (const char *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
