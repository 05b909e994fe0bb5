/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-butterworth.h"
#include "signal-reference.h"

static void
test_equals_scipy (void)
{
  g_autoptr (GPtrArray) rows = signal_reference_load ("filter-designs.csv");

  for (guint row = 0; row < rows->len; row++) {
    FrondBiquad    sections[FROND_BUTTERWORTH_MAX_ORDER];
    const unsigned order = (unsigned) signal_reference_number (rows, row, 0);
    const gsize    section = (gsize) signal_reference_number (rows, row, 4);
    const double   edges[2] = { signal_reference_number (rows, row, 1), signal_reference_number (rows, row, 2) };

    g_assert_cmpuint (frond_butterworth_bandpass (order, edges[0], edges[1], signal_reference_number (rows, row, 3), sections), ==, order);
    for (guint i = 0; i < 5; i++) {
      const double expected = signal_reference_number (rows, row, 5 + i);
      const double found = ((const double *) &sections[section])[i];

      g_assert_cmpfloat_with_epsilon (found, expected, 1e-11 * (fabs (expected) + 0.1));
    }
  }
}

static double
gain_db (const FrondBiquad *sections,
         gsize              n,
         double             frequency_hz,
         double             rate_hz)
{
  const double w = 2 * G_PI * frequency_hz / rate_hz;
  double       power = 1;

  for (gsize i = 0; i < n; i++) {
    const FrondBiquad *s = &sections[i];
    const double       up_re = s->b0 + s->b1 * cos (w) + s->b2 * cos (2 * w), up_im = s->b1 * sin (w) + s->b2 * sin (2 * w);
    const double       down_re = 1 + s->a1 * cos (w) + s->a2 * cos (2 * w), down_im = s->a1 * sin (w) + s->a2 * sin (2 * w);

    power *= (up_re * up_re + up_im * up_im) / (down_re * down_re + down_im * down_im);
  }
  return 10 * log10 (power);
}

static void
test_response (void)
{
  for (unsigned order = 1; order <= FROND_BUTTERWORTH_MAX_ORDER; order++) {
    FrondBiquad sections[FROND_BUTTERWORTH_MAX_ORDER];
    const gsize n = frond_butterworth_bandpass (order, 20, 450, 2000, sections);

    g_assert_cmpfloat_with_epsilon (gain_db (sections, n, 20, 2000), -3.0103, 1e-3);
    g_assert_cmpfloat_with_epsilon (gain_db (sections, n, 450, 2000), -3.0103, 1e-3);
    g_assert_cmpfloat_with_epsilon (gain_db (sections, n, 110, 2000), 0, 0.25);
    /* One octave below the edge: at least order times 6 dB, less what the other edge still gives. */
    g_assert_cmpfloat (gain_db (sections, n, 10, 2000), <, -5.9 * order);
  }
}

static void
test_impossible (void)
{
  FrondBiquad sections[FROND_BUTTERWORTH_MAX_ORDER];

  g_assert_cmpuint (frond_butterworth_bandpass (0, 20, 450, 1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (9, 20, 450, 1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 0, 450, 1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 450, 20, 1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 20, 500, 1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 20, 450, 0, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 20, 450, -1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, NAN, 450, 1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 20, NAN, 1000, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 20, 450, NAN, sections), ==, 0);
  g_assert_cmpuint (frond_butterworth_bandpass (4, 20, 450, INFINITY, sections), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/butterworth/equals-scipy", test_equals_scipy);
  g_test_add_func ("/signal/butterworth/response", test_response);
  g_test_add_func ("/signal/butterworth/impossible", test_impossible);
  return g_test_run ();
}
