/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-notch.h"

#include <math.h>

/**
 * frond_notch_design:
 * @frequency_hz: what is to be taken out
 * @q: frequency over -3 dB width
 * @rate_hz: samples per second
 * @section: (out): the filter
 *
 * Second-order notch with unit gain at zero and at half the rate (Orfanidis, Introduction to Signal Processing, 11.3.2), equal to
 * scipy.signal.iirnotch (frequency, q, fs=rate).
 *
 * Returns: false where there is no such filter
 */
bool
frond_notch_design (double       frequency_hz,
                    double       q,
                    double       rate_hz,
                    FrondBiquad *section)
{
  double w0, gain;

  if (!(rate_hz > 0) || !(frequency_hz > 0) || !(frequency_hz < rate_hz / 2) || !(q > 0))
    return false;

  w0 = 2 * M_PI * frequency_hz / rate_hz;
  gain = 1.0 / (1.0 + tan (w0 / q / 2.0));
  section->b0 = gain;
  section->b1 = -2.0 * gain * cos (w0);
  section->b2 = gain;
  section->a1 = section->b1;
  section->a2 = 2.0 * gain - 1.0;
  return true;
}
