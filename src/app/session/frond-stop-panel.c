/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a stop feels safe: it says that everything is kept, asks nothing, and lets people go on, finish, or,
 * after the session's only question, throw the recording away. */

#include "config.h"

#include "frond-stop-panel.h"

#include <glib/gi18n.h>

#include "frond-storage-words.h"
#include "frond-undo-toast.h"

struct _FrondStopPanel {
  AdwBin parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  AdwStatusPage   *page;
  GtkWidget       *resume;
  GtkWidget       *end;
  GtkWidget       *discard;
};

G_DEFINE_FINAL_TYPE (FrondStopPanel, frond_stop_panel, ADW_TYPE_BIN)

static void
answered_cb (FrondStopPanel *self,
             const char     *response)
{
  if (g_strcmp0 (response, "discard") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "session.discard", NULL);
}

static void
discard_cb (FrondStopPanel *self)
{
  AdwDialog      *dialog = adw_alert_dialog_new (_("Discard This Recording?"), _("It goes to the bin and is kept there for 30 days."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "keep", _("_Keep"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "keep");
  adw_alert_dialog_set_close_response (alert, "keep");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
frond_stop_panel_dispose (GObject *object)
{
  /* A bound child that is the bin's own would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_STOP_PANEL);

  G_OBJECT_CLASS (frond_stop_panel_parent_class)->dispose (object);
}

static void
frond_stop_panel_class_init (FrondStopPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_stop_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-stop-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondStopPanel, toasts);
  gtk_widget_class_bind_template_child (widget_class, FrondStopPanel, page);
  gtk_widget_class_bind_template_child (widget_class, FrondStopPanel, resume);
  gtk_widget_class_bind_template_child (widget_class, FrondStopPanel, end);
  gtk_widget_class_bind_template_child (widget_class, FrondStopPanel, discard);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
frond_stop_panel_init (FrondStopPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_stop_panel_refresh:
 * @self: a panel
 * @status: of the session
 * @is_practice: whether nothing is stored
 *
 * Says what is kept: what waits for the disk now may be stored in a moment.
 */
void
frond_stop_panel_refresh (FrondStopPanel        *self,
                          const FrondLiveStatus *status,
                          gboolean               is_practice)
{
  g_autofree char *text = frond_storage_describe_kept (status);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  g_return_if_fail (FROND_IS_STOP_PANEL (self));

  adw_status_page_set_description (self->page, is_practice ? _("Practice session · nothing is stored") : markup);
}

/**
 * frond_stop_panel_show:
 * @self: a panel that is shown now
 * @status: of the session
 * @is_practice: whether nothing is stored
 * @by_patient: whose stop it was
 *
 * Says what is kept and makes Return resume; after the patient's own stop nothing suggests to go on, and a stray key does not.
 */
void
frond_stop_panel_show (FrondStopPanel        *self,
                       const FrondLiveStatus *status,
                       gboolean               is_practice,
                       gboolean               by_patient)
{
  adw_status_page_set_title (self->page, by_patient ? _("Stopped at the Patient’s Wish") : _("Stopped"));
  frond_stop_panel_refresh (self, status, is_practice);
  gtk_button_set_label (GTK_BUTTON (self->end), is_practice ? _("_End Practice") : _("_End and Review"));
  gtk_widget_set_visible (self->discard, !is_practice);
  if (by_patient)
    gtk_widget_remove_css_class (self->resume, "suggested-action");
  else
    gtk_widget_add_css_class (self->resume, "suggested-action");
  gtk_widget_grab_focus (by_patient ? self->end : self->resume);
}

/**
 * frond_stop_panel_say:
 * @self: a panel
 * @title: what was done
 * @can_undo: whether it can be taken back
 */
void
frond_stop_panel_say (FrondStopPanel *self,
                      const char     *title,
                      gboolean        can_undo)
{
  g_return_if_fail (FROND_IS_STOP_PANEL (self));

  frond_undo_toast_show (self->toasts, title, can_undo);
}
