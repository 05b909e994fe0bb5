/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another session behind the trace, and what differs beside the phases: only one that was measured the same way, and in words why not where
 * it was not. */

#include "config.h"

#include "frond-review-page-private.h"

#include <glib/gi18n.h>

#include "frond-earlier-dialog.h"
#include "frond-review-outgoing.h"
#include "frond-review-plot-data.h"

static void
show (FrondReviewPage *self,
      FrondReviewData *then)
{
  frond_review_plot_compare_data (self->plot, then);
  frond_review_comparison_set_data (self->comparison, self->data, then);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.compare-none", then != NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FrondReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondReviewData) then = frond_review_data_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->data)
    return;
  if (!then) {
    frond_review_page_compare_with (self, NULL);
    frond_review_say (GTK_WIDGET (self), error->message);
    return;
  }
  show (self, then);
  g_set_object (&self->then, then->record);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Comparison shown"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * frond_review_page_compare_with:
 * @self: a page with its data
 * @then: (nullable): a session of the same chain; %NULL to compare no longer
 *
 * It is read and measured as the review's own session is, without what that one is looked at without.
 */
void
frond_review_page_compare_with (FrondReviewPage    *self,
                                FrondSessionRecord *then)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_set_object (&self->then, then);
  if (!then) {
    show (self, NULL);
    return;
  }
  self->comparing = g_cancellable_new ();
  frond_review_data_load_analysis_async (self->vault, then, &self->data->suppression, self->comparing, loaded_cb, g_object_ref (self));
}

/**
 * frond_review_page_compare_again:
 * @self: a page whose numbers changed
 *
 * What it is compared with stays beside it.
 */
void
frond_review_page_compare_again (FrondReviewPage *self)
{
  g_autoptr (FrondSessionRecord) then = self->then ? g_object_ref (self->then) : NULL;

  if (then)
    frond_review_page_compare_with (self, then);
}

static void
say_why_not (FrondReviewPage *self)
{
  g_autofree char *warning = frond_review_past_dup_warning (self->past);

  frond_review_say (GTK_WIDGET (self), warning ? warning : _("There is no earlier session of this patient"));
}

/**
 * frond_review_page_compare_action:
 * @widget: a page
 * @name: "review.compare" begins with the last session, or ends; "…-last", "…-first", "…-none" and "…-choose" say which
 * @parameter: unused
 */
void
frond_review_page_compare_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  FrondReviewPage          *self = FROND_REVIEW_PAGE (widget);
  const FrondReviewEarlier *earlier = g_str_has_suffix (name, "-first") ? frond_review_past_get_first (self->past) : frond_review_past_get_last (self->past);
  AdwDialog                *dialog;

  if (!self->data)
    return;
  if (g_str_has_suffix (name, "-none") || (self->then && g_str_equal (name, "review.compare"))) {
    frond_review_page_compare_with (self, NULL);
  } else if (g_str_has_suffix (name, "-choose") && self->past && self->past->len > 0) {
    dialog = frond_earlier_dialog_new (self->past);
    g_signal_connect_object (dialog, "chosen", G_CALLBACK (frond_review_page_compare_with), self, G_CONNECT_SWAPPED);
    adw_dialog_present (dialog, widget);
  } else if (earlier) {
    frond_review_page_compare_with (self, earlier->record);
  } else {
    say_why_not (self);
  }
}
