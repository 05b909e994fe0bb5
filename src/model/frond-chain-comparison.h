/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-chain-profile.h"

G_BEGIN_DECLS

/* In order of weight. */
typedef enum {
  FROND_CHAIN_WORTH_KNOWING, /* numbers may still stand on one line */
  FROND_CHAIN_BREAKS_REST,   /* resting levels may not; contractions change little (clinical.md 2.6) */
  FROND_CHAIN_BREAKS_ALL,    /* no numbers may */
} FrondChainWeight;

/**
 * FrondChainDifference:
 * @weight: what it means for numbers; both FROND_CHAIN_BREAKS_… block a comparison
 * @text: in words, for instance "Electrode: Periform, last time Femiscan"
 * @reason: what it was, as a part of a sentence: "the electrode lies deeper"
 * @mark: the same in two words, for where a trend breaks: "Other depth"
 *
 * One thing in which two chains differ.
 */
typedef struct {
  FrondChainWeight weight;
  char            *text;
  const char      *reason;
  const char      *mark;
} FrondChainDifference;

void frond_chain_difference_free (FrondChainDifference *self);

/* (element-type FrondChainDifference): the heaviest first; empty where both are alike. */
GPtrArray *frond_chain_profile_compare (const FrondChainProfile *self,
                                        const FrondChainProfile *last) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable): the first that blocks a comparison. */
const FrondChainDifference *frond_chain_differences_find_break (const GPtrArray *differences);
/* (nullable): "Resting levels cannot be compared with last time: the electrode lies deeper."; NULL where nothing blocks. */
char *frond_chain_differences_dup_warning (const GPtrArray *differences) G_GNUC_WARN_UNUSED_RESULT;
/* All of them in words, a line each. */
char *frond_chain_differences_dup_texts (const GPtrArray *differences) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
