/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the therapist's screen shows can be covered in a moment, while the session goes on behind it. Escape stops there as everywhere; any other
 * key only brings the screen back, so that a hand that cannot see what it does changes nothing. What ends meanwhile is shown when somebody looks
 * again: neither the review nor its names come by themselves. */

#include "config.h"

#include "frond-live-page-private.h"

#include <glib/gi18n.h>

#include "frond-session-closures.h"

/* Whatever lies over the page: a question, a reason to be chosen. */
static void
close_dialogs (GtkRoot *root)
{
  AdwDialog *dialog;

  while (ADW_IS_APPLICATION_WINDOW (root) && (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root))))
    adw_dialog_force_close (dialog);
  while (ADW_IS_WINDOW (root) && (dialog = adw_window_get_visible_dialog (ADW_WINDOW (root))))
    adw_dialog_force_close (dialog);
}

gboolean
frond_live_page_is_covered (FrondLivePage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->curtain));
}

static const char *
describe_state (FrondLiveState state)
{
  switch (state) {
  case FROND_LIVE_RUNNING:
    return _("The session goes on.");
  case FROND_LIVE_PAUSED:
    return _("Paused");
  case FROND_LIVE_STOPPED:
    return _("Stopped");
  case FROND_LIVE_ENDED:
    return _("The session is over.");
  case FROND_LIVE_SETUP:
  case FROND_LIVE_BASELINE:
  default:
    return "";
  }
}

/**
 * frond_live_page_refresh_curtain:
 * @self: a live page
 * @status: of its session
 *
 * A sensor that is gone is said here as well: nothing else of the page can be seen.
 */
void
frond_live_page_refresh_curtain (FrondLivePage         *self,
                                 const FrondLiveStatus *status)
{
  gboolean         offer_end = FALSE;
  g_autofree char *trouble = frond_session_describe_trouble (status, frond_live_session_is_practice (self->session), &offer_end);
  gboolean         has_trouble = trouble && status->state != FROND_LIVE_ENDED;

  frond_session_curtain_show_words (self->curtain, has_trouble ? trouble : describe_state (status->state), frond_live_page_is_running (status->state));
}

static void
cover (FrondLivePage *self)
{
  FrondLiveStatus status;

  close_dialogs (gtk_widget_get_root (GTK_WIDGET (self)));
  frond_live_session_get_status (self->session, &status);
  frond_live_page_refresh_curtain (self, &status);
  /* Gone, not covered: with it go its menus, and what a screen reader would read. */
  gtk_widget_set_visible (GTK_WIDGET (self->curtain), TRUE);
  gtk_widget_set_visible (self->behind, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->curtain));
}

static void
uncover (FrondLivePage *self)
{
  gtk_widget_set_visible (self->behind, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->curtain), FALSE);
  frond_trace_panel_focus (self->trace_panel);
  if (!self->ended_behind)
    return;

  self->ended_behind = FALSE;
  frond_live_page_finish (self);
}

void
frond_live_page_toggle_curtain (FrondLivePage *self)
{
  if (frond_live_page_is_covered (self))
    uncover (self);
  else
    cover (self);
}

/* Beside the page's content, one of the two is shown. */
void
frond_live_page_add_curtain (FrondLivePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->behind = adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self));
  self->curtain = FROND_SESSION_CURTAIN (frond_session_curtain_new ());
  g_object_ref (self->behind);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), box);
  gtk_widget_set_vexpand (self->behind, TRUE);
  gtk_box_append (GTK_BOX (box), self->behind);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->curtain));
  g_object_unref (self->behind);
  gtk_widget_set_visible (GTK_WIDGET (self->curtain), FALSE);
  g_signal_connect_object (self->curtain, "pressed", G_CALLBACK (frond_live_page_toggle_curtain), self, G_CONNECT_SWAPPED);
}
