/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-edf-limits.h"

#include <math.h>
#include <string.h>

/* How far to look for a limit that eight characters can say exactly, and what counts as exact: a millionth of a step. */
#define MAX_CANDIDATES 200000
#define EXACT          1e-6

/* Writes the nearest number of at most eight characters; answers how far off it is, INFINITY when there is none. */
static double
to_text (double value,
         char   text[FROND_EDF_NUMBER_LENGTH + 1])
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = "%.0f";

  if (!isfinite (value) || fabs (value) >= 1e8)
    return INFINITY;

  for (int decimals = FROND_EDF_NUMBER_LENGTH - 2; decimals >= 0; decimals--) {
    format[2] = (char) ('0' + decimals);
    g_ascii_formatd (buffer, sizeof buffer, format, value);
    if (strlen (buffer) <= FROND_EDF_NUMBER_LENGTH) {
      g_strlcpy (text, buffer, FROND_EDF_NUMBER_LENGTH + 1);
      return fabs (g_ascii_strtod (text, NULL) - value);
    }
  }

  return INFINITY;
}

/* Walks from one end of the raw range outwards until the physical value there is exact in eight characters. */
static gboolean
choose_end (const FrondChannel *channel,
            int                 from,
            int                 to,
            int                *digital,
            char                text[FROND_EDF_NUMBER_LENGTH + 1])
{
  int    step = to < from ? -1 : 1;
  int    n = MIN (ABS (to - from) + 1, MAX_CANDIDATES);
  double best = INFINITY;

  for (int i = 0; i < n && best > EXACT * fabs (channel->scale); i++) {
    char   candidate[FROND_EDF_NUMBER_LENGTH + 1];
    double off = to_text (frond_channel_to_physical (channel, from + i * step), candidate);

    if (off < best) {
      best = off;
      *digital = from + i * step;
      memcpy (text, candidate, sizeof candidate);
    }
  }

  return isfinite (best);
}

/**
 * frond_edf_limits_choose:
 * @channel: what is to be written
 * @lowest: smallest digital value of the format: -32768 for EDF, -8388608 for BDF
 * @highest: largest digital value of the format
 * @limits: (out): what to write into the header
 *
 * An EDF header has eight characters for a physical limit, which hardly ever suffice for the value at the end of a sensor's raw range: a
 * BITalino's -1635.282 µV would become -1635.28 and every value a little wrong. The digital range may be wider than the sensor's,
 * though, and the further out, the more values there are to choose from: this takes the nearest ones that eight characters hold to
 * a millionth of a step. Raw values are written unchanged, so that nothing is lost, and their scale comes back as it was.
 *
 * Returns: whether the channel's raw range fits into the format and its physical range into eight characters
 */
gboolean
frond_edf_limits_choose (const FrondChannel *channel,
                         int                 lowest,
                         int                 highest,
                         FrondEdfLimits     *limits)
{
  if (channel->raw_min < lowest || channel->raw_max > highest || channel->raw_min >= channel->raw_max || channel->scale == 0)
    return FALSE;

  return choose_end (channel, channel->raw_min, lowest, &limits->digital_min, limits->physical_min) &&
         choose_end (channel, channel->raw_max, highest, &limits->digital_max, limits->physical_max) &&
         strcmp (limits->physical_min, limits->physical_max) != 0;
}
