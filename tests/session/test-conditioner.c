/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-conditioner.h"

#include <math.h>

#include "frond-batch.h"
#include "frond-chain.h"
#include "frond-simulated-patient.h"

#define RATE 1000
#define N    4000

static gint32
get_raw (guint i)
{
  return (gint32) (i * 7919 % 2003) - 1000;
}

static FrondBlock *
make_block (guint first,
            guint n)
{
  FrondBlock *block = frond_block_new (first, n, 2, RATE);

  for (guint i = 0; i < n; i++) {
    block->raw[2 * i] = 12345;
    block->raw[2 * i + 1] = get_raw (first + i);
  }

  return block;
}

/* However the samples were cut, they come out as the batch has them. */
static void
test_as_batch (gconstpointer data)
{
  const guint n_block = GPOINTER_TO_UINT (data);
  g_autoptr (FrondChannel) channel = frond_simulated_patient_make_channel ();
  g_autoptr (FrondConditioner) self = frond_conditioner_new (channel, 1, RATE);
  g_autofree double *raw = g_new (double, N);
  g_autofree double *filtered = g_new (double, N);
  g_autofree double *envelope = g_new (double, N);
  size_t             n_settling;

  for (guint i = 0; i < N; i++)
    raw[i] = frond_channel_to_physical (channel, get_raw (i));
  g_assert_true (frond_batch_condition (frond_conditioner_get_filter_spec (self), FROND_ENVELOPE_RMS, FROND_CHAIN_WINDOW_MS, raw, filtered, envelope, N, &n_settling));
  g_assert_cmpuint (n_settling, >, 0);

  for (guint first = 0; first < N; first += n_block) {
    const guint n = MIN (n_block, N - first);
    g_autoptr (FrondBlock) block = make_block (first, n);

    frond_conditioner_process (self, block);
    for (guint i = 0; i < n; i++) {
      const double value = frond_conditioner_get_envelope (self)[i];

      g_assert_cmpfloat (frond_conditioner_get_physical (self)[i], ==, raw[first + i]);
      g_assert_cmpfloat (frond_conditioner_get_filtered (self)[i], ==, filtered[first + i]);
      g_assert_true (isnan (value) ? first + i < n_settling : value == envelope[first + i]);
    }
  }
}

/* A pressure is measured as it comes. */
static void
test_unfiltered (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("Pressure", FROND_CHANNEL_PRESSURE, "cmH2O", 0.5, 3);
  g_autoptr (FrondConditioner) self = frond_conditioner_new (channel, 1, RATE);
  g_autoptr (FrondBlock) block = make_block (0, 10);

  g_assert_null (frond_conditioner_get_filter_spec (self));
  frond_conditioner_process (self, block);
  for (guint i = 0; i < 10; i++) {
    g_assert_cmpfloat (frond_conditioner_get_envelope (self)[i], ==, 0.5 * get_raw (i) + 3);
    g_assert_cmpfloat (frond_conditioner_get_filtered (self)[i], ==, 0.5 * get_raw (i) + 3);
  }
}

/* What comes after a gap settles anew. */
static void
test_forget (void)
{
  g_autoptr (FrondChannel) channel = frond_simulated_patient_make_channel ();
  g_autoptr (FrondConditioner) self = frond_conditioner_new (channel, 1, RATE);
  g_autoptr (FrondBlock) block = make_block (0, 1000);

  frond_conditioner_process (self, block);
  g_assert_false (isnan (frond_conditioner_get_envelope (self)[999]));
  frond_conditioner_forget (self);
  frond_conditioner_process (self, block);
  g_assert_true (isnan (frond_conditioner_get_envelope (self)[0]));
}

/* For the envelope's window of 100 samples behind the last one, over ends of blocks; a gap ends it. */
static void
test_clipped (void)
{
  g_autoptr (FrondChannel) channel = frond_simulated_patient_make_channel ();
  g_autoptr (FrondConditioner) self = frond_conditioner_new (channel, 1, RATE);

  for (guint first = 0; first < 400; first += 8) {
    g_autoptr (FrondBlock) block = make_block (first, 8);

    for (guint i = 0; i < 8; i++) {
      if (first + i == 50 || first + i == 51)
        block->raw[2 * i + 1] = channel->raw_min;
      if (first + i == 251)
        block->raw[2 * i + 1] = channel->raw_max;
    }
    if (first == 272)
      frond_conditioner_forget (self);
    frond_conditioner_process (self, block);
    for (guint i = 0; i < 8; i++) {
      guint at = first + i;

      g_assert_true (frond_conditioner_get_clipped (self)[i] == ((at >= 50 && at < 152) || (at >= 251 && at < 272)));
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/conditioner/as-batch/1", GUINT_TO_POINTER (1), test_as_batch);
  g_test_add_data_func ("/conditioner/as-batch/7", GUINT_TO_POINTER (7), test_as_batch);
  g_test_add_data_func ("/conditioner/as-batch/50", GUINT_TO_POINTER (50), test_as_batch);
  g_test_add_data_func ("/conditioner/as-batch/all", GUINT_TO_POINTER (N), test_as_batch);
  g_test_add_func ("/conditioner/unfiltered", test_unfiltered);
  g_test_add_func ("/conditioner/forget", test_forget);
  g_test_add_func ("/conditioner/clipped", test_clipped);

  return g_test_run ();
}
