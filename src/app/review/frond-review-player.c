/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that patient and therapist can see together what happened: the cursor walks over the trace as time passed, or
 * twice or four times as fast, and the picture beside does what it would have done. */

#include "config.h"

#include "frond-review-player.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-openness.h"
#include "frond-patient-picture.h"
#include "frond-plot-goal.h"
#include "frond-text.h"

#define FASTEST 4
/* A frame that came late, because the computer slept for instance, is no leap over a phase. */
#define LONGEST_FRAME_S 0.25

struct _FrondReviewPlayer {
  AdwBin parent_instance;

  /* Owned */
  FrondReviewData *data;
  GArray          *goals; /* of FrondPlotGoal */
  guint            tick;
  gint64           last_us;
  int              speed;

  /* Borrowed */
  FrondReviewPlot     *plot;
  FrondPatientPicture *picture;
  GtkWidget           *play_button;
  GtkWidget           *speed_button;
  GtkLabel            *place;
};

G_DEFINE_FINAL_TYPE (FrondReviewPlayer, frond_review_player, ADW_TYPE_BIN)

static double
get_duration (FrondReviewPlayer *self)
{
  return (double) frond_review_data_get_channel (self->data)->n_samples / self->data->analysis->rate_hz;
}

static double
get_place (FrondReviewPlayer *self)
{
  const double cursor_s = frond_review_plot_get_cursor (self->plot);

  return isfinite (cursor_s) ? cursor_s : 0;
}

/* As in the session: the goal where the level was to stay below it, the upper edge of one with two, else the resting level. */
static double
get_reference (FrondReviewPlayer *self,
               double             time_s)
{
  const double floor_level = frond_review_data_get_channel (self->data)->noise_floor;
  double       reference = self->data->record->baseline;

  for (guint i = 0; i < self->goals->len; i++) {
    const FrondPlotGoal *goal = &g_array_index (self->goals, FrondPlotGoal, i);

    if (time_s >= goal->start_s && time_s < goal->end_s && goal->side != FROND_PLOT_GOAL_ABOVE)
      reference = frond_plot_goal_get_highest (goal);
  }

  return reference < floor_level ? floor_level : reference;
}

/**
 * frond_review_player_get_openness:
 * @self: a player
 *
 * Returns: how open the patient's picture is to be at the cursor; NAN where there is no signal or nothing to go by
 */
double
frond_review_player_get_openness (FrondReviewPlayer *self)
{
  const FrondChannelAnalysis *channel;
  gsize                       sample;
  double                      value;

  g_return_val_if_fail (FROND_IS_REVIEW_PLAYER (self), NAN);

  if (!self->data || !self->plot)
    return NAN;
  channel = frond_review_data_get_channel (self->data);
  sample = (gsize) floor (get_place (self) * self->data->analysis->rate_hz);
  value = sample < channel->n_samples ? channel->envelope[sample] : NAN;

  return frond_openness_of (value < channel->noise_floor ? channel->noise_floor : value, get_reference (self, get_place (self)));
}

static void
show_place (FrondReviewPlayer *self)
{
  const double     openness = frond_review_player_get_openness (self);
  g_autofree char *time = NULL;
  g_autofree char *length = NULL;
  g_autofree char *text = NULL;

  if (!self->data || !self->plot || !self->picture)
    return;
  time = frond_text_dup_minutes (get_place (self));
  length = frond_text_dup_minutes (get_duration (self));
  text = g_strdup_printf ("%s / %s", time, length);
  gtk_label_set_label (self->place, text);
  frond_patient_picture_set_resting (self->picture, isnan (openness));
  frond_patient_picture_set_target (self->picture, openness, NAN, NAN);
}

static void
show_state (FrondReviewPlayer *self)
{
  const char      *name = self->tick ? _("Pause") : _("Play");
  g_autofree char *speed = g_strdup_printf ("%d×", self->speed);

  gtk_button_set_icon_name (GTK_BUTTON (self->play_button), self->tick ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play_button, self->tick ? _("Pause (Space)") : _("Play (Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_button_set_label (GTK_BUTTON (self->speed_button), speed);
}

static void
stop (FrondReviewPlayer *self)
{
  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->picture)
    frond_patient_picture_set_resting (self->picture, TRUE);
  show_state (self);
}

/**
 * frond_review_player_advance:
 * @self: a player
 * @seconds: that passed
 *
 * Moves the cursor on at the speed that was chosen; at the end it stands.
 */
void
frond_review_player_advance (FrondReviewPlayer *self,
                             double             seconds)
{
  double place;

  g_return_if_fail (FROND_IS_REVIEW_PLAYER (self));

  if (!self->data || !self->plot)
    return;
  place = MIN (get_place (self) + seconds * self->speed, get_duration (self));
  frond_review_plot_play_to (self->plot, place);
  if (place >= get_duration (self))
    stop (self);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       unused)
{
  FrondReviewPlayer *self = FROND_REVIEW_PLAYER (widget);
  const gint64       now_us = gdk_frame_clock_get_frame_time (clock);
  const double       seconds = (double) (now_us - self->last_us) / G_USEC_PER_SEC;
  const guint        tick = self->tick;

  self->last_us = now_us;
  frond_review_player_advance (self, CLAMP (seconds, 0, LONGEST_FRAME_S));

  return tick == self->tick ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

gboolean
frond_review_player_is_playing (FrondReviewPlayer *self)
{
  return self->tick != 0;
}

/**
 * frond_review_player_toggle:
 * @self: a player
 *
 * Plays from the cursor on, from the beginning where there is none or it stands at the end; or pauses.
 */
void
frond_review_player_toggle (FrondReviewPlayer *self)
{
  g_return_if_fail (FROND_IS_REVIEW_PLAYER (self));

  if (!self->data || !self->plot)
    return;
  if (self->tick) {
    stop (self);
    return;
  }
  if (get_place (self) >= get_duration (self))
    frond_review_plot_play_to (self->plot, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
  self->last_us = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  show_state (self);
  show_place (self);
}

void
frond_review_player_next_speed (FrondReviewPlayer *self)
{
  g_return_if_fail (FROND_IS_REVIEW_PLAYER (self));

  self->speed = self->speed >= FASTEST ? 1 : self->speed * 2;
  show_state (self);
}

/* Locked or left: a clock would go on for nobody. */
static void
frond_review_player_unmap (GtkWidget *widget)
{
  stop (FROND_REVIEW_PLAYER (widget));

  GTK_WIDGET_CLASS (frond_review_player_parent_class)->unmap (widget);
}

static void
frond_review_player_dispose (GObject *object)
{
  FrondReviewPlayer *self = FROND_REVIEW_PLAYER (object);

  g_clear_pointer (&self->data, frond_review_data_unref);
  g_clear_pointer (&self->goals, g_array_unref);
  g_clear_weak_pointer (&self->plot);
  g_clear_weak_pointer (&self->picture);

  G_OBJECT_CLASS (frond_review_player_parent_class)->dispose (object);
}

static void
frond_review_player_class_init (FrondReviewPlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_review_player_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = frond_review_player_unmap;
}

static GtkWidget *
create_controls (FrondReviewPlayer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->play_button = gtk_button_new_from_icon_name ("media-playback-start-symbolic");
  self->speed_button = gtk_button_new_with_label ("1×");
  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_tooltip_text (self->speed_button, _("Speed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speed_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Speed"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "numeric");
  g_signal_connect_swapped (self->play_button, "clicked", G_CALLBACK (frond_review_player_toggle), self);
  g_signal_connect_swapped (self->speed_button, "clicked", G_CALLBACK (frond_review_player_next_speed), self);
  gtk_box_append (GTK_BOX (box), self->play_button);
  gtk_box_append (GTK_BOX (box), self->speed_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));

  return box;
}

static void
frond_review_player_init (FrondReviewPlayer *self)
{
  self->speed = 1;
  self->goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  adw_bin_set_child (ADW_BIN (self), create_controls (self));
  show_state (self);
}

/**
 * frond_review_player_set_stage:
 * @self: a player
 * @plot: where the cursor walks
 * @picture: what the patient saw; it is hidden until something is played
 */
void
frond_review_player_set_stage (FrondReviewPlayer   *self,
                               FrondReviewPlot     *plot,
                               FrondPatientPicture *picture)
{
  g_return_if_fail (FROND_IS_REVIEW_PLAYER (self));
  g_return_if_fail (self->plot == NULL);

  g_set_weak_pointer (&self->plot, plot);
  g_set_weak_pointer (&self->picture, picture);
  gtk_widget_set_visible (GTK_WIDGET (picture), FALSE);
  g_signal_connect_object (plot, "cursor-moved", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
}

/**
 * frond_review_player_set_data:
 * @self: a player
 * @data: what its plot shows; it keeps a reference
 */
void
frond_review_player_set_data (FrondReviewPlayer *self,
                              FrondReviewData   *data)
{
  g_return_if_fail (FROND_IS_REVIEW_PLAYER (self));

  g_clear_pointer (&self->data, frond_review_data_unref);
  g_clear_pointer (&self->goals, g_array_unref);
  self->data = frond_review_data_ref (data);
  self->goals = frond_review_data_get_goals (data);
  if (self->plot)
    show_place (self);
}
