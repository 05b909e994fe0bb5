/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-report.h"

#include <glib/gi18n.h>

#include "frond-note-repository.h"
#include "frond-review-export.h"
#include "frond-session-report.h"

typedef struct {
  GtkWidget       *widget;
  FrondVault      *vault;
  FrondReviewData *data;
  FrondReport     *report;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->widget);
  g_object_unref (job->vault);
  frond_review_data_unref (job->data);
  g_object_unref (job->report);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Where the locale writes on Letter, the report is on Letter. */
static FrondPaper
get_paper (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? FROND_PAPER_LETTER : FROND_PAPER_A4;
}

static FrondReport *
lay_out (FrondVault      *vault,
         FrondReviewData *data)
{
  const FrondChannelAnalysis *channel = frond_review_data_get_channel (data);
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (vault, data->record->id, NULL);
  g_autoptr (FrondSessionReport) report = frond_session_report_new_from_record (data->patient, data->record, data->events, channel->results,
                                                                                channel->envelope, channel->n_samples, note);

  report->practitioner = g_strdup (frond_vault_get_practitioner (vault));

  return frond_session_report_layout (report, get_paper ());
}

static Job *
job_new (GtkWidget       *widget,
         FrondVault      *vault,
         FrondReviewData *data)
{
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->vault = g_object_ref (vault);
  job->data = frond_review_data_ref (data);
  job->report = lay_out (vault, data);

  return job;
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (!file)
    return;

  if (frond_report_write_pdf (job->report, file, &error)) {
    frond_vault_audit (job->vault, "export", "session", job->data->record->id, "pdf", NULL);
    frond_review_say (job->widget, _("Report saved. The file is not encrypted."));
  } else {
    frond_review_say (job->widget, error->message);
  }
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
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cancellable, file_chosen_cb, job_new (widget, vault, data));
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  gtk_print_operation_set_n_pages (operation, (int) frond_report_get_n_pages (job->report));
}

/* The printer's own margins are part of our page. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   width, height;

  frond_report_get_page_size (job->report, &width, &height);
  cairo_scale (cr, gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  frond_report_draw_page (job->report, cr, (guint) page);
}

static void
print_done_cb (GtkPrintOperation      *operation,
               GtkPrintOperationResult result,
               Job                    *job)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (operation, &error);
    frond_review_say (job->widget, error->message);
  } else if (result == GTK_PRINT_OPERATION_RESULT_APPLY) {
    frond_vault_audit (job->vault, "print", "session", job->data->record->id, "report", NULL);
  }
}

/**
 * frond_review_print_report:
 * @widget: on whose window to ask
 * @vault: an open vault
 * @data: the session
 *
 * The system's print dialog; the job has a neutral name, because print queues are seen by others.
 */
void
frond_review_print_report (GtkWidget       *widget,
                           FrondVault      *vault,
                           FrondReviewData *data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  Job *job = job_new (widget, vault, data);

  gtk_print_operation_set_job_name (operation, _("Session report"));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (print_done_cb), job, (GClosureNotify) (void (*) (void)) job_free, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (widget)), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    frond_review_say (widget, error->message);
}
