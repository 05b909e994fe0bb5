/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "frond-csv-writer.h"
#include "frond-edf-writer.h"
#include "frond-review-outgoing.h"
#include "frond-session-repository.h"

/* What the thread needs; it may be the last that holds it. */
typedef struct {
  FrondRecording  *recording;
  FrondReviewData *data;
  char            *folder;
  gboolean         as_edf;
} Writing;

static const char *
get_kind (gboolean as_edf)
{
  return as_edf ? "edf" : "csv";
}

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->recording);
  frond_review_data_unref (writing->data);
  g_free (writing->folder);
  g_free (writing);
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

/* Returns: (transfer full): the files, or none of them */
static GStrv
write_signal (Writing *writing,
              GError **error)
{
  FrondRecording  *recording = writing->recording;
  FrondReviewData *data = writing->data;
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();
  g_autofree char  *name = frond_review_get_file_name (data, "session", "");
  g_autofree char  *csv_name = g_strconcat (name, ".csv", NULL);
  g_autofree char  *csv_path = g_build_filename (writing->folder, csv_name, NULL);
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
  if (writing->as_edf)
    return frond_edf_write (&source, frond_edf_format_for (&source), writing->folder, name, error);
  if (!frond_csv_write (&source, csv_path, error))
    return NULL;

  return g_strdupv ((char *[]) { csv_path, NULL });
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  GStrv   files = write_signal (task_data, &error);

  if (files)
    g_task_return_pointer (task, files, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static gboolean
remove_files (GStrv files)
{
  gboolean are_gone = TRUE;

  for (guint i = 0; files[i]; i++)
    are_gone = g_unlink (files[i]) == 0 && are_gone;

  return are_gone;
}

static void
put_down (FrondReviewOutgoing *outgoing,
          GStrv                files)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char      *outcome;

  if (frond_review_outgoing_put_down (outgoing, &error)) {
    frond_review_outgoing_say (outgoing, _("Signal saved. The file is not encrypted."));
    return;
  }

  if (remove_files (files))
    outcome = _("The signal was not saved, because the records could not take note of it.");
  else
    outcome = _("The signal was saved, but the records could not take note of it, and it could not be removed again. Please delete it.");
  text = g_strdup_printf ("%s %s", outcome, error->message);
  frond_review_outgoing_fail (outgoing, text);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FrondReviewOutgoing) outgoing = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = g_task_propagate_pointer (G_TASK (result), &error);

  if (files)
    put_down (outgoing, files);
  else
    frond_review_outgoing_fail (outgoing, error->message);
}

/**
 * frond_review_write_signal:
 * @widget: on whose window to say how it went
 * @vault: an open vault
 * @data: the session
 * @folder: where to
 * @as_edf: EDF+ or BDF+, else CSV
 *
 * An hour of signal takes seconds to write: in a thread, whether or not the page is left meanwhile; neither program nor window close
 * before. That it left is put down when it is there.
 */
void
frond_review_write_signal (GtkWidget       *widget,
                           FrondVault      *vault,
                           FrondReviewData *data,
                           const char      *folder,
                           gboolean         as_edf)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, data->record, &error);
  FrondReviewOutgoing *outgoing;
  Writing             *writing;

  if (!recording) {
    frond_review_say (widget, error->message);
    return;
  }

  writing = g_new0 (Writing, 1);
  writing->recording = g_steal_pointer (&recording);
  writing->data = frond_review_data_ref (data);
  writing->folder = g_strdup (folder);
  writing->as_edf = as_edf;
  outgoing = frond_review_outgoing_new (widget, vault, data, get_kind (as_edf));
  frond_review_outgoing_begin (outgoing);
  task = g_task_new (NULL, NULL, written_cb, outgoing);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_thread);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FrondReviewOutgoing) outgoing = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  gboolean as_edf = g_str_equal (frond_review_outgoing_get_kind (outgoing), get_kind (TRUE));

  if (!folder)
    return;

  if (g_file_peek_path (folder))
    frond_review_write_signal (frond_review_outgoing_get_window (outgoing), frond_review_outgoing_get_vault (outgoing),
                               frond_review_outgoing_get_data (outgoing), g_file_peek_path (folder), as_edf);
  else
    frond_review_outgoing_say (outgoing, _("The signal can only be saved on this computer. Choose another folder."));
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

  gtk_file_dialog_set_title (dialog, as_edf ? _("Folder for the EDF+ Files") : _("Folder for the CSV File"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cancellable, folder_chosen_cb,
                                 frond_review_outgoing_new (widget, vault, data, get_kind (as_edf)));
}
