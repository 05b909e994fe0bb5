/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the place of GTK's function in test programs, also for what libadwaita announces (toasts). Under GTK_A11Y=test the original crashes: the
 * test context of GTK 4.18 has no such method. And so a test can see what was said. */

#include "config.h"

#include "announcements.h"

#include <gtk/gtk.h>

static char *last;
static guint n;

void
gtk_accessible_announce (GtkAccessible                    *self,
                         const char                       *message,
                         GtkAccessibleAnnouncementPriority priority)
{
  g_set_str (&last, message);
  n++;
}

/* Returns: (nullable): what was said last */
const char *
announcements_get_last (void)
{
  return last;
}

guint
announcements_get_n (void)
{
  return n;
}
