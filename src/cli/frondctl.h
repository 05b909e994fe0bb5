/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a script can rely on. */
enum {
  FRONDCTL_DONE = 0,   /* it did what it was asked to */
  FRONDCTL_FAILED = 1, /* it could not; one line on stderr says why */
  FRONDCTL_USAGE = 2,  /* it was called in a wrong way; nothing was done */
};

/**
 * FrondctlVerb:
 * @name: the word on the command line
 * @summary: what it does, for --help
 * @run: does it; argv[0] is the verb; answers the exit status
 *
 * One verb. Each has a file of its name: frondctl-<name>.c.
 */
typedef struct {
  const char *name;
  const char *summary;
  int (*run) (int argc, char *argv[]);
} FrondctlVerb;

int frondctl_run_verb (const FrondctlVerb *verbs,
                       int                 argc,
                       char               *argv[]);

gboolean frondctl_parse (const char         *usage,
                         const char         *description,
                         const GOptionEntry *entries,
                         int                *argc,
                         char             ***argv,
                         int                *status);

int  frondctl_usage (const char *format,
                     ...) G_GNUC_PRINTF (1, 2);
int  frondctl_fail (const GError *error);
void frondctl_warn (const GError *error);

G_END_DECLS
