/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-vault-options.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "frond-error.h"
#include "frond-passphrase.h"
#include "frond-vault-ready.h"
#include "frondctl.h"

/* Longer than anybody types; a whole file given by mistake is not taken for a passphrase. */
#define MAX_PASSPHRASE 4096

void
frondctl_passphrase_free (char *passphrase)
{
  if (passphrase)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

/* One line, without its end; stdio would keep a copy in its buffer. */
static char *
read_line (int descriptor)
{
  char *line = g_malloc0 (MAX_PASSPHRASE + 1);
  gsize length = 0;

  while (length < MAX_PASSPHRASE) {
    gssize n = read (descriptor, line + length, 1);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0 || line[length] == '\n')
      break;
    length++;
  }
  line[length] = '\0';
  if (length > 0 && line[length - 1] == '\r')
    line[length - 1] = '\0';

  return line;
}

static char *
read_passphrase_file (const char *path,
                      GError    **error)
{
  int   descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  char *passphrase;

  if (descriptor < 0) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The passphrase file cannot be read: %s"), g_strerror (errno));
    return NULL;
  }
  passphrase = read_line (descriptor);
  g_close (descriptor, NULL);
  if (*passphrase == '\0')
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The first line of the passphrase file is empty."));
  else if (!g_utf8_validate (passphrase, -1, NULL))
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The first line of the passphrase file is not UTF-8 text. Save the file as UTF-8 and try again."));
  else
    return passphrase;
  frondctl_passphrase_free (passphrase);

  return NULL;
}

/* On the terminal itself, so that it works while output goes into a file; without echo. */
static char *
prompt (int         terminal,
        const char *question)
{
  struct termios before, quiet;
  char          *answer;

  tcgetattr (terminal, &before);
  quiet = before;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (terminal, TCSAFLUSH, &quiet);
  dprintf (terminal, "%s ", question);
  answer = read_line (terminal);
  dprintf (terminal, "\n");
  tcsetattr (terminal, TCSAFLUSH, &before);

  return answer;
}

static char *
ask (gboolean is_new,
     GError **error)
{
  int   terminal = g_open ("/dev/tty", O_RDWR | O_CLOEXEC, 0);
  char *passphrase, *again = NULL;

  if (terminal < 0) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("There is no terminal to ask for the passphrase. Use --passphrase-file."));
    return NULL;
  }
  passphrase = prompt (terminal, is_new ? _("New passphrase:") : _("Passphrase:"));
  if (is_new)
    again = prompt (terminal, _("The same once more:"));
  g_close (terminal, NULL);

  if (*passphrase == '\0')
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("No passphrase was given."));
  else if (!g_utf8_validate (passphrase, -1, NULL))
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("What was typed is not UTF-8 text. Use a terminal that speaks UTF-8."));
  else if (is_new && !g_str_equal (passphrase, again))
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The two passphrases differ. Nothing was made."));
  else
    g_clear_pointer (&again, frondctl_passphrase_free);
  if (*passphrase != '\0' && g_utf8_validate (passphrase, -1, NULL) && again == NULL)
    return passphrase;

  frondctl_passphrase_free (again);
  frondctl_passphrase_free (passphrase);

  return NULL;
}

/* The window asks for no less. */
static gboolean
is_enough (const char *passphrase,
           GError    **error)
{
  FrondPassphraseStrength strength = frond_passphrase_judge (passphrase);
  g_autofree char        *why = frond_passphrase_explain (strength);

  if (frond_passphrase_is_enough (strength))
    return TRUE;

  g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("This passphrase would not protect the records, and nothing was made. %s"), why);
  return FALSE;
}

/**
 * frondctl_vault_options_get_passphrase:
 * @self: what was on the command line
 * @is_new: whether it is chosen now: then it is asked for twice, and must be good enough
 * @error: why there is none
 *
 * Never from the command line, where every program of the machine could read it.
 *
 * Returns: (transfer full): the passphrase; free it with frondctl_passphrase_free()
 */
char *
frondctl_vault_options_get_passphrase (const FrondctlVaultOptions *self,
                                       gboolean                    is_new,
                                       GError                    **error)
{
  char *passphrase = self->passphrase_file ? read_passphrase_file (self->passphrase_file, error) : ask (is_new, error);

  if (!passphrase || !is_new || is_enough (passphrase, error))
    return passphrase;
  frondctl_passphrase_free (passphrase);

  return NULL;
}

/**
 * frondctl_vault_options_open:
 * @self: what was on the command line; it has a folder
 * @error: why it stays closed
 *
 * A session that was being recorded when the program ended is closed first and from then on named recovered. Where that is not possible now
 * the vault is opened all the same, as by the window: its records are what is needed.
 *
 * Returns: (transfer full): the open vault
 */
FrondVault *
frondctl_vault_options_open (const FrondctlVaultOptions *self,
                             GError                    **error)
{
  char *passphrase = frondctl_vault_options_get_passphrase (self, FALSE, error);
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) reason = NULL;
  FrondVault *vault;

  if (passphrase == NULL)
    return NULL;
  vault = frond_vault_open (self->folder, passphrase, error);
  frondctl_passphrase_free (passphrase);
  recovered = vault ? frond_vault_make_ready (vault, &reason) : NULL;
  if (vault && recovered == NULL)
    frondctl_warn (reason);

  return vault;
}

void
frondctl_vault_options_clear (FrondctlVaultOptions *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->passphrase_file, g_free);
}
