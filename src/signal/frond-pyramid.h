/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

/**
 * FrondPyramidColumn:
 * @min: smallest sample, NAN where there is none
 * @max: largest sample, NAN where there is none
 * @n_valid: samples that are there
 * @has_gap: whether any is missing
 *
 * What one column of a picture stands for.
 */
typedef struct {
  double min, max;
  size_t n_valid;
  bool   has_gap;
} FrondPyramidColumn;

typedef struct FrondPyramid FrondPyramid;

FrondPyramid *frond_pyramid_new (void);
void          frond_pyramid_free (FrondPyramid *self);
bool          frond_pyramid_extend (FrondPyramid *self,
                                    const double *x,
                                    size_t        n);
size_t        frond_pyramid_get_n_samples (const FrondPyramid *self);
size_t        frond_pyramid_query (const FrondPyramid *self,
                                   size_t              first,
                                   size_t              last,
                                   size_t              n_columns,
                                   FrondPyramidColumn *columns);
