/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this file is that a lock ends printing wherever it is: GTK's own dialog closes, and one that a portal shows, which GTK
 * cannot close, has nothing of the patient and prints nothing any more. */

#include "config.h"

#include "frond-review-print.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

#include "frond-review-outgoing.h"
#include "frond-review-report.h"

#define CAPABILITIES (GTK_PRINT_CAPABILITY_PAGE_SET | GTK_PRINT_CAPABILITY_COPIES | GTK_PRINT_CAPABILITY_COLLATE | GTK_PRINT_CAPABILITY_REVERSE | \
                      GTK_PRINT_CAPABILITY_SCALE | GTK_PRINT_CAPABILITY_NUMBER_UP | GTK_PRINT_CAPABILITY_NUMBER_UP_LAYOUT)

/* Lives as long as the operation. From a lock on it holds nothing of the session. */
typedef struct {
  GtkPrintOperation *operation; /* borrowed */
  GtkWidget         *widget;
  FrondVault        *vault;
  FrondReport       *report;
  gint64             session_id;
  GCancellable      *cancellable;
  gulong             cancelled_id;
} Job;

static void
job_forget (Job *job)
{
  g_clear_signal_handler (&job->cancelled_id, job->cancellable);
  g_clear_object (&job->widget);
  g_clear_object (&job->vault);
  g_clear_object (&job->report);
}

static void
job_free (Job *job)
{
  job_forget (job);
  g_object_unref (job->cancellable);
  g_free (job);
}

/* (nullable): GTK's own dialog above the window; where a portal asks there is none. */
static GtkWindow *
find_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (GTK_IS_PRINT_UNIX_DIALOG (window) && gtk_window_get_transient_for (window) == parent)
      return window;
  }

  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable,
              Job          *job)
{
  g_autoptr (GtkPrintOperation) operation = g_object_ref (job->operation);
  g_autoptr (GtkWidget) widget = g_steal_pointer (&job->widget);
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWindow *dialog = GTK_IS_WINDOW (root) ? find_dialog (GTK_WINDOW (root)) : NULL;

  job_forget (job);
  gtk_print_operation_cancel (operation);
  if (dialog)
    gtk_window_close (dialog);
}

/* A dialog that could not be closed may be answered after the lock. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  if (!job->report)
    gtk_print_operation_cancel (operation);
  gtk_print_operation_set_n_pages (operation, job->report ? (int) frond_report_get_n_pages (job->report) : 1);
}

/**
 * frond_review_make_page_setup:
 * @paper: what the report is laid out for
 *
 * Returns: (transfer full): that paper, upright
 */
GtkPageSetup *
frond_review_make_page_setup (FrondPaper paper)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (paper == FROND_PAPER_LETTER ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);

  return setup;
}

/**
 * frond_review_fit_page:
 * @width: of the page
 * @height: of the page
 * @paper_width: of the paper that was chosen, in the same unit
 * @paper_height: of the paper
 * @x: (out): left edge of the page on the paper
 * @y: (out): its upper edge
 *
 * The page as large as the paper allows, whole, in the middle, and never distorted: heights of a trace are compared with widths.
 *
 * Returns: the scale
 */
double
frond_review_fit_page (double  width,
                       double  height,
                       double  paper_width,
                       double  paper_height,
                       double *x,
                       double *y)
{
  double scale = MIN (paper_width / width, paper_height / height);

  *x = (paper_width - width * scale) / 2;
  *y = (paper_height - height * scale) / 2;

  return scale;
}

/* The printer's own margins are part of our page. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   width, height, scale, x, y;

  if (!job->report)
    return;

  frond_report_get_page_size (job->report, &width, &height);
  scale = frond_review_fit_page (width, height, gtk_print_context_get_width (context), gtk_print_context_get_height (context), &x, &y);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  frond_report_draw_page (job->report, cr, (guint) page);
}

static void
say_failure (Job          *job,
             const GError *error)
{
  g_autofree char *text = g_strdup_printf (_("The report was not printed (%s). Session and note are safe in the record."), error->message);

  frond_review_say (job->widget, text);
}

/* It lies in the printer: it cannot be taken back, only be known. */
static void
say_unnoted (Job          *job,
             const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", _("The report was printed, but the records could not take note of it."), error->message);

  frond_review_say (job->widget, text);
}

static void
print_done_cb (GtkPrintOperation      *operation,
               GtkPrintOperationResult result,
               Job                    *job)
{
  g_autoptr (GError) error = NULL;

  if (!job->report)
    return;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (operation, &error);
    say_failure (job, error);
  } else if (result == GTK_PRINT_OPERATION_RESULT_APPLY && !frond_vault_audit (job->vault, "print", "session", job->session_id, "report", &error)) {
    say_unnoted (job, error);
  }
  job_forget (job);
}

static Job *
job_new (GtkPrintOperation *operation,
         GtkWidget         *widget,
         FrondVault        *vault,
         FrondReport       *report,
         gint64             session_id,
         GCancellable      *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->operation = operation;
  job->widget = g_object_ref (widget);
  job->vault = g_object_ref (vault);
  job->report = report;
  job->session_id = session_id;
  job->cancellable = g_object_ref (cancellable);
  job->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), job);

  return job;
}

/* GTK's preview is a plain file in another program's window, which no lock closes. */
static void
remove_preview (GtkWindow *parent)
{
  GtkWindow *dialog = find_dialog (parent);

  if (dialog)
    gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog), CAPABILITIES);
}

/**
 * frond_review_print_report:
 * @widget: on whose window to ask
 * @vault: an open vault
 * @data: the session
 * @cancellable: closes the dialog, and lets nothing be printed any more
 *
 * The system's print dialog; the job has a neutral name, because print queues are seen by others.
 */
void
frond_review_print_report (GtkWidget       *widget,
                           FrondVault      *vault,
                           FrondReviewData *data,
                           GCancellable    *cancellable)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionReport) report = frond_review_make_report (vault, data, &error);
  g_autoptr (GtkPageSetup) setup = frond_review_make_page_setup (frond_review_get_paper ());
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  Job       *job;

  if (!report) {
    frond_review_say (widget, error->message);
    return;
  }

  job = job_new (operation, widget, vault, frond_session_report_layout (report, frond_review_get_paper ()), data->record->id, cancellable);
  gtk_print_operation_set_job_name (operation, _("Session report"));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (print_done_cb), job, (GClosureNotify) (void (*) (void)) job_free, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, &error) != GTK_PRINT_OPERATION_RESULT_ERROR)
    remove_preview (window);
  else if (job->report)
    say_failure (job, error);
}
