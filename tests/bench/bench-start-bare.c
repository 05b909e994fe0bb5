/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frozen reference: the least that a libadwaita window with something in it can be. */

#include <adwaita.h>

#include "bench-start-report.h"

#define N_ROWS 8

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < N_ROWS; i++) {
    GtkWidget       *row = adw_action_row_new ();
    g_autofree char *title = g_strdup_printf ("Row %u", i);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    gtk_list_box_append (GTK_LIST_BOX (list), row);
  }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), list);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
}

static void
startup_cb (void)
{
  bench_start_report ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.frondapp.Bare", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "startup", G_CALLBACK (startup_cb), NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
