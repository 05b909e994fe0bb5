/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-throttle.h"

#include <stdio.h>

#include <glib/gstdio.h>

#include "frond-file.h"

#define MICROSECONDS G_GINT64_CONSTANT (1000000)

/**
 * Tries:
 * @n: wrong passphrases in a row
 * @last_us: when the last one was, UTC
 */
typedef struct {
  guint  n;
  gint64 last_us;
} Tries;

static char *
make_path (const char *folder)
{
  return g_build_filename (folder, "vault.tries", NULL);
}

static Tries
load (const char *folder)
{
  g_autofree char *path = make_path (folder);
  g_autofree char *text = NULL;
  Tries            tries = { 0 };

  if (!g_file_get_contents (path, &text, NULL, NULL) ||
      sscanf (text, "%u %" G_GINT64_FORMAT, &tries.n, &tries.last_us) != 2)
    return (Tries) { 0 };

  return tries;
}

static void
save (const char  *folder,
      const Tries *tries)
{
  g_autofree char *path = make_path (folder);
  char            *text = g_strdup_printf ("%u %" G_GINT64_FORMAT "\n", tries->n, tries->last_us);
  g_autoptr (GBytes) contents = g_bytes_new_take (text, strlen (text));

  /* Where the folder cannot be written, nothing can be opened either. */
  frond_file_replace (path, contents, NULL);
}

/* 0, 0, 1, 2, 4, 8 ... 60 seconds after the first, second, third ... wrong passphrase. */
static guint
get_delay_s (guint n)
{
  if (n < 3)
    return 0;

  return n - 3 >= 6 ? 60 : 1u << (n - 3);
}

/**
 * frond_throttle_get_wait_s:
 * @folder: a vault's folder
 *
 * A clock that was set back does not lengthen the wait beyond its delay, one set forward can end it: whoever sets clocks can also copy files.
 *
 * Returns: seconds until the next try is let through, rounded up
 */
guint
frond_throttle_get_wait_s (const char *folder)
{
  Tries  tries = load (folder);
  gint64 delay = get_delay_s (tries.n) * MICROSECONDS;
  gint64 now = g_get_real_time ();

  if (delay > 0 && now < tries.last_us) {
    tries.last_us = now;
    save (folder, &tries);
  }
  if (now >= tries.last_us + delay)
    return 0;

  return (guint) ((tries.last_us + delay - now + MICROSECONDS - 1) / MICROSECONDS);
}

guint
frond_throttle_get_failures (const char *folder)
{
  return load (folder).n;
}

void
frond_throttle_add_failure (const char *folder)
{
  Tries tries = load (folder);

  if (tries.n < G_MAXUINT)
    tries.n++;
  tries.last_us = g_get_real_time ();
  save (folder, &tries);
}

void
frond_throttle_clear (const char *folder)
{
  g_autofree char *path = make_path (folder);

  g_unlink (path);
}
