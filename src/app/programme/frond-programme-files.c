/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-files.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-error.h"

/* More than any programme is: the reader refuses what is larger. */
#define MAX_BYTES (256 * 1024 + 1)

void
frond_programme_say (GtkWidget  *widget,
                     const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (!overlay)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static GtkFileDialog *
create_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Programmes (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));

  return dialog;
}

/**
 * frond_programme_read_file:
 * @file: somebody's file
 * @error: what is wrong with it and at which place
 *
 * Returns: (transfer full) (nullable): the programme in it
 */
FrondProgramme *
frond_programme_read_file (GFile   *file,
                           GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = NULL;
  gsize            length = 0;

  if (!stream)
    return NULL;
  text = g_malloc (MAX_BYTES);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_BYTES, &length, NULL, error))
    return NULL;

  return frond_programme_new_from_json (text, (gssize) length, error);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      file,
             GCancellable *cancellable)
{
  GError         *error = NULL;
  FrondProgramme *programme = frond_programme_read_file (file, &error);

  if (programme)
    g_task_return_pointer (task, programme, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (!file) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  g_task_set_task_data (task, g_steal_pointer (&file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

void
frond_programme_import_async (GtkWidget          *widget,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GtkFileDialog) dialog = create_dialog (_("Import a Programme"));
  GTask *task = g_task_new (widget, cancellable, callback, user_data);

  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cancellable, file_chosen_cb, task);
}

FrondProgramme *
frond_programme_import_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * frond_programme_dup_file_name:
 * @programme: a programme
 *
 * By its id and version, never by its name: somebody may have named it after a patient.
 *
 * Returns: (transfer full): "programme-glazer-v1.json"
 */
char *
frond_programme_dup_file_name (FrondProgramme *programme)
{
  return g_strdup_printf ("programme-%s-v%u.json", frond_programme_get_id (programme), frond_programme_get_version (programme));
}

typedef struct {
  GtkWidget      *widget;
  FrondProgramme *programme;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->programme);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    text = g_strdup (_("Programme saved"));
  else
    /* Translators: %s is the reason that the computer gives */
    text = g_strdup_printf (_("The programme could not be saved there: %s. Choose another folder."), error->message);
  frond_programme_say (export->widget, text);
}

static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  const char *json = frond_programme_get_json (export->programme);
  g_autoptr (GBytes) bytes = NULL;

  if (!file)
    return;
  bytes = g_bytes_new (json, strlen (json));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, g_steal_pointer (&export));
}

void
frond_programme_export (GtkWidget      *widget,
                        FrondProgramme *programme,
                        GCancellable   *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = create_dialog (_("Export the Programme"));
  g_autofree char *name = frond_programme_dup_file_name (programme);
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->programme = g_object_ref (programme);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cancellable, target_chosen_cb, export);
}
