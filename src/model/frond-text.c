/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-text.h"

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
  guint whole = seconds > 0 ? (guint) seconds : 0;

  if (whole >= 3600)
    return g_strdup_printf ("%u:%02u:%02u", whole / 3600, whole / 60 % 60, whole % 60);

  return g_strdup_printf ("%u:%02u", whole / 60, whole % 60);
}
