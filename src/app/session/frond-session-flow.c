/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From set-up to live to review: the only file of this area that knows the window. */

#include "config.h"

#include "frond-session-flow.h"

#include <glib/gi18n.h>

#include "frond-live-page.h"
#include "frond-setup-page.h"
#include "frond-storage-words.h"

/* Simulated and replayed sensors of a person's session run as fast as life. */
#define REAL_TIME 1.0

static void
say (FrondWindow *window,
     const char  *text)
{
  frond_window_add_toast (window, adw_toast_new (text));
}

static gboolean
is_shown (FrondLivePage *page)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW);

  return view && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (page);
}

/* Said until somebody has read it. */
static void
present (FrondWindow *window,
         const char  *heading,
         const char  *text)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, text);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  frond_window_present_first (window, dialog);
}

/* What was wrong with the disk. */
static void
say_outcome (FrondWindow           *window,
             const FrondLiveStatus *status,
             gboolean               is_stored)
{
  g_autofree char *text = frond_storage_describe_outcome (status, is_stored);

  if (text)
    present (window, is_stored ? _("Little Room on the Disk") : _("Not Everything Is Stored"), text);
}

static void
say_discarded (FrondWindow           *window,
               const FrondLiveStatus *status,
               gboolean               is_in_bin)
{
  g_autofree char *text = NULL;

  if (is_in_bin) {
    say (window, _("Recording discarded; it stays in the bin for 30 days"));
    return;
  }
  text = frond_storage_describe_undiscarded (status);
  present (window, _("Recording Not Discarded"), text);
}

static gboolean
has_state (FrondLiveSession *session,
           FrondSessionState state)
{
  FrondSessionRecord *record = frond_live_session_get_record (session);

  return record && record->state == state;
}

static void
finished_cb (FrondWindow   *window,
             gboolean       is_discarded,
             FrondLivePage *page)
{
  FrondLiveSession *session = frond_live_page_get_session (page);
  gboolean          is_practice = frond_live_session_is_practice (session);
  FrondLiveStatus   status;

  frond_live_session_get_status (session, &status);
  if (!is_practice && !is_discarded && has_state (session, FROND_SESSION_COMPLETE))
    frond_window_open_session (window, frond_live_session_get_record (session));
  if (is_shown (page))
    frond_window_pop_to_browse (window);
  if (is_practice)
    say (window, _("Nothing was stored"));
  else if (is_discarded)
    say_discarded (window, &status, has_state (session, FROND_SESSION_DISCARDED));
  else
    say_outcome (window, &status, has_state (session, FROND_SESSION_COMPLETE));
  /* Last, because the window may have waited for it to close. */
  frond_window_set_session_running (window, FALSE);
}

static void
begun_cb (FrondWindow    *window,
          FrondSetupPage *setup)
{
  FrondLivePage *page = frond_live_page_new (frond_setup_page_get_session (setup));

  g_signal_connect_object (page, "finished", G_CALLBACK (finished_cb), window, G_CONNECT_SWAPPED);
  frond_window_set_session_running (window, TRUE);
  frond_window_push_above_browse (window, ADW_NAVIGATION_PAGE (page));
}

static void
show_setup (FrondWindow  *window,
            FrondVault   *vault,
            FrondPatient *patient)
{
  FrondSetupPage *page = frond_setup_page_new (vault, patient, REAL_TIME);

  g_signal_connect_object (page, "begun", G_CALLBACK (begun_cb), window, G_CONNECT_SWAPPED);
  frond_window_push (window, ADW_NAVIGATION_PAGE (page));
}

/**
 * frond_session_flow_start:
 * @window: where
 * @patient: whose session
 *
 * Shows the set-up of a session, which leads to the session and from there to its review.
 */
void
frond_session_flow_start (FrondWindow  *window,
                          FrondPatient *patient)
{
  g_return_if_fail (FROND_IS_WINDOW (window));
  g_return_if_fail (FROND_IS_PATIENT (patient));
  g_return_if_fail (frond_window_get_vault (window) != NULL);

  show_setup (window, frond_window_get_vault (window), patient);
}

/**
 * frond_session_flow_practice:
 * @window: where
 *
 * As frond_session_flow_start(), with the simulated patient and without a record.
 */
void
frond_session_flow_practice (FrondWindow *window)
{
  g_return_if_fail (FROND_IS_WINDOW (window));

  show_setup (window, NULL, NULL);
}
