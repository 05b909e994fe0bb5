/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-storage-words.h"

#include <math.h>

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_room (void)
{
  assert_text (frond_storage_describe_room (INFINITY), NULL);
  assert_text (frond_storage_describe_room (7200), NULL);
  assert_text (frond_storage_describe_room (2939), "The disk is almost full: it has room for 48\u00a0min of recording. Free some space before a long session.");
  assert_text (frond_storage_describe_room (0), "The disk is almost full: it has room for less than 1\u00a0min of recording. Free some space before a long session.");
}

static void
test_while_recording (void)
{
  FrondLiveStatus status = { .recorded_s = 130.9, .stored_s = 130.7, .memory_left_s = 600 };

  assert_text (frond_storage_describe_trouble (&status), NULL);
  assert_text (frond_storage_describe_kept (&status), "Everything up to 2:10 is kept.");
  assert_text (frond_storage_describe_running (&status, FALSE), "A session is running. Everything up to 2:10 is kept.");
  assert_text (frond_storage_describe_running (&status, TRUE), "A practice session is running. Nothing is stored.");
  status.storage = FROND_STORAGE_LOW;
  assert_text (frond_storage_describe_trouble (&status), "The disk is almost full. Everything is stored so far. Free some space soon.");
  status.storage = FROND_STORAGE_WAITING;
  status.storage_error = "The disk is full.";
  status.stored_s = 61.9;
  status.memory_left_s = 539;
  assert_text (frond_storage_describe_trouble (&status), "The disk is full. The session goes on in memory, for 8\u00a0min at most.");
  assert_text (frond_storage_describe_kept (&status), "Everything up to 1:01 is stored. The rest, up to 2:10, waits in memory until the disk takes it.");
}

static void
test_at_the_end (void)
{
  FrondLiveStatus status = { .recorded_s = 130.9, .stored_s = 130.9 };

  assert_text (frond_storage_describe_saving (&status), NULL);
  assert_text (frond_storage_describe_outcome (&status, TRUE), NULL);
  status.storage = FROND_STORAGE_LOW;
  assert_text (frond_storage_describe_outcome (&status, TRUE),
               "The session is stored whole, but the disk is almost full. Free some space before the next one.");
  status.storage = FROND_STORAGE_EXHAUSTED;
  assert_text (frond_storage_describe_outcome (&status, TRUE),
               "The disk took nothing for ten minutes, so the session was ended at 2:10. Everything up to there is stored. Free some space before the next session.");
  status.storage = FROND_STORAGE_GIVEN_UP;
  status.storage_error = "The disk is full.";
  status.stored_s = 61.9;
  assert_text (frond_storage_describe_saving (&status),
               "The disk is full.\nEverything up to 1:01 is stored. The rest, up to 2:10, waits in memory until the disk takes it.\nIt is tried again every second.");
  assert_text (frond_storage_describe_outcome (&status, FALSE),
               "The end of the session could not be stored. The disk is full. Everything up to 1:01 is stored, and Frond recovers it when the records are unlocked the next time.");
}

static void
test_not_discarded (void)
{
  FrondLiveStatus status = { .recorded_s = 130.9, .stored_s = 61.9, .storage_error = "The disk is full." };

  assert_text (frond_storage_describe_running (&status, FALSE),
               "A session is running. Everything up to 1:01 is stored. The rest, up to 2:10, waits in memory until the disk takes it.");
  assert_text (frond_storage_describe_undiscarded (&status),
               "The recording could not be put into the bin. The disk is full. Everything up to 1:01 is stored, and Frond recovers it when the records are unlocked the next time.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/storage-words/room", test_room);
  g_test_add_func ("/app/storage-words/while-recording", test_while_recording);
  g_test_add_func ("/app/storage-words/at-the-end", test_at_the_end);
  g_test_add_func ("/app/storage-words/not-discarded", test_not_discarded);

  return g_test_run ();
}
