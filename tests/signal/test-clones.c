/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

static char *with, *without;

static char *
run (char *program)
{
  char *arguments[] = { program, NULL };
  char *printed = NULL;
  int   status;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return printed;
}

/* A recording has the same numbers on every processor, to the last bit: here on one with wider vectors and on one without. */
static void
test_same_bits (void)
{
  g_autofree char *fast = run (with);
  g_autofree char *plain = run (without);

  g_assert_cmpuint (strlen (plain), >, 4000);
  g_assert_cmpstr (fast, ==, plain);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  with = argv[1];
  without = argv[2];
  g_test_add_func ("/signal/clones/same-bits", test_same_bits);
  return g_test_run ();
}
