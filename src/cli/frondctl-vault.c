/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-patient-repository.h"
#include "frond-session-repository.h"
#include "frond-vault.h"
#include "frondctl-json.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

typedef struct {
  FrondctlVaultOptions vault;
  char                *practitioner;
  gboolean             json;
} Arguments;

static int
create (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = NULL;
  char *passphrase;

  if (arguments->practitioner == NULL || *arguments->practitioner == '\0')
    return frondctl_usage (_("vault create wants --practitioner, the name that signs notes."));
  passphrase = frondctl_vault_options_get_passphrase (&arguments->vault, TRUE, &error);
  if (passphrase == NULL)
    return frondctl_fail (error);
  vault = frond_vault_create (arguments->vault.folder, arguments->practitioner, passphrase, NULL, &error);
  frondctl_passphrase_free (passphrase);
  if (vault == NULL)
    return frondctl_fail (error);

  return FRONDCTL_DONE;
}

static void
print_findings (const GStrv findings,
                gboolean    json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!json) {
    for (guint i = 0; findings[i]; i++)
      printf ("%s\n", findings[i]);
    if (findings[0] == NULL)
      printf (_("The vault is sound.\n"));
    return;
  }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; findings[i]; i++)
    json_builder_add_string_value (builder, findings[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  frondctl_json_print (builder);
}

static int
check (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = frondctl_vault_options_open (&arguments->vault, &error);
  g_auto (GStrv) findings = vault ? frond_vault_check (vault, &error) : NULL;

  if (findings == NULL)
    return frondctl_fail (error);
  print_findings (findings, arguments->json);
  if (findings[0] == NULL)
    return FRONDCTL_DONE;

  g_set_error_literal (&error, FROND_ERROR, FROND_ERROR_DAMAGED, _("The vault has damage; what is still whole can be read. Restore a backup beside it."));

  return frondctl_fail (error);
}

static void
print_info (FrondVault *vault,
            guint       n_patients,
            guint       n_sessions,
            gboolean    json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!json) {
    printf (_("Folder: %s\n"), frond_vault_get_folder (vault));
    printf (_("Practitioner: %s\n"), frond_vault_get_practitioner (vault));
    printf (_("Patients: %u\n"), n_patients);
    printf (_("Sessions: %u\n"), n_sessions);
    return;
  }
  json_builder_begin_object (builder);
  frondctl_json_string (builder, "folder", frond_vault_get_folder (vault));
  frondctl_json_string (builder, "practitioner", frond_vault_get_practitioner (vault));
  frondctl_json_integer (builder, "patients", n_patients);
  frondctl_json_integer (builder, "sessions", n_sessions);
  json_builder_end_object (builder);
  frondctl_json_print (builder);
}

static int
info (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = frondctl_vault_options_open (&arguments->vault, &error);
  g_autoptr (GListStore) sessions = vault ? frond_session_repository_list (vault, 0, &error) : NULL;

  if (sessions == NULL)
    return frondctl_fail (error);
  print_info (vault, g_list_model_get_n_items (frond_patient_repository_get_model (vault)), g_list_model_get_n_items (G_LIST_MODEL (sessions)), arguments->json);

  return FRONDCTL_DONE;
}

static const struct {
  const char *name;
  int (*run) (const Arguments *arguments);
} actions[] = {
  { "create", create },
  { "check", check },
  { "info", info },
};

static int
run (const char      *action,
     const Arguments *arguments)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (action, actions[i].name)) {
      if (arguments->vault.folder == NULL)
        return frondctl_usage (_("vault %s wants --vault, the vault’s folder."), action);
      return actions[i].run (arguments);
    }

  return frondctl_usage (_("vault wants create, check or info, not “%s”."), action);
}

int
frondctl_vault (int   argc,
                char *argv[])
{
  Arguments          arguments = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    FRONDCTL_VAULT_ENTRIES (arguments.vault),
    { "practitioner", 0, 0, G_OPTION_ARG_STRING, &arguments.practitioner, N_("create: the name that signs notes"), N_("NAME") },
      { "json", 'j', 0, G_OPTION_ARG_NONE, &arguments.json, N_("check and info: print JSON"), NULL },
        G_OPTION_ENTRY_NULL };

  if (frondctl_parse ("vault create|check|info --vault DIR", _("Makes an encrypted vault, checks everything in it, or tells what it holds."), entries, &argc, &argv, &status))
    status = argc == 2 ? run (argv[1], &arguments) : frondctl_usage (_("vault wants create, check or info."));
  frondctl_vault_options_clear (&arguments.vault);
  g_free (arguments.practitioner);

  return status;
}
