/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* An error may quote a file name: keep it on one line, so that scripts can log it. */
static void
complain (const char *message)
{
  g_autofree char *line = g_strdup (message);

  g_strdelimit (line, "\n\r", ' ');
  fprintf (stderr, "frondctl: %s\n", line);
}

/**
 * frondctl_fail:
 * @error: what went wrong
 *
 * Prints the one line that a failed verb prints.
 *
 * Returns: the exit status for it
 */
int
frondctl_fail (const GError *error)
{
  complain (error->message);

  return FRONDCTL_FAILED;
}

/**
 * frondctl_warn:
 * @error: what went wrong beside, while the verb goes on
 */
void
frondctl_warn (const GError *error)
{
  complain (error->message);
}

/**
 * frondctl_usage:
 * @format: what is wrong with the call, as a sentence
 * @...: its arguments
 *
 * Returns: the exit status for wrong use
 */
int
frondctl_usage (const char *format,
                ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  complain (message);

  return FRONDCTL_USAGE;
}

/**
 * frondctl_parse:
 * @usage: the verb and its arguments, for instance "list WHAT"
 * @description: what it does, in a paragraph
 * @entries: its options, ended by an empty one
 * @argc: (inout): as given to the verb
 * @argv: (inout): as given to the verb; options are taken out
 * @status: (out): the exit status when the verb has nothing more to do
 *
 * Reads the options of a verb. After --help or a wrong option the verb returns @status.
 *
 * Returns: whether the verb should go on
 */
gboolean
frondctl_parse (const char         *usage,
                const char         *description,
                const GOptionEntry *entries,
                int                *argc,
                char             ***argv,
                int                *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean     help = FALSE;
  GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show how to use this"), NULL },
      G_OPTION_ENTRY_NULL
  };

  /* GLib's own --help ends the process; this one returns, so that everything is given back. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, help_entry, NULL);
  g_option_context_set_description (context, description);

  if (!g_option_context_parse (context, argc, argv, &error)) {
    *status = frondctl_usage (_("%s. Try frondctl %s --help"), error->message, (*argv)[0]);
    return FALSE;
  }
  if (help) {
    g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
    const char      *options = strstr (text, "\n\n"); /* after GLib's own usage */

    printf (_("Usage: frondctl %s [OPTION…]"), usage);
    printf ("%s", options ? options : "\n");
    *status = FRONDCTL_DONE;
    return FALSE;
  }

  return TRUE;
}

static void
print_help (const FrondctlVerb *verbs)
{
  printf (_("Usage: frondctl VERB [OPTION…]"));
  printf ("\n\n%s\n\n", _("The same libraries as Frond, without a window."));
  for (const FrondctlVerb *verb = verbs; verb->name; verb++)
    printf ("  %-10s %s\n", verb->name, _(verb->summary));
  printf ("\n%s\n", _("frondctl VERB --help tells more. Exit status: 0 done, 1 failed, 2 wrong use."));
}

/* What was printed is part of what was asked for: a full disk behind stdout is a failure. */
static int
finish (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  complain (_("The output could not be written. Nothing else was changed."));

  return FRONDCTL_FAILED;
}

/**
 * frondctl_run_verb:
 * @verbs: every verb there is, ended by one without a name
 * @argc: of the program
 * @argv: of the program
 *
 * Returns: the program's exit status
 */
int
frondctl_run_verb (const FrondctlVerb *verbs,
                   int                 argc,
                   char               *argv[])
{
  if (argc < 2)
    return frondctl_usage (_("No verb was given. Try frondctl --help"));

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")) {
    print_help (verbs);
    return finish (FRONDCTL_DONE);
  }
  if (g_str_equal (argv[1], "--version")) {
    printf ("frondctl %s\n", FROND_VERSION);
    return finish (FRONDCTL_DONE);
  }

  for (const FrondctlVerb *verb = verbs; verb->name; verb++)
    if (g_str_equal (argv[1], verb->name))
      return finish (verb->run (argc - 1, argv + 1));

  return frondctl_usage (_("There is no verb “%s”. Try frondctl --help"), argv[1]);
}
