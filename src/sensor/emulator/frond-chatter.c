/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-chatter.h"

#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "frond-pty.h"

#define INTERVAL_MS 100

struct _FrondChatter {
  FrondPty *pty;
  char     *line;
  GThread  *thread;
  int       quit_fd;
};

static gpointer
run (gpointer data)
{
  FrondChatter *self = data;
  struct pollfd quit = { .fd = self->quit_fd, .events = POLLIN };
  int           fd = frond_pty_get_fd (self->pty);
  char          heard[256];

  while (poll (&quit, 1, INTERVAL_MS) == 0) {
    G_GNUC_UNUSED gssize n = read (fd, heard, sizeof heard);

    /* Nobody need listen: a full port just swallows it. */
    if (self->line != NULL)
      n = write (fd, self->line, strlen (self->line));
  }

  return NULL;
}

FrondChatter *
frond_chatter_new (const char *line,
                   GError    **error)
{
  g_autoptr (FrondPty) pty = frond_pty_open (NULL, error);
  FrondChatter *self;

  if (pty == NULL)
    return NULL;
  self = g_new0 (FrondChatter, 1);
  self->pty = g_steal_pointer (&pty);
  self->line = g_strdup (line);
  self->quit_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  self->thread = g_thread_new ("chatter", run, self);

  return self;
}

void
frond_chatter_free (FrondChatter *self)
{
  guint64              one = 1;
  G_GNUC_UNUSED gssize n = write (self->quit_fd, &one, sizeof one);

  g_thread_join (self->thread);
  close (self->quit_fd);
  frond_pty_close (self->pty);
  g_free (self->line);
  g_free (self);
}

const char *
frond_chatter_get_path (FrondChatter *self)
{
  return frond_pty_get_path (self->pty);
}
