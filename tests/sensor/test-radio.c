/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-radio.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "frond-error.h"
#include "transport/frond-transport.h"

/* A computer with these switches: "type soft hard", one a line of names. */
static void
add_switch (const char *sysfs,
            const char *name,
            const char *type,
            const char *soft,
            const char *hard)
{
  const struct {
    const char *file;
    const char *word;
  } files[] = { { "type", type }, { "soft", soft }, { "hard", hard } };
  g_autofree char *folder = g_build_filename (sysfs, "class", "rfkill", name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (folder, files[i].file, NULL);
    g_autofree char *line = g_strconcat (files[i].word, "\n", NULL);

    g_assert_true (g_file_set_contents (path, line, -1, NULL));
  }
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *below = g_build_filename (path, name, NULL);

    remove_all (below);
  }
  g_remove (path);
}

static void
test_switches (void)
{
  g_autofree char *sysfs = g_dir_make_tmp ("frond-radio-XXXXXX", NULL);

  g_assert_cmpint (frond_radio_find_bluetooth (sysfs), ==, FROND_RADIO_NONE);
  add_switch (sysfs, "rfkill0", "wlan", "1", "1");
  g_assert_cmpint (frond_radio_find_bluetooth (sysfs), ==, FROND_RADIO_NONE);
  add_switch (sysfs, "rfkill1", "bluetooth", "0", "1");
  g_assert_cmpint (frond_radio_find_bluetooth (sysfs), ==, FROND_RADIO_BLOCKED);
  add_switch (sysfs, "rfkill2", "bluetooth", "1", "0");
  g_assert_cmpint (frond_radio_find_bluetooth (sysfs), ==, FROND_RADIO_OFF);
  add_switch (sysfs, "rfkill3", "bluetooth", "0", "0");
  g_assert_cmpint (frond_radio_find_bluetooth (sysfs), ==, FROND_RADIO_ON);
  remove_all (sysfs);
}

/* A sensor without a cable that cannot be reached: the computer's radio is the cause that nobody sees. */
static void
test_errors (void)
{
  static const struct {
    int         code;
    const char *path;
    FrondRadio  radio;
    FrondError  expected;
  } cases[] = {
    { EHOSTDOWN, "/dev/rfcomm0", FROND_RADIO_OFF, FROND_ERROR_RADIO_OFF },
    { EHOSTDOWN, "/dev/rfcomm0", FROND_RADIO_BLOCKED, FROND_ERROR_RADIO_OFF },
    { ENOENT, "/dev/rfcomm0", FROND_RADIO_OFF, FROND_ERROR_RADIO_OFF },
    { EHOSTDOWN, "/dev/rfcomm0", FROND_RADIO_ON, FROND_ERROR_NO_REPLY },
    { ETIMEDOUT, "/dev/rfcomm1", FROND_RADIO_ON, FROND_ERROR_NO_REPLY },
    /* The kernel found no adapter that is up, whatever the switches say. */
    { EHOSTUNREACH, "/dev/rfcomm0", FROND_RADIO_ON, FROND_ERROR_RADIO_OFF },
    /* What has a cable does not care, and what is forbidden or busy is so with a radio as well. */
    { ENOENT, "/dev/ttyUSB0", FROND_RADIO_OFF, FROND_ERROR_NOT_FOUND },
    { EACCES, "/dev/rfcomm0", FROND_RADIO_OFF, FROND_ERROR_PORT_FORBIDDEN },
    { EBUSY, "/dev/rfcomm0", FROND_RADIO_ON, FROND_ERROR_PORT_BUSY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = frond_transport_make_radio_error (cases[i].code, cases[i].path, cases[i].radio);

    g_test_message ("%s: %s", cases[i].path, error->message);
    g_assert_error (error, FROND_ERROR, (int) cases[i].expected);
  }
}

static void
test_words (void)
{
  g_assert_null (frond_radio_describe (FROND_RADIO_NONE));
  g_assert_null (frond_radio_describe (FROND_RADIO_ON));
  g_assert_nonnull (frond_radio_describe (FROND_RADIO_OFF));
  g_assert_cmpstr (frond_radio_describe (FROND_RADIO_OFF), !=, frond_radio_describe (FROND_RADIO_BLOCKED));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/radio/switches", test_switches);
  g_test_add_func ("/radio/errors", test_errors);
  g_test_add_func ("/radio/words", test_words);

  return g_test_run ();
}
