/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-csv-writer.h"
#include "frond-edf-writer.h"
#include "frond-session-repository.h"
#include "frond-window.h"

typedef struct {
  GtkWidget       *widget;
  FrondVault      *vault;
  FrondReviewData *data;
  gboolean         as_edf;
} Export;

/* What the thread needs; it may be the last that holds it. */
typedef struct {
  FrondRecording  *recording;
  FrondReviewData *data;
  char            *folder;
  gboolean         as_edf;
} Writing;

static void
export_free (Export *export)
{
  g_object_unref (export->widget);
  g_object_unref (export->vault);
  frond_review_data_unref (export->data);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->recording);
  frond_review_data_unref (writing->data);
  g_free (writing->folder);
  g_free (writing);
}

void
frond_review_say (GtkWidget  *widget,
                  const char *text)
{
  GtkRoot  *root = gtk_widget_get_root (widget);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  if (FROND_IS_WINDOW (root))
    frond_window_add_toast (FROND_WINDOW (root), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

/**
 * frond_review_get_file_name:
 * @data: a session
 * @prefix: what the file is
 * @suffix: its ending with the dot, or ""
 *
 * Never a patient's name: names in file names end in recent files, backups and mail programs.
 *
 * Returns: (transfer full): "report-2026-11-22-1042.pdf"
 */
char *
frond_review_get_file_name (FrondReviewData *data,
                            const char      *prefix,
                            const char      *suffix)
{
  g_autofree char *date = g_date_time_format (data->record->started_at, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("%s-%s-%s%s", prefix, date, data->patient->record_number, suffix);

  g_strdelimit (name, "/\\:", '-');

  return g_steal_pointer (&name);
}

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

static gboolean
write_signal (Writing *writing,
              GError **error)
{
  FrondRecording  *recording = writing->recording;
  FrondReviewData *data = writing->data;
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();
  g_autofree char *name = frond_review_get_file_name (data, "session", "");
  g_autofree char *csv_name = g_strconcat (name, ".csv", NULL);
  g_autofree char *csv_path = g_build_filename (writing->folder, csv_name, NULL);
  g_auto (GStrv) files = NULL;
  FrondExportSource source;

  for (guint i = 0; i < frond_recording_get_n_channels (recording); i++)
    g_ptr_array_add (channels, (gpointer) frond_recording_get_channel (recording, i));
  source = (FrondExportSource) {
    .rate_hz = frond_recording_get_rate (recording),
    .n_samples = frond_recording_get_n_samples (recording),
    .channels = channels,
    .events = data->events,
    .started_at = data->record->started_at,
    .chain = data->record->chain,
    .patient_code = data->patient->record_number,
    .read_raw = read_raw,
    .user_data = recording,
  };
  if (!writing->as_edf)
    return frond_csv_write (&source, csv_path, error);
  files = frond_edf_write (&source, frond_edf_format_for (&source), writing->folder, name, error);

  return files != NULL;
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_signal (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    frond_review_say (export->widget, _("Signal saved. The file is not encrypted."));
  else
    frond_review_say (export->widget, error->message);
}

/* An hour of signal takes seconds to write. Where it cannot be put down that something leaves, nothing leaves. */
static void
write_to (Export *export,
          const char *folder)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  Writing *writing = NULL;

  recording = frond_session_repository_open_recording (export->vault, export->data->record, &error);
  if (!recording || !frond_vault_audit (export->vault, "export", "session", export->data->record->id, export->as_edf ? "edf" : "csv", &error)) {
    frond_review_say (export->widget, error->message);
    export_free (export);
    return;
  }

  writing = g_new0 (Writing, 1);
  writing->recording = g_steal_pointer (&recording);
  writing->data = frond_review_data_ref (export->data);
  writing->folder = g_strdup (folder);
  writing->as_edf = export->as_edf;
  task = g_task_new (NULL, NULL, written_cb, export);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_thread);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (!folder)
    return;

  if (g_file_peek_path (folder))
    write_to (g_steal_pointer (&export), g_file_peek_path (folder));
  else
    frond_review_say (export->widget, _("The signal can only be saved on this computer. Choose another folder."));
}

/**
 * frond_review_export_signal:
 * @widget: on whose window to ask
 * @vault: an open vault
 * @data: the session
 * @as_edf: EDF+ or BDF+, else CSV
 * @cancellable: to take the question back
 *
 * Asks for a folder, because a recording with gaps becomes several EDF+ files.
 */
void
frond_review_export_signal (GtkWidget       *widget,
                            FrondVault      *vault,
                            FrondReviewData *data,
                            gboolean         as_edf,
                            GCancellable    *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->vault = g_object_ref (vault);
  export->data = frond_review_data_ref (data);
  export->as_edf = as_edf;
  gtk_file_dialog_set_title (dialog, as_edf ? _("Folder for the EDF+ Files") : _("Folder for the CSV File"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cancellable, folder_chosen_cb, export);
}
