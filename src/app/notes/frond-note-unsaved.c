/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question before words are lost that no disk takes. */

#include "config.h"

#include "frond-note-unsaved.h"

#include <glib/gi18n.h>

static void
copy_clicked_cb (GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), g_object_get_data (G_OBJECT (button), "text"));
  gtk_button_set_label (button, _("Copied"));
}

/* It leaves the dialog open: nobody knows yet whether the other program has taken it. */
static GtkWidget *
make_copy_button (const char *text)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Copy Text"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_clicked_cb), NULL);

  return button;
}

/**
 * frond_note_unsaved_dialog_new:
 * @reason: why it cannot be stored, as a sentence
 * @text: what was written
 *
 * Returns: (transfer floating): a dialog that offers a copy; its response is %FROND_NOTE_UNSAVED_LEAVE to leave all the same
 */
AdwDialog *
frond_note_unsaved_dialog_new (const char *reason,
                               const char *text)
{
  g_autofree char *body = g_strdup_printf ("%s %s", reason, _("What you wrote is still here, and is lost if you leave. A copy of it in another program is not encrypted."));
  AdwAlertDialog  *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("The Note Is Not Stored"), body));

  adw_alert_dialog_set_extra_child (dialog, make_copy_button (text));
  adw_alert_dialog_add_responses (dialog, "stay", _("_Stay"), FROND_NOTE_UNSAVED_LEAVE, _("_Leave Without It"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, FROND_NOTE_UNSAVED_LEAVE, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "stay");
  adw_alert_dialog_set_close_response (dialog, "stay");

  return ADW_DIALOG (dialog);
}
