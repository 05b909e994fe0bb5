/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much processor time does Frond need until its window is there, compared with a bare libadwaita window? Started as it is every day,
 * with records that wait for their passphrase, and as on the first day. Both programs are processes of their own: loading their libraries
 * is part of starting. */

#include <stdio.h>
#include <stdlib.h>

#include <glib.h>
#include <glib/gstdio.h>

#define N_ROUNDS 11
#define GOAL     1.3

typedef struct {
  double mapped_s;
  double painted_s;
} Start;

static Start
run (const char *program,
     const char *folder)
{
  const char      *argv[] = { program, folder ? "--vault" : NULL, folder, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  Start start = { 0 };
  int   status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error))
    g_error ("%s", error->message);
  if (!g_spawn_check_wait_status (status, &error) || sscanf (out, "%lf %lf", &start.mapped_s, &start.painted_s) != 2)
    g_error ("%s does not start: %s", program, error ? error->message : out);

  return start;
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, N_ROUNDS, sizeof *values, compare);

  return values[N_ROUNDS / 2];
}

/* Answers whether the goal is met. */
static gboolean
measure (const char *name,
         const char *product,
         const char *bare,
         const char *folder)
{
  double mapped[N_ROUNDS], painted[N_ROUNDS], ours[N_ROUNDS], theirs[N_ROUNDS], ratio, ours_s, theirs_s;

  /* The first start of each only warms the disk cache. */
  run (product, folder);
  run (bare, NULL);
  for (int i = 0; i < N_ROUNDS; i++) {
    const Start a = run (product, folder), b = run (bare, NULL);

    mapped[i] = a.mapped_s / b.mapped_s;
    painted[i] = a.painted_s / b.painted_s;
    ours[i] = a.mapped_s;
    theirs[i] = b.mapped_s;
  }
  ratio = median (mapped);
  ours_s = median (ours);
  theirs_s = median (theirs);
  printf ("start, %s: to mapped window %.2fx the CPU of a bare libadwaita window with 8 rows (goal: at most %.1fx): %s; to first frame %.2fx (%.0f ms and %.0f ms here)\n",
          name, ratio, GOAL, ratio <= GOAL ? "pass" : "MISS", median (painted), ours_s * 1e3, theirs_s * 1e3);

  return ratio <= GOAL;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *locked = g_dir_make_tmp ("frond-bench-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (locked, "none", NULL);
  g_autofree char *keys = g_build_filename (locked, "vault.keys", NULL);
  gboolean         daily, first;

  if (argc != 3) {
    fputs ("usage: bench-start PRODUCT BARE\n", stderr);
    return 2;
  }
  /* That there is a key file is all that the lock page asks before the passphrase. */
  g_assert_true (g_file_set_contents (keys, "", 0, NULL));
  daily = measure ("locked records", argv[1], argv[2], locked);
  first = measure ("first day", argv[1], argv[2], empty);
  g_remove (keys);
  g_rmdir (locked);

  return daily && first ? EXIT_SUCCESS : EXIT_FAILURE;
}
