/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-start-report.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <gtk/gtk.h>

static double mapped_s;

/* Of the whole process since it was started, its libraries included. */
static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  printf ("%.6f %.6f\n", mapped_s, cpu_seconds ());
  fflush (stdout);
  _exit (0);
}

static gboolean
map_hook (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (!GTK_IS_WINDOW (widget))
    return TRUE;
  mapped_s = cpu_seconds ();
  g_signal_connect_after (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), NULL);

  return FALSE;
}

/**
 * bench_start_report:
 *
 * When the first window is mapped and its first frame painted, prints the processor seconds until each and ends the process.
 */
void
bench_start_report (void)
{
  g_type_class_get (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_hook, NULL, NULL);
}
