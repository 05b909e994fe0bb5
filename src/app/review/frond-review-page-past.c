/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came before: the review is there without it, and holds its numbers against it as soon as it is measured. */

#include "config.h"

#include "frond-review-page-private.h"

#include <glib/gi18n.h>

#include "frond-review-headlines.h"
#include "frond-review-outgoing.h"
#include "frond-review-plain.h"

static void
show_plain_words (FrondReviewPage *self)
{
  const FrondChannelAnalysis *channel = frond_review_data_get_channel (self->data);
  FrondMetricsSummary         summary;
  g_autofree char            *words = NULL;

  frond_metrics_summarise (channel->results, self->data->analysis->rate_hz, &summary);
  words = frond_review_plain_words (&summary, channel->noise_floor, channel->unit, self->is_past_measured ? frond_review_past_get_last (self->past) : NULL);
  gtk_label_set_label (self->plain_label, words ? words : "");
  gtk_widget_set_visible (self->plain_box, words != NULL);
}

/**
 * frond_review_page_add_to_note:
 * @self: a page
 *
 * What the patient can read becomes part of the note's draft, as it stands there now.
 */
void
frond_review_page_add_to_note (FrondReviewPage *self)
{
  if (frond_note_panel_add_text (self->note_panel, gtk_label_get_label (self->plain_label)))
    frond_review_say (GTK_WIDGET (self), _("Added to the note"));
  else
    frond_review_say (GTK_WIDGET (self), _("The note says so already"));
}

static void
show_headlines (FrondReviewPage *self)
{
  g_autofree char *warning = frond_review_past_dup_warning (self->past);

  frond_review_fill_headlines (self->headline_box, self->data, self->is_past_measured ? self->past : NULL);
  gtk_label_set_label (self->past_label, warning ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->past_label), warning != NULL);
  show_plain_words (self);
}

static gboolean
is_same_view (const FrondSuppression *a,
              const FrondSuppression *b)
{
  return a->heart == b->heart && !(a->hum_hz < b->hum_hz) && !(a->hum_hz > b->hum_hz);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FrondReviewPage) self = user_data;

  if (!frond_review_past_measure_finish (result, NULL) || !self->data)
    return;
  self->is_past_measured = is_same_view (&self->past_seen, &self->data->suppression);
  show_headlines (self);
}

/**
 * frond_review_page_show_past:
 * @self: a page with its data
 *
 * Shows the headline numbers, and measures those that they are held against where that was not done yet: without the same things.
 */
void
frond_review_page_show_past (FrondReviewPage *self)
{
  const FrondSuppression *seen = &self->data->suppression;

  if (!self->past)
    self->past = frond_review_past_list (self->vault, self->record, NULL);
  else if (is_same_view (&self->past_seen, seen)) {
    show_headlines (self);
    return;
  }

  g_cancellable_cancel (self->measuring);
  g_clear_object (&self->measuring);
  self->measuring = g_cancellable_new ();
  self->past_seen = *seen;
  self->is_past_measured = FALSE;
  show_headlines (self);
  if (self->past)
    frond_review_past_measure_async (self->past, self->vault, seen, self->measuring, measured_cb, g_object_ref (self));
}
