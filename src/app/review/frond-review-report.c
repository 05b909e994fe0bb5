/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-report.h"

#include <glib/gi18n.h>

#include "frond-note-repository.h"
#include "frond-perfect.h"
#include "frond-review-outgoing.h"

typedef struct {
  FrondReviewOutgoing *outgoing;
  GFile               *file;
  GFile               *part; /* beside it, until the records have taken note */
} Job;

static void
job_free (Job *job)
{
  frond_review_outgoing_free (job->outgoing);
  g_object_unref (job->file);
  g_object_unref (job->part);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Where the locale writes on Letter, the report is on Letter. */
FrondPaper
frond_review_get_paper (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? FROND_PAPER_LETTER : FROND_PAPER_A4;
}

/* What a reader must know first; the facts of the note are those of the session as it is stored. */
static void
add_suppression (FrondSessionReport     *report,
                 const FrondSuppression *suppression)
{
  g_autofree char *suppressed = frond_suppression_describe (suppression);
  g_autofree char *remark = g_steal_pointer (&report->remark);

  if (suppressed && remark)
    report->remark = g_strdup_printf ("%s\n%s %s", remark, suppressed, _("Facts in the note are without it."));
  else if (suppressed)
    report->remark = g_strdup_printf ("%s %s", suppressed, _("Facts in the note are without it."));
  else
    report->remark = g_steal_pointer (&remark);
}

/**
 * frond_review_make_report:
 * @vault: an open vault
 * @data: one of its sessions
 * @error: why the note cannot be read
 *
 * Returns: (transfer full): what the session's report says, with the note as it is stored
 */
FrondSessionReport *
frond_review_make_report (FrondVault      *vault,
                          FrondReviewData *data,
                          GError         **error)
{
  const FrondChannelAnalysis *channel = frond_review_data_get_channel (data);
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (vault, data->record->id, error);
  FrondSessionReport *report;

  if (!note)
    return NULL;

  report = frond_session_report_new_from_record (data->patient, data->seen, data->events, channel->results, channel->envelope,
                                                 channel->n_samples, note);
  report->practitioner = g_strdup (frond_vault_get_practitioner (vault));
  add_suppression (report, &data->suppression);
  report->perfect = frond_perfect_notation_of_metrics (data->metrics);

  return report;
}

/* It is not encrypted: whatever went wrong, it must not stay. */
static gboolean
remove_part (Job *job)
{
  g_autoptr (GError) error = NULL;

  return g_file_delete (job->part, NULL, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
fail (Job        *job,
      const char *why)
{
  g_autofree char *text = NULL;

  if (remove_part (job)) {
    frond_review_outgoing_fail (job->outgoing, why);
    return;
  }

  text = g_strdup_printf ("%s %s", why, _("A copy whose name ends in “.part” could not be removed. Please delete it."));
  frond_review_outgoing_fail (job->outgoing, text);
}

/* Until here an older report of that name is as it was. */
static void
move_into_place (Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_file_move (job->part, job->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error)) {
    frond_review_outgoing_say (job->outgoing, _("Report saved. The file is not encrypted."));
    return;
  }

  frond_review_outgoing_take_back (job->outgoing);
  text = g_strdup_printf (_("The report was not saved (%s). Session and note are safe in the record; try again or choose another place."), error->message);
  fail (job, text);
}

static void
put_down (Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (frond_review_outgoing_put_down (job->outgoing, &error)) {
    move_into_place (job);
    return;
  }

  text = g_strdup_printf ("%s %s", _("The report was not saved, because the records could not take note of it."), error->message);
  fail (job, text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  if (frond_session_report_save_finish (result, &error))
    put_down (job);
  else
    fail (job, error->message);
}

static GFile *
make_part (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *part = g_strconcat (name, ".part", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return g_file_get_child (folder, part);
}

/**
 * frond_review_write_report:
 * @widget: on whose window to say how it went
 * @vault: an open vault
 * @data: the session
 * @file: where to
 *
 * Lays the session's report out and writes it as PDF, in a thread, whether or not the page is left meanwhile; neither program nor
 * window close before. That it leaves is put down when it is whole, and only then it gets its name.
 */
void
frond_review_write_report (GtkWidget       *widget,
                           FrondVault      *vault,
                           FrondReviewData *data,
                           GFile           *file)
{
  g_autoptr (GError) error = NULL;
  FrondSessionReport *report = frond_review_make_report (vault, data, &error);
  Job                *job;

  if (!report) {
    frond_review_say (widget, error->message);
    return;
  }

  job = g_new0 (Job, 1);
  job->outgoing = frond_review_outgoing_new (widget, vault, data, "pdf");
  job->file = g_object_ref (file);
  job->part = make_part (file);
  frond_review_outgoing_begin (job->outgoing);
  frond_session_report_save_async (report, frond_review_get_paper (), job->part, saved_cb, job);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FrondReviewOutgoing) outgoing = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file)
    frond_review_write_report (frond_review_outgoing_get_window (outgoing), frond_review_outgoing_get_vault (outgoing),
                               frond_review_outgoing_get_data (outgoing), file);
}

/**
 * frond_review_save_report:
 * @widget: on whose window to ask
 * @vault: an open vault
 * @data: the session
 * @cancellable: to take the question back
 *
 * Asks for a file and writes the session's report as PDF.
 */
void
frond_review_save_report (GtkWidget       *widget,
                          FrondVault      *vault,
                          FrondReviewData *data,
                          GCancellable    *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = frond_review_get_file_name (data, "report", ".pdf");

  gtk_file_dialog_set_title (dialog, _("Save Report"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cancellable, file_chosen_cb,
                        frond_review_outgoing_new (widget, vault, data, "pdf"));
}
