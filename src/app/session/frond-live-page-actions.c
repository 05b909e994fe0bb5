/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hand, a key or a menu does to the session: each is an action of the page, so that all of them are the same. */

#include "config.h"

#include "frond-live-page-private.h"

#include "frond-live-trainer.h"
#include "frond-live-words.h"
#include "frond-skip-dialog.h"

/* A pause counts: samples go on being stored. */
gboolean
frond_live_page_is_running (FrondLiveState state)
{
  return state == FROND_LIVE_RUNNING || state == FROND_LIVE_PAUSED;
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  frond_live_session_stop (FROND_LIVE_PAGE (widget)->session, FALSE);
}

/* Her word is enough: stored as her stop, and never shown as anybody's fault. */
static void
stop_for_patient_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  frond_live_session_stop (FROND_LIVE_PAGE (widget)->session, TRUE);
}

static void
pause_or_resume_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  FrondLivePage  *self = FROND_LIVE_PAGE (widget);
  FrondLiveStatus status;

  frond_live_session_get_status (self->session, &status);
  if (status.state == FROND_LIVE_PAUSED)
    frond_live_session_resume (self->session);
  else
    frond_live_session_pause (self->session);
}

static void
resume_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  frond_live_session_resume (FROND_LIVE_PAGE (widget)->session);
}

static void
end_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  frond_live_session_end (FROND_LIVE_PAGE (widget)->session);
}

static void
discard_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  FrondLivePage *self = FROND_LIVE_PAGE (widget);

  self->is_discarded = TRUE;
  frond_live_session_discard (self->session);
}

static void
ask_to_give_up_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  frond_saving_panel_ask (FROND_LIVE_PAGE (widget)->saving_panel);
}

static void
give_up_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  frond_live_session_give_up (FROND_LIVE_PAGE (widget)->session);
}

static void
next_phase_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  frond_live_session_next_phase (FROND_LIVE_PAGE (widget)->session);
}

static void
reason_chosen_cb (FrondLivePage *self,
                  const char    *reason)
{
  frond_live_session_skip (self->session, reason);
}

static void
leave_out_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  FrondLivePage    *self = FROND_LIVE_PAGE (widget);
  const FrondPhase *phase;
  FrondLiveStatus   status;
  g_autofree char  *part = NULL;
  AdwDialog        *dialog;

  frond_live_session_get_status (self->session, &status);
  phase = frond_live_words_get_phase (self->programme, status.engine.phase_index);
  if (!phase || !phase->may_skip)
    return;

  part = frond_live_words_describe_part (phase);
  dialog = frond_skip_dialog_new (part);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (reason_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
ask_rating_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FrondLivePage *self = FROND_LIVE_PAGE (widget);

  frond_trainer_row_close (self->trainer_row);
  frond_rating_row_ask (self->rating_row);
}

/* One question at a time: a digit has one meaning. */
static void
ask_trainer_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  FrondLivePage *self = FROND_LIVE_PAGE (widget);
  FrondTrainer   proposed = frond_live_trainer_propose (frond_live_session_get_events (self->session), &self->last_trainer);

  frond_rating_row_close (self->rating_row);
  frond_trainer_row_ask (self->trainer_row, &proposed);
}

static void
answer_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  FrondLivePage *self = FROND_LIVE_PAGE (widget);
  guint          digit = (guint) g_variant_get_int32 (parameter);

  if (frond_trainer_row_is_open (self->trainer_row))
    frond_trainer_row_take_digit (self->trainer_row, digit);
  else
    frond_rating_row_take_digit (self->rating_row, digit);
}

static void
mark_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  frond_live_session_mark (FROND_LIVE_PAGE (widget)->session, (guint) g_variant_get_int32 (parameter), NULL);
}

static void
write_mark_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FrondLivePage *self = FROND_LIVE_PAGE (widget);

  adw_overlay_split_view_set_show_sidebar (self->panel_view, TRUE);
  frond_marker_panel_write_mark (self->marker_panel);
}

static void
undo_mark_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  FrondLivePage   *self = FROND_LIVE_PAGE (widget);
  g_autofree char *said = frond_trace_panel_undo_mark (self->trace_panel);

  if (said)
    frond_live_page_say (self, said, FALSE);
}

static void
change_goal_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  frond_marker_panel_change_goal (FROND_LIVE_PAGE (widget)->marker_panel, g_variant_get_int32 (parameter) / 10.0);
}

static void
next_window_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  frond_trace_panel_next_window (FROND_LIVE_PAGE (widget)->trace_panel);
}

static void
fullscreen_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
patient_view_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  frond_patient_view_button_toggle (FROND_LIVE_PAGE (widget)->patient_view);
}

static void
blank_patient_view_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  frond_patient_view_button_toggle_blank (FROND_LIVE_PAGE (widget)->patient_view);
}

static void
mute_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  frond_patient_view_button_toggle_mute (FROND_LIVE_PAGE (widget)->patient_view);
}

static void
curtain_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  frond_live_page_toggle_curtain (FROND_LIVE_PAGE (widget));
}

void
frond_live_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "session.stop-for-patient", NULL, stop_for_patient_action);
  gtk_widget_class_install_action (widget_class, "session.pause-or-resume", NULL, pause_or_resume_action);
  gtk_widget_class_install_action (widget_class, "session.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "session.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "session.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "session.ask-to-give-up", NULL, ask_to_give_up_action);
  gtk_widget_class_install_action (widget_class, "session.give-up", NULL, give_up_action);
  gtk_widget_class_install_action (widget_class, "session.next-phase", NULL, next_phase_action);
  gtk_widget_class_install_action (widget_class, "session.leave-out", NULL, leave_out_action);
  gtk_widget_class_install_action (widget_class, "session.ask-rating", NULL, ask_rating_action);
  gtk_widget_class_install_action (widget_class, "session.ask-trainer", NULL, ask_trainer_action);
  gtk_widget_class_install_action (widget_class, "session.answer", "i", answer_action);
  gtk_widget_class_install_action (widget_class, "session.mark", "i", mark_action);
  gtk_widget_class_install_action (widget_class, "session.write-mark", NULL, write_mark_action);
  gtk_widget_class_install_action (widget_class, "session.undo-mark", NULL, undo_mark_action);
  gtk_widget_class_install_action (widget_class, "session.curtain", NULL, curtain_action);
  gtk_widget_class_install_action (widget_class, "session.change-goal", "i", change_goal_action);
  gtk_widget_class_install_action (widget_class, "session.next-window", NULL, next_window_action);
  gtk_widget_class_install_action (widget_class, "session.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "session.patient-view", NULL, patient_view_action);
  gtk_widget_class_install_action (widget_class, "session.blank-patient-view", NULL, blank_patient_view_action);
  gtk_widget_class_install_action (widget_class, "session.mute", NULL, mute_action);
}

void
frond_live_page_enable_actions (FrondLivePage *self,
                                FrondLiveState state)
{
  const char *while_running[] = {
    "session.stop",
    "session.stop-for-patient",
    "session.pause-or-resume",
    "session.next-phase",
    "session.leave-out",
    "session.mark",
    "session.write-mark",
    "session.change-goal",
  };
  GtkWidget *widget = GTK_WIDGET (self);

  for (gsize i = 0; i < G_N_ELEMENTS (while_running); i++)
    gtk_widget_action_set_enabled (widget, while_running[i], frond_live_page_is_running (state));
  /* That is when people are asked. */
  gtk_widget_action_set_enabled (widget, "session.ask-rating", frond_live_page_is_running (state) || state == FROND_LIVE_STOPPED);
  gtk_widget_action_set_enabled (widget, "session.undo-mark", frond_live_page_is_running (state) || state == FROND_LIVE_STOPPED);
  gtk_widget_action_set_enabled (widget, "session.resume", state == FROND_LIVE_STOPPED);
  gtk_widget_action_set_enabled (widget, "session.discard", state == FROND_LIVE_STOPPED);
  gtk_widget_action_set_enabled (widget, "session.end", frond_live_page_is_running (state) || state == FROND_LIVE_STOPPED);
}
