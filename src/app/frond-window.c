/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to hold the one stack of pages that everything happens in: the bottom page says whose turn it is
 * (welcome, lock, patients), and a session covers it completely, so that no other patient's name is on screen. */

#include "config.h"

#include "frond-window.h"

#include <glib/gi18n.h>

#include "frond-browse-page.h"
#include "frond-closing.h"
#include "frond-create-page.h"
#include "frond-help-dialog.h"
#include "frond-idle-watch.h"
#include "frond-leaving.h"
#include "frond-lock-page.h"
#include "frond-programmes-page.h"
#include "frond-session-flow.h"
#include "frond-review-page.h"
#include "frond-settings.h"
#include "frond-setup-page.h"
#include "frond-shortcuts-dialog.h"
#include "frond-welcome-page.h"

#define LOCK_AFTER_MS (5 * 60 * 1000)

struct _FrondWindow {
  AdwApplicationWindow parent_instance;

  /* Owned */
  FrondVaultService *service;
  FrondIdleWatch    *idle_watch;
  FrondClosing      *closing;

  /* Borrowed from the root view */
  FrondBrowsePage *browse_page;

  /* Template */
  AdwToastOverlay   *toast_overlay;
  AdwNavigationView *root_view;
};

G_DEFINE_FINAL_TYPE (FrondWindow, frond_window, ADW_TYPE_APPLICATION_WINDOW)

static AdwNavigationPage *
get_bottom_page (FrondWindow *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->root_view);
  g_autoptr (AdwNavigationPage) bottom = g_list_model_get_item (stack, 0);

  return bottom;
}

static gboolean
is_bottom_shown (FrondWindow *self)
{
  return adw_navigation_view_get_visible_page (self->root_view) == get_bottom_page (self);
}

static gboolean
is_browsing (FrondWindow *self)
{
  return self->browse_page && adw_navigation_view_get_visible_page (self->root_view) == ADW_NAVIGATION_PAGE (self->browse_page);
}

static void
set_action_enabled (FrondWindow *self,
                    const char  *name,
                    gboolean     enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* From the main menu, and from where a programme is chosen. */
static gboolean
can_edit_programmes (FrondWindow *self)
{
  return frond_window_get_vault (self) && !frond_closing_is_session_running (self->closing) &&
         (is_bottom_shown (self) || FROND_IS_SETUP_PAGE (adw_navigation_view_get_visible_page (self->root_view)));
}

/* No action may bring another patient onto the screen while a session's page covers it. */
static void
update_actions_cb (FrondWindow *self)
{
  gboolean browsing = is_browsing (self);
  gboolean patient = browsing && frond_browse_page_get_patient (self->browse_page);

  set_action_enabled (self, "search", browsing);
  set_action_enabled (self, "new-patient", browsing);
  set_action_enabled (self, "edit-patient", patient);
  set_action_enabled (self, "remove-patient", patient);
  set_action_enabled (self, "view", patient);
  set_action_enabled (self, "start-session", patient);
  set_action_enabled (self, "practice-session", is_bottom_shown (self));
  set_action_enabled (self, "programmes", can_edit_programmes (self));
  /* Nothing may lie over a session between a hand and its stop. */
  set_action_enabled (self, "show-help", !frond_closing_is_session_running (self->closing));
  set_action_enabled (self, "lock", frond_window_get_vault (self) && !frond_closing_is_session_running (self->closing));
}

/* A page that is replaced while it slides would stay on the screen below the new one, names and all, for good. Out of sight, what slides
 * has arrived. */
static void
show_bottom_page (FrondWindow       *self,
                  AdwNavigationPage *page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->root_view), FALSE);
  adw_navigation_view_replace (self->root_view, &page, 1);
  gtk_widget_set_visible (GTK_WIDGET (self->root_view), TRUE);
}

static AdwNavigationPage *
create_browse_page (FrondWindow *self)
{
  FrondBrowsePage *page = frond_browse_page_new (self->service);

  g_signal_connect_object (page, "notify::patient", G_CALLBACK (update_actions_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->browse_page, page);

  return ADW_NAVIGATION_PAGE (page);
}

/* What has to be read, for instance that the end of a session is not stored, names nobody, and nobody may have seen it yet. */
static void
drop_dialogs (FrondWindow *self)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));

  for (guint i = g_list_model_get_n_items (dialogs); i-- > 0;) {
    g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i);

    if (dialog && !frond_closing_is_first (self->closing, dialog))
      adw_dialog_force_close (dialog);
  }
}

/* Whatever was open belongs to the vault that is not open any more, dialogs and toasts included. */
static void
drop_everything (FrondWindow *self)
{
  drop_dialogs (self);
  adw_toast_overlay_dismiss_all (self->toast_overlay);
  /* A page that holds the keyboard when it is taken away is kept by GTK until the window closes. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_clear_weak_pointer (&self->browse_page);
}

static void
vault_cb (FrondWindow *self)
{
  drop_everything (self);
  if (frond_vault_service_get_vault (self->service)) {
    show_bottom_page (self, create_browse_page (self));
    frond_idle_watch_start (self->idle_watch);
  } else {
    frond_idle_watch_stop (self->idle_watch);
    show_bottom_page (self, frond_vault_service_exists (self->service) ? frond_lock_page_new (self->service) : frond_welcome_page_new ());
  }
  update_actions_cb (self);
}

static void
lock_cb (gpointer window)
{
  frond_vault_service_lock (FROND_WINDOW (window)->service);
}

static void
close_cb (gpointer window)
{
  gtk_window_close (window);
}

static void
lock (FrondWindow *self)
{
  if (!frond_leaving_ask (self->root_view, lock_cb, self))
    lock_cb (self);
}

static void
idle_cb (FrondWindow *self)
{
  if (frond_closing_is_session_running (self->closing)) {
    frond_idle_watch_start (self->idle_watch);
  } else if (frond_closing_is_held (self->closing)) {
    frond_idle_watch_put_off (self->idle_watch);
  } else {
    lock (self);
    /* Somebody was asked first. */
    if (frond_window_get_vault (self))
      frond_idle_watch_start (self->idle_watch);
  }
}

static void
set_up_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  FrondWindow *self = data;

  frond_window_push (self, frond_create_page_new (self->service));
}

static void
lock_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  lock (data);
}

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  frond_browse_page_search (FROND_WINDOW (data)->browse_page);
}

static void
new_patient_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  frond_browse_page_new_patient (FROND_WINDOW (data)->browse_page, g_variant_get_string (parameter, NULL));
}

static void
edit_patient_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  frond_browse_page_edit_patient (FROND_WINDOW (data)->browse_page);
}

static void
remove_patient_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  frond_browse_page_remove_patient (FROND_WINDOW (data)->browse_page);
}

static void
view_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  frond_browse_page_set_view (FROND_WINDOW (data)->browse_page, g_variant_get_string (parameter, NULL));
}

static void
start_session_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  FrondWindow *self = data;

  frond_session_flow_start (self, frond_browse_page_get_patient (self->browse_page));
}

static void
practice_session_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  frond_session_flow_practice (FROND_WINDOW (data));
}

static void
programmes_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  FrondWindow *self = data;

  frond_window_push (self, ADW_NAVIGATION_PAGE (frond_programmes_page_new (frond_window_get_vault (self))));
}

static void
show_shortcuts_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  adw_dialog_present (frond_shortcuts_dialog_new (), data);
}

static void
show_help_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  adw_dialog_present (frond_help_dialog_new (frond_vault_service_get_folder (FROND_WINDOW (data)->service)), data);
}

static const GActionEntry actions[] = {
  { "set-up", set_up_action },
  { "lock", lock_action },
  { "search", search_action },
  { "new-patient", new_patient_action, "s" },
  { "edit-patient", edit_patient_action },
  { "remove-patient", remove_patient_action },
  { "view", view_action, "s" },
  { "start-session", start_session_action },
  { "practice-session", practice_session_action },
  { "programmes", programmes_action },
  { "show-shortcuts", show_shortcuts_action },
  { "show-help", show_help_action },
};

static gboolean
frond_window_close_request (GtkWindow *window)
{
  FrondWindow *self = FROND_WINDOW (window);

  if (frond_leaving_ask (self->root_view, close_cb, self) || !frond_closing_request (self->closing))
    return GDK_EVENT_STOP;
  frond_vault_service_lock (self->service);

  return GTK_WINDOW_CLASS (frond_window_parent_class)->close_request (window);
}

static void
frond_window_dispose (GObject *object)
{
  FrondWindow *self = FROND_WINDOW (object);

  g_clear_weak_pointer (&self->browse_page);
  g_clear_object (&self->idle_watch);
  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_WINDOW);
  g_clear_object (&self->service);

  G_OBJECT_CLASS (frond_window_parent_class)->dispose (object);
}

/* Pages and dialogs that go with the window still ask it. */
static void
frond_window_finalize (GObject *object)
{
  frond_closing_free (FROND_WINDOW (object)->closing);

  G_OBJECT_CLASS (frond_window_parent_class)->finalize (object);
}

static void
frond_window_class_init (FrondWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = frond_window_dispose;
  object_class->finalize = frond_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = frond_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/frond-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FrondWindow, root_view);
  gtk_widget_class_bind_template_callback (widget_class, update_actions_cb);
}

static void
frond_window_init (FrondWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->closing = frond_closing_new (GTK_WINDOW (self), self->root_view);
  if (FROND_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  self->idle_watch = frond_idle_watch_new (GTK_WIDGET (self), LOCK_AFTER_MS);
  g_signal_connect_object (self->idle_watch, "idle", G_CALLBACK (idle_cb), self, G_CONNECT_SWAPPED);
  frond_settings_bind_lock (self->idle_watch);
  frond_settings_bind_window (GTK_WINDOW (self));
}

/**
 * frond_window_new:
 * @application: whose window it is
 *
 * Returns: (transfer floating): the window
 */
FrondWindow *
frond_window_new (FrondApplication *application)
{
  FrondWindow *self = g_object_new (FROND_TYPE_WINDOW, "application", application, NULL);

  self->service = g_object_ref (frond_application_get_vault_service (application));
  g_signal_connect_object (self->service, "notify::vault", G_CALLBACK (vault_cb), self, G_CONNECT_SWAPPED);
  vault_cb (self);

  return self;
}

/**
 * frond_window_get_vault:
 * @self: the window
 *
 * Returns: (nullable) (transfer none): the open vault; %NULL while locked and where there are no records
 */
FrondVault *
frond_window_get_vault (FrondWindow *self)
{
  g_return_val_if_fail (FROND_IS_WINDOW (self), NULL);

  return self->service ? frond_vault_service_get_vault (self->service) : NULL;
}

/**
 * frond_window_push:
 * @self: the window
 * @page: (transfer floating): what to show over everything
 *
 * Back returns to what is shown now.
 */
void
frond_window_push (FrondWindow       *self,
                   AdwNavigationPage *page)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  adw_navigation_view_push (self->root_view, page);
}

/**
 * frond_window_push_above_browse:
 * @self: the window
 * @page: (transfer floating): what to show
 *
 * Takes the place of everything above the bottom page, so that Back returns to the patients.
 */
void
frond_window_push_above_browse (FrondWindow       *self,
                                AdwNavigationPage *page)
{
  AdwNavigationPage *pages[2];

  g_return_if_fail (FROND_IS_WINDOW (self));

  pages[0] = get_bottom_page (self);
  pages[1] = page;
  /* A page that is on screen is hidden by a push only; replaced, it would stay mapped below, names and all, for screen readers to find. */
  if (adw_navigation_view_get_visible_page (self->root_view) == pages[0])
    adw_navigation_view_push (self->root_view, page);
  else
    adw_navigation_view_replace (self->root_view, pages, G_N_ELEMENTS (pages));
}

/**
 * frond_window_pop_to_browse:
 * @self: the window
 *
 * Back to the bottom page.
 */
void
frond_window_pop_to_browse (FrondWindow *self)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  adw_navigation_view_pop_to_page (self->root_view, get_bottom_page (self));
}

/**
 * frond_window_make_room:
 * @self: the window
 *
 * Returns: whether the bottom page is shown now; %FALSE, having said so, where a session, a form or a dialog is open
 */
gboolean
frond_window_make_room (FrondWindow *self)
{
  g_return_val_if_fail (FROND_IS_WINDOW (self), FALSE);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) || !frond_leaving_is_without_loss (self->root_view)) {
    frond_window_add_toast (self, adw_toast_new (_("Finish or close what is open first")));
    return FALSE;
  }
  if (!is_bottom_shown (self))
    show_bottom_page (self, get_bottom_page (self));

  return TRUE;
}

/**
 * frond_window_add_toast:
 * @self: the window
 * @toast: (transfer full): what happened, and how to undo it
 */
void
frond_window_add_toast (FrondWindow *self,
                        AdwToast    *toast)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * frond_window_set_session_running:
 * @self: the window
 * @running: whether a recording is open
 *
 * While a session runs the window does not lock and does not close without a question. After a yes it activates "session.end" of the
 * visible page and closes when this is set back. Closed once more meanwhile, it activates "session.ask-to-give-up".
 */
void
frond_window_set_session_running (FrondWindow *self,
                                  gboolean     running)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  frond_closing_set_session_running (self->closing, running);
  update_actions_cb (self);
}

/**
 * frond_window_hold:
 * @self: the window
 *
 * A file is being written that the records have to take note of: until frond_window_release() the window does not lock by itself, and a
 * window that is closed waits.
 */
void
frond_window_hold (FrondWindow *self)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  frond_closing_hold (self->closing);
}

void
frond_window_release (FrondWindow *self)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  frond_closing_release (self->closing);
}

/**
 * frond_window_is_closing:
 * @self: the window
 *
 * Returns: whether somebody closed it and it only waits for something; what is to be read then needs frond_window_present_first()
 */
gboolean
frond_window_is_closing (FrondWindow *self)
{
  g_return_val_if_fail (FROND_IS_WINDOW (self), FALSE);

  return frond_closing_is_wanted (self->closing);
}

/**
 * frond_window_present_first:
 * @self: the window
 * @dialog: (transfer floating): what has to be read before the window is gone
 *
 * Presents it; a window that was asked to close does so after it.
 */
void
frond_window_present_first (FrondWindow *self,
                            AdwDialog   *dialog)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  frond_closing_present_first (self->closing, dialog);
}

/**
 * frond_window_open_session:
 * @self: the window
 * @record: a stored session
 *
 * Opens its review.
 */
void
frond_window_open_session (FrondWindow        *self,
                           FrondSessionRecord *record)
{
  FrondVault *vault;

  g_return_if_fail (FROND_IS_WINDOW (self));

  vault = frond_window_get_vault (self);
  if (vault)
    frond_window_push_above_browse (self, ADW_NAVIGATION_PAGE (frond_review_page_new (vault, record)));
}
