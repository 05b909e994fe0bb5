/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the records as a file, a report or a signal: program and window stay until it is whole, the audit knows of it or it does not
 * leave, and how it went is said where somebody still reads it. */

#include "config.h"

#include "frond-review-outgoing.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-window.h"

struct FrondReviewOutgoing {
  GtkWidget       *window; /* the page may be left meanwhile */
  FrondVault      *vault;
  FrondReviewData *data;
  const char      *kind;
  gboolean         is_begun;
};

/**
 * frond_review_outgoing_new:
 * @widget: on whose window to say how it went
 * @vault: an open vault
 * @data: the session that leaves
 * @kind: (transfer none): what the audit calls the file; a constant
 *
 * Returns: (transfer full): something that may be written; nothing waits for it yet
 */
FrondReviewOutgoing *
frond_review_outgoing_new (GtkWidget       *widget,
                           FrondVault      *vault,
                           FrondReviewData *data,
                           const char      *kind)
{
  FrondReviewOutgoing *self = g_new0 (FrondReviewOutgoing, 1);

  self->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget)));
  self->vault = g_object_ref (vault);
  self->data = frond_review_data_ref (data);
  self->kind = kind;

  return self;
}

static void
end (FrondReviewOutgoing *self)
{
  if (!self->is_begun)
    return;
  if (FROND_IS_WINDOW (self->window))
    frond_window_release (FROND_WINDOW (self->window));
  if (g_application_get_default ())
    g_application_release (g_application_get_default ());
}

/**
 * frond_review_outgoing_free:
 * @self: it is over, well or not
 *
 * A window that was closed meanwhile is gone soon.
 */
void
frond_review_outgoing_free (FrondReviewOutgoing *self)
{
  end (self);
  g_object_unref (self->window);
  g_object_unref (self->vault);
  frond_review_data_unref (self->data);
  g_free (self);
}

GtkWidget *
frond_review_outgoing_get_window (FrondReviewOutgoing *self)
{
  return self->window;
}

FrondVault *
frond_review_outgoing_get_vault (FrondReviewOutgoing *self)
{
  return self->vault;
}

FrondReviewData *
frond_review_outgoing_get_data (FrondReviewOutgoing *self)
{
  return self->data;
}

const char *
frond_review_outgoing_get_kind (FrondReviewOutgoing *self)
{
  return self->kind;
}

/**
 * frond_review_outgoing_begin:
 * @self: what is written from now on
 *
 * Until it is freed the program does not end, and the window neither closes without a question nor locks by itself: a vault that is closed
 * takes no note of what leaves, so that it could not leave.
 */
void
frond_review_outgoing_begin (FrondReviewOutgoing *self)
{
  self->is_begun = TRUE;
  if (FROND_IS_WINDOW (self->window))
    frond_window_hold (FROND_WINDOW (self->window));
  if (g_application_get_default ())
    g_application_hold (g_application_get_default ());
}

/**
 * frond_review_outgoing_put_down:
 * @self: what is written
 * @error: why the records cannot take note of it
 *
 * What cannot be put down in the records does not leave: neither after a lock that came in between, nor on a full disk.
 *
 * Returns: whether it may leave
 */
gboolean
frond_review_outgoing_put_down (FrondReviewOutgoing *self,
                                GError             **error)
{
  return frond_vault_audit (self->vault, "export", "session", self->data->record->id, self->kind, error);
}

/**
 * frond_review_outgoing_take_back:
 * @self: what was put down and has not left
 *
 * What is in the audit stays there: a second entry takes the first one back.
 */
void
frond_review_outgoing_take_back (FrondReviewOutgoing *self)
{
  frond_vault_audit (self->vault, "export-failed", "session", self->data->record->id, self->kind, NULL);
}

/**
 * frond_review_outgoing_say:
 * @self: what has left
 * @text: about it
 */
void
frond_review_outgoing_say (FrondReviewOutgoing *self,
                           const char          *text)
{
  frond_review_say (self->window, text);
}

/**
 * frond_review_outgoing_fail:
 * @self: what has not left
 * @text: why
 *
 * A window that waits to be closed waits until this was read.
 */
void
frond_review_outgoing_fail (FrondReviewOutgoing *self,
                            const char          *text)
{
  AdwDialog *dialog;

  if (!FROND_IS_WINDOW (self->window) || !frond_window_is_closing (FROND_WINDOW (self->window))) {
    frond_review_say (self->window, text);
    return;
  }

  dialog = adw_alert_dialog_new (_("The File Was Not Saved"), text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  frond_window_present_first (FROND_WINDOW (self->window), dialog);
}

/**
 * frond_review_get_file_name:
 * @data: a session
 * @prefix: what the file is
 * @suffix: its ending with the dot, or ""
 *
 * Never a patient's name: names in file names end in recent files, backups and mail programs. With the time, because a day can have two
 * sessions.
 *
 * Returns: (transfer full): "report-2026-11-22-1042-2042.pdf": date, time and record number
 */
char *
frond_review_get_file_name (FrondReviewData *data,
                            const char      *prefix,
                            const char      *suffix)
{
  g_autofree char *date = g_date_time_format (data->record->started_at, "%Y-%m-%d-%H%M");
  g_autofree char *name = g_strdup_printf ("%s-%s-%s%s", prefix, date, data->patient->record_number, suffix);

  g_strdelimit (name, "/\\:", '-');

  return g_steal_pointer (&name);
}

/**
 * frond_review_say:
 * @widget: in whose window
 * @text: what happened
 */
void
frond_review_say (GtkWidget  *widget,
                  const char *text)
{
  GtkRoot  *root = gtk_widget_get_root (widget);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  /* A window that was closed meanwhile shows nothing any more. */
  if (FROND_IS_WINDOW (root) && gtk_widget_get_realized (GTK_WIDGET (root)))
    frond_window_add_toast (FROND_WINDOW (root), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}
