/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A port that its user may not open. On the computer itself membership in the port's group is the usual cure. In a Flatpak the port's
 * group cannot be seen, and only a rule of udev is sure to reach through the sandbox; a Flatpak cannot bring that rule along. */

#include "config.h"

#include "frond-port-access.h"

#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SANDBOX_INFO "/.flatpak-info"
/* Not the name of the packaged rule (data/udev), which a file of the same name here would replace; before 73, which acts on the tag. */
#define RULES_FILE  "/etc/udev/rules.d/71-frond-local.rules"
#define USUAL_GROUP "dialout"
/* From a tty over its interface to the USB device, hubs not counted. */
#define MAX_PARENTS 6
#define ID_LENGTH   4

static char *
read_id (const char *folder,
         const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *id = NULL;

  if (!g_file_get_contents (path, &id, NULL, NULL) || strlen (g_strstrip (id)) != ID_LENGTH)
    return NULL;
  for (guint i = 0; i < ID_LENGTH; i++)
    if (!g_ascii_isxdigit (id[i]))
      return NULL;

  return g_ascii_strdown (id, ID_LENGTH);
}

/* The kernel shows a USB serial port below the device that says who made it. */
static gboolean
find_usb_ids (const char *path,
              const char *sysfs,
              char      **vendor,
              char      **product)
{
  g_autofree char *node = realpath (path, NULL);
  g_autofree char *name = g_path_get_basename (node != NULL ? node : path);
  g_autofree char *link = g_build_filename (sysfs, "class", "tty", name, "device", NULL);
  g_autofree char *folder = realpath (link, NULL);

  for (guint i = 0; folder != NULL && i < MAX_PARENTS; i++) {
    char *parent;

    *vendor = read_id (folder, "idVendor");
    *product = read_id (folder, "idProduct");
    if (*vendor != NULL && *product != NULL)
      return TRUE;
    g_clear_pointer (vendor, g_free);
    g_clear_pointer (product, g_free);
    parent = g_path_get_dirname (folder);
    g_free (folder);
    folder = parent;
  }

  return FALSE;
}

/* Distributions differ (dialout, uucp). Root's own group is no advice. */
static char *
dup_group (const char *path)
{
  struct group  entry;
  struct group *found = NULL;
  struct stat   info;
  char          buffer[4096];

  if (stat (path, &info) == 0 && info.st_gid != 0)
    getgrgid_r (info.st_gid, &entry, buffer, sizeof buffer, &found);

  return found != NULL ? g_strdup (found->gr_name) : NULL;
}

static char *
make_rule_command (const char *path,
                   const char *vendor,
                   const char *product)
{
  g_autofree char *node = g_shell_quote (path);

  return g_strdup_printf ("echo 'SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"%s\", ATTRS{idProduct}==\"%s\", TAG+=\"uaccess\"' | "
                          "sudo tee -a " RULES_FILE " && sudo udevadm control --reload && sudo udevadm trigger %s",
                          vendor, product, node);
}

/* In a sandbox the shell that runs it looks the group up, because we cannot. Whoever runs it, perhaps somebody else with an account of their
 * own, adds the user who has to use the port. */
static char *
make_group_command (const char *path,
                    const char *group,
                    gboolean    is_sandboxed)
{
  g_autofree char *node = g_shell_quote (path);
  g_autofree char *user = g_shell_quote (g_get_user_name ());

  if (is_sandboxed)
    return g_strdup_printf ("sudo usermod -aG \"$(stat -Lc %%G %s)\" %s", node, user);

  return g_strdup_printf ("sudo usermod -aG %s %s", group != NULL ? group : USUAL_GROUP, user);
}

/**
 * frond_port_access_new_for:
 * @path: of a port that may not be opened
 * @sysfs: where the kernel shows its devices
 * @is_sandboxed: whether we run in a Flatpak
 *
 * As frond_port_access_new(), for a computer that is told.
 *
 * Returns: (transfer full): what to do about it
 */
FrondPortAccess *
frond_port_access_new_for (const char *path,
                           const char *sysfs,
                           gboolean    is_sandboxed)
{
  FrondPortAccess *self = g_new0 (FrondPortAccess, 1);
  g_autofree char *group = is_sandboxed ? NULL : dup_group (path);
  g_autofree char *vendor = NULL;
  g_autofree char *product = NULL;

  self->needs_login = group != NULL || !find_usb_ids (path, sysfs, &vendor, &product);
  if (self->needs_login)
    self->command = make_group_command (path, group, is_sandboxed);
  else
    self->command = make_rule_command (path, vendor, product);

  return self;
}

/**
 * frond_port_access_new:
 * @path: of a port that may not be opened
 *
 * Returns: (transfer full): what an administrator of this computer can do about it
 */
FrondPortAccess *
frond_port_access_new (const char *path)
{
  return frond_port_access_new_for (path, "/sys", g_file_test (SANDBOX_INFO, G_FILE_TEST_EXISTS));
}

void
frond_port_access_free (FrondPortAccess *self)
{
  g_free (self->command);
  g_free (self);
}
