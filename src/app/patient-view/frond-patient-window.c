/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that the patient's screen shows her picture and nothing else, and that whatever she presses or touches stops the
 * session at once. It can be closed or lose its monitor at any time: the session does not know that it is there. */

#include "config.h"

#include "frond-patient-window.h"

#include <glib/gi18n.h>

struct _FrondPatientWindow {
  AdwWindow parent_instance;

  FrondPatientView *view;
  GtkWidget        *title_bar;
  GListModel       *monitors;
  GdkMonitor       *monitor;
  /* The keys that opened it may still be held. */
  gboolean is_opening;
  /* Alt+Tab goes elsewhere; a key of its own that is let go of here was meant here. */
  guint held_modifier;
};

G_DEFINE_FINAL_TYPE (FrondPatientWindow, frond_patient_window, ADW_TYPE_WINDOW)

enum {
  SCREEN_LOST,
  TOGGLE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

#define TOGGLE_MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK)

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_ISO_Level3_Shift || keyval == GDK_KEY_Num_Lock;
}

static gboolean
is_toggle (guint           keyval,
           GdkModifierType state)
{
  return gdk_keyval_to_lower (keyval) == GDK_KEY_d && (state & TOGGLE_MODIFIERS) == TOGGLE_MODIFIERS;
}

static gboolean
key_pressed_cb (FrondPatientWindow *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  self->held_modifier = 0;
  if (is_modifier (keyval)) {
    /* Pressed here, and not held since the window was opened. */
    self->held_modifier = keyval;
    self->is_opening = FALSE;
  } else if (is_toggle (keyval, state) && !self->is_opening) {
    g_signal_emit (self, signals[TOGGLE], 0);
  } else if (!is_toggle (keyval, state)) {
    frond_patient_view_stop (self->view);
  }

  return GDK_EVENT_STOP;
}

/* A frightened hand may find nothing but Shift. */
static void
key_released_cb (FrondPatientWindow *self,
                 guint               keyval)
{
  if (keyval == self->held_modifier && !self->is_opening)
    frond_patient_view_stop (self->view);
  self->held_modifier = 0;
  self->is_opening = FALSE;
}

/* What is said of the stop is true: without the keyboard focus no key comes here. */
static void
active_cb (FrondPatientWindow *self)
{
  self->held_modifier = 0;
  frond_patient_view_set_has_keys (self->view, gtk_window_is_active (GTK_WINDOW (self)));
}

/* Nothing but the picture where it fills a screen; otherwise something to move it by. */
static void
fullscreen_cb (FrondPatientWindow *self)
{
  gtk_widget_set_visible (self->title_bar, !gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static gboolean
is_among (GListModel *monitors,
          GdkMonitor *monitor)
{
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++) {
    g_autoptr (GdkMonitor) other = g_list_model_get_item (monitors, i);

    if (other == monitor)
      return TRUE;
  }

  return FALSE;
}

static void
monitors_changed_cb (FrondPatientWindow *self)
{
  if (!self->monitor || is_among (self->monitors, self->monitor))
    return;

  g_clear_object (&self->monitor);
  g_signal_emit (self, signals[SCREEN_LOST], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
frond_patient_window_dispose (GObject *object)
{
  FrondPatientWindow *self = FROND_PATIENT_WINDOW (object);

  if (self->monitors)
    g_signal_handlers_disconnect_by_func (self->monitors, monitors_changed_cb, self);
  g_clear_object (&self->monitors);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (frond_patient_window_parent_class)->dispose (object);
}

static void
frond_patient_window_class_init (FrondPatientWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_patient_window_dispose;

  signals[SCREEN_LOST] = g_signal_new ("screen-lost", FROND_TYPE_PATIENT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOGGLE] = g_signal_new ("toggle", FROND_TYPE_PATIENT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Before everything else in the window, its title bar's buttons included. */
static void
listen (FrondPatientWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_name (keys, "patient-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
frond_patient_window_init (FrondPatientWindow *self)
{
  self->is_opening = TRUE;
  /* Neither whose window it is nor what it is about. */
  gtk_window_set_title (GTK_WINDOW (self), _("Frond"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 560);
  gtk_widget_add_css_class (GTK_WIDGET (self), "patient-window");
  listen (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreen_cb), NULL);
}

/**
 * frond_patient_window_new:
 * @session: what she takes part in
 * @choices: hers
 *
 * Returns: (transfer none): a floating window with a blank view, to be presented; GTK owns it until it is closed
 */
FrondPatientWindow *
frond_patient_window_new (FrondLiveSession    *session,
                          FrondPatientChoices *choices)
{
  FrondPatientWindow *self = g_object_new (FROND_TYPE_PATIENT_WINDOW, NULL);
  GtkWidget          *content = adw_toolbar_view_new ();

  self->view = frond_patient_view_new (session, choices);
  self->title_bar = adw_header_bar_new ();
  /* A hand that looks for a stop finds no button that only hides the picture: the therapist closes the view. */
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->title_bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->title_bar), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (content), self->title_bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (content), GTK_WIDGET (self->view));
  adw_window_set_content (ADW_WINDOW (self), content);

  return self;
}

/**
 * frond_patient_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none): what it shows
 */
FrondPatientView *
frond_patient_window_get_view (FrondPatientWindow *self)
{
  g_return_val_if_fail (FROND_IS_PATIENT_WINDOW (self), NULL);

  return self->view;
}

/**
 * frond_patient_window_fill:
 * @self: a window
 * @monitors: all that there are
 * @monitor: one of them
 *
 * Once that is gone, so is the window.
 */
void
frond_patient_window_fill (FrondPatientWindow *self,
                           GListModel         *monitors,
                           GdkMonitor         *monitor)
{
  g_return_if_fail (FROND_IS_PATIENT_WINDOW (self));
  g_return_if_fail (self->monitors == NULL);

  self->monitors = g_object_ref (monitors);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (monitors_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
}
