/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-storage-words.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-text.h"

/* What is said about the disk: what happened, what is safe, what to do. Pure: no widget, no clock, no file. */

/* Returns: (transfer full): "9 min": what is said to be there is there */
static char *
describe_minutes (double seconds)
{
  guint minutes = seconds > 0 ? (guint) (MIN (seconds, 359999.0) / 60) : 0;

  if (minutes == 0)
    /* Translators: in the place of "9 min" */
    return g_strdup (_("less than 1\u00a0min"));

  return g_strdup_printf (_("%u\u00a0min"), minutes);
}

/**
 * frond_storage_describe_room:
 * @room_s: seconds of recording for which there is room
 *
 * Returns: (transfer full) (nullable): what is said in set-up, %NULL while there is enough
 */
char *
frond_storage_describe_room (double room_s)
{
  g_autofree char *minutes = describe_minutes (room_s);

  if (room_s >= FROND_STORAGE_ENOUGH_S)
    return NULL;

  /* Translators: %s is "48 min" or "less than 1 min" */
  return g_strdup_printf (_("The disk is almost full: it has room for %s of recording. Free some space before a long session."), minutes);
}

/**
 * frond_storage_describe_trouble:
 * @status: of a recording session
 *
 * Returns: (transfer full) (nullable): the banner's sentences, %NULL while all is well
 */
char *
frond_storage_describe_trouble (const FrondLiveStatus *status)
{
  g_autofree char *minutes = describe_minutes (status->memory_left_s);

  if (status->storage_error && status->memory_left_s < 60)
    /* Translators: a sentence about the disk; "less than 1 min" */
    return g_strdup_printf (_("%s The session goes on in memory, for %s."), status->storage_error, minutes);
  if (status->storage_error)
    /* Translators: a sentence about the disk; "9 min" */
    return g_strdup_printf (_("%s The session goes on in memory, for %s at most."), status->storage_error, minutes);
  if (status->storage == FROND_STORAGE_LOW)
    return g_strdup (_("The disk is almost full. Everything is stored so far. Free some space soon."));

  return NULL;
}

/**
 * frond_storage_describe_kept:
 * @status: of a stopped session
 *
 * Returns: (transfer full): what is kept, and what waits
 */
char *
frond_storage_describe_kept (const FrondLiveStatus *status)
{
  g_autofree char *recorded = frond_text_dup_minutes (status->recorded_s);
  g_autofree char *stored = frond_text_dup_minutes (status->stored_s);

  if (!status->storage_error)
    /* Translators: %s is minutes:seconds */
    return g_strdup_printf (_("Everything up to %s is kept."), recorded);

  /* Translators: both are minutes:seconds */
  return g_strdup_printf (_("Everything up to %s is stored. The rest, up to %s, waits in memory until the disk takes it."), stored, recorded);
}

/**
 * frond_storage_describe_running:
 * @status: of a recording session
 * @is_practice: whether nothing is stored
 *
 * Returns: (transfer full): what is to be known before it is ended
 */
char *
frond_storage_describe_running (const FrondLiveStatus *status,
                                gboolean               is_practice)
{
  g_autofree char *kept = frond_storage_describe_kept (status);

  if (is_practice)
    return g_strdup (_("A practice session is running. Nothing is stored."));

  return g_strdup_printf (_("A session is running. %s"), kept);
}

/**
 * frond_storage_describe_saving:
 * @status: of a session that is being ended
 *
 * Returns: (transfer full) (nullable): why it takes so long, %NULL while nothing is wrong
 */
char *
frond_storage_describe_saving (const FrondLiveStatus *status)
{
  g_autofree char *kept = NULL;

  if (!status->storage_error)
    return NULL;
  kept = frond_storage_describe_kept (status);

  return g_strdup_printf (_("%s\n%s\nIt is tried again every second."), status->storage_error, kept);
}

/**
 * frond_storage_describe_outcome:
 * @status: of a session that has ended
 * @is_complete: whether all of it is stored
 *
 * Returns: (transfer full) (nullable): what is to be known about the disk afterwards, %NULL for nothing
 */
char *
frond_storage_describe_outcome (const FrondLiveStatus *status,
                                gboolean               is_complete)
{
  g_autofree char *stored = frond_text_dup_minutes (status->stored_s);

  if (!is_complete)
    return g_strdup_printf (_("The end of the session could not be stored. %s Everything up to %s is stored, and Frond recovers it when the records are unlocked the next time."),
                              status->storage_error ? status->storage_error : "", stored);
  if (status->storage == FROND_STORAGE_EXHAUSTED)
    return g_strdup_printf (_("The disk took nothing for ten minutes, so the session was ended at %s. Everything up to there is stored. Free some space before the next session."),
                              stored);
  if (status->storage == FROND_STORAGE_LOW)
    return g_strdup (_("The session is stored whole, but the disk is almost full. Free some space before the next one."));

  return NULL;
}

/**
 * frond_storage_describe_undiscarded:
 * @status: of a session that was to be discarded, and is not
 *
 * Returns: (transfer full): why, and what becomes of it
 */
char *
frond_storage_describe_undiscarded (const FrondLiveStatus *status)
{
  g_autofree char *stored = frond_text_dup_minutes (status->stored_s);

  return g_strdup_printf (_("The recording could not be put into the bin. %s Everything up to %s is stored, and Frond recovers it when the records are unlocked the next time."),
                            status->storage_error ? status->storage_error : "", stored);
}
