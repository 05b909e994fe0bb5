/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "frond-endpoint.h"
#include "frond-norm.h"
#include "frond-patient-repository.h"
#include "frond-programme.h"
#include "frond-sensor-discovery.h"
#include "frond-session-repository.h"
#include "frondctl-json.h"
#include "frondctl-programme.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

/* Every port is asked once, side by side; one that does not answer by then is no sensor. */
#define DISCOVERY_SECONDS 3

typedef struct {
  FrondctlVaultOptions vault;
  gboolean             json;
  FrondVault          *open_vault;
} Arguments;

typedef enum {
  VAULT_NEVER,
  VAULT_IF_NAMED,
  VAULT_ALWAYS,
} VaultUse;

typedef struct {
  const char *name;
  VaultUse    vault;
  GListModel *(*load) (Arguments *arguments,
                       GError   **error);
  void (*build) (JsonBuilder *builder,
                 gpointer     item,
                 Arguments   *arguments);
  void (*print) (gpointer   item,
                 Arguments *arguments);
} Kind;

static GListModel *
load_patients (Arguments *arguments,
               GError   **error)
{
  return g_object_ref (frond_patient_repository_get_model (arguments->open_vault));
}

static char *
format_birth_date (FrondPatient *patient)
{
  char text[16] = "";

  if (patient->birth_date && g_date_valid (patient->birth_date))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", patient->birth_date);

  return g_strdup (text);
}

static void
build_patient (JsonBuilder *builder,
               gpointer     item,
               Arguments   *arguments)
{
  FrondPatient    *patient = item;
  g_autofree char *name = frond_patient_get_display_name (patient);
  g_autofree char *birth_date = format_birth_date (patient);

  frondctl_json_integer (builder, "id", patient->id);
  frondctl_json_string (builder, "record_number", patient->record_number);
  frondctl_json_string (builder, "name", name);
  frondctl_json_string (builder, "birth_date", *birth_date ? birth_date : NULL);
}

static void
print_patient (gpointer   item,
               Arguments *arguments)
{
  FrondPatient    *patient = item;
  g_autofree char *name = frond_patient_get_display_name (patient);
  g_autofree char *birth_date = format_birth_date (patient);

  printf ("%-10s %-10s  %s\n", patient->record_number, birth_date, name);
}

static GListModel *
load_sessions (Arguments *arguments,
               GError   **error)
{
  return (GListModel *) frond_session_repository_list (arguments->open_vault, 0, error);
}

static char *
get_record_number (Arguments          *arguments,
                   FrondSessionRecord *session)
{
  g_autoptr (FrondPatient) patient = frond_patient_repository_get (arguments->open_vault, session->patient_id, NULL);

  return patient ? g_strdup (patient->record_number) : NULL;
}

static void
build_session (JsonBuilder *builder,
               gpointer     item,
               Arguments   *arguments)
{
  FrondSessionRecord *session = item;
  g_autofree char    *patient = get_record_number (arguments, session);

  frondctl_json_integer (builder, "id", session->id);
  frondctl_json_string (builder, "state", frond_session_state_to_string (session->state));
  frondctl_json_string (builder, "patient", patient);
  frondctl_json_string (builder, "programme", session->programme_id);
  frondctl_json_time (builder, "started_at", session->started_at);
  frondctl_json_number (builder, "duration_s", session->duration_s);
  frondctl_json_integer (builder, "n_samples", (gint64) session->n_samples);
  frondctl_json_string (builder, "headline", session->headline);
  frondctl_json_number (builder, "rest_before", session->rest_before);
  frondctl_json_number (builder, "rest_after", session->rest_after);
}

static void
print_session (gpointer   item,
               Arguments *arguments)
{
  FrondSessionRecord *session = item;
  g_autofree char    *patient = get_record_number (arguments, session);
  g_autofree char    *started = session->started_at ? g_date_time_format (session->started_at, "%Y-%m-%d %H:%M") : NULL;

  printf ("%6" G_GINT64_FORMAT "  %-10s %-16s %8.1f s  %-10s %s\n", session->id, patient ? patient : "", started ? started : "", session->duration_s, frond_session_state_to_string (session->state), session->programme_name ? session->programme_name : "");
}

static GListModel *
load_protocols (Arguments *arguments,
                GError   **error)
{
  return frondctl_programme_list (arguments->open_vault, error);
}

static void
build_protocol (JsonBuilder *builder,
                gpointer     item,
                Arguments   *arguments)
{
  frondctl_json_string (builder, "id", frond_programme_get_id (item));
  frondctl_json_integer (builder, "version", frond_programme_get_version (item));
  frondctl_json_string (builder, "name", frond_programme_get_name (item));
  frondctl_json_string (builder, "summary", frond_programme_get_summary (item));
  frondctl_json_string (builder, "category", frond_programme_category_to_string (frond_programme_get_category (item)));
  frondctl_json_number (builder, "duration_s", frond_programme_get_duration (item));
}

static void
print_protocol (gpointer   item,
                Arguments *arguments)
{
  /* Own programmes have longer ids. */
  printf ("%-*s %6.0f s  %-13s %s\n", arguments->open_vault ? 40 : 28, frond_programme_get_id (item), frond_programme_get_duration (item),
          frond_programme_category_to_string (frond_programme_get_category (item)), frond_programme_get_name (item));
}

static GListModel *
load_norms (Arguments *arguments,
            GError   **error)
{
  return frond_norm_list_built_in ();
}

static void
build_norm_value (JsonBuilder          *builder,
                  const FrondNormValue *value)
{
  json_builder_begin_object (builder);
  frondctl_json_string (builder, "role", frond_norm_role_to_word (value->role));
  frondctl_json_string (builder, "quantity", frond_norm_quantity_to_word (value->quantity));
  frondctl_json_string (builder, "unit", value->unit);
  frondctl_json_string (builder, "form", frond_norm_form_to_word (value->form));
  frondctl_json_number (builder, "value", value->value);
  frondctl_json_number (builder, "sd", value->spread);
  frondctl_json_number (builder, "low", value->low);
  frondctl_json_number (builder, "high", value->high);
  json_builder_end_object (builder);
}

static void
build_norm (JsonBuilder *builder,
            gpointer     item,
            Arguments   *arguments)
{
  FrondNorm *norm = item;
  guint      n = frond_norm_get_n_people (norm);

  frondctl_json_string (builder, "id", frond_norm_get_id (norm));
  frondctl_json_string (builder, "name", frond_norm_get_name (norm));
  frondctl_json_string (builder, "source", frond_norm_get_source (norm));
  frondctl_json_string (builder, "evidence", frond_norm_evidence_to_word (frond_norm_get_evidence (norm)));
  frondctl_json_string (builder, "population", frond_norm_get_population (norm));
  frondctl_json_number (builder, "n", n > 0 ? n : NAN);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < frond_norm_get_n_values (norm); i++)
    build_norm_value (builder, frond_norm_get_value (norm, i));
  json_builder_end_array (builder);
}

static void
print_norm (gpointer   item,
            Arguments *arguments)
{
  FrondNorm *norm = item;

  printf ("%s: %s\n  %s\n", frond_norm_get_id (norm), frond_norm_get_population (norm), frond_norm_get_source (norm));
  for (guint i = 0; i < frond_norm_get_n_values (norm); i++) {
    const FrondNormValue *value = frond_norm_get_value (norm, i);
    g_autofree char      *title = frond_norm_value_dup_title (value);
    g_autofree char      *text = frond_norm_value_format (value);

    printf ("  %s: %s\n", title, text);
  }
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

static GListModel *
load_sensors (Arguments *arguments,
              GError   **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  FrondSensorDiscovery *discovery = frond_sensor_discovery_new ();

  frond_sensor_discovery_start (discovery);
  g_timeout_add_seconds (DISCOVERY_SECONDS, quit_cb, loop);
  g_main_loop_run (loop);
  frond_sensor_discovery_stop (discovery);

  return G_LIST_MODEL (discovery);
}

static void
build_sensor (JsonBuilder *builder,
              gpointer     item,
              Arguments   *arguments)
{
  FrondEndpoint   *endpoint = item;
  g_autofree char *id = frond_endpoint_to_string (endpoint);

  frondctl_json_string (builder, "id", id);
  frondctl_json_string (builder, "label", endpoint->label);
  frondctl_json_string (builder, "driver", endpoint->driver);
  frondctl_json_string (builder, "problem", endpoint->problem ? endpoint->problem->message : NULL);
}

static void
print_sensor (gpointer   item,
              Arguments *arguments)
{
  FrondEndpoint   *endpoint = item;
  g_autofree char *id = frond_endpoint_to_string (endpoint);

  printf ("%-24s %s\n", id, endpoint->label ? endpoint->label : "");
  if (endpoint->problem)
    printf ("%-24s %s\n", "", endpoint->problem->message);
}

static const Kind kinds[] = {
  { "patients", VAULT_ALWAYS, load_patients, build_patient, print_patient },
  { "sessions", VAULT_ALWAYS, load_sessions, build_session, print_session },
  { "protocols", VAULT_IF_NAMED, load_protocols, build_protocol, print_protocol },
  { "norms", VAULT_NEVER, load_norms, build_norm, print_norm },
  { "sensors", VAULT_NEVER, load_sensors, build_sensor, print_sensor },
};

static void
print_items (const Kind *kind,
             GListModel *items,
             Arguments  *arguments)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (items, i);

    if (!arguments->json) {
      kind->print (item, arguments);
      continue;
    }
    json_builder_begin_object (builder);
    kind->build (builder, item, arguments);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (arguments->json)
    frondctl_json_print (builder);
}

static int
list_kind (const Kind *kind,
           Arguments  *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) items = NULL;

  if (kind->vault == VAULT_ALWAYS && arguments->vault.folder == NULL)
    return frondctl_usage (_("list %s wants --vault, the vault’s folder."), kind->name);
  if (kind->vault != VAULT_NEVER && arguments->vault.folder) {
    arguments->open_vault = frondctl_vault_options_open (&arguments->vault, &error);
    if (arguments->open_vault == NULL)
      return frondctl_fail (error);
  }
  items = kind->load (arguments, &error);
  if (items == NULL)
    return frondctl_fail (error);
  print_items (kind, items, arguments);

  return FRONDCTL_DONE;
}

static int
list (const char *what,
      Arguments  *arguments)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (what, kinds[i].name))
      return list_kind (&kinds[i], arguments);

  return frondctl_usage (_("list wants patients, sessions, protocols, norms or sensors, not “%s”."), what);
}

int
frondctl_list (int   argc,
               char *argv[])
{
  Arguments          arguments = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    FRONDCTL_VAULT_ENTRIES (arguments.vault),
    { "json", 'j', 0, G_OPTION_ARG_NONE, &arguments.json, N_("Print JSON"), NULL },
      G_OPTION_ENTRY_NULL
    };

  if (frondctl_parse ("list patients|sessions|protocols|norms|sensors", _("Shows what there is. Patients and sessions are in a vault, and so are programmes of one’s own."), entries, &argc, &argv, &status))
    status = argc == 2 ? list (argv[1], &arguments) : frondctl_usage (_("list wants patients, sessions, protocols, norms or sensors."));
  g_clear_object (&arguments.open_vault);
  frondctl_vault_options_clear (&arguments.vault);

  return status;
}
