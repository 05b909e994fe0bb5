/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-edf-library.h"

#include <stdio.h>
#include <string.h>

#define TRANSDUCER_LENGTH 80

static GMutex mutex;

void
frond_edf_lock (void)
{
  g_mutex_lock (&mutex);
}

void
frond_edf_unlock (void)
{
  g_mutex_unlock (&mutex);
}

/**
 * frond_edf_transducer_to_text:
 * @electrode: (nullable): its name
 * @raw_min: smallest raw value
 * @raw_max: largest raw value
 *
 * The digital limits of our headers are chosen for exactness, so the input's own range, at whose ends the signal is clipped, stands
 * here, readable for people and for frond_edf_transducer_parse().
 *
 * Returns: (transfer full): ASCII of at most 80 characters
 */
char *
frond_edf_transducer_to_text (const char *electrode,
                              gint32      raw_min,
                              gint32      raw_max)
{
  g_autofree char *range = g_strdup_printf ("(input range %d to %d)", raw_min, raw_max);
  g_autofree char *ascii = g_str_to_ascii (electrode && *electrode ? electrode : "Electrode not named", "C");
  gsize            room = TRANSDUCER_LENGTH - strlen (range) - 1;

  if (strlen (ascii) > room)
    ascii[room] = '\0';

  return g_strdup_printf ("%s %s", ascii, range);
}

gboolean
frond_edf_transducer_parse (const char *text,
                            gint32     *raw_min,
                            gint32     *raw_max)
{
  const char *range = g_strrstr (text, "(input range ");
  int         low, high;

  if (range == NULL || sscanf (range, "(input range %d to %d)", &low, &high) != 2 || low >= high)
    return FALSE;
  *raw_min = low;
  *raw_max = high;

  return TRUE;
}
