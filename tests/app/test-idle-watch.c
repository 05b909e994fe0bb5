/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"
#include "frond-idle-watch.h"

static void
count_cb (FrondIdleWatch *watch,
          guint          *n)
{
  (*n)++;
}

static gboolean
is_one (gpointer data)
{
  return *(guint *) data == 1;
}

static FrondIdleWatch *
make (GtkWidget *widget,
      guint      limit_ms,
      guint     *n)
{
  FrondIdleWatch *watch = frond_idle_watch_new (widget, limit_ms);

  g_signal_connect (watch, "idle", G_CALLBACK (count_cb), n);

  return watch;
}

/* It says so once; starting again starts anew. */
static void
test_idle (void)
{
  GtkWidget *window = gtk_window_new ();
  guint      n = 0;
  g_autoptr (FrondIdleWatch) watch = make (window, 20, &n);

  g_assert_cmpuint (n, ==, 0);
  frond_idle_watch_start (watch);
  app_wait (is_one, &n);
  app_settle ();
  g_assert_cmpuint (n, ==, 1);
  n = 0;
  frond_idle_watch_start (watch);
  app_wait (is_one, &n);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A shorter limit counts at once, a longer one gives time. */
static void
test_limit (void)
{
  GtkWidget *window = gtk_window_new ();
  guint      n_shorter = 0, n_longer = 0;
  g_autoptr (FrondIdleWatch) shorter = make (window, 60 * 60 * 1000, &n_shorter);
  g_autoptr (FrondIdleWatch) longer = make (window, 20, &n_longer);

  frond_idle_watch_start (shorter);
  frond_idle_watch_start (longer);
  g_object_set (longer, "limit-ms", 60 * 60 * 1000, NULL);
  g_object_set (shorter, "limit-ms", 40, NULL);
  app_wait (is_one, &n_shorter);
  app_settle ();
  g_assert_cmpuint (n_longer, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One that was stopped says nothing, although a later one with the same limit has already spoken. */
static void
test_stopped (void)
{
  GtkWidget *window = gtk_window_new ();
  guint      n_stopped = 0, n_running = 0;
  g_autoptr (FrondIdleWatch) stopped = make (window, 20, &n_stopped);
  g_autoptr (FrondIdleWatch) running = make (window, 40, &n_running);

  frond_idle_watch_start (stopped);
  frond_idle_watch_stop (stopped);
  frond_idle_watch_start (running);
  app_wait (is_one, &n_running);
  g_assert_cmpuint (n_stopped, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whichever goes first, watch or window. */
static void
test_lifetimes (void)
{
  GtkWidget      *window = gtk_window_new ();
  guint           n = 0;
  FrondIdleWatch *first = make (window, 20, &n);
  FrondIdleWatch *second = make (window, 20, &n);

  frond_idle_watch_start (first);
  g_assert_finalize_object (first);
  gtk_window_destroy (GTK_WINDOW (window));
  frond_idle_watch_start (second);
  app_wait (is_one, &n);
  g_assert_finalize_object (second);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/idle-watch/idle", test_idle);
  g_test_add_func ("/idle-watch/limit", test_limit);
  g_test_add_func ("/idle-watch/stopped", test_stopped);
  g_test_add_func ("/idle-watch/lifetimes", test_lifetimes);

  return g_test_run ();
}
