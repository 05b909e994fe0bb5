/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nobody waits without knowing for what: while the end of a session does not fit on the disk it says what is
 * safe, what waits and what to do, and lets people give up what waits, after a question. */

#include "config.h"

#include "frond-saving-panel.h"

#include <glib/gi18n.h>

#include "frond-storage-words.h"
#include "frond-text.h"

struct _FrondSavingPanel {
  AdwBin parent_instance;

  char *stored;

  /* Borrowed, while it is open */
  AdwDialog *question;

  /* Template */
  AdwStatusPage *page;
  GtkWidget     *give_up;
};

G_DEFINE_FINAL_TYPE (FrondSavingPanel, frond_saving_panel, ADW_TYPE_BIN)

static void
answered_cb (FrondSavingPanel *self,
             const char       *response)
{
  g_clear_weak_pointer (&self->question);
  if (g_strcmp0 (response, "give-up") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "session.give-up", NULL);
}

static void
ask (FrondSavingPanel *self)
{
  /* Translators: %s is minutes:seconds */
  g_autofree char *body = g_strdup_printf (_("Everything up to %s stays stored. What waits in memory is lost."), self->stored);
  AdwAlertDialog  *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Give Up the Rest?"), body));

  adw_alert_dialog_add_responses (alert, "wait", _("_Wait"), "give-up", _("_Give Up"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "give-up", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "wait");
  adw_alert_dialog_set_close_response (alert, "wait");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, ADW_DIALOG (alert));
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (self));
}

static void
give_up_cb (FrondSavingPanel *self)
{
  frond_saving_panel_ask (self);
}

static void
frond_saving_panel_dispose (GObject *object)
{
  g_clear_weak_pointer (&FROND_SAVING_PANEL (object)->question);
  /* A bound child that is the bin's own would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_SAVING_PANEL);

  G_OBJECT_CLASS (frond_saving_panel_parent_class)->dispose (object);
}

static void
frond_saving_panel_finalize (GObject *object)
{
  g_free (FROND_SAVING_PANEL (object)->stored);

  G_OBJECT_CLASS (frond_saving_panel_parent_class)->finalize (object);
}

static void
frond_saving_panel_class_init (FrondSavingPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_saving_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = frond_saving_panel_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-saving-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondSavingPanel, page);
  gtk_widget_class_bind_template_child (widget_class, FrondSavingPanel, give_up);
  gtk_widget_class_bind_template_callback (widget_class, give_up_cb);
}

static void
frond_saving_panel_init (FrondSavingPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_saving_panel_refresh:
 * @self: a panel
 * @status: of the session that is being ended
 */
void
frond_saving_panel_refresh (FrondSavingPanel      *self,
                            const FrondLiveStatus *status)
{
  g_autofree char *text = frond_storage_describe_saving (status);
  g_autofree char *markup = text ? g_markup_escape_text (text, -1) : NULL;

  g_return_if_fail (FROND_IS_SAVING_PANEL (self));

  g_free (self->stored);
  self->stored = frond_text_dup_minutes (status->stored_s);
  adw_status_page_set_description (self->page, markup);
  gtk_widget_set_visible (self->give_up, text != NULL);
}

/**
 * frond_saving_panel_ask:
 * @self: a panel
 *
 * Asks whether to give up what waits in memory; nothing while nothing does, or while it is asked already.
 */
void
frond_saving_panel_ask (FrondSavingPanel *self)
{
  g_return_if_fail (FROND_IS_SAVING_PANEL (self));

  if (gtk_widget_get_visible (self->give_up) && !self->question)
    ask (self);
}

/**
 * frond_saving_panel_finish:
 * @self: a panel of a session that has ended
 *
 * There is nothing left to be asked.
 */
void
frond_saving_panel_finish (FrondSavingPanel *self)
{
  g_return_if_fail (FROND_IS_SAVING_PANEL (self));

  if (self->question)
    adw_dialog_force_close (self->question);
}
