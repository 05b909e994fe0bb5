/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a therapist whose eyes are on the patient runs a session with one hand: what is shown is read at a
 * glance, every key does one thing that can be undone, and Escape stops, whatever has the keyboard. */

#include "config.h"

#include "frond-live-page-private.h"

#include <glib/gi18n.h>

#include "frond-live-trainer.h"
#include "frond-live-words.h"
#include "frond-session-closures.h"
#include "frond-session-trainer.h"

#define REFRESH_MS 250

G_DEFINE_FINAL_TYPE (FrondLivePage, frond_live_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  FINISHED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* In a pause as well: samples go on being stored until somebody stops. */
static gboolean
is_recording (FrondLivePage         *self,
              const FrondLiveStatus *status)
{
  return frond_live_page_is_running (status->state) && !frond_live_session_is_practice (self->session);
}

static void
show_stopped (FrondLivePage         *self,
              const FrondLiveStatus *status)
{
  /* What was being asked before is gone by; R asks anew. */
  frond_rating_row_close (self->rating_row);
  frond_trainer_row_close (self->trainer_row);
  gtk_stack_set_visible_child_name (self->stack, "stopped");
  frond_stop_panel_show (self->stop_panel, status, frond_live_session_is_practice (self->session), frond_live_words_is_patients_stop (frond_live_session_get_events (self->session)));
}

static void
show_live (FrondLivePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "live");
  frond_trace_panel_focus (self->trace_panel);
}

static void
show_state (FrondLivePage         *self,
            const FrondLiveStatus *status)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  frond_live_page_enable_actions (self, status->state);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, frond_live_page_is_running (status->state));
  /* Goal and markers belong to the trace, and where that is gone nothing else of the page says who was measured. */
  gtk_widget_set_visible (self->show_panel, frond_live_page_is_running (status->state));
  gtk_widget_set_visible (self->narrow_simulated, self->is_simulated && !frond_live_page_is_running (status->state));
  frond_saving_panel_refresh (self->saving_panel, status);
  if (status->state == FROND_LIVE_ENDED)
    gtk_stack_set_visible_child_name (self->stack, "ending");
  else if (status->state == FROND_LIVE_STOPPED && g_strcmp0 (shown, "stopped") != 0)
    show_stopped (self, status);
  else if (status->state == FROND_LIVE_STOPPED)
    frond_stop_panel_refresh (self->stop_panel, status, frond_live_session_is_practice (self->session));
  else if (frond_live_page_is_running (status->state) && g_strcmp0 (shown, "live") != 0)
    show_live (self);

  gtk_label_set_label (self->pause_label, status->state == FROND_LIVE_PAUSED ? _("Resume") : _("Pause"));
  gtk_image_set_from_icon_name (self->pause_icon, status->state == FROND_LIVE_PAUSED ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
}

static void
show_header (FrondLivePage         *self,
             const FrondLiveStatus *status)
{
  g_autofree char *time_left = frond_session_format_time_left (self->programme, &status->engine);
  gboolean         is_well = !frond_session_is_waiting (status);
  const char      *sensor = frond_session_describe_sensor_state (status);

  gtk_label_set_label (self->clock, time_left);
  gtk_widget_set_visible (self->recording_dot, is_recording (self, status));
  gtk_label_set_label (self->sensor_text, sensor);
  gtk_image_set_from_icon_name (self->sensor_dot, is_well ? "object-select-symbolic" : "content-loading-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sensor_dot), sensor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sensor_dot), GTK_ACCESSIBLE_PROPERTY_LABEL, sensor, -1);
}

static void
show_trouble (FrondLivePage         *self,
              const FrondLiveStatus *status)
{
  gboolean         offer_end = FALSE;
  g_autofree char *trouble = frond_session_describe_trouble (status, frond_live_session_is_practice (self->session), &offer_end);
  gboolean         is_shown = trouble && status->state != FROND_LIVE_ENDED;

  if (is_shown) {
    adw_banner_set_title (self->trouble, trouble);
    adw_banner_set_button_label (self->trouble, offer_end ? _("End Session") : NULL);
  }
  adw_banner_set_revealed (self->trouble, is_shown);
}

static void
announce (FrondLivePage         *self,
          const FrondLiveStatus *status)
{
  GtkAccessibleAnnouncementPriority priority;
  double                            now_s = (double) g_get_monotonic_time () / G_USEC_PER_SEC;
  g_autofree char                  *said = frond_session_announcer_next (&self->announcer, status, self->programme, now_s, &priority);

  if (said)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), said, priority);
}

/* Before it touches, somebody can say which one it is. */
static void
show_trainer (FrondLivePage         *self,
              const FrondLiveStatus *status)
{
  gboolean     is_offered = frond_live_page_is_running (status->state) && frond_live_trainer_is_offered (self->programme, status->engine.phase_index);
  FrondTrainer said = frond_live_trainer_get_said (frond_live_session_get_events (self->session), self->programme);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.ask-trainer", is_offered);
  frond_step_bar_show_trainer (self->step_bar, is_offered ? &said : NULL);
  if (!is_offered)
    frond_trainer_row_close (self->trainer_row);
}

static void
refresh (FrondLivePage *self)
{
  FrondLiveStatus status;

  frond_live_session_get_status (self->session, &status);
  show_state (self, &status);
  show_header (self, &status);
  show_trouble (self, &status);
  frond_live_readout_refresh (self->readout, &status, self->programme, self->unit);
  frond_trace_panel_refresh (self->trace_panel);
  frond_marker_panel_refresh (self->marker_panel, &status);
  gtk_widget_set_visible (self->next, !frond_step_bar_refresh (self->step_bar, &status, self->programme));
  show_trainer (self, &status);
  frond_patient_view_button_refresh (self->patient_view, &status);
  frond_ribbon_set_position (self->ribbon, frond_session_plan_position (self->programme, &status.engine));
  if (frond_live_page_is_covered (self))
    frond_live_page_refresh_curtain (self, &status);
  announce (self, &status);
}

static gboolean
refresh_cb (gpointer data)
{
  refresh (FROND_LIVE_PAGE (data));

  return G_SOURCE_CONTINUE;
}

static void
changed_cb (FrondLivePage *self)
{
  refresh (self);
}

static void
event_cb (FrondLivePage    *self,
          const FrondEvent *event)
{
  gboolean         can_undo = FALSE;
  g_autofree char *said = frond_trace_panel_show_event (self->trace_panel, event, &can_undo);

  if (said)
    frond_live_page_say (self, said, can_undo);
}

/* Whoever ends the session, the programme itself included. */
static void
ending_cb (FrondLivePage *self)
{
  if (self->is_discarded)
    return;
  frond_rating_row_close (self->rating_row);
  frond_marker_panel_finish_text (self->marker_panel);
}

void
frond_live_page_finish (FrondLivePage *self)
{
  if (self->is_finished)
    return;

  self->is_finished = TRUE;
  g_clear_pointer (&self->guard, frond_session_guard_free);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  refresh (self);
  frond_saving_panel_finish (self->saving_panel);
  g_signal_emit (self, signals[FINISHED], 0, self->is_discarded);
}

static void
ended_cb (FrondLivePage *self)
{
  self->ended_behind = frond_live_page_is_covered (self);
  if (self->ended_behind)
    refresh (self);
  else
    frond_live_page_finish (self);
}

/* Where it is seen, and never over the stop. */
void
frond_live_page_say (FrondLivePage *self,
                     const char    *title,
                     gboolean       can_undo)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "stopped") == 0)
    frond_stop_panel_say (self->stop_panel, title, can_undo);
  else
    frond_trace_panel_say (self->trace_panel, title, can_undo);
}

/* Callbacks of the template */

static void
rated_cb (FrondLivePage *self,
          int            kind,
          double         value)
{
  frond_live_session_rate (self->session, (FrondRatingKind) kind, value);
}

static void
trainer_said_cb (FrondLivePage *self,
                 int            size,
                 int            hand)
{
  frond_live_session_say_trainer (self->session, size, (FrondTrainerHand) hand);
}

static void
hold_chosen_cb (FrondLivePage *self,
                gboolean       is_held)
{
  frond_live_session_set_goal_held (self->session, is_held);
}

static void
goal_chosen_cb (FrondLivePage *self,
                double         goal)
{
  frond_live_session_set_goal (self->session, goal);
}

static void
goal_moved_cb (FrondLivePage *self,
               double         goal)
{
  frond_marker_panel_set_goal (self->marker_panel, goal);
}

/* What is written about happened when the writing began. */
static void
text_begun_cb (FrondLivePage *self)
{
  FrondLiveStatus status;

  frond_live_session_get_status (self->session, &status);
  self->text_at_s = status.recorded_s;
}

static void
text_written_cb (FrondLivePage *self,
                 const char    *text)
{
  frond_live_session_mark_at (self->session, self->text_at_s, text);
  /* Where the panel lies over the trace it has done its work. */
  if (adw_overlay_split_view_get_collapsed (self->panel_view))
    adw_overlay_split_view_set_show_sidebar (self->panel_view, FALSE);
  frond_trace_panel_focus (self->trace_panel);
}

static void
patient_view_said_cb (FrondLivePage *self,
                      const char    *text)
{
  frond_live_page_say (self, text, FALSE);
}

static gboolean
guard_is_running_cb (GtkWidget *page)
{
  FrondLiveStatus status;

  frond_live_session_get_status (FROND_LIVE_PAGE (page)->session, &status);

  return frond_live_page_is_running (status.state);
}

static gboolean
guard_takes_digits_cb (GtkWidget *page)
{
  return frond_rating_row_is_open (FROND_LIVE_PAGE (page)->rating_row) || frond_trainer_row_is_open (FROND_LIVE_PAGE (page)->trainer_row);
}

static gboolean
guard_is_covered_cb (GtkWidget *page)
{
  return frond_live_page_is_covered (FROND_LIVE_PAGE (page));
}

static void
frond_live_page_map (GtkWidget *widget)
{
  FrondLivePage *self = FROND_LIVE_PAGE (widget);

  GTK_WIDGET_CLASS (frond_live_page_parent_class)->map (widget);

  if (self->is_finished)
    return;

  self->guard = frond_session_guard_new (widget, guard_is_running_cb, guard_takes_digits_cb, guard_is_covered_cb);
  self->refresh_id = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
frond_live_page_unmap (GtkWidget *widget)
{
  FrondLivePage *self = FROND_LIVE_PAGE (widget);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->guard, frond_session_guard_free);

  GTK_WIDGET_CLASS (frond_live_page_parent_class)->unmap (widget);
}

static void
frond_live_page_shown (AdwNavigationPage *page)
{
  frond_trace_panel_focus (FROND_LIVE_PAGE (page)->trace_panel);
}

static void
frond_live_page_dispose (GObject *object)
{
  FrondLivePage *self = FROND_LIVE_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_LIVE_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->programme);

  G_OBJECT_CLASS (frond_live_page_parent_class)->dispose (object);
}

static void
frond_live_page_finalize (GObject *object)
{
  g_free (FROND_LIVE_PAGE (object)->unit);

  G_OBJECT_CLASS (frond_live_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, identity);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, recording_dot);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, clock);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, simulated);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, narrow_simulated);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, show_panel);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, sensor_dot);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, sensor_text);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, stack);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, panel_view);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, readout);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, ribbon);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, trace_panel);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, marker_panel);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, stop_panel);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, saving_panel);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, rating_row);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, trainer_row);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, step_bar);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, next);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, pause_icon);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, pause_label);
  gtk_widget_class_bind_template_child (widget_class, FrondLivePage, patient_view);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (FROND_TYPE_LIVE_READOUT);
  g_type_ensure (FROND_TYPE_MARKER_PANEL);
  g_type_ensure (FROND_TYPE_PATIENT_VIEW_BUTTON);
  g_type_ensure (FROND_TYPE_RATING_ROW);
  g_type_ensure (FROND_TYPE_RIBBON);
  g_type_ensure (FROND_TYPE_SAVING_PANEL);
  g_type_ensure (FROND_TYPE_STEP_BAR);
  g_type_ensure (FROND_TYPE_STOP_PANEL);
  g_type_ensure (FROND_TYPE_TRACE_PANEL);
  g_type_ensure (FROND_TYPE_TRAINER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-live-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, goal_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, goal_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, hold_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, patient_view_said_cb);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_written_cb);
  gtk_widget_class_bind_template_callback (widget_class, trainer_said_cb);
}

static void
frond_live_page_class_init (FrondLivePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_live_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = frond_live_page_finalize;
  widget_class->map = frond_live_page_map;
  widget_class->unmap = frond_live_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = frond_live_page_shown;

  signals[FINISHED] = g_signal_new ("finished", FROND_TYPE_LIVE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  frond_live_page_install_actions (widget_class);
  bind_template (widget_class);
}

static void
frond_live_page_init (FrondLivePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frond_live_page_add_curtain (self);
}

static void
show_session (FrondLivePage *self)
{
  FrondPatient    *patient = frond_live_session_get_patient (self->session);
  g_autofree char *person = frond_session_describe_person (patient);
  g_autofree char *identifiers = frond_session_describe_identifiers (patient);
  g_autoptr (FrondChainProfile) chain = frond_live_session_dup_chain (self->session);

  self->is_simulated = frond_chain_profile_is_simulated (chain);
  self->unit = g_strdup (chain->unit);
  frond_session_announcer_start (&self->announcer, frond_live_session_is_practice (self->session));
  adw_window_title_set_title (self->identity, person);
  adw_window_title_set_subtitle (self->identity, identifiers);
  gtk_widget_set_visible (self->simulated, self->is_simulated);
  frond_live_readout_set_source (self->readout, self->is_simulated, frond_live_session_is_practice (self->session),
                                 frond_live_session_has_abdomen (self->session));
  frond_trace_panel_set_session (self->trace_panel, self->session, self->unit);
  frond_patient_view_button_set_session (self->patient_view, self->session, self->toolbar_view);
  frond_ribbon_set_programme (self->ribbon, self->programme);
  frond_marker_panel_set_programme (self->marker_panel, self->programme, self->unit);
  if (patient && !frond_live_session_is_practice (self->session) && frond_programme_has_trainer (self->programme))
    self->last_trainer = frond_session_trainer_find_last (frond_live_session_get_vault (self->session), patient->id, frond_live_session_get_record (self->session)->id);
}

/**
 * frond_live_page_new:
 * @session: a session that has begun
 *
 * Returns: (transfer floating): the page that shows and runs it
 */
FrondLivePage *
frond_live_page_new (FrondLiveSession *session)
{
  FrondLivePage *self = g_object_new (FROND_TYPE_LIVE_PAGE, NULL);

  self->session = g_object_ref (session);
  self->programme = g_object_ref (frond_live_session_get_programme (session));
  show_session (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ending", G_CALLBACK (ending_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  refresh (self);

  return self;
}

/**
 * frond_live_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): what runs
 */
FrondLiveSession *
frond_live_page_get_session (FrondLivePage *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PAGE (self), NULL);

  return self->session;
}
