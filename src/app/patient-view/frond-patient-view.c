/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a person on a couch understands at a glance what is asked, feels that letting go does something, and knows all
 * the time that she can stop. It reads the session and never holds anything up in it. */

#include "config.h"

#include "frond-patient-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-live-words.h"
#include "frond-openness.h"
#include "frond-patient-picture.h"
#include "frond-session-closures.h"

/* The picture moves smoothly between; breathing in and out is said on time. */
#define REFRESH_MS 100

struct _FrondPatientView {
  AdwBin parent_instance;

  FrondLiveSession    *session;
  FrondPatientChoices *choices;
  gboolean             is_blank;
  gint64               small_at_us;
  guint                refresh_id;

  /* Template */
  FrondPatientPicture *picture;
  GtkWidget           *words_within;
  GtkWidget           *words_below;
  GtkLabel            *big;
  GtkLabel            *small;
  GtkLabel            *stop_line;
};

G_DEFINE_FINAL_TYPE (FrondPatientView, frond_patient_view, ADW_TYPE_BIN)

static gboolean
is_running (const FrondLiveStatus *status)
{
  return status->state == FROND_LIVE_RUNNING || status->state == FROND_LIVE_PAUSED;
}

/* How much of the round is over; where nobody is to hurry, nothing shows that time goes by. */
static double
get_round (FrondProgramme          *programme,
           const FrondEngineStatus *engine)
{
  double whole = frond_programme_get_duration (programme);

  if (frond_live_words_is_patient_paced (frond_live_words_get_phase (programme, engine->phase_index)) || whole <= 0)
    return NAN;

  return CLAMP (frond_session_plan_position (programme, engine) / whole, 0, 1);
}

static void
show_picture (FrondPatientView      *self,
              const FrondLiveStatus *status)
{
  gboolean is_resting = self->is_blank || status->state != FROND_LIVE_RUNNING || frond_session_is_waiting (status);
  double   round = is_running (status) && !self->is_blank ? get_round (frond_live_session_get_programme (self->session), &status->engine) : NAN;

  frond_patient_picture_set_resting (self->picture, is_resting);
  if (is_resting)
    frond_patient_picture_set_target (self->picture, NAN, NAN, round);
  else
    frond_patient_picture_set_target (self->picture, frond_openness_get (status), status->engine.breath, round);
}

static void
say (FrondPatientView        *self,
     const FrondPatientWords *words,
     gint64                   now_us)
{
  if (!frond_patient_words_may_replace (gtk_label_get_label (self->big), gtk_label_get_label (self->small), words, now_us - self->small_at_us))
    return;

  gtk_label_set_label (self->big, words->big);
  gtk_label_set_label (self->small, words->small);
  self->small_at_us = now_us;
}

static void
show_words (FrondPatientView      *self,
            const FrondLiveStatus *status)
{
  const FrondPatientWords nothing = { (char *) "", (char *) "" };
  FrondPatientOwnWords    own;
  g_autoptr (FrondPatientWords) words = NULL;

  if (self->is_blank) {
    say (self, &nothing, g_get_monotonic_time ());
    return;
  }
  frond_patient_choices_get_words (self->choices, &own);
  words = frond_patient_words_new (status, frond_live_session_get_programme (self->session), &own,
                                   frond_live_words_is_patients_stop (frond_live_session_get_events (self->session)));
  say (self, words, g_get_monotonic_time ());
}

static void
refresh (FrondPatientView *self)
{
  FrondLiveStatus status;

  frond_live_session_get_status (self->session, &status);
  show_picture (self, &status);
  show_words (self, &status);
}

static gboolean
refresh_cb (gpointer data)
{
  refresh (FROND_PATIENT_VIEW (data));

  return G_SOURCE_CONTINUE;
}

static void
changed_cb (FrondPatientView *self)
{
  refresh (self);
}

/* The room is hers, whatever the rest of the desktop looks like. */
static void
chosen_cb (FrondPatientView *self)
{
  gboolean is_words = frond_patient_choices_get_kind (self->choices) == FROND_PICTURE_WORDS;
  gboolean is_light = frond_patient_choices_get_room (self->choices) == FROND_ROOM_LIGHT;

  frond_patient_picture_set_kind (self->picture, frond_patient_choices_get_kind (self->choices));
  frond_patient_picture_set_room (self->picture, frond_patient_choices_get_room (self->choices));
  gtk_widget_set_visible (self->words_within, is_words);
  gtk_widget_set_visible (self->words_below, !is_words);
  gtk_widget_remove_css_class (GTK_WIDGET (self), is_light ? "dark-room" : "light-room");
  gtk_widget_add_css_class (GTK_WIDGET (self), is_light ? "light-room" : "dark-room");
  refresh (self);
}

/* Callbacks of the template */

static void
roomy_cb (FrondPatientView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "roomy");
}

static void
compact_cb (FrondPatientView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
}

static void
medium_cb (FrondPatientView *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "roomy");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}

static void
pressed_cb (FrondPatientView *self)
{
  frond_patient_view_stop (self);
}

static void
frond_patient_view_map (GtkWidget *widget)
{
  FrondPatientView *self = FROND_PATIENT_VIEW (widget);

  GTK_WIDGET_CLASS (frond_patient_view_parent_class)->map (widget);

  refresh (self);
  self->refresh_id = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
frond_patient_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&FROND_PATIENT_VIEW (widget)->refresh_id, g_source_remove);

  GTK_WIDGET_CLASS (frond_patient_view_parent_class)->unmap (widget);
}

static void
frond_patient_view_dispose (GObject *object)
{
  FrondPatientView *self = FROND_PATIENT_VIEW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  /* A bound child that is the bin's own would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PATIENT_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (frond_patient_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (FROND_TYPE_PATIENT_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patient-view/frond-patient-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPatientView, picture);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientView, words_within);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientView, words_below);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientView, big);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientView, small);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientView, stop_line);
  gtk_widget_class_bind_template_callback (widget_class, roomy_cb);
  gtk_widget_class_bind_template_callback (widget_class, medium_cb);
  gtk_widget_class_bind_template_callback (widget_class, compact_cb);
}

static void
frond_patient_view_class_init (FrondPatientViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_patient_view_dispose;
  widget_class->map = frond_patient_view_map;
  widget_class->unmap = frond_patient_view_unmap;

  bind_template (widget_class);
}

/* Before anything in it: there is nothing in it that a hand could mean instead. */
static void
listen (FrondPatientView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (press), "patient-stop");
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
frond_patient_view_init (FrondPatientView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_blank = TRUE;
  listen (self);
  frond_patient_view_set_has_keys (self, FALSE);
}

/**
 * frond_patient_view_new:
 * @session: what she takes part in; it has begun
 * @choices: hers
 *
 * Returns: (transfer floating): a view, blank
 */
FrondPatientView *
frond_patient_view_new (FrondLiveSession    *session,
                        FrondPatientChoices *choices)
{
  FrondPatientView *self = g_object_new (FROND_TYPE_PATIENT_VIEW, NULL);

  self->session = g_object_ref (session);
  self->choices = g_object_ref (choices);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choices, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);

  return self;
}

/**
 * frond_patient_view_set_blank:
 * @self: a view
 * @is_blank: whether the picture rests and nothing is said
 */
void
frond_patient_view_set_blank (FrondPatientView *self,
                              gboolean          is_blank)
{
  g_return_if_fail (FROND_IS_PATIENT_VIEW (self));

  if (self->is_blank == is_blank)
    return;

  self->is_blank = is_blank;
  refresh (self);
}

gboolean
frond_patient_view_is_blank (FrondPatientView *self)
{
  return self->is_blank;
}

/**
 * frond_patient_view_set_has_keys:
 * @self: a view
 * @has_keys: whether keys that are pressed now come to it
 */
void
frond_patient_view_set_has_keys (FrondPatientView *self,
                                 gboolean          has_keys)
{
  g_return_if_fail (FROND_IS_PATIENT_VIEW (self));

  gtk_label_set_label (self->stop_line, frond_patient_words_describe_stop (has_keys));
}

/**
 * frond_patient_view_stop:
 * @self: a view
 *
 * Her stop: at once, without a question, and nothing is lost. Where nothing runs any more there is nothing to stop.
 */
void
frond_patient_view_stop (FrondPatientView *self)
{
  FrondLiveStatus status;

  g_return_if_fail (FROND_IS_PATIENT_VIEW (self));

  frond_live_session_get_status (self->session, &status);
  if (is_running (&status))
    frond_live_session_stop (self->session, TRUE);
}
