/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "signal-reference.h"

#include <math.h>

GPtrArray *
signal_reference_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 2; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  g_assert_cmpuint (rows->len, >, 0);
  return rows;
}

double
signal_reference_number (GPtrArray *rows,
                         guint      row,
                         guint      column)
{
  char **fields = g_ptr_array_index (rows, row);

  g_assert_cmpuint (column, <, g_strv_length (fields));
  return g_ascii_strtod (fields[column], NULL);
}

double *
signal_reference_noise (gsize   n,
                        guint32 seed)
{
  double *x = g_new (double, n);

  for (gsize i = 0; i < n; i++) {
    seed = seed * 1664525u + 1013904223u;
    x[i] = (double) ((seed >> 20) / 8 + 1792 + (i >= 900 ? 300 : 0) + (i == 500 ? 1500 : 0));
  }
  return x;
}

double *
signal_reference_sine (gsize  n,
                       double rate_hz,
                       double frequency_hz,
                       double amplitude)
{
  double *x = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    x[i] = amplitude * sin (2 * G_PI * frequency_hz * (double) i / rate_hz);
  return x;
}

double
signal_reference_rms (const double *x,
                      gsize         n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += x[i] * x[i];
  return sqrt (sum / (double) n);
}
