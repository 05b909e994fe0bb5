/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command has to be right on the computer on which it is typed, which may not be the one that Frond sees. */

#include "frond-port-access.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A computer with a BITalino cable: class/tty/ttyUSB0/device leads to the port below the interface below the USB device. */
typedef struct {
  char *folder;
  char *device;
} Fixture;

static void
write_id (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autofree char *path = g_build_filename (fixture->device, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *port = NULL;
  g_autofree char *class = NULL;
  g_autofree char *link = NULL;

  fixture->folder = g_dir_make_tmp ("frond-access-XXXXXX", NULL);
  fixture->device = g_build_filename (fixture->folder, "devices", "usb1", "1-1", NULL);
  port = g_build_filename (fixture->device, "1-1:1.0", "ttyUSB0", NULL);
  class = g_build_filename (fixture->folder, "class", "tty", "ttyUSB0", NULL);
  link = g_build_filename (class, "device", NULL);
  g_assert_cmpint (g_mkdir_with_parents (port, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (class, 0700), ==, 0);
  g_assert_cmpint (symlink (port, link), ==, 0);
  write_id (fixture, "idVendor", "0403\n");
  write_id (fixture, "idProduct", "6015\n");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder))) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->device);
}

/* In a Flatpak: a rule for this very chip, which works at once. */
static void
test_sandboxed (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FrondPortAccess) access = frond_port_access_new_for ("/dev/ttyUSB0", fixture->folder, TRUE);

  g_assert_cmpstr (access->command, ==,
                   "echo 'SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"0403\", ATTRS{idProduct}==\"6015\", TAG+=\"uaccess\"' | "
                   "sudo tee -a /etc/udev/rules.d/71-frond-local.rules && sudo udevadm control --reload && sudo udevadm trigger '/dev/ttyUSB0'");
  g_assert_false (access->needs_login);
}

/* Who needs the port, whoever runs the command: no variable of another shell. */
static void
assert_adds_user (FrondPortAccess *access,
                  const char      *command)
{
  g_autofree char *user = g_shell_quote (g_get_user_name ());
  g_autofree char *expected = g_strconcat (command, " ", user, NULL);

  g_assert_cmpstr (access->command, ==, expected);
}

/* Without ids the computer's own shell finds the group, which a sandbox does not see. */
static void
test_sandboxed_without_ids (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (FrondPortAccess) access = frond_port_access_new_for ("/dev/rfcomm0", fixture->folder, TRUE);

  assert_adds_user (access, "sudo usermod -aG \"$(stat -Lc %G '/dev/rfcomm0')\"");
  g_assert_true (access->needs_login);
}

/* What a device says of itself is not to be trusted: it would be typed into a shell by an administrator. */
static void
test_strange_ids (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const strange[] = { "';id", "04030", "", "0x40", "04\n3" };

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++) {
    g_autoptr (FrondPortAccess) access = NULL;

    write_id (fixture, "idVendor", strange[i]);
    access = frond_port_access_new_for ("/dev/ttyUSB0", fixture->folder, TRUE);
    g_assert_nonnull (strstr (access->command, "usermod"));
    g_assert_null (strstr (access->command, "udev"));
  }
}

/* A path is one word for the shell, whatever it contains. */
static void
test_strange_path (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FrondPortAccess) access = frond_port_access_new_for ("/dev/it's $(id)", fixture->folder, TRUE);
  g_auto (GStrv) words = NULL;

  g_assert_nonnull (strstr (access->command, "'/dev/it'\\''s $(id)'"));
  g_assert_true (g_shell_parse_argv (access->command, NULL, &words, NULL));
}

/* On the computer itself: the group that the port has; root's is never given away. */
static void
test_group (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *port = g_build_filename (fixture->folder, "port", NULL);
  struct group    *group = getgrnam ("dialout");

  g_assert_true (g_file_set_contents (port, "", 0, NULL));
  if (group != NULL && chown (port, (uid_t) -1, group->gr_gid) == 0) {
    g_autoptr (FrondPortAccess) access = frond_port_access_new_for (port, fixture->folder, FALSE);

    assert_adds_user (access, "sudo usermod -aG dialout");
    g_assert_true (access->needs_login);
  } else {
    g_test_skip ("only root can give a file to the group dialout");
  }
}

static void
test_no_group_of_its_own (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (FrondPortAccess) usb = frond_port_access_new_for ("/dev/ttyUSB0", fixture->folder, FALSE);
  g_autoptr (FrondPortAccess) other = frond_port_access_new_for ("/dev/rfcomm0", fixture->folder, FALSE);

  /* Neither is there, so neither has a group. */
  g_assert_nonnull (strstr (usb->command, "TAG+=\"uaccess\""));
  assert_adds_user (other, "sudo usermod -aG dialout");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/port-access/sandboxed", test_sandboxed);
  ADD ("/port-access/sandboxed-without-ids", test_sandboxed_without_ids);
  ADD ("/port-access/strange-ids", test_strange_ids);
  ADD ("/port-access/strange-path", test_strange_path);
  ADD ("/port-access/group", test_group);
  ADD ("/port-access/no-group-of-its-own", test_no_group_of_its_own);
#undef ADD

  return g_test_run ();
}
