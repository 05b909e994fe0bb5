/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-butterworth.h"
#include "frond-cascade.h"
#include "signal-reference.h"

#define N_FRAMES 300
#define STRIDE   9

/* Section by section, as the textbook has it. */
static void
run_slowly (const FrondBiquad *sections,
            gsize              n_sections,
            double            *x,
            double             offset)
{
  for (gsize n = 0; n < N_FRAMES; n++)
    x[n] -= offset;
  for (gsize i = 0; i < n_sections; i++) {
    double s1 = 0, s2 = 0;

    for (gsize n = 0; n < N_FRAMES; n++) {
      const double y = sections[i].b0 * x[n] + s1;

      s1 = sections[i].b1 * x[n] - sections[i].a1 * y + s2;
      s2 = sections[i].b2 * x[n] - sections[i].a2 * y;
      x[n] = y;
    }
  }
}

static void
check_kernel (gsize    n_sections,
              gsize    lanes,
              gboolean portable)
{
  FrondBiquad        sections[FROND_CASCADE_MAX_SECTIONS];
  double             state[FROND_CASCADE_MAX_SECTIONS * 2 * 8] = { 0 }, offset[8];
  g_autofree double *in = signal_reference_noise (N_FRAMES * STRIDE, 2);
  g_autofree double *out = g_memdup2 (in, N_FRAMES * STRIDE * sizeof (double));
  FrondCascadeKernel kernel = frond_cascade_choose (n_sections, lanes, portable);

  for (gsize i = 0; i < n_sections; i++)
    frond_butterworth_bandpass (1, 20.0 + (double) i, 200.0 + 10.0 * (double) i, 1000, &sections[i]);
  for (gsize lane = 0; lane < lanes; lane++)
    offset[lane] = 2000.0 + (double) lane;
  kernel (sections, n_sections, state, offset, out, out, 13, STRIDE);
  kernel (sections, n_sections, state, offset, in + 13 * STRIDE, out + 13 * STRIDE, N_FRAMES - 13, STRIDE);

  for (gsize lane = 0; lane < STRIDE; lane++) {
    double expected[N_FRAMES];

    for (gsize n = 0; n < N_FRAMES; n++)
      expected[n] = in[n * STRIDE + lane];
    if (lane < lanes)
      run_slowly (sections, n_sections, expected, offset[lane]);
    for (gsize n = 0; n < N_FRAMES; n++)
      g_assert_cmpfloat_with_epsilon (out[n * STRIDE + lane], expected[n], 1e-10);
  }
}

static void
test_kernels (void)
{
  for (gsize n_sections = 1; n_sections <= FROND_CASCADE_MAX_SECTIONS; n_sections++) {
    for (gsize lanes = 1; lanes <= 8; lanes *= 2) {
      check_kernel (n_sections, lanes, TRUE);
      check_kernel (n_sections, lanes, FALSE);
    }
  }
}

static void
test_same_bits (void)
{
  g_autofree double *in = signal_reference_noise (N_FRAMES * 8, 2);
  FrondBiquad        sections[8];
  double             offset[8] = { 0 };

  frond_butterworth_bandpass (7, 20, 450, 1000, sections);
  for (gsize lanes = 4; lanes <= 8; lanes += 4) {
    double             states[2][7 * 2 * 8] = { 0 };
    g_autofree double *fast = g_new0 (double, N_FRAMES * 8);
    g_autofree double *portable = g_new0 (double, N_FRAMES * 8);

    frond_cascade_choose (7, lanes, FALSE) (sections, 7, states[0], offset, in, fast, N_FRAMES, 8);
    frond_cascade_choose (7, lanes, TRUE) (sections, 7, states[1], offset, in, portable, N_FRAMES, 8);
    g_assert_cmpmem (fast, N_FRAMES * 8 * sizeof (double), portable, N_FRAMES * 8 * sizeof (double));
    g_assert_cmpmem (states[0], sizeof states[0], states[1], sizeof states[1]);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/cascade/kernels", test_kernels);
  g_test_add_func ("/signal/cascade/same-bits", test_same_bits);
  return g_test_run ();
}
