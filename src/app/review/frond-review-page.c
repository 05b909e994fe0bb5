/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this page is that the review is there by itself after a session: nothing to choose, the note beside it, and every number
 * computed again from what was stored. */

#include "config.h"

#include "frond-review-page-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-patient-text.h"
#include "frond-review-export.h"
#include "frond-review-facts.h"
#include "frond-review-headlines.h"
#include "frond-review-outgoing.h"
#include "frond-review-plot-data.h"
#include "frond-review-print.h"
#include "frond-review-report.h"
#include "frond-session-headline.h"

G_DEFINE_FINAL_TYPE (FrondReviewPage, frond_review_page, ADW_TYPE_NAVIGATION_PAGE)

static void
phase_activated_cb (FrondReviewPage *self,
                    guint            phase)
{
  frond_review_plot_show_phase (self->plot, self->data, phase);
  frond_review_metrics_show_phase (self->metrics, phase);
}

static void
show_title (FrondReviewPage *self)
{
  g_autofree char *name = frond_patient_get_display_name (self->data->patient);
  g_autofree char *identifiers = frond_patient_dup_identifiers (self->data->patient);
  g_autofree char *when = frond_text_dup_day_and_time (self->record->started_at);
  g_autofree char *subtitle = g_strjoin (" · ", identifiers, when, NULL);

  adw_window_title_set_title (self->window_title, name);
  /* Who it is stays in the heading; when it was has a line of its own where the heading is narrow. */
  adw_window_title_set_subtitle (self->window_title, adw_overlay_split_view_get_collapsed (self->split_view) ? identifiers : subtitle);
  gtk_label_set_label (self->narrow_when, when);
}

static void
collapsed_cb (FrondReviewPage *self)
{
  if (self->data)
    show_title (self);
}

/* In the heading, because every number of the page is one of nobody's. */
static void
show_source (FrondReviewPage *self)
{
  gboolean is_simulated = self->record->chain && frond_chain_profile_is_simulated (self->record->chain);

  gtk_widget_set_visible (self->simulated, is_simulated);
  gtk_widget_set_visible (self->narrow_simulated, is_simulated);
}

static void
show_banner (FrondReviewPage *self)
{
  g_autofree char *length = frond_text_dup_minutes (self->record->duration_s);
  g_autofree char *text = NULL;

  if (self->record->state != FROND_SESSION_RECOVERED)
    return;
  /* Translators: %s is minutes:seconds */
  text = g_strdup_printf (_("This recording was cut off. Everything up to %s was recovered."), length);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* How the numbers came about, above them and below. */
static void
show_chain (FrondReviewPage *self)
{
  const FrondChainProfile *chain = self->data->seen->chain;
  g_autofree char         *suppressed = frond_suppression_describe (&self->data->suppression);
  g_autofree char         *words = chain ? frond_chain_profile_describe (chain) : NULL;

  gtk_label_set_label (self->suppressed_label, suppressed ? suppressed : "");
  gtk_widget_set_visible (GTK_WIDGET (self->suppressed_label), suppressed != NULL);
  frond_review_suppression_set_data (self->suppression, self->data);
  frond_review_norms_set_chain (self->norms, chain);
  gtk_label_set_label (self->chain_label, words ? words : "");
}

/* Everything that follows from the recording, from what was judged of it and from what it is looked at without. */
static void
show_numbers (FrondReviewPage *self,
              gboolean         is_first)
{
  g_autoptr (GArray) goals = frond_review_data_get_goals (self->data);

  show_chain (self);
  frond_review_page_show_past (self);
  if (is_first)
    frond_review_plot_show_data (self->plot, self->data);
  else
    frond_review_plot_update_data (self->plot, self->data);
  frond_review_player_set_data (self->player, self->data);
  frond_phase_table_set_channel (self->phase_table, frond_review_data_get_channel (self->data), goals, self->data->analysis->rate_hz);
  frond_review_metrics_set_data (self->metrics, self->data);
  frond_review_left_out_set_data (self->left_out, self->data);
  frond_review_fill_events (self->events, self->data);
}

static void
show_data (FrondReviewPage *self)
{
  g_autofree char *facts = frond_review_data_get_facts (self->data);

  show_title (self);
  show_source (self);
  show_banner (self);
  show_numbers (self, TRUE);
  frond_note_panel_load (self->note_panel, self->vault, self->record->patient_id, self->record->id, facts);
  gtk_stack_set_visible_child_name (self->stack, "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
}

/* What lists and the trend show of this session, where a judgement took it away, or nothing was stored at the session's end. What fails
 * here is made good by the next review; until then they show nothing. Only figures of the session as it is stored are stored. */
void
frond_review_page_store_headline (FrondReviewPage *self)
{
  if (self->data->seen == self->data->record)
    frond_session_headline_store (self->vault, self->record->id, self->data->analysis, NULL);
}

/* The note stays as it is: what it says was true when it was written. */
static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FrondReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FrondReviewData *data = frond_review_data_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_reading = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->left_out), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->suppression), TRUE);
  if (!data) {
    frond_review_suppression_set_data (self->suppression, self->data);
    frond_review_say (GTK_WIDGET (self), error->message);
    return;
  }

  g_clear_pointer (&self->data, frond_review_data_unref);
  self->data = data;
  show_numbers (self, FALSE);
  frond_review_page_compare_again (self);
  frond_review_page_store_headline (self);
}

/* One judgement at a time, and none of what is no longer shown: the recording is being read. */
void
frond_review_page_reload (FrondReviewPage *self)
{
  const FrondSuppression suppression = frond_review_suppression_get (self->suppression);

  g_cancellable_cancel (self->reloading);
  g_clear_object (&self->reloading);
  self->reloading = g_cancellable_new ();
  self->is_reading = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->left_out), FALSE);
  frond_review_data_load_async (self->vault, self->record, &suppression, self->reloading, reloaded_cb, g_object_ref (self));
}

static void
suppression_changed_cb (FrondReviewPage *self)
{
  if (self->data)
    frond_review_page_reload (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FrondReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->data = frond_review_data_load_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->data) {
    show_data (self);
    frond_review_page_store_headline (self);
  } else {
    g_autofree char *text = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->failed_page, text);
    gtk_stack_set_visible_child_name (self->stack, "failed");
  }
}

static void
leave_out_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  frond_review_page_leave_out (FROND_REVIEW_PAGE (widget));
}

static void
play_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  frond_review_player_toggle (FROND_REVIEW_PAGE (widget)->player);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  frond_review_page_undo (FROND_REVIEW_PAGE (widget));
}

static void
sign_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  FrondReviewPage *self = FROND_REVIEW_PAGE (widget);

  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  frond_note_panel_ask_sign (self->note_panel);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  FrondReviewPage *self = FROND_REVIEW_PAGE (widget);

  if (!self->data)
    return;
  frond_note_panel_flush (self->note_panel);
  if (g_str_equal (name, "review.save-report"))
    frond_review_save_report (widget, self->vault, self->data, self->cancellable);
  else if (g_str_equal (name, "review.print-report"))
    frond_review_print_report (widget, self->vault, self->data, self->cancellable);
  else
    frond_review_export_signal (widget, self->vault, self->data, g_str_equal (name, "review.export-edf"), self->cancellable);
}

static void
leave_cb (gpointer page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  FrondReviewPage *self = FROND_REVIEW_PAGE (widget);

  if (frond_review_page_store_note (self))
    leave_cb (self);
  else
    frond_review_page_ask_to_leave (self, leave_cb, self);
}

/* What was begun is left first. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  FrondReviewPage *self = FROND_REVIEW_PAGE (widget);
  gboolean         is_choosing = FALSE;

  g_object_get (self->plot, "is-choosing", &is_choosing, NULL);
  if (is_choosing)
    frond_review_plot_end_choice (self->plot);
  else
    gtk_widget_activate_action (widget, "review.leave", NULL);

  return TRUE;
}

/* A signed note is read, not written: the keyboard goes back to where the review began. */
static void
can_sign_changed_cb (FrondReviewPage *self)
{
  gboolean can_sign = FALSE;

  g_object_get (self->note_panel, "can-sign", &can_sign, NULL);
  if (self->could_sign && !can_sign)
    gtk_widget_grab_focus (adw_overlay_split_view_get_collapsed (self->split_view) ? self->note_toggle : GTK_WIDGET (self->plot));
  self->could_sign = can_sign;
}

static void
cancel_reading (FrondReviewPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->reloading);
  g_cancellable_cancel (self->measuring);
  g_cancellable_cancel (self->comparing);
}

/* Gone from the window, because the vault was locked for instance: nothing that it still waits for, a file's name above all, may go on. */
static void
frond_review_page_unroot (GtkWidget *widget)
{
  cancel_reading (FROND_REVIEW_PAGE (widget));

  GTK_WIDGET_CLASS (frond_review_page_parent_class)->unroot (widget);
}

static void
frond_review_page_dispose (GObject *object)
{
  FrondReviewPage *self = FROND_REVIEW_PAGE (object);

  cancel_reading (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reloading);
  g_clear_object (&self->measuring);
  g_clear_object (&self->comparing);
  g_clear_object (&self->then);
  g_clear_pointer (&self->data, frond_review_data_unref);
  g_clear_pointer (&self->judgements, g_ptr_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_weak_pointer (&self->undo_toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_REVIEW_PAGE);
  g_clear_object (&self->record);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (frond_review_page_parent_class)->dispose (object);
}

static void
frond_review_page_class_init (FrondReviewPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = frond_review_page_dispose;
  widget_class->unroot = frond_review_page_unroot;

  g_type_ensure (FROND_TYPE_NOTE_PANEL);
  g_type_ensure (FROND_TYPE_PHASE_TABLE);
  g_type_ensure (FROND_TYPE_REVIEW_COMPARISON);
  g_type_ensure (FROND_TYPE_REVIEW_NORMS);
  g_type_ensure (FROND_TYPE_REVIEW_LEFT_OUT);
  g_type_ensure (FROND_TYPE_REVIEW_METRICS);
  g_type_ensure (FROND_TYPE_PATIENT_PICTURE);
  g_type_ensure (FROND_TYPE_REVIEW_PLAYER);
  g_type_ensure (FROND_TYPE_REVIEW_PLOT);
  g_type_ensure (FROND_TYPE_REVIEW_SUPPRESSION);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/review/frond-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, banner);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, note_toggle);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, simulated);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, narrow_simulated);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, narrow_when);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, note_panel);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, headline_box);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, past_label);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, plain_box);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, plain_label);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, comparison);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, plot);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, picture);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, player);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, phase_table);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, norms);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, metrics);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, suppressed_label);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, suppression);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, events);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewPage, chain_label);
  gtk_widget_class_bind_template_callback (widget_class, phase_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, frond_review_page_add_to_note);
  gtk_widget_class_bind_template_callback (widget_class, frond_review_page_judge);
  gtk_widget_class_bind_template_callback (widget_class, frond_review_plot_end_choice);
  gtk_widget_class_bind_template_callback (widget_class, frond_review_page_ask_reason);
  gtk_widget_class_bind_template_callback (widget_class, suppression_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, can_sign_changed_cb);

  gtk_widget_class_install_action (widget_class, "review.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "review.compare", NULL, frond_review_page_compare_action);
  gtk_widget_class_install_action (widget_class, "review.compare-last", NULL, frond_review_page_compare_action);
  gtk_widget_class_install_action (widget_class, "review.compare-first", NULL, frond_review_page_compare_action);
  gtk_widget_class_install_action (widget_class, "review.compare-choose", NULL, frond_review_page_compare_action);
  gtk_widget_class_install_action (widget_class, "review.compare-none", NULL, frond_review_page_compare_action);
  gtk_widget_class_install_action (widget_class, "review.leave-out", NULL, leave_out_action);
  gtk_widget_class_install_action (widget_class, "review.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "review.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "review.save-report", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "review.print-report", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "review.export-edf", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "review.export-csv", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.sign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, 0, "review.compare", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "review.play", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, 0, "review.leave-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "review.undo", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "review.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "review.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "review.save-report", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "review.print-report", NULL);
}

static void
frond_review_page_init (FrondReviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->judgements = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  frond_review_plot_set_can_choose (self->plot, TRUE);
  frond_review_player_set_stage (self->player, self->plot, self->picture);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.compare-none", FALSE);
}

/**
 * frond_review_page_new:
 * @vault: an open vault
 * @record: one of its sessions
 *
 * Returns: (transfer floating): a page that loads the session by itself
 */
FrondReviewPage *
frond_review_page_new (FrondVault         *vault,
                       FrondSessionRecord *record)
{
  FrondReviewPage *self = g_object_new (FROND_TYPE_REVIEW_PAGE, "tag", "review", NULL);

  self->vault = g_object_ref (vault);
  self->record = g_object_ref (record);
  frond_review_data_load_async (vault, record, NULL, self->cancellable, loaded_cb, g_object_ref (self));

  return self;
}

/**
 * frond_review_page_store_note:
 * @self: a page
 *
 * Returns: whether nothing is lost when the page is left now
 */
gboolean
frond_review_page_store_note (FrondReviewPage *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PAGE (self), TRUE);

  return frond_note_panel_flush (self->note_panel);
}

/**
 * frond_review_page_ask_to_leave:
 * @self: a page whose note could not be stored
 * @leave: see frond_note_panel_ask_to_leave()
 * @leaver: who leaves
 *
 * Shows the note, and asks.
 */
void
frond_review_page_ask_to_leave (FrondReviewPage    *self,
                                FrondNotePanelLeave leave,
                                gpointer            leaver)
{
  g_return_if_fail (FROND_IS_REVIEW_PAGE (self));

  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  frond_note_panel_ask_to_leave (self->note_panel, leave, leaver);
}
