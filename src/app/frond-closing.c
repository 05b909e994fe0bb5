/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that is closed loses nothing: while a session runs it asks, ends the session, and waits until what was recorded is stored and what
 * could not be stored was read; it waits for files that are still being written, too. */

#include "config.h"

#include "frond-closing.h"

#include <glib/gi18n.h>

#include "frond-live-page.h"
#include "frond-storage-words.h"

struct FrondClosing {
  /* Borrowed: they own this */
  GtkWindow         *window;
  AdwNavigationView *pages;

  gboolean is_session_running;
  gboolean is_wanted;
  gboolean is_forced;
  guint    n_holds;

  /* Borrowed, while they are open */
  AdwDialog *question;
  AdwDialog *unread;
};

/**
 * frond_closing_new:
 * @window: what closes; it frees the result before it goes
 * @pages: its pages; the visible one runs the session
 *
 * Returns: (transfer full): who is asked when somebody closes the window
 */
FrondClosing *
frond_closing_new (GtkWindow         *window,
                   AdwNavigationView *pages)
{
  FrondClosing *self = g_new0 (FrondClosing, 1);

  self->window = window;
  self->pages = pages;

  return self;
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_close (window);

  return G_SOURCE_REMOVE;
}

/* Whoever calls is still in the middle of its own end. */
static void
close_when_over (FrondClosing *self)
{
  if (self->is_wanted && !self->is_session_running && !self->unread && self->n_holds == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self->window), g_object_unref);
}

static void
read_cb (AdwDialog    *dialog,
         FrondClosing *self)
{
  g_clear_weak_pointer (&self->unread);
  close_when_over (self);
}

static void
response_cb (AdwDialog    *dialog,
             const char   *response,
             FrondClosing *self)
{
  GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (self->pages));

  g_clear_weak_pointer (&self->question);
  if (!g_str_equal (response, "end"))
    return;
  self->is_wanted = TRUE;
  if (!self->is_session_running || !gtk_widget_activate_action (page, "session.end", NULL))
    gtk_window_destroy (self->window);
}

static void
forget_dialog (FrondClosing *self,
               AdwDialog   **dialog)
{
  if (*dialog)
    g_signal_handlers_disconnect_by_data (*dialog, self);
  g_clear_weak_pointer (dialog);
}

/* There is nothing left to be asked. */
static void
close_question (FrondClosing *self)
{
  AdwDialog *question = self->question;

  forget_dialog (self, &self->question);
  if (question)
    adw_dialog_force_close (question);
}

void
frond_closing_free (FrondClosing *self)
{
  forget_dialog (self, &self->question);
  forget_dialog (self, &self->unread);
  g_free (self);
}

static FrondLiveSession *
get_session (FrondClosing *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  return FROND_IS_LIVE_PAGE (page) ? frond_live_page_get_session (FROND_LIVE_PAGE (page)) : NULL;
}

static gboolean
is_over (FrondClosing *self)
{
  FrondLiveSession *session = get_session (self);
  FrondLiveStatus   status;

  if (!session)
    return FALSE;
  frond_live_session_get_status (session, &status);

  return status.state == FROND_LIVE_ENDED;
}

static char *
describe_running (FrondClosing *self)
{
  FrondLiveSession *session = get_session (self);
  FrondLiveStatus   status;

  if (!session)
    return g_strdup (_("A session is running."));
  frond_live_session_get_status (session, &status);

  return frond_storage_describe_running (&status, frond_live_session_is_practice (session));
}

/* One at a time. */
static void
present_question (FrondClosing *self,
                  AdwDialog    *dialog,
                  GCallback     callback)
{
  close_question (self);
  g_set_weak_pointer (&self->question, dialog);
  g_signal_connect (dialog, "response", callback, self);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
ask (FrondClosing *self)
{
  g_autofree char *body = NULL;
  AdwDialog       *dialog;

  if (self->question)
    return;

  body = describe_running (self);
  dialog = adw_alert_dialog_new (_("End the Session?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "continue", _("_Continue Session"), "end", _("_End and Close"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "continue");
  present_question (self, dialog, G_CALLBACK (response_cb));
}

static void
wait_response_cb (AdwDialog    *dialog,
                  const char   *response,
                  FrondClosing *self)
{
  g_clear_weak_pointer (&self->question);
  self->is_wanted = FALSE;
  if (!g_str_equal (response, "close"))
    return;
  self->is_forced = TRUE;
  gtk_window_close (self->window);
}

/* A folder on the network takes as long as it wants: nobody is kept in front of it. What is not whole when the window goes is removed. */
static void
wait_for_files (FrondClosing *self)
{
  AdwDialog *dialog;

  self->is_wanted = TRUE;
  if (self->question)
    return;

  dialog = adw_alert_dialog_new (_("A File Is Still Being Written"), _("The window closes as soon as it is complete."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _("_Keep Open"), "close", _("_Close Without the File"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  present_question (self, dialog, G_CALLBACK (wait_response_cb));
}

/* The session is over, but not stored yet. What waits in memory may be given up, not lost by closing twice. */
static void
wait_for_end (FrondClosing *self)
{
  self->is_wanted = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (self->pages)), "session.ask-to-give-up", NULL);
}

/**
 * frond_closing_request:
 * @self: a window's
 *
 * Somebody closes the window. While a session runs that is a question; where the session is over and not stored yet, or a file is being
 * written, it closes once that is done.
 *
 * Returns: whether it may close now
 */
gboolean
frond_closing_request (FrondClosing *self)
{
  if (self->is_session_running && (self->is_wanted || is_over (self)))
    wait_for_end (self);
  else if (self->is_session_running)
    ask (self);
  else if (self->n_holds > 0 && !self->is_forced)
    wait_for_files (self);
  else
    return TRUE;

  return FALSE;
}

gboolean
frond_closing_is_session_running (FrondClosing *self)
{
  return self->is_session_running;
}

/**
 * frond_closing_set_session_running:
 * @self: a window's
 * @running: whether a recording is open
 *
 * What was asked meanwhile is not true any more at the end, and a window that waited for it closes.
 */
void
frond_closing_set_session_running (FrondClosing *self,
                                   gboolean      running)
{
  self->is_session_running = running;
  if (!running)
    close_question (self);
  close_when_over (self);
}

/**
 * frond_closing_present_first:
 * @self: a window's
 * @dialog: (transfer floating): what has to be read before the window is gone
 */
void
frond_closing_present_first (FrondClosing *self,
                             AdwDialog    *dialog)
{
  close_question (self);
  g_set_weak_pointer (&self->unread, dialog);
  g_signal_connect (dialog, "closed", G_CALLBACK (read_cb), self);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

/**
 * frond_closing_is_first:
 * @self: a window's
 * @dialog: a dialog that is open in it
 *
 * Returns: whether it is one that has to be read before the window is gone; it says nothing of anybody
 */
gboolean
frond_closing_is_first (FrondClosing *self,
                        AdwDialog    *dialog)
{
  return self->unread == dialog;
}

/**
 * frond_closing_hold:
 * @self: a window's
 *
 * A file is being written: until as many releases a window that is closed waits.
 */
void
frond_closing_hold (FrondClosing *self)
{
  self->n_holds++;
}

void
frond_closing_release (FrondClosing *self)
{
  g_return_if_fail (self->n_holds > 0);

  self->n_holds--;
  if (self->n_holds == 0 && !self->is_session_running)
    close_question (self);
  close_when_over (self);
}

gboolean
frond_closing_is_held (FrondClosing *self)
{
  return self->n_holds > 0;
}

/**
 * frond_closing_is_wanted:
 * @self: a window's
 *
 * Returns: whether it closes as soon as nothing is lost by it
 */
gboolean
frond_closing_is_wanted (FrondClosing *self)
{
  return self->is_wanted;
}
