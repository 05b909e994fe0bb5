/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* How many samples are looked at before anything is decided. */
#define FROND_RUNS_BLOCK 64

/* In a number that is not finite all bits of the exponent are set: one more and it overflows into the sign. */
static inline bool
frond_runs_block_is_finite (const double *x)
{
  uint64_t overflow = 0;

  for (size_t i = 0; i < FROND_RUNS_BLOCK; i++) {
    uint64_t bits;

    memcpy (&bits, x + i, sizeof bits);
    overflow |= (bits & 0x7ff0000000000000u) + 0x0010000000000000u;
  }
  return overflow >> 63 == 0;
}

/* Returns: how many samples from the first one on are finite */
static inline size_t
frond_runs_count_finite (const double *x,
                         size_t        n)
{
  size_t i = 0;

  while (i + FROND_RUNS_BLOCK <= n && frond_runs_block_is_finite (x + i))
    i += FROND_RUNS_BLOCK;
  while (i < n && isfinite (x[i]))
    i++;
  return i;
}

/* Returns: how many samples from the first one on are not finite */
static inline size_t
frond_runs_count_missing (const double *x,
                          size_t        n)
{
  size_t i = 0;

  while (i < n && !isfinite (x[i]))
    i++;
  return i;
}
