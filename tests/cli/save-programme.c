/* SPDX-License-Identifier: GPL-3.0-or-later */

/* save-programme FOLDER PASSPHRASE FILE N: stores the programme in FILE as the vault's own, as the editor does, with N versions (0: only a
 * draft), and prints its id. */

#include <stdlib.h>

#include "frond-programme-draft.h"
#include "frond-programme-repository.h"

static void
check (const GError *error)
{
  if (!error)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FrondProgrammeCopy) copy = frond_programme_copy_new ();
  g_autofree char *id = frond_programme_copy_dup_programme_id (copy);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = frond_vault_open (argv[1], argv[2], &error);
  g_autofree char *text = NULL;
  g_autoptr (FrondProgramme) programme = NULL;
  g_autoptr (FrondProgrammeDraft) draft = NULL;
  g_autoptr (FrondProgrammeCopy) stored = NULL;
  g_autofree char *draft_json = NULL;

  check (error);
  g_file_get_contents (argv[3], &text, NULL, &error);
  check (error);
  programme = frond_programme_new_from_json (text, -1, &error);
  check (error);
  draft = frond_programme_draft_new (programme, id, NULL);
  draft_json = frond_programme_draft_to_json (draft, 1);
  stored = frond_programme_repository_save_draft (vault, copy, draft_json, &error);
  check (error);
  for (guint version = 1; version <= (guint) atoi (argv[4]); version++) {
    g_autofree char *json = frond_programme_draft_to_json (draft, version);
    g_autoptr (FrondProgrammeCopy) saved = frond_programme_repository_save_version (vault, stored->id, version, json, &error);

    check (error);
  }
  g_print ("%s\n", id);

  return 0;
}
