/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Frond as its main() starts it, ended by its first frame. */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "bench-start-report.h"
#include "frond-application.h"

static void
startup_cb (void)
{
  bench_start_report ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FrondApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, FROND_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = frond_application_new ();
  g_signal_connect (application, "startup", G_CALLBACK (startup_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
