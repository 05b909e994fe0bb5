/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-patient-repository.h"
#include "frond-session-repository.h"
#include "frondctl-json.h"
#include "frondctl-programme.h"
#include "frondctl-session.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

typedef struct {
  FrondctlVaultOptions vault;
  char                *patient;
  char                *new_patient;
  char                *protocol;
  char                *sensor;
  double               speed;
  double               baseline_s;
  gboolean             abdomen;
  gboolean             json;
} Arguments;

static FrondPatient *
make_patient (FrondVault *vault,
              const char *name,
              GError    **error)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_auto (GStrv) parts = g_strsplit (name, ",", 2);

  patient->family_name = g_strdup (g_strstrip (parts[0]));
  patient->given_name = g_strdup (parts[1] ? g_strstrip (parts[1]) : "");
  patient->record_number = g_strdup ("");

  return frond_patient_repository_save (vault, patient, error);
}

static FrondPatient *
find_patient (FrondVault      *vault,
              const Arguments *arguments,
              GError         **error)
{
  if (arguments->new_patient)
    return make_patient (vault, arguments->new_patient, error);

  return frond_patient_repository_find_number (vault, arguments->patient, error);
}

static void
print_result (FrondSessionRecord *record,
              gboolean            json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!json) {
    printf (_("session %" G_GINT64_FORMAT " %s, %.3f s\n"), record->id, frond_session_state_to_string (record->state), record->duration_s);
    return;
  }
  json_builder_begin_object (builder);
  frondctl_json_integer (builder, "id", record->id);
  frondctl_json_string (builder, "state", frond_session_state_to_string (record->state));
  frondctl_json_number (builder, "duration_s", record->duration_s);
  frondctl_json_integer (builder, "n_samples", (gint64) record->n_samples);
  json_builder_end_object (builder);
  frondctl_json_print (builder);
}

/* At once and not when a buffer is full: somebody may be waiting for it. */
static void
print_line (const char *line)
{
  printf ("%s\n", line);
  fflush (stdout);
}

/* Somebody who was only added for a session that never was. */
static void
forget_patient (FrondVault   *vault,
                FrondPatient *patient)
{
  g_autoptr (GListStore) sessions = frond_session_repository_list (vault, patient->id, NULL);

  if (sessions && g_list_model_get_n_items (G_LIST_MODEL (sessions)) == 0)
    frond_patient_repository_remove (vault, patient->id, NULL);
}

static int
run_session (const FrondctlSession *plan,
             const Arguments       *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) record = frondctl_session_run (plan, &error);

  if (record == NULL && arguments->new_patient)
    forget_patient (plan->vault, plan->patient);
  if (record == NULL)
    return frondctl_fail (error);
  print_result (record, arguments->json);

  return FRONDCTL_DONE;
}

static int
record (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_parse (arguments->sensor, &error);
  g_autoptr (FrondProgramme) programme = NULL;
  g_autoptr (FrondVault) vault = NULL;
  g_autoptr (FrondPatient) patient = NULL;

  if (endpoint == NULL)
    return frondctl_fail (error);
  vault = frondctl_vault_options_open (&arguments->vault, &error);
  /* First, so that nobody is added for a session that cannot be. */
  programme = vault ? frondctl_programme_find (vault, arguments->protocol, &error) : NULL;
  patient = programme ? find_patient (vault, arguments, &error) : NULL;
  if (patient == NULL)
    return frondctl_fail (error);

  return run_session (&(FrondctlSession) {
                        .vault = vault,
                        .patient = patient,
                        .programme = programme,
                        .endpoint = endpoint,
                        .speed = arguments->speed,
                        .baseline_s = arguments->baseline_s,
                        .uses_abdomen = arguments->abdomen,
                        .print = arguments->json ? NULL : print_line,
                      },
                      arguments);
}

static int
check_arguments (int              argc,
                 const Arguments *arguments)
{
  if (argc != 1 || arguments->vault.folder == NULL || arguments->protocol == NULL || arguments->sensor == NULL)
    return frondctl_usage (_("record wants --vault, --protocol and --sensor."));
  if (arguments->new_patient && strspn (arguments->new_patient, " \t") == strcspn (arguments->new_patient, ","))
    return frondctl_usage (_("--new-patient wants a name: \"Family, Given\""));
  if ((arguments->patient == NULL) == (arguments->new_patient == NULL))
    return frondctl_usage (_("record wants either --patient or --new-patient."));
  if (!(arguments->speed >= 0) || !(arguments->baseline_s >= 0 && arguments->baseline_s <= 600))
    return frondctl_usage (_("--speed and --baseline cannot be negative; --baseline is at most 600 s."));

  return FRONDCTL_DONE;
}

int
frondctl_record (int   argc,
                 char *argv[])
{
  Arguments          arguments = { .speed = 1, .baseline_s = 10 };
  int                status;
  const GOptionEntry entries[] = {
    FRONDCTL_VAULT_ENTRIES (arguments.vault),
    { "patient", 'p', 0, G_OPTION_ARG_STRING, &arguments.patient, N_("The patient with this record number"), N_("NO") },
      { "new-patient", 0, 0, G_OPTION_ARG_STRING, &arguments.new_patient, N_("Add a patient: \"Family, Given\""), N_("NAME") },
        { "protocol", 0, 0, G_OPTION_ARG_STRING, &arguments.protocol, N_("The programme to run (see frondctl list protocols)"), N_("ID") },
          { "sensor", 's', 0, G_OPTION_ARG_FILENAME, &arguments.sensor, N_("simulated[:SCENARIO], a port's path, or file:PATH"), N_("ENDPOINT") },
            { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &arguments.speed, N_("Simulated and replayed only: times life; 0 is as fast as possible"), N_("X") },
              { "baseline", 0, 0, G_OPTION_ARG_DOUBLE, &arguments.baseline_s, N_("Seconds to measure the resting level before (default 10, 0: do not)"), N_("SECONDS") },
                { "abdomen", 'a', 0, G_OPTION_ARG_NONE, &arguments.abdomen, N_("The next channel of the same kind is the abdomen"), NULL },
                  { "json", 'j', 0, G_OPTION_ARG_NONE, &arguments.json, N_("Print only the result, as JSON"), NULL },
                    G_OPTION_ENTRY_NULL };

  if (frondctl_parse ("record --vault DIR --patient NO --protocol ID --sensor ENDPOINT", _("Runs a session without a window. A signal to end (SIGTERM, Ctrl+C) stops it; what was recorded is kept."), entries, &argc, &argv, &status)) {
    status = check_arguments (argc, &arguments);
    if (status == FRONDCTL_DONE)
      status = record (&arguments);
  }
  frondctl_vault_options_clear (&arguments.vault);
  g_free (arguments.patient);
  g_free (arguments.new_patient);
  g_free (arguments.protocol);
  g_free (arguments.sensor);

  return status;
}
