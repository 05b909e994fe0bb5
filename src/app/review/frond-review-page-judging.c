/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a recording counts is the therapist's word: a stretch chosen in the trace, or one that Frond found. Every judgement is stored with
 * the recording and audited, never a question, and can be taken back for as long as the review is open; later it is found in the list. */

#include "config.h"

#include "frond-review-page-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-event.h"
#include "frond-exclusion.h"
#include "frond-reason-dialog.h"
#include "frond-review-outgoing.h"
#include "frond-session-judgement.h"
#include "frond-text.h"
#include "frond-window.h"

#define UNDO_S 8

static gboolean
store (FrondReviewPage  *self,
       const FrondEvent *event)
{
  g_autoptr (GError) error = NULL;

  if (!frond_session_repository_add_judgement (self->vault, self->record, event, &error)) {
    frond_review_say (GTK_WIDGET (self), error->message);
    frond_review_page_store_headline (self);
    return FALSE;
  }

  /* Its button goes, and the keyboard with it. What was judged is measured before anything else is looked at. */
  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
  gtk_widget_set_sensitive (GTK_WIDGET (self->suppression), FALSE);
  frond_review_page_reload (self);

  return TRUE;
}

static char *
describe (FrondReviewPage  *self,
          const FrondEvent *event)
{
  const double     rate_hz = self->data->analysis->rate_hz;
  g_autofree char *time = frond_text_dup_minutes ((double) event->sample / rate_hz);

  if (event->code == 1)
    /* Translators: minutes:seconds from the beginning, and how many seconds count from now on: "Counts: 0:42 · 3.0 s" */
    return g_strdup_printf (_("Counts: %s · %.1f\u00a0s"), time, (double) event->duration / rate_hz);

  /* Translators: minutes:seconds from the beginning, and how many seconds do not count: "Left out: 0:42 · 3.0 s" */
  return g_strdup_printf (_("Left out: %s · %.1f\u00a0s"), time, (double) event->duration / rate_hz);
}

/* The newest one only: an older one would take back what is no longer the last word. */
static void
offer_undo (FrondReviewPage  *self,
            const FrondEvent *event)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *title = describe (self, event);
  AdwToast        *toast;

  if (!FROND_IS_WINDOW (root))
    return;
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, UNDO_S);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (frond_review_page_undo), self, G_CONNECT_SWAPPED);
  if (self->undo_toast)
    adw_toast_dismiss (self->undo_toast);
  g_set_weak_pointer (&self->undo_toast, toast);
  frond_window_add_toast (FROND_WINDOW (root), toast);
}

/**
 * frond_review_page_judge:
 * @self: a page with its data
 * @event: an overrule
 *
 * Stores it and measures the session again; while that goes on nothing else is judged.
 */
void
frond_review_page_judge (FrondReviewPage  *self,
                         const FrondEvent *event)
{
  if (!self->data || self->is_reading || !store (self, event))
    return;
  g_ptr_array_add (self->judgements, frond_event_copy (event));
  offer_undo (self, event);
}

/**
 * frond_review_page_undo:
 * @self: a page
 *
 * Takes the last judgement of this review back, by one that says the opposite in the same words.
 */
void
frond_review_page_undo (FrondReviewPage *self)
{
  g_autoptr (FrondEvent) event = NULL;
  g_autofree char *words = NULL;

  if (!self->data || self->is_reading || self->judgements->len == 0)
    return;
  event = frond_event_copy (g_ptr_array_index (self->judgements, self->judgements->len - 1));
  event->code = event->code == 1 ? 0 : 1;
  if (!store (self, event))
    return;
  g_ptr_array_set_size (self->judgements, (int) self->judgements->len - 1);
  if (self->undo_toast)
    adw_toast_dismiss (self->undo_toast);
  words = describe (self, event);
  frond_review_say (GTK_WIDGET (self), words);
}

static gboolean
can_judge (FrondReviewPage *self)
{
  g_autofree char *suppressed = self->data ? frond_suppression_describe (&self->data->suppression) : NULL;

  if (suppressed)
    frond_review_say (GTK_WIDGET (self), _("Turn suppression off to judge what counts"));

  return self->data && !self->is_reading && !suppressed;
}

/**
 * frond_review_page_leave_out:
 * @self: a page
 *
 * Begins to choose what does not count; the second time asks why.
 */
void
frond_review_page_leave_out (FrondReviewPage *self)
{
  gboolean is_choosing = FALSE;

  if (!can_judge (self))
    return;
  g_object_get (self->plot, "is-choosing", &is_choosing, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
  if (is_choosing)
    frond_review_plot_finish_choice (self->plot);
  else
    frond_review_plot_begin_choice (self->plot);
}

static void
reason_chosen_cb (FrondReviewPage *self,
                  const char      *reason)
{
  const double rate_hz = self->data ? self->data->analysis->rate_hz : NAN;
  double       start_s, end_s;
  guint64      end;
  g_autoptr (FrondEvent) event = NULL;

  if (!self->data || !frond_review_plot_get_choice (self->plot, &start_s, &end_s))
    return;
  event = frond_event_new (FROND_EVENT_OVERRULE, (guint64) floor (start_s * rate_hz), 0, reason);
  end = MIN ((guint64) ceil (end_s * rate_hz), self->record->n_samples);
  event->duration = end > event->sample ? end - event->sample : 0;
  frond_review_page_judge (self, event);
}

static void
reason_closed_cb (FrondReviewPage *self)
{
  if (!self->data)
    return;
  frond_review_plot_end_choice (self->plot);
  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
}

/**
 * frond_review_page_ask_reason:
 * @self: a page
 * @start_s: where the stretch that was chosen begins
 * @end_s: where it ends
 *
 * Asks why it does not count; without an answer nothing changes.
 */
void
frond_review_page_ask_reason (FrondReviewPage *self,
                              double           start_s,
                              double           end_s)
{
  AdwDialog *dialog;

  if (!can_judge (self)) {
    frond_review_plot_end_choice (self->plot);
    return;
  }
  dialog = frond_reason_dialog_new (start_s, end_s);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (reason_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (reason_closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
