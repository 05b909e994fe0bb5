/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "frondctl.h"

/* In the order in which one meets them. */
static const FrondctlVerb verbs[] = {
  { NULL, NULL, NULL },
};

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  /* Figures are for programs: a decimal point in every language. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, FROND_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("frondctl");

  return frondctl_run_verb (verbs, argc, argv);
}
