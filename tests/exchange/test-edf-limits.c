/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-edf-limits.h"

#include <math.h>
#include <string.h>

/* What a reader makes of the header, against what the sensor meant, over the sensor's whole range; in steps of the converter. */
static double
measure_error (const FrondChannel   *channel,
               const FrondEdfLimits *limits)
{
  double low = g_ascii_strtod (limits->physical_min, NULL);
  double high = g_ascii_strtod (limits->physical_max, NULL);
  double scale = (high - low) / ((double) limits->digital_max - limits->digital_min);
  double worst = 0;

  for (gint64 raw = channel->raw_min; raw <= channel->raw_max; raw += MAX (1, (channel->raw_max - channel->raw_min) / 1000)) {
    double read = low + ((double) raw - limits->digital_min) * scale;

    worst = fmax (worst, fabs (read - frond_channel_to_physical (channel, (gint32) raw)));
  }

  return worst / fabs (channel->scale);
}

static void
assert_limits (double scale,
               double offset,
               int    raw_min,
               int    raw_max,
               int    format_min,
               int    format_max,
               double tolerance)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", scale, offset);
  FrondEdfLimits limits;

  channel->raw_min = raw_min;
  channel->raw_max = raw_max;
  g_assert_true (frond_edf_limits_choose (channel, format_min, format_max, &limits));
  g_assert_cmpint (limits.digital_min, >=, format_min);
  g_assert_cmpint (limits.digital_min, <=, raw_min);
  g_assert_cmpint (limits.digital_max, <=, format_max);
  g_assert_cmpint (limits.digital_max, >=, raw_max);
  g_assert_cmpuint (strlen (limits.physical_min), <=, 8);
  g_assert_cmpuint (strlen (limits.physical_max), <=, 8);
  g_assert_cmpfloat (measure_error (channel, &limits), <, tolerance);
}

static void
test_scales_come_back (void)
{
  /* BITalino EMG, its 6-bit inputs, a 12-bit text recording in counts, ECG gain, Shimmer's odd gain, negative gain */
  assert_limits (3.3 / 1009 / 1024 * 1e6, -3.3 / 1009 / 2 * 1e6, 0, 1023, G_MININT16, G_MAXINT16, 2e-6);
  assert_limits (3.3 / 1009 / 64 * 1e6, -3.3 / 1009 / 2 * 1e6, 0, 63, G_MININT16, G_MAXINT16, 2e-6);
  assert_limits (1, 0, 0, 4095, G_MININT16, G_MAXINT16, 1e-12);
  assert_limits (3.3 / 1100 / 1024 * 1e6, -1500, 0, 1023, G_MININT16, G_MAXINT16, 2e-6);
  assert_limits (2.42e3 / 12 / 8388607 * 1e3 * 256, 0.123456789, -20000, 20000, G_MININT16, G_MAXINT16, 2e-3);
  assert_limits (-0.1, 7, -1000, 1000, G_MININT16, G_MAXINT16, 1e-9);
}

/* A converter that fills the format leaves no room to look for better limits: eight characters then decide. */
static void
test_full_range_is_near_enough (void)
{
  assert_limits (4.5e6 / 24 / 8388607, 0, -8388608, 8388607, -8388608, 8388607, 10);
  assert_limits (0.1, 0, G_MININT16, G_MAXINT16, G_MININT16, G_MAXINT16, 1e-9);
}

static void
test_refusals (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 1, 0);
  FrondEdfLimits limits;

  channel->raw_max = 70000;
  g_assert_false (frond_edf_limits_choose (channel, G_MININT16, G_MAXINT16, &limits));
  channel->raw_max = channel->raw_min;
  g_assert_false (frond_edf_limits_choose (channel, G_MININT16, G_MAXINT16, &limits));
  channel->raw_max = 100;
  channel->scale = 0;
  g_assert_false (frond_edf_limits_choose (channel, G_MININT16, G_MAXINT16, &limits));
  channel->scale = 1e12;
  g_assert_false (frond_edf_limits_choose (channel, G_MININT16, G_MAXINT16, &limits));
  channel->scale = NAN;
  g_assert_false (frond_edf_limits_choose (channel, G_MININT16, G_MAXINT16, &limits));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edf-limits/scales", test_scales_come_back);
  g_test_add_func ("/edf-limits/full-range", test_full_range_is_near_enough);
  g_test_add_func ("/edf-limits/refusals", test_refusals);

  return g_test_run ();
}
