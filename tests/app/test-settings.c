/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-fixture.h"
#include "frond-settings.h"

static GSettings *
reset_settings (void)
{
  static const char *const keys[] = { "window-width", "window-height", "window-maximized", "lock-after-minutes" };
  GSettings               *settings = g_settings_new (FROND_APPLICATION_ID);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);

  return settings;
}

/* The next window is as large as the last one was left. */
static void
test_window_size (void)
{
  g_autoptr (GSettings) settings = reset_settings ();
  GtkWindow *first = GTK_WINDOW (gtk_window_new ());
  GtkWindow *second = GTK_WINDOW (gtk_window_new ());
  int        width, height;

  frond_settings_bind_window (first);
  gtk_window_get_default_size (first, &width, &height);
  g_assert_cmpint (width, ==, 1000);
  g_assert_cmpint (height, ==, 700);
  gtk_window_set_default_size (first, 700, 800);
  gtk_window_maximize (first);
  gtk_window_present (first);
  app_settle ();
  gtk_window_destroy (first);

  frond_settings_bind_window (second);
  gtk_window_get_default_size (second, &width, &height);
  g_assert_cmpint (width, ==, 700);
  g_assert_cmpint (height, ==, 800);
  gtk_window_destroy (second);
}

static guint
get_limit (FrondIdleWatch *watch)
{
  guint limit_ms;

  g_object_get (watch, "limit-ms", &limit_ms, NULL);

  return limit_ms;
}

/* Five minutes; another time counts from the moment that it is set; "never" cannot be set. */
static void
test_lock (void)
{
  g_autoptr (GSettings) settings = reset_settings ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr (FrondIdleWatch) watch = frond_idle_watch_new (GTK_WIDGET (window), 1);

  frond_settings_bind_lock (watch);
  g_assert_cmpuint (get_limit (watch), ==, 5 * 60 * 1000);
  g_assert_true (g_settings_set_uint (settings, "lock-after-minutes", 2));
  g_assert_cmpuint (get_limit (watch), ==, 2 * 60 * 1000);
  gtk_window_destroy (window);
}

static void
test_never (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (GSettings) settings = g_settings_new (FROND_APPLICATION_ID);

    g_settings_set_uint (settings, "lock-after-minutes", 0);
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/settings/window-size", test_window_size);
  g_test_add_func ("/settings/lock", test_lock);
  g_test_add_func ("/settings/never", test_never);

  return g_test_run ();
}
