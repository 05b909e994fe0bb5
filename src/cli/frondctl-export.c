/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "frond-csv-writer.h"
#include "frond-edf-writer.h"
#include "frond-error.h"
#include "frond-patient-repository.h"
#include "frond-export-stretches.h"
#include "frond-session-repository.h"
#include "frond-session-segments.h"
#include "frondctl-json.h"
#include "frondctl-segments.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

typedef struct {
  FrondctlVaultOptions vault;
  gint64               session;
  char                *patient;
  char                *format;
  char                *out;
  gboolean             json;
} Arguments;

static gboolean
read_raw (guint    channel,
          guint64  first_sample,
          gsize    n,
          gint32  *out,
          gpointer user_data,
          GError **error)
{
  return frond_recording_read_raw (user_data, channel, first_sample, n, out, error);
}

static GPtrArray *
copy_channels (FrondRecording *recording)
{
  GPtrArray *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  for (guint c = 0; c < frond_recording_get_n_channels (recording); c++)
    g_ptr_array_add (channels, frond_channel_copy (frond_recording_get_channel (recording, c)));

  return channels;
}

static GStrv
write_csv (const FrondExportSource *source,
           const char              *folder,
           const char              *base_name,
           GError                 **error)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *name = g_strconcat (base_name, ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!frond_csv_write (source, path, error))
    return NULL;
  g_strv_builder_take (paths, g_steal_pointer (&path));

  return g_strv_builder_end (paths);
}

static GStrv
write_source (const FrondExportSource *source,
              const Arguments         *arguments,
              const char              *base_name,
              GError                 **error)
{
  if (g_str_equal (arguments->format, "csv"))
    return write_csv (source, arguments->out, base_name, error);
  if (g_str_equal (arguments->format, "bdf"))
    return frond_edf_write (source, FROND_EDF_FORMAT_BDF, arguments->out, base_name, error);

  return frond_edf_write (source, frond_edf_format_for (source), arguments->out, base_name, error);
}

/* An EDF file holds one stretch of the recording, a CSV file all of it. */
static gboolean
write_segments (const FrondExportSource *source,
                const FrondAnalysis     *analysis,
                GStrv                    paths,
                gboolean                 is_csv,
                GPtrArray               *written,
                GError                 **error)
{
  const FrondExportStretch    all = { 0, source->n_samples };
  const FrondChannelAnalysis *channel = frond_analysis_get_shown (analysis);
  g_autoptr (GArray) pauses = frond_session_pauses (source->events, source->n_samples);
  g_autoptr (GArray) stretches = frond_export_find_stretches (source, error);

  for (guint i = 0; stretches && paths[i]; i++) {
    const FrondExportStretch *stretch = is_csv ? &all : &g_array_index (stretches, FrondExportStretch, i);

    if (!frondctl_segments_write (paths[i], channel->results, source->events, pauses, stretch, source->rate_hz, written, error))
      return FALSE;
  }

  return stretches != NULL;
}

/* A recording and the tables beside it. What was made is in @written, also when there is more to come that fails. */
static GStrv
write_files (const FrondExportSource *source,
             const FrondAnalysis     *analysis,
             const Arguments         *arguments,
             const char              *base_name,
             GPtrArray               *written,
             GError                 **error)
{
  g_auto (GStrv) paths = write_source (source, arguments, base_name, error);

  for (guint i = 0; paths && paths[i]; i++)
    g_ptr_array_add (written, g_strdup (paths[i]));
  if (!paths || !write_segments (source, analysis, paths, g_str_equal (arguments->format, "csv"), written, error))
    return NULL;

  return g_steal_pointer (&paths);
}

/* As from the window: the records take note of what is there, and what they cannot take note of does not leave. */
static gboolean
put_down (FrondVault         *vault,
          FrondSessionRecord *record,
          const char         *format,
          GError            **error)
{
  if (frond_vault_audit (vault, "export", "session", record->id, format, error))
    return TRUE;
  g_prefix_error (error, "%s ", _("The recording was not exported, because the records could not take note of it."));

  return FALSE;
}

static void
take_back (GPtrArray *written,
           GError   **error)
{
  for (guint i = 0; i < written->len; i++)
    if (g_unlink (written->pdata[i]) != 0)
      /* Translators: %s is the name of a file, and why it did not leave follows */
      g_prefix_error (error, _("“%s” could not be removed again. Please delete it. "), (const char *) written->pdata[i]);
}

/* No name in the file and none in its name: a number that only the vault can turn back into a person. */
static GStrv
export_session (FrondVault         *vault,
                FrondSessionRecord *record,
                const Arguments    *arguments,
                GError            **error)
{
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, record, error);
  g_autoptr (GPtrArray) channels = NULL;
  g_autoptr (GPtrArray) events = recording ? frond_recording_get_events (recording, error) : NULL;
  g_autoptr (FrondAnalysis) analysis = events ? frond_analysis_of_recording (recording, record, error) : NULL;
  g_autofree char *base_name = g_strdup_printf ("session-%" G_GINT64_FORMAT, record->id);
  g_autofree char *code = g_strdup_printf ("P-%04" G_GINT64_FORMAT, record->patient_id);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) paths = NULL;
  FrondExportSource source = { .read_raw = read_raw, .user_data = recording, .started_at = record->started_at, .chain = record->chain, .patient_code = code };

  if (analysis == NULL)
    return NULL;
  channels = copy_channels (recording);
  source.channels = channels;
  source.events = events;
  source.rate_hz = frond_recording_get_rate (recording);
  source.n_samples = frond_recording_get_n_samples (recording);
  paths = write_files (&source, analysis, arguments, base_name, written, error);
  if (paths && put_down (vault, record, arguments->format, error))
    return g_steal_pointer (&paths);
  take_back (written, error);

  return NULL;
}

static GListModel *
find_sessions (FrondVault      *vault,
               const Arguments *arguments,
               GError         **error)
{
  g_autoptr (FrondPatient) patient = NULL;
  g_autoptr (FrondSessionRecord) record = NULL;
  GListStore *store;

  if (arguments->patient) {
    patient = frond_patient_repository_find_number (vault, arguments->patient, error);
    return patient ? (GListModel *) frond_session_repository_list (vault, patient->id, error) : NULL;
  }
  record = frond_session_repository_get (vault, arguments->session, error);
  if (record == NULL)
    return NULL;
  store = g_list_store_new (FROND_TYPE_SESSION_RECORD);
  g_list_store_append (store, record);

  return G_LIST_MODEL (store);
}

static void
print_paths (GStrv    paths,
             guint    n_recordings,
             gboolean json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!json) {
    for (guint i = 0; paths[i]; i++)
      printf ("%s\n", paths[i]);
    if (g_strv_length (paths) > n_recordings)
      printf (_("There are interruptions: each unbroken part has a file of its own.\n"));
    printf (_("These files are not encrypted.\n"));
    return;
  }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; paths[i]; i++)
    json_builder_add_string_value (builder, paths[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  frondctl_json_print (builder);
}

/* Sessions that left before another one could not are said as well. */
static int export (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (FrondVault) vault = frondctl_vault_options_open (&arguments->vault, &error);
  g_autoptr (GListModel) sessions = vault ? find_sessions (vault, arguments, &error) : NULL;
  g_auto (GStrv) all = NULL;
  guint n_exported = 0;

  if (sessions == NULL)
    return frondctl_fail (error);
  for (; !error && n_exported < g_list_model_get_n_items (sessions); n_exported += !error) {
    g_autoptr (FrondSessionRecord) record = g_list_model_get_item (sessions, n_exported);
    g_auto (GStrv) paths = export_session (vault, record, arguments, &error);

    if (paths)
      g_strv_builder_addv (builder, (const char **) paths);
  }
  all = g_strv_builder_end (builder);
  if (!error || n_exported > 0)
    print_paths (all, n_exported, arguments->json);

  return error ? frondctl_fail (error) : FRONDCTL_DONE;
}

static int
check_arguments (int              argc,
                 const Arguments *arguments)
{
  static const char *formats[] = { "edf", "bdf", "csv", NULL };

  if (argc != 1 || arguments->vault.folder == NULL || arguments->out == NULL || arguments->format == NULL)
    return frondctl_usage (_("export wants --vault, --format and --out."));
  if ((arguments->session > 0) == (arguments->patient != NULL))
    return frondctl_usage (_("export wants either --session or --patient."));
  if (!g_strv_contains (formats, arguments->format))
    return frondctl_usage (_("export can write edf, bdf and csv, not “%s”."), arguments->format);

  return FRONDCTL_DONE;
}

int
frondctl_export (int   argc,
                 char *argv[])
{
  Arguments          arguments = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    FRONDCTL_VAULT_ENTRIES (arguments.vault),
    { "session", 's', 0, G_OPTION_ARG_INT64, &arguments.session, N_("This session (see frondctl list sessions)"), N_("ID") },
      { "patient", 'p', 0, G_OPTION_ARG_STRING, &arguments.patient, N_("All sessions of the patient with this record number"), N_("NO") },
        { "format", 'f', 0, G_OPTION_ARG_STRING, &arguments.format, N_("edf (EDF+, or BDF+ for 24 bits), bdf or csv"), N_("FORMAT") },
          { "out", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.out, N_("Folder for the files; nothing in it is written over"), N_("DIR") },
            { "json", 'j', 0, G_OPTION_ARG_NONE, &arguments.json, N_("Print JSON"), NULL },
              G_OPTION_ENTRY_NULL };

  if (frondctl_parse ("export --vault DIR --session ID --format FORMAT --out DIR", _("Writes recordings for other programs, and beside each its phases for frondctl analyse --segments. The files name nobody and are not encrypted. A recording with gaps becomes one EDF file for each part."), entries, &argc, &argv, &status)) {
    status = check_arguments (argc, &arguments);
    if (status == FRONDCTL_DONE)
      status = export (&arguments);
  }
  frondctl_vault_options_clear (&arguments.vault);
  g_free (arguments.patient);
  g_free (arguments.format);
  g_free (arguments.out);

  return status;
}
