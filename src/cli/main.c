/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "frondctl-emulate.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

/* In the order in which one meets them. */
/* clang-format off */
static const FrondctlVerb verbs[] = {
  { "list", N_("show patients, sessions, protocols, norms or sensors"), frondctl_list },
  { "vault", N_("make, check or describe an encrypted vault"), frondctl_vault },
  { "demo", N_("make an example clinic"), frondctl_demo },
  { "record", N_("run a session without a window"), frondctl_record },
  { "analyse", N_("print what was measured in a recording"), frondctl_analyse },
  { "filter", N_("write a recording's filtered signal and envelope"), frondctl_filter },
  { "export", N_("write sessions for other programs"), frondctl_export },
  { "report", N_("write a session's report as PDF"), frondctl_report },
  { "emulate", N_("speak a sensor's protocol on a new port"), frondctl_emulate },
  { NULL, NULL, NULL },
};
/* clang-format on */

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
