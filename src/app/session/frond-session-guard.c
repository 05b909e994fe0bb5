/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While a live page is on screen: its keys come before everything else in the window, and the machine stays awake over a patient who is
 * connected to it. */

#include "config.h"

#include "frond-session-guard.h"

#include <glib/gi18n.h>

#include "frond-live-plot.h"
#include "frond-session-keys.h"

#define NOTHING   -1
#define SETTLE_US G_USEC_PER_SEC

struct _FrondSessionGuard {
  GtkWidget                   *page;
  FrondSessionGuardIsRunning   is_running;
  FrondSessionGuardTakesDigits takes_digits;
  FrondSessionGuardIsCovered   is_covered;

  GtkWidget          *root;
  GtkEventController *keys;
  GtkApplication     *application;
  guint               inhibit_cookie;
  gulong              active_id;
  gint64              began_us;
  gint64              held; /* the key that is down, as its hardware names it; NOTHING */
};

static gboolean
has_dialog (GtkRoot *root)
{
  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL;

  return ADW_IS_WINDOW (root) && adw_window_get_visible_dialog (ADW_WINDOW (root)) != NULL;
}

/* Whether Return would do nothing else: it belongs to a button that has the keyboard, and the one that began the session may still be down. */
static gboolean
is_free (FrondSessionGuard *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));

  return (!focus || FROND_IS_LIVE_PLOT (focus)) && g_get_monotonic_time () - self->began_us > SETTLE_US;
}

static gboolean
take_digit (FrondSessionGuard *self,
            guint              keyval,
            GdkModifierType    state)
{
  int digit = frond_session_keys_get_digit (keyval, state);

  if (digit < 0 || !self->takes_digits (self->page))
    return FALSE;

  gtk_widget_activate_action (self->page, "session.answer", "i", digit);

  return TRUE;
}

/* A foot that rests on a pedal, and a hand on a key, mean it once. */
static gboolean
is_held (FrondSessionGuard *self,
         guint              keycode)
{
  gboolean is_held = self->held == (gint64) keycode;

  self->held = keycode;

  return is_held;
}

static void
key_released_cb (FrondSessionGuard *self)
{
  self->held = NOTHING;
}

/* What is let go over another window is not told here. */
static void
active_changed_cb (FrondSessionGuard *self)
{
  self->held = NOTHING;
}

/* Whoever sees nothing means the curtain; what is only held with another key means nothing yet. */
static gboolean
press_covered (FrondSessionGuard *self,
               guint              keyval,
               gboolean           is_again)
{
  if (keyval == GDK_KEY_Escape)
    gtk_widget_activate_action_variant (self->page, "session.stop", NULL);
  else if (!is_again && !frond_session_keys_is_modifier (keyval))
    gtk_widget_activate_action_variant (self->page, "session.curtain", NULL);

  return GDK_EVENT_STOP;
}

/* Where somebody types, and in what is opened over the page, whose lists and scales go by the arrow keys: there only Escape is ours. */
static gboolean
needs_its_keys (GtkWidget *focus)
{
  return frond_session_keys_is_text (focus) || (focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER));
}

static gboolean
key_pressed_cb (FrondSessionGuard *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  GtkRoot               *root = GTK_ROOT (self->root);
  gboolean               in_text = needs_its_keys (gtk_root_get_focus (root));
  gboolean               in_dialog = has_dialog (root);
  gboolean               is_again = is_held (self, keycode);
  const FrondSessionKey *key = frond_session_keys_find (keyval, state, in_text);
  g_autoptr (GVariant) parameter = NULL;

  if (self->is_covered (self->page))
    return press_covered (self, keyval, is_again);
  if (key && in_dialog && !key->in_dialog)
    key = NULL;
  if (key && key->needs_free_hand && !is_free (self))
    key = NULL;
  if (is_again && !in_text && !in_dialog && (key ? !frond_session_keys_may_repeat (key) : frond_session_keys_get_digit (keyval, state) >= 0))
    return GDK_EVENT_STOP;
  if (!in_text && !in_dialog && take_digit (self, keyval, state))
    return GDK_EVENT_STOP;
  if (!key)
    return GDK_EVENT_PROPAGATE;
  if (!self->is_running (self->page) && !key->when_stopped)
    return keyval == GDK_KEY_Escape && !in_dialog;

  if (key->has_number)
    parameter = g_variant_ref_sink (g_variant_new_int32 (key->number));
  gtk_widget_activate_action_variant (self->page, key->action, parameter);

  /* A dialog over the session closes, and the session has stopped. */
  return in_dialog && keyval == GDK_KEY_Escape ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

/* In the window's capture phase: neither a text field, an open menu nor a lost focus can keep Escape from stopping. */
static void
listen (FrondSessionGuard *self)
{
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_name (self->keys, "session-keys");
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (self->keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (self->root, self->keys);
  self->active_id = g_signal_connect_swapped (self->root, "notify::is-active", G_CALLBACK (active_changed_cb), self);
}

static void
stay_awake (FrondSessionGuard *self)
{
  GtkApplication *application = GTK_IS_WINDOW (self->root) ? gtk_window_get_application (GTK_WINDOW (self->root)) : NULL;

  if (!application)
    return;

  self->application = g_object_ref (application);
  self->inhibit_cookie = gtk_application_inhibit (application,
                                                  GTK_WINDOW (self->root),
                                                  GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_LOGOUT,
                                                  _("A session is being recorded"));
}

/**
 * frond_session_guard_new:
 * @page: a mapped live page with the actions of #FrondSessionKey; it outlives the guard
 * @is_running: whether the keys act
 * @takes_digits: whether digits are an answer
 * @is_covered: whether nothing of the page can be seen
 *
 * Returns: (transfer full): a guard, which ends when it is freed
 */
FrondSessionGuard *
frond_session_guard_new (GtkWidget                   *page,
                         FrondSessionGuardIsRunning   is_running,
                         FrondSessionGuardTakesDigits takes_digits,
                         FrondSessionGuardIsCovered   is_covered)
{
  FrondSessionGuard *self = g_new0 (FrondSessionGuard, 1);

  self->page = page;
  self->is_running = is_running;
  self->takes_digits = takes_digits;
  self->is_covered = is_covered;
  self->held = NOTHING;
  self->began_us = g_get_monotonic_time ();
  self->root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (page)));
  listen (self);
  stay_awake (self);

  return self;
}

/**
 * frond_session_guard_free:
 * @self: a guard
 */
void
frond_session_guard_free (FrondSessionGuard *self)
{
  if (self->inhibit_cookie)
    gtk_application_uninhibit (self->application, self->inhibit_cookie);
  g_clear_object (&self->application);
  gtk_widget_remove_controller (self->root, self->keys);
  g_signal_handler_disconnect (self->root, self->active_id);
  g_object_unref (self->root);
  g_free (self);
}
