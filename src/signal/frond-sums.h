/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>

double frond_sums_of (const double *x,
                      size_t        n);
double frond_sums_of_squares (const double *x,
                              size_t        n);
double frond_sums_of_products (const double *x,
                               const double *y,
                               size_t        n);
