/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a stretch does not count: words that never change, for files and scripts. What people read is frond_exclusion_get_word(). */
#define FROND_EXCLUSION_GAP        "gap"
#define FROND_EXCLUSION_PAUSED     "paused"
#define FROND_EXCLUSION_SETTLING   "settling"
#define FROND_EXCLUSION_CONTACT    "contact"
#define FROND_EXCLUSION_HUM        "hum"
#define FROND_EXCLUSION_CLIPPED    "clipped"
#define FROND_EXCLUSION_MOTION     "motion"
#define FROND_EXCLUSION_ECG        "ecg"
#define FROND_EXCLUSION_CROSS_TALK "cross-talk"
#define FROND_EXCLUSION_COUGH      "cough" /* by the therapist, as those below */
#define FROND_EXCLUSION_TALKING    "talking"
#define FROND_EXCLUSION_TASK       "task"   /* something else was done than was asked for */
#define FROND_EXCLUSION_JUDGED     "judged" /* for a reason in her own words, or without one */

/**
 * FrondExclusion:
 * @first_sample: where
 * @n_samples: how long
 * @reason: a word that is never freed: one of the above, or what a table of segments brought along
 *
 * A stretch of a recording that does not count.
 */
typedef struct {
  guint64     first_sample;
  guint64     n_samples;
  const char *reason;
} FrondExclusion;

const char *frond_exclusion_get_word (const FrondExclusion *self);
gboolean    frond_exclusion_can_be_overruled (const FrondExclusion *self);
GArray     *frond_exclusions_apply_overrules (const GArray    *exclusions,
                                              const GPtrArray *events) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
