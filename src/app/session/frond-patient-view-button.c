/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that the patient's view is there with one key and gone with the same one, on whichever screen there is, and that
 * nothing that happens to it reaches the session. */

#include "config.h"

#include "frond-patient-view-button.h"

#include <glib/gi18n.h>

#include "frond-patient-window.h"
#include "frond-sound-choices.h"
#include "frond-sound-row.h"

struct _FrondPatientViewButton {
  AdwBin parent_instance;

  FrondLiveSession    *session;
  FrondPatientChoices *choices;
  FrondSound          *sound;
  AdwToolbarView      *toolbar_view;
  gboolean             is_blank;

  /* One of them while it is open. */
  FrondPatientWindow *window;
  FrondPatientView   *inside;

  /* Around the page's content, once it was shown there. */
  GtkOverlay *overlay;
  GtkWidget  *leave;

  /* Template */
  GtkWidget           *button;
  FrondPatientOptions *options;
};

G_DEFINE_FINAL_TYPE (FrondPatientViewButton, frond_patient_view_button, ADW_TYPE_BIN)

enum {
  SAID,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
say (FrondPatientViewButton *self,
     const char             *text)
{
  g_signal_emit (self, signals[SAID], 0, text);
}

static gboolean
is_open (FrondPatientViewButton *self)
{
  return self->window || self->inside;
}

static FrondPatientView *
get_view (FrondPatientViewButton *self)
{
  return self->window ? frond_patient_window_get_view (self->window) : self->inside;
}

static void
show_state (FrondPatientViewButton *self)
{
  gtk_widget_set_tooltip_text (self->button, is_open (self) ? _("Close the Patient’s View") : _("Open the Patient’s View"));
  frond_patient_options_set_blank (self->options, self->is_blank);
}

static void
set_blank (FrondPatientViewButton *self,
           gboolean                is_blank)
{
  self->is_blank = is_blank;
  if (is_open (self))
    frond_patient_view_set_blank (get_view (self), is_blank);
  show_state (self);
}

/* In a window of its own */

static void
window_gone_cb (FrondPatientViewButton *self)
{
  self->window = NULL;
  show_state (self);
}

static void
screen_lost_cb (FrondPatientViewButton *self)
{
  say (self, _("The patient’s screen is gone. The session goes on."));
}

static void
toggle_cb (FrondPatientViewButton *self)
{
  frond_patient_view_button_toggle (self);
}

/* The keyboard goes back to the therapist, where it is hers. */
static void
window_mapped_cb (FrondPatientViewButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && !frond_patient_choices_get_has_keys (self->choices))
    gtk_window_present (GTK_WINDOW (root));
}

static void
open_window (FrondPatientViewButton *self,
             GdkMonitor             *monitor)
{
  self->window = frond_patient_window_new (self->session, self->choices);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "screen-lost", G_CALLBACK (screen_lost_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "toggle", G_CALLBACK (toggle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "map", G_CALLBACK (window_mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (monitor)
    frond_patient_window_fill (self->window, frond_patient_options_get_monitors (self->options), monitor);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* In this window */

static GtkWidget *
make_leave (void)
{
  GtkWidget *leave = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_tooltip_text (leave, _("Close the Patient’s View"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (leave), "session.patient-view");
  gtk_widget_add_css_class (leave, "circular");
  gtk_widget_add_css_class (leave, "osd");
  gtk_widget_set_halign (leave, GTK_ALIGN_END);
  gtk_widget_set_valign (leave, GTK_ALIGN_START);
  gtk_widget_set_margin_top (leave, 12);
  gtk_widget_set_margin_end (leave, 12);

  return leave;
}

static void
wrap_content (FrondPatientViewButton *self)
{
  g_autoptr (GtkWidget) content = g_object_ref (adw_toolbar_view_get_content (self->toolbar_view));

  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  adw_toolbar_view_set_content (self->toolbar_view, GTK_WIDGET (self->overlay));
  gtk_overlay_set_child (self->overlay, content);
}

/* Only while something runs: what a stop leads to is the therapist's, and below the view. Names stand in the bars above. */
static void
show_inside (FrondPatientViewButton *self,
             const FrondLiveStatus  *status)
{
  gboolean is_shown = self->inside && (status->state == FROND_LIVE_RUNNING || status->state == FROND_LIVE_PAUSED);

  if (self->inside) {
    gtk_widget_set_visible (GTK_WIDGET (self->inside), is_shown);
    gtk_widget_set_visible (self->leave, is_shown);
  }
  adw_toolbar_view_set_reveal_top_bars (self->toolbar_view, !is_shown);
}

static void
open_inside (FrondPatientViewButton *self)
{
  FrondLiveStatus status;

  if (!self->overlay)
    wrap_content (self);
  self->inside = frond_patient_view_new (self->session, self->choices);
  self->leave = make_leave ();
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->inside));
  gtk_overlay_add_overlay (self->overlay, self->leave);
  frond_live_session_get_status (self->session, &status);
  show_inside (self, &status);
}

static void
close_inside (FrondPatientViewButton *self)
{
  gtk_overlay_remove_overlay (self->overlay, GTK_WIDGET (self->inside));
  gtk_overlay_remove_overlay (self->overlay, self->leave);
  self->inside = NULL;
  self->leave = NULL;
  adw_toolbar_view_set_reveal_top_bars (self->toolbar_view, TRUE);
}

static void
close_view (FrondPatientViewButton *self)
{
  if (self->window)
    gtk_window_destroy (GTK_WINDOW (self->window));
  if (self->inside)
    close_inside (self);
  show_state (self);
}

static void
open_view (FrondPatientViewButton *self)
{
  if (frond_patient_options_is_inside (self->options))
    open_inside (self);
  else
    open_window (self, frond_patient_options_get_monitor (self->options));
  set_blank (self, self->is_blank);
}

static GdkMonitor *
find_own_monitor (FrondPatientViewButton *self)
{
  GtkNative  *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), surface) : NULL;
}

/* Callbacks of the template */

static void
screen_chosen_cb (FrondPatientViewButton *self)
{
  if (!is_open (self))
    return;

  close_view (self);
  open_view (self);
}

static void
blank_chosen_cb (FrondPatientViewButton *self,
                 gboolean                is_blank)
{
  set_blank (self, is_blank);
}

static void
said_cb (FrondPatientViewButton *self,
         const char             *text)
{
  say (self, text);
}

/* Sound */

static void
sound_unavailable_cb (FrondPatientViewButton *self)
{
  say (self, _("This computer plays no sound at present. The session goes on without it."));
}

static void
start_sound (FrondPatientViewButton *self)
{
  GtkWidget *row = g_object_new (FROND_TYPE_SOUND_ROW, NULL);

  self->sound = frond_sound_new ();
  g_signal_connect_object (self->sound, "unavailable", G_CALLBACK (sound_unavailable_cb), self, G_CONNECT_SWAPPED);
  frond_sound_choices_bind (self->sound, self->choices);
  frond_sound_follow (self->sound, self->session);
  frond_sound_row_set_sound (FROND_SOUND_ROW (row), self->sound);
  gtk_box_append (frond_patient_options_get_sound_box (self->options), row);
}

static void
frond_patient_view_button_dispose (GObject *object)
{
  FrondPatientViewButton *self = FROND_PATIENT_VIEW_BUTTON (object);

  if (self->window) {
    g_signal_handlers_disconnect_by_data (self->window, self);
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
  }
  /* What is inside goes with the page. */
  self->inside = NULL;
  /* A bound child that is the bin's own would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PATIENT_VIEW_BUTTON);
  g_clear_object (&self->sound);
  g_clear_object (&self->session);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (frond_patient_view_button_parent_class)->dispose (object);
}

static void
frond_patient_view_button_class_init (FrondPatientViewButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_patient_view_button_dispose;

  signals[SAID] = g_signal_new ("said", FROND_TYPE_PATIENT_VIEW_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (FROND_TYPE_PATIENT_OPTIONS);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-patient-view-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPatientViewButton, button);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientViewButton, options);
  gtk_widget_class_bind_template_callback (widget_class, screen_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, blank_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
}

static void
frond_patient_view_button_init (FrondPatientViewButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_blank = TRUE;
  frond_patient_options_set_monitors (self->options, gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self))));
}

/**
 * frond_patient_view_button_set_session:
 * @self: a button of the live page
 * @session: that has begun
 * @toolbar_view: the page's
 */
void
frond_patient_view_button_set_session (FrondPatientViewButton *self,
                                       FrondLiveSession       *session,
                                       AdwToolbarView         *toolbar_view)
{
  FrondPatient *patient;

  g_return_if_fail (FROND_IS_PATIENT_VIEW_BUTTON (self));
  g_return_if_fail (self->session == NULL);

  patient = frond_live_session_get_patient (session);
  self->session = g_object_ref (session);
  self->toolbar_view = toolbar_view;
  self->choices = frond_patient_choices_new (frond_live_session_get_vault (session), patient ? patient->id : 0);
  frond_patient_options_set_choices (self->options, self->choices);
  start_sound (self);
}

/**
 * frond_patient_view_button_set_monitors:
 * @self: a button
 * @monitors: of #GdkMonitor, in place of the display's
 */
void
frond_patient_view_button_set_monitors (FrondPatientViewButton *self,
                                        GListModel             *monitors)
{
  g_return_if_fail (FROND_IS_PATIENT_VIEW_BUTTON (self));

  frond_patient_options_set_monitors (self->options, monitors);
}

/**
 * frond_patient_view_button_toggle:
 * @self: a button with a session
 *
 * Opens the view, blank, or closes it.
 */
void
frond_patient_view_button_toggle (FrondPatientViewButton *self)
{
  g_return_if_fail (FROND_IS_PATIENT_VIEW_BUTTON (self));

  if (is_open (self)) {
    close_view (self);
    return;
  }
  self->is_blank = TRUE;
  frond_patient_options_propose_screen (self->options, find_own_monitor (self));
  open_view (self);
  /* In her window F8 is a key like every other: a stop. */
  say (self, self->window && frond_patient_choices_get_has_keys (self->choices) ? _("The patient’s view is open and blank. Click in this window, then F8 shows it.")
                                                                                : _("The patient’s view is open and blank. F8 shows it."));
}

/**
 * frond_patient_view_button_toggle_blank:
 * @self: a button with a session
 *
 * Shows and hides what is in an open view; where there is none, nothing happens.
 */
void
frond_patient_view_button_toggle_blank (FrondPatientViewButton *self)
{
  g_return_if_fail (FROND_IS_PATIENT_VIEW_BUTTON (self));

  if (is_open (self))
    set_blank (self, !self->is_blank);
}

/**
 * frond_patient_view_button_toggle_mute:
 * @self: a button with a session
 *
 * Silences what the patient hears, or lets it be heard again; where no sound was chosen it says so.
 */
void
frond_patient_view_button_toggle_mute (FrondPatientViewButton *self)
{
  gboolean is_muted;

  g_return_if_fail (FROND_IS_PATIENT_VIEW_BUTTON (self));

  if (frond_sound_get_kind (self->sound) == FROND_SOUND_OFF) {
    say (self, _("No sound is chosen. The arrow beside the patient’s view has a few."));
    return;
  }
  is_muted = !frond_sound_is_muted (self->sound);
  frond_sound_set_muted (self->sound, is_muted);
  say (self, is_muted ? _("Sound muted") : _("Sound on"));
}

/**
 * frond_patient_view_button_refresh:
 * @self: a button with a session
 * @status: of the session
 */
void
frond_patient_view_button_refresh (FrondPatientViewButton *self,
                                   const FrondLiveStatus  *status)
{
  g_return_if_fail (FROND_IS_PATIENT_VIEW_BUTTON (self));

  if (self->inside)
    show_inside (self, status);
}

/**
 * frond_patient_view_button_get_options:
 * @self: a button
 *
 * Returns: (transfer none): what can be set
 */
FrondPatientOptions *
frond_patient_view_button_get_options (FrondPatientViewButton *self)
{
  return self->options;
}
