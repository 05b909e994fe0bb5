/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a commit of the recorder costs, against a bare INSERT and COMMIT of the same bytes through the same SQLCipher in the same
 * process: eight channels, 2 kHz, 16 bits, a quarter of a second. On the disk of the build folder, because a commit is mostly a sync. */

#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "frond-bench.h"
#include "frond-channel.h"
#include "frond-recording-store.h"
#include "frond-recording-writer-private.h"

#define RATE     2000
#define CHANNELS 8
#define FRAMES   (RATE / 4)
#define BYTES    (FRAMES * CHANNELS * 2)
#define COMMITS  60
#define GOAL     1.3

/**
 * Job:
 * @store: ours, without its thread
 * @writer: ours, with its thread
 * @bare: the frozen reference
 * @next: where the store's next block belongs
 * @next_pushed: where the writer's next block belongs
 */
typedef struct {
  FrondRecordingStore  *store;
  FrondRecordingWriter *writer;
  sqlite3              *bare;
  sqlite3_stmt         *insert;
  guint8               *bytes;
  gint64                next;
  guint64               next_pushed;
} Job;

static void
must (gboolean    ok,
      const char *what)
{
  if (!ok) {
    fprintf (stderr, "%s failed\n", what);
    exit (1);
  }
}

/* The frozen reference: do not make it faster. */
static void
run_bare (void *data)
{
  Job *job = data;

  for (guint i = 0; i < COMMITS; i++) {
    must (sqlite3_exec (job->bare, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK, "BEGIN");
    sqlite3_bind_blob (job->insert, 1, job->bytes, BYTES, SQLITE_STATIC);
    must (sqlite3_step (job->insert) == SQLITE_DONE, "INSERT");
    sqlite3_reset (job->insert);
    must (sqlite3_exec (job->bare, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "COMMIT");
  }
}

static FrondBlock *
make_block (guint64 first_sample)
{
  FrondBlock *block = frond_block_new (first_sample, FRAMES, CHANNELS, RATE);

  for (guint i = 0; i < FRAMES * CHANNELS; i++)
    block->raw[i] = (gint16) (((guint32) first_sample + i) * 2654435761u >> 16);
  block->host_time_us = g_get_monotonic_time ();

  return block;
}

/* Making the samples counts too: the reference has its bytes already. */
static void
run_store (void *data)
{
  Job *job = data;

  for (guint i = 0; i < COMMITS; i++) {
    g_autoptr (FrondBlock) block = make_block ((guint64) job->next);

    must (frond_recording_store_begin (job->store, NULL), "begin");
    must (frond_recording_store_add_block (job->store, block, NULL), "add");
    must (frond_recording_store_commit (job->store, NULL), "commit");
    job->next += FRAMES;
  }
}

/* Through the queue and the thread, one commit at a time; looking for its end costs some of it. */
static void
run_writer (void *data)
{
  Job *job = data;

  for (guint i = 0; i < COMMITS; i++) {
    g_autoptr (FrondBlock) block = make_block (job->next_pushed);
    FrondRecordingProgress progress;

    frond_recording_writer_push_block (job->writer, block);
    job->next_pushed += FRAMES;
    do {
      g_usleep (200);
      frond_recording_writer_get_progress (job->writer, &progress);
    } while (progress.n_stored < job->next_pushed);
  }
}

static void
open_bare (Job        *job,
           const char *path)
{
  must (sqlite3_open_v2 (path, &job->bare, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK, "open");
  must (sqlite3_key_v2 (job->bare, "main", "x'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'", 67) == SQLITE_OK, "key");
  must (sqlite3_exec (job->bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, data BLOB)", NULL, NULL, NULL) == SQLITE_OK, "schema");
  must (sqlite3_prepare_v2 (job->bare, "INSERT INTO t (data) VALUES (?1)", -1, &job->insert, NULL) == SQLITE_OK, "prepare");
  job->bytes = g_malloc (BYTES);
  for (guint i = 0; i < BYTES; i++)
    job->bytes[i] = (guint8) (i * 2654435761u >> 24);
}

static FrondRecordingStore *
make_store (const char *path)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (FrondSecret) key = frond_secret_new (FROND_KEY_BYTES);
  FrondRecordingStore *store;

  for (guint i = 0; i < CHANNELS; i++)
    g_ptr_array_add (channels, frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 1, 0));
  store = frond_recording_store_create (path, key, "bench", RATE, channels, NULL);
  must (store != NULL, "create");

  return store;
}

static void
clean (const char *folder)
{
  static const char *const names[] = { "store.db", "writer.db", "bare.db" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    frond_database_remove (path);
  }
  g_rmdir (folder);
}

int
main (void)
{
  const char      *build = g_getenv ("G_TEST_BUILDDIR") ? g_getenv ("G_TEST_BUILDDIR") : ".";
  g_autofree char *folder = g_build_filename (build, "bench-recorder-XXXXXX", NULL);
  g_autofree char *store_path = NULL, *writer_path = NULL, *bare_path = NULL;
  Job              job = { 0 };
  double           store_cost, writer_cost;

  must (g_mkdtemp (folder) != NULL, "folder");
  store_path = g_build_filename (folder, "store.db", NULL);
  writer_path = g_build_filename (folder, "writer.db", NULL);
  bare_path = g_build_filename (folder, "bare.db", NULL);
  job.store = make_store (store_path);
  job.writer = frond_recording_writer_new (make_store (writer_path));
  open_bare (&job, bare_path);

  store_cost = 1 / frond_bench_ratio (run_store, &job, run_bare, &job);
  writer_cost = 1 / frond_bench_ratio (run_writer, &job, run_bare, &job);
  printf ("recorder commit: %.2fx the processor time of a bare SQLCipher INSERT and COMMIT of the same %d bytes (goal: at most %.1fx)\n", store_cost, BYTES, GOAL);
  printf ("the same through queue and thread, with the waiting for it: %.2fx\n", writer_cost);

  g_object_unref (job.writer);
  frond_recording_store_free (job.store);
  sqlite3_finalize (job.insert);
  sqlite3_close (job.bare);
  g_free (job.bytes);
  clean (folder);

  return store_cost <= GOAL ? 0 : 1;
}
