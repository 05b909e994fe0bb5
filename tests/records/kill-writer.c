/* SPDX-License-Identifier: GPL-3.0-or-later */

/* kill-writer VAULT COUNTS SPEED: records a session of eight channels at 2 kHz until it is killed.
 *
 * SPEED times as fast as real time; where it is more than 1, it does not run away from the disk by more than 0.45 s of signal, as no
 * real sensor could. */

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "helper.h"
#include "kill-shared.h"

static KillShared *
map_counts (const char *path)
{
  int         fd = open (path, O_RDWR);
  KillShared *shared = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (shared != MAP_FAILED);
  close (fd);

  return shared;
}

static void
record (FrondRecordingWriter *writer,
        KillShared           *shared,
        double                speed)
{
  gint64  begin = g_get_monotonic_time ();
  guint64 first = 0;

  for (;;) {
    FrondRecordingProgress progress;
    gint64                 due = begin + (gint64) ((double) first / KILL_RATE / speed * G_USEC_PER_SEC);
    g_autoptr (FrondBlock) block = helper_make_block (first, KILL_BLOCK, KILL_CHANNELS, KILL_BITS, KILL_RATE);

    while (g_get_monotonic_time () < due)
      g_usleep (200);
    frond_recording_writer_get_progress (writer, &progress);
    shared->acknowledged = progress.n_stored;
    while (speed > 1 && first + KILL_BLOCK > progress.n_stored + KILL_RATE * 45 / 100) {
      g_usleep (100);
      frond_recording_writer_get_progress (writer, &progress);
      shared->acknowledged = progress.n_stored;
    }
    frond_recording_writer_push_block (writer, block);
    first += KILL_BLOCK;
    shared->produced = first;
  }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FrondVault) vault = NULL;
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) session = NULL;

  g_assert_cmpint (argc, ==, 4);
  vault = helper_open_vault (argv[1]);
  session = helper_begin_session (vault, 1, KILL_RATE, KILL_CHANNELS, KILL_BITS, &writer);
  record (writer, map_counts (argv[2]), g_ascii_strtod (argv[3], NULL));

  return 0;
}
