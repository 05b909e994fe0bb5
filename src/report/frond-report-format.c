/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-report-format.h"

#include <math.h>

#include "frond-text.h"

/*
 * frond_report_digits:
 * @largest: the largest number of a column
 *
 * Returns: digits after the point for all of it: two below 10 (clinical.md 2.6), so that numbers below one another line up
 */
guint
frond_report_digits (double largest)
{
  return largest < 9.995 ? 2 : largest < 999.95 ? 1
                                                : 0;
}

/* Returns: (transfer full): the number, a dash where there is none */
char *
frond_report_number (double value,
                     guint  digits)
{
  if (isnan (value))
    return g_strdup ("–");
  /* No "-0.0". */
  if (fabs (value) < 0.5 * pow (10, -(double) digits))
    value = 0;

  return g_strdup_printf ("%s%.*f", value < 0 ? "−" : "", (int) digits, fabs (value));
}

/* Returns: (transfer full): a level, or below what it is where the sensor cannot tell */
char *
frond_report_level (double value,
                    guint  digits,
                    double noise_floor)
{
  return value < noise_floor ? frond_text_dup_measured (value, digits, noise_floor) : frond_report_number (value, digits);
}

/* Returns: (transfer full): seconds; what had not ended is at least that long */
char *
frond_report_time (double   seconds,
                   gboolean censored)
{
  g_autofree char *number = frond_report_number (seconds, 1);

  return g_strconcat (censored && !isnan (seconds) ? "≥\u00a0" : "", number, NULL);
}
