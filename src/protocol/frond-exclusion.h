/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FrondExclusion:
 * @first_sample: where
 * @n_samples: how long
 * @reason: a word that is never freed: one of those that frond_exclusion_get_word() knows, or one that a
 *   table of segments brought along
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
