/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/**
 * frond_text_fold:
 * @text: (nullable): what somebody typed, or what is to be found
 *
 * People search without accents and without capitals: decomposes, drops combining marks, folds case.
 *
 * Returns: (transfer full): text to compare by substring
 */
char *
frond_text_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = decomposed; p && *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_ismark (c))
      g_string_append_unichar (bare, c);
  }

  return g_utf8_casefold (bare->str, -1);
}

/**
 * frond_text_dup_day:
 * @time: an instant
 *
 * Returns: (transfer full): "12 November 2026", in the time zone that @time is in
 */
char *
frond_text_dup_day (GDateTime *time)
{
  /* Translators: a date as strftime(3) writes it, the month always in letters: 12 November 2026 */
  return g_date_time_format (time, _("%-d %B %Y"));
}

/**
 * frond_text_dup_time:
 * @time: an instant
 *
 * Returns: (transfer full): "14:03"
 */
char *
frond_text_dup_time (GDateTime *time)
{
  /* Translators: hours and minutes as strftime(3) writes them */
  return g_date_time_format (time, _("%H:%M"));
}

/**
 * frond_text_dup_day_and_time:
 * @time: an instant
 *
 * Returns: (transfer full): "12 November 2026, 14:03"
 */
char *
frond_text_dup_day_and_time (GDateTime *time)
{
  g_autofree char *day = frond_text_dup_day (time);
  g_autofree char *clock = frond_text_dup_time (time);

  /* Translators: a date and a time of day */
  return g_strdup_printf (_("%s, %s"), day, clock);
}

/* A hundred hours and more are as good as for ever. */
static guint
whole_seconds (double seconds)
{
  return seconds > 0 ? (guint) MIN (seconds, 359999999.0) : 0;
}

/**
 * frond_text_dup_minutes:
 * @seconds: a length, or a place on a recording
 *
 * Whole seconds that have passed, as in the live clock: what is said to be kept is kept.
 *
 * Returns: (transfer full): "6:42", from an hour on "1:06:42"; what is before the beginning is at it
 */
char *
frond_text_dup_minutes (double seconds)
{
  guint whole = whole_seconds (seconds);

  if (whole >= 3600)
    return g_strdup_printf ("%u:%02u:%02u", whole / 3600, whole / 60 % 60, whole % 60);

  return g_strdup_printf ("%u:%02u", whole / 60, whole % 60);
}

/**
 * frond_text_dup_length:
 * @seconds: a length of time
 *
 * Whole seconds that have passed, as frond_text_dup_minutes(), in words that need no "min" behind them.
 *
 * Returns: (transfer full): "19 s", "14 min" or "7 min 30 s"; a line break never parts a number from its unit
 */
char *
frond_text_dup_length (double seconds)
{
  guint minutes = whole_seconds (seconds) / 60;
  guint rest = whole_seconds (seconds) % 60;

  if (minutes == 0)
    return g_strdup_printf (_("%u\u00a0s"), rest);
  if (rest == 0)
    return g_strdup_printf (_("%u\u00a0min"), minutes);

  return g_strdup_printf (_("%u\u00a0min %u\u00a0s"), minutes, rest);
}

/**
 * frond_text_dup_share:
 * @percent: 0 to 100, NAN for none
 *
 * "0" and "100" are said of nothing and of all only: in a phase of a second a few samples are less than one percent.
 *
 * Returns: (transfer full): "42", "< 1", "> 99" or a dash, without its percent sign
 */
char *
frond_text_dup_share (double percent)
{
  if (isnan (percent))
    return g_strdup ("–");
  if (percent > 0 && percent < 1)
    return g_strdup ("<\u00a01");
  if (percent < 100 && percent > 99)
    return g_strdup (">\u00a099");

  return g_strdup_printf ("%.0f", percent);
}

/**
 * frond_text_dup_quantity:
 * @value: a number
 * @n_decimals: how many decimals
 * @symbol: its unit as people read it, or "%"
 *
 * Returns: (transfer full): number and unit, which a line break never parts, with the locale's decimal sign
 */
char *
frond_text_dup_quantity (double      value,
                         guint       n_decimals,
                         const char *symbol)
{
  return g_strdup_printf ("%.*f\u00a0%s", (int) n_decimals, value, symbol);
}

/**
 * frond_text_dup_measured:
 * @value: a level in a channel's unit, NAN for none
 * @n_decimals: how many
 * @noise_floor: smallest level that is more than the sensor's own, in the same unit; 0 when unknown
 *
 * Below the floor the digits would be the sensor's and not the muscle's: then it is said below what it is.
 *
 * Returns: (transfer full): "3.24", "< 4" or a dash, with the locale's decimal sign and without the unit
 */
char *
frond_text_dup_measured (double value,
                         guint  n_decimals,
                         double noise_floor)
{
  if (isnan (value))
    return g_strdup ("–");
  if (noise_floor > 0 && value < noise_floor)
    return g_strdup_printf ("<\u00a0%.*f", fabs (noise_floor - rint (noise_floor)) < 0.05 ? 0 : 1, noise_floor);

  return g_strdup_printf ("%.*f", (int) n_decimals, value);
}

/**
 * frond_text_dup_measured_quantity:
 * @value: a level in a channel's unit, NAN for none
 * @n_decimals: how many
 * @noise_floor: see frond_text_dup_measured()
 * @symbol: the unit as people read it
 *
 * Returns: (transfer full): "3.24 µV" or "< 4 µV", which a line break never parts
 */
char *
frond_text_dup_measured_quantity (double      value,
                                  guint       n_decimals,
                                  double      noise_floor,
                                  const char *symbol)
{
  g_autofree char *number = frond_text_dup_measured (value, n_decimals, noise_floor);

  return g_strdup_printf ("%s\u00a0%s", number, symbol);
}
