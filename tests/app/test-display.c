/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Does run-with-display give a widget test what it relies on: a display of its own, a window that is mapped and painted, and folders that
 * are nobody else's? */

#include "config.h"

#include <adwaita.h>

static gboolean
painted_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  gboolean *painted = data;

  *painted = gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;

  return *painted ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
test_window_is_painted (void)
{
  GtkWidget *window = adw_window_new ();
  gboolean   painted = FALSE;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 200);
  adw_window_set_content (ADW_WINDOW (window), gtk_label_new ("Frond"));
  gtk_widget_add_tick_callback (window, painted_cb, &painted, NULL);
  gtk_window_present (GTK_WINDOW (window));

  while (!painted)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (gtk_widget_get_width (window), >=, 300);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_folders_are_private (void)
{
  const char *folders[] = { g_get_home_dir (), g_get_user_config_dir (), g_get_user_data_dir (), g_get_user_cache_dir (), g_get_user_runtime_dir () };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autoptr (GDir) folder = g_dir_open (folders[i], 0, NULL);

    g_assert_nonnull (folder);
    g_assert_nonnull (strstr (folders[i], "frond-display."));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/display/window-is-painted", test_window_is_painted);
  g_test_add_func ("/app/display/folders-are-private", test_folders_are_private);

  return g_test_run ();
}
