/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FrondExclusion:
 * @first_sample: where
 * @n_samples: how long
 * @reason: a word that is never freed: "gap", "clipped", "paused"
 *
 * A stretch of a recording that does not count.
 */
typedef struct {
  guint64     first_sample;
  guint64     n_samples;
  const char *reason;
} FrondExclusion;

const char *frond_exclusion_get_word (const FrondExclusion *self);

G_END_DECLS
