/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report of an hour with a long note takes a while to lay out, and a network folder as long as it wants: neither may hold up the window. */

#include "config.h"

#include "frond-session-report.h"

typedef struct {
  FrondSessionReport *report;
  FrondPaper          paper;
  GFile              *file;
} Saving;

static void
saving_free (Saving *saving)
{
  frond_session_report_free (saving->report);
  g_object_unref (saving->file);
  g_free (saving);
}

/* Pango's and Cairo's objects belong to the thread that made them: here they are made, used and freed. */
static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Saving *saving = task_data;
  GError *error = NULL;
  g_autoptr (FrondReport) report = frond_session_report_layout (saving->report, saving->paper);

  if (frond_report_write_pdf (report, saving->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * frond_session_report_save_async:
 * @self: (transfer full): what to say
 * @paper: on which paper
 * @file: where to; replaced whole or not at all
 * @callback: called when done, in the main context of the caller
 * @user_data: for @callback
 *
 * Lays the report out and writes it as PDF, in a thread of its own.
 */
void
frond_session_report_save_async (FrondSessionReport *self,
                                 FrondPaper          paper,
                                 GFile              *file,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->report = self;
  saving->paper = paper;
  saving->file = g_object_ref (file);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * frond_session_report_save_finish:
 * @result: from the callback
 * @error: why there is no new file, as a sentence
 *
 * Returns: whether the file was replaced
 */
gboolean
frond_session_report_save_finish (GAsyncResult *result,
                                  GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
