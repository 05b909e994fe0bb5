/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of many samples. One that waits for the one before is slow, and the processor may not reorder them; so there are eight that take
 * turns, in the same order on every processor, and the same bits come out of all of them. They also lose fewer digits than one. */

#include "frond-sums.h"

#include "frond-clones.h"

#define LANES 8

static double
add_lanes (const double *lanes)
{
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

/**
 * frond_sums_of:
 * @x: samples
 * @n: how many
 *
 * Returns: their sum, NAN where one of them is
 */
FROND_CLONES double
frond_sums_of (const double *x,
               size_t        n)
{
  double lanes[LANES] = { 0 };
  size_t i;

  for (i = 0; i + LANES <= n; i += LANES) {
    for (size_t lane = 0; lane < LANES; lane++)
      lanes[lane] += x[i + lane];
  }
  for (size_t lane = 0; i < n; i++, lane++)
    lanes[lane] += x[i];
  return add_lanes (lanes);
}

/**
 * frond_sums_of_squares:
 * @x: samples
 * @n: how many
 *
 * Returns: the sum of their squares
 */
double
frond_sums_of_squares (const double *x,
                       size_t        n)
{
  return frond_sums_of_products (x, x, n);
}

/**
 * frond_sums_of_products:
 * @x: samples
 * @y: as many
 * @n: how many
 *
 * Returns: the sum of the products, sample by sample
 */
FROND_CLONES double
frond_sums_of_products (const double *x,
                        const double *y,
                        size_t        n)
{
  double lanes[LANES] = { 0 };
  size_t i;

  for (i = 0; i + LANES <= n; i += LANES) {
    for (size_t lane = 0; lane < LANES; lane++)
      lanes[lane] += x[i + lane] * y[i + lane];
  }
  for (size_t lane = 0; i < n; i++, lane++)
    lanes[lane] += x[i] * y[i];
  return add_lanes (lanes);
}
