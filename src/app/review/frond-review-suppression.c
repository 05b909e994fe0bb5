/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that somebody can look at a session without the heart and without mains hum, and never by accident: off until
 * asked for, for one page, and offered only where it changes anything. */

#include "config.h"

#include "frond-review-suppression.h"

#include <glib/gi18n.h>

struct _FrondReviewSuppression {
  AdwPreferencesGroup parent_instance;

  gboolean is_following; /* the rows say what is shown: nobody chose */

  /* Template */
  AdwSwitchRow *heart_row;
  AdwComboRow  *hum_row;
};

G_DEFINE_FINAL_TYPE (FrondReviewSuppression, frond_review_suppression, ADW_TYPE_PREFERENCES_GROUP)

enum {
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* In the order of the row's words. */
static const double hum_hz[] = { 0, 50, 60 };

static void
changed_cb (FrondReviewSuppression *self)
{
  if (!self->is_following)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
frond_review_suppression_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_REVIEW_SUPPRESSION);

  G_OBJECT_CLASS (frond_review_suppression_parent_class)->dispose (object);
}

static void
frond_review_suppression_class_init (FrondReviewSuppressionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_review_suppression_dispose;

  signals[CHANGED] = g_signal_new ("changed", FROND_TYPE_REVIEW_SUPPRESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/review/frond-review-suppression.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondReviewSuppression, heart_row);
  gtk_widget_class_bind_template_child (widget_class, FrondReviewSuppression, hum_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
frond_review_suppression_init (FrondReviewSuppression *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the session was measured with is not to be chosen again. */
static void
show_session (FrondReviewSuppression  *self,
              const FrondChainProfile *chain)
{
  const gboolean   has_edge = chain->band_low_hz >= FROND_ANALYSIS_ECG_HZ, has_notch = chain->notch_hz > 0;
  g_autofree char *edge = g_strdup_printf (_("Measured from %g\u00a0Hz on"), chain->band_low_hz);
  g_autofree char *notch = g_strdup_printf (_("Measured with notches at %g\u00a0Hz and its multiples"), chain->notch_hz);

  gtk_widget_set_sensitive (GTK_WIDGET (self->heart_row), !has_edge);
  gtk_widget_set_sensitive (GTK_WIDGET (self->hum_row), !has_notch);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->heart_row),
                               has_edge ? edge : _("A lower edge of 30\u00a0Hz takes out most of it, and some of the muscle"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->hum_row), has_notch ? notch : _("Notches at the mains frequency and its multiples"));
}

/**
 * frond_review_suppression_set_data:
 * @self: the choices
 * @data: what is shown; it is read now and not kept
 *
 * Says what is suppressed in it. A sensor's own envelope and pressure go through no filter: there is nothing to choose.
 */
void
frond_review_suppression_set_data (FrondReviewSuppression *self,
                                   FrondReviewData        *data)
{
  const FrondChannelAnalysis *channel = frond_review_data_get_channel (data);

  g_return_if_fail (FROND_IS_REVIEW_SUPPRESSION (self));

  gtk_widget_set_visible (GTK_WIDGET (self), data->record->chain && channel->filtered != channel->raw);
  if (data->record->chain)
    show_session (self, data->record->chain);
  self->is_following = TRUE;
  adw_switch_row_set_active (self->heart_row, data->suppression.heart);
  for (guint i = 0; i < G_N_ELEMENTS (hum_hz); i++)
    if (data->suppression.hum_hz >= hum_hz[i])
      adw_combo_row_set_selected (self->hum_row, i);
  self->is_following = FALSE;
}

/**
 * frond_review_suppression_get:
 * @self: the choices
 *
 * Returns: what was chosen
 */
FrondSuppression
frond_review_suppression_get (FrondReviewSuppression *self)
{
  const guint hum = MIN (adw_combo_row_get_selected (self->hum_row), G_N_ELEMENTS (hum_hz) - 1);

  return (FrondSuppression) { adw_switch_row_get_active (self->heart_row), hum_hz[hum] };
}
