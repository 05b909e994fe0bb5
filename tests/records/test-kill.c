/* SPDX-License-Identifier: GPL-3.0-or-later */

/* kill -9 in the middle of a recording, at 200 random points: nothing acknowledged is lost, at most 500 ms of what the sensor sent is,
 * and the vault is whole.
 *
 * The writer runs twenty times as fast as real time, held back by the disk. FROND_KILL_SPEED=1 is real time, without being held back. */

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "helper.h"
#include "kill-shared.h"

#define N_KILLS  200
#define MAX_LOSS (KILL_RATE / 2)

static char *template_folder;
static char *shared_path;

static KillShared *
make_counts (void)
{
  int         fd = open (shared_path, O_RDWR | O_CREAT, 0600);
  KillShared *shared;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, sizeof *shared), ==, 0);
  shared = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (shared != MAP_FAILED);
  close (fd);

  return shared;
}

static char *
copy_template (void)
{
  static const char *const names[] = { "vault.keys", "main.db" };
  char                    *folder = helper_make_folder ();
  g_autofree char         *recordings = helper_path (folder, "recordings");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GBytes) bytes = helper_read (template_folder, names[i]);

    helper_write (folder, names[i], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }
  g_mkdir (recordings, 0700);

  return folder;
}

static void
run_and_kill (const char *folder,
              KillShared *shared)
{
  const char      *speed = g_getenv ("FROND_KILL_SPEED") ? g_getenv ("FROND_KILL_SPEED") : "20";
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "records", "kill-writer", NULL);
  const char      *argv[] = { program, folder, shared_path, speed, NULL };
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  GPid   pid;
  int    status;

  shared->produced = shared->acknowledged = 0;
  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  while (shared->produced == 0) {
    g_usleep (500);
    if (g_get_monotonic_time () - begin > 60 * G_USEC_PER_SEC)
      g_error ("the writer does not begin");
  }
  g_usleep ((gulong) (g_test_rand_int_range (1, 100) * 1000 * (atof (speed) > 1 ? 1 : 10)));
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

/* Answers how many samples were lost. */
static guint64
check_recovered (const char       *folder,
                 const KillShared *shared)
{
  guint64 produced = shared->produced, acknowledged = shared->acknowledged;
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recovered = frond_session_repository_recover (vault, &error);
  g_autoptr (FrondRecording) recording = NULL;
  FrondSessionRecord *record;

  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  record = recovered->pdata[0];
  g_assert_cmpint (record->state, ==, FROND_SESSION_RECOVERED);
  g_assert_nonnull (record->headline);
  g_assert_cmpuint (record->n_samples, >=, acknowledged);
  /* A block may have been pushed between the two counts. */
  g_assert_cmpuint (record->n_samples, <=, produced + KILL_BLOCK);
  if (record->n_samples > 0) {
    recording = frond_session_repository_open_recording (vault, record, &error);
    g_assert_no_error (error);
    helper_assert_samples (recording, 0, (guint) record->n_samples, KILL_BITS);
  }
  helper_assert_sound (vault);

  return produced > record->n_samples ? produced - record->n_samples : 0;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

static void
test_kill (void)
{
  KillShared *shared = make_counts ();
  guint64     losses[N_KILLS];
  guint       n_with_acknowledged = 0;

  for (guint i = 0; i < N_KILLS; i++) {
    helper_autofolder char *folder = copy_template ();

    run_and_kill (folder, shared);
    losses[i] = check_recovered (folder, shared);
    n_with_acknowledged += shared->acknowledged > 0;
    g_assert_cmpuint (losses[i], <=, MAX_LOSS);
  }
  qsort (losses, N_KILLS, sizeof losses[0], compare_cb);
  g_test_message ("%u kills: lost ms of signal p50 %u, p95 %u, max %u; %u with something acknowledged before", N_KILLS, (guint) (losses[N_KILLS / 2] * 1000 / KILL_RATE),
                  (guint) (losses[N_KILLS * 95 / 100] * 1000 / KILL_RATE), (guint) (losses[N_KILLS - 1] * 1000 / KILL_RATE), n_with_acknowledged);
  /* Otherwise nothing was tested. */
  g_assert_cmpuint (n_with_acknowledged, >, N_KILLS / 2);
  munmap (shared, sizeof *shared);
}

int
main (int   argc,
      char *argv[])
{
  FrondVault *vault;
  int         result;

  g_test_init (&argc, &argv, NULL);
  template_folder = helper_make_folder ();
  shared_path = helper_path (template_folder, "counts");
  vault = helper_create_vault (template_folder);
  g_object_unref (helper_add_patient (vault, "Roe"));
  g_object_unref (vault);
  g_test_add_func ("/kill/recording", test_kill);
  result = g_test_run ();
  helper_remove_folder (template_folder);
  g_free (shared_path);

  return result;
}
