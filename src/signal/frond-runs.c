/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-runs.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "frond-clones.h"

/* How many samples are looked at before anything is decided. */
#define BLOCK 64

/* In a number that is not finite all bits of the exponent are set: one more and it overflows into the sign. */
static inline bool
is_block_finite (const double *x)
{
  uint64_t overflow = 0;

  for (size_t i = 0; i < BLOCK; i++) {
    uint64_t bits;

    memcpy (&bits, x + i, sizeof bits);
    overflow |= (bits & 0x7ff0000000000000u) + 0x0010000000000000u;
  }
  return overflow >> 63 == 0;
}

/**
 * frond_runs_count_finite:
 * @x: samples
 * @n: how many
 *
 * Returns: how many samples from the first one on are finite
 */
FROND_CLONES size_t
frond_runs_count_finite (const double *x,
                         size_t        n)
{
  size_t i = 0;

  while (i + BLOCK <= n && is_block_finite (x + i))
    i += BLOCK;
  while (i < n && isfinite (x[i]))
    i++;
  return i;
}

/**
 * frond_runs_is_within:
 * @x: samples
 * @n: how many
 * @low: the limit below
 * @high: the limit above
 *
 * Returns: whether no sample is at a limit or beyond it; one that is missing is not
 */
FROND_CLONES bool
frond_runs_is_within (const double *x,
                      size_t        n,
                      double        low,
                      double        high)
{
  uint64_t n_outside = 0;

  for (size_t i = 0; i < n; i++)
    n_outside += (x[i] <= low) | (x[i] >= high);
  return n_outside == 0;
}

/**
 * frond_runs_count_missing:
 * @x: samples
 * @n: how many
 *
 * Returns: how many samples from the first one on are not finite
 */
size_t
frond_runs_count_missing (const double *x,
                          size_t        n)
{
  size_t i = 0;

  while (i < n && !isfinite (x[i]))
    i++;
  return i;
}
