/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Butterworth band-pass as second-order sections: analogue prototype, low-pass to band-pass, bilinear transform with pre-warped edges
 * (Oppenheim and Schafer, Discrete-Time Signal Processing, chapter 7). Poles are grouped as scipy's zpk2sos() does it ("nearest": the pole
 * closest to the unit circle last, with the zeros closest to it), so that our sections can be compared with its, number by number. */

#include "frond-butterworth.h"

#include <complex.h>
#include <math.h>
#include <stdbool.h>

#define MAX_POLES (2 * FROND_BUTTERWORTH_MAX_ORDER)
/* The prewarped edges are those of a rate of 2, as in scipy.signal.butter(): the bilinear transform's constant is then 2 * 2. */
#define BILINEAR 4.0

typedef struct {
  double complex poles[MAX_POLES];
  size_t         n_poles;
  unsigned       zeros_at_one, zeros_at_minus_one;
} Plan;

/* A conjugate pair stands for itself by its upper half; the prototype's real pole may give two real ones. */
static bool
is_real (double complex pole)
{
  return fabs (cimag (pole)) <= 1e-14 * cabs (pole);
}

/* Puts the digital poles with a non-negative imaginary part into plan and answers the gain. */
static double
place_poles (unsigned order,
             double   low_warped,
             double   high_warped,
             Plan    *plan)
{
  const double   width = high_warped - low_warped, centre = sqrt (low_warped * high_warped);
  double complex denominator = 1.0;

  plan->n_poles = 0;
  for (unsigned i = 0; i < order; i++) {
    const double         angle = M_PI * (2.0 * i - order + 1.0) / (2.0 * order);
    const bool           on_axis = 2 * i + 1 == order;
    const double complex prototype = on_axis ? -1.0 : -cexp ((double complex) I * angle);
    const double complex half = prototype * width / 2.0;
    const double complex root = csqrt (half * half - centre * centre);

    for (int sign = -1; sign <= 1; sign += 2) {
      const double complex analogue = half + sign * root;
      const double complex digital = (BILINEAR + analogue) / (BILINEAR - analogue);

      denominator *= BILINEAR - analogue;
      if (is_real (digital))
        plan->poles[plan->n_poles++] = creal (digital);
      else if (cimag (digital) > 0)
        plan->poles[plan->n_poles++] = digital;
    }
  }
  return creal (pow (width * BILINEAR, order) / denominator);
}

/* The pole closest to the unit circle, taken out of plan. */
static double complex
take_worst (Plan *plan,
            bool  only_real)
{
  size_t         worst = plan->n_poles;
  double         distance = (double) INFINITY;
  double complex pole;

  for (size_t i = 0; i < plan->n_poles; i++) {
    const double d = fabs (1.0 - cabs (plan->poles[i]));

    if (d < distance && (!only_real || is_real (plan->poles[i]))) {
      distance = d;
      worst = i;
    }
  }
  pole = plan->poles[worst];
  plan->poles[worst] = plan->poles[--plan->n_poles];
  return pole;
}

static double
take_nearest_zero (Plan          *plan,
                   double complex pole)
{
  const bool prefers_one = cabs (pole - 1.0) < cabs (pole + 1.0);

  if (plan->zeros_at_one > 0 && (prefers_one || plan->zeros_at_minus_one == 0)) {
    plan->zeros_at_one--;
    return 1.0;
  }
  plan->zeros_at_minus_one--;
  return -1.0;
}

static void
fill_section (Plan        *plan,
              FrondBiquad *section)
{
  const double complex first = take_worst (plan, false);
  const double complex second = is_real (first) ? take_worst (plan, true) : conj (first);
  const double         zero_1 = take_nearest_zero (plan, first);
  const double         zero_2 = take_nearest_zero (plan, first);

  section->b0 = 1.0;
  section->b1 = -(zero_1 + zero_2);
  section->b2 = zero_1 * zero_2;
  section->a1 = -creal (first + second);
  section->a2 = creal (first * second);
}

/**
 * frond_butterworth_bandpass:
 * @order: order per edge, 1 to %FROND_BUTTERWORTH_MAX_ORDER
 * @low_hz: lower -3 dB edge
 * @high_hz: upper -3 dB edge
 * @rate_hz: samples per second
 * @sections: (out): room for @order sections
 *
 * Designs what scipy.signal.butter (order, [low, high], 'bandpass', fs=rate, output='sos') designs.
 *
 * Returns: the number of sections, which is @order; 0 where there is no such filter
 */
size_t
frond_butterworth_bandpass (unsigned     order,
                            double       low_hz,
                            double       high_hz,
                            double       rate_hz,
                            FrondBiquad *sections)
{
  Plan   plan;
  double gain;

  if (order < 1 || order > FROND_BUTTERWORTH_MAX_ORDER || !(rate_hz > 0) || !isfinite (rate_hz))
    return 0;
  if (!(low_hz > 0) || !(high_hz > low_hz) || !(high_hz < rate_hz / 2))
    return 0;

  gain = place_poles (order, BILINEAR * tan (M_PI * low_hz / rate_hz), BILINEAR * tan (M_PI * high_hz / rate_hz), &plan);
  plan.zeros_at_one = plan.zeros_at_minus_one = order;
  for (size_t i = order; i-- > 0;)
    fill_section (&plan, &sections[i]);
  sections[0].b0 *= gain;
  sections[0].b1 *= gain;
  sections[0].b2 *= gain;
  return order;
}
