/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* The rows of a table in tests/data, each a GStrv; comment and header left out. (transfer full) */
GPtrArray *signal_reference_load (const char *name);
double     signal_reference_number (GPtrArray *rows,
                                    guint      row,
                                    guint      column);
/* The same counts as noise() in make-filter-reference.py. (transfer full) */
double *signal_reference_noise (gsize   n,
                                guint32 seed);
/* amplitude times a sine of frequency_hz. (transfer full) */
double *signal_reference_sine (gsize  n,
                               double rate_hz,
                               double frequency_hz,
                               double amplitude);
double  signal_reference_rms (const double *x,
                              gsize         n);
