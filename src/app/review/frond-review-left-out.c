/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nothing is left out of the numbers in silence, and that the therapist has the last word: each stretch with
 * its reason, and a button that counts it, or leaves it out again. */

#include "config.h"

#include "frond-review-left-out.h"

#include <glib/gi18n.h>

#include "frond-text.h"

/* A long recording with a loose electrode has hundreds; the plot hatches them all. */
#define MOST_ROWS 200

struct _FrondReviewLeftOut {
  AdwBin parent_instance;

  double   rate_hz;
  gboolean can_judge; /* what is found without the heart, for instance, is not what is stored */
};

G_DEFINE_FINAL_TYPE (FrondReviewLeftOut, frond_review_left_out, ADW_TYPE_BIN)

enum {
  JUDGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
judge_cb (FrondReviewLeftOut *self,
          GtkWidget          *button)
{
  const FrondEvent *event = g_object_get_data (G_OBJECT (button), "judgement");
  g_autoptr (FrondEvent) kept = frond_event_copy (event);

  g_signal_emit (self, signals[JUDGED], 0, kept);
}

static void
frond_review_left_out_class_init (FrondReviewLeftOutClass *klass)
{
  signals[JUDGED] = g_signal_new ("judged", FROND_TYPE_REVIEW_LEFT_OUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FROND_TYPE_EVENT);
}

static void
frond_review_left_out_init (FrondReviewLeftOut *self)
{
}

static FrondEvent *
create_judgement (const FrondExclusion *stretch,
                  gboolean              counts)
{
  FrondEvent *event = frond_event_new (FROND_EVENT_OVERRULE, stretch->first_sample, counts ? 1 : 0, stretch->reason);

  event->duration = stretch->n_samples;

  return event;
}

static GtkWidget *
create_button (FrondReviewLeftOut   *self,
               const FrondExclusion *stretch,
               gboolean              counts,
               const char           *row_title)
{
  GtkWidget       *button = gtk_button_new_with_label (counts ? _("Count it") : _("Leave out again"));
  g_autofree char *name = g_strdup_printf ("%s: %s", gtk_button_get_label (GTK_BUTTON (button)), row_title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, self->can_judge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "judgement", create_judgement (stretch, counts), (GDestroyNotify) frond_event_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (judge_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_row (FrondReviewLeftOut   *self,
            const FrondExclusion *stretch,
            gboolean              is_counted)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *time = frond_text_dup_minutes ((double) stretch->first_sample / self->rate_hz);
  /* Translators: minutes:seconds from the beginning, seconds, and why they were left out: "0:42 · 1.0 s movement" */
  g_autofree char *title = g_strdup_printf (_("%s · %.1f\u00a0s %s"), time, (double) stretch->n_samples / self->rate_hz, frond_exclusion_get_word (stretch));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (is_counted)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Counted, as judged by the therapist"));
  if (is_counted || frond_exclusion_can_be_overruled (stretch))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, stretch, !is_counted, title));

  return row;
}

/* The last word about a stretch counts. */
static gboolean
is_last_word (const GPtrArray *events,
              guint            index)
{
  const FrondEvent *event = g_ptr_array_index (events, index);

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *other = g_ptr_array_index (events, i);

    if (other->kind == FROND_EVENT_OVERRULE && other->sample == event->sample && other->duration == event->duration && other->id > event->id)
      return FALSE;
  }

  return TRUE;
}

static guint
add_counted (FrondReviewLeftOut  *self,
             AdwPreferencesGroup *group,
             const GPtrArray     *events)
{
  guint n = 0;

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent    *event = g_ptr_array_index (events, i);
    const FrondExclusion stretch = { event->sample, event->duration, event->text && *event->text ? event->text : FROND_EXCLUSION_JUDGED };

    if (event->kind != FROND_EVENT_OVERRULE || event->code != 1 || !is_last_word (events, i))
      continue;
    adw_preferences_group_add (group, create_row (self, &stretch, TRUE));
    n++;
  }

  return n;
}

/* The reason that somebody typed, where the stretch is still the one that it was typed for. */
static const char *
find_words (const GPtrArray      *events,
            const FrondExclusion *stretch)
{
  const FrondEvent *found = NULL;

  for (guint i = 0; i < events->len && g_str_equal (stretch->reason, FROND_EXCLUSION_JUDGED); i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_OVERRULE && event->code == 0 && event->sample == stretch->first_sample && event->duration == stretch->n_samples &&
        (!found || event->id > found->id))
      found = event;
  }

  return found && found->text && *found->text ? found->text : stretch->reason;
}

/* The filter's start and a pause were nobody's signal: the plot shows them, and there is nothing to judge. */
static gboolean
is_listed (const FrondExclusion *stretch)
{
  return !g_str_equal (stretch->reason, FROND_EXCLUSION_SETTLING) && !g_str_equal (stretch->reason, FROND_EXCLUSION_PAUSED);
}

/**
 * frond_review_left_out_set_data:
 * @self: a list
 * @data: a session; it is read now and not kept
 */
void
frond_review_left_out_set_data (FrondReviewLeftOut *self,
                                FrondReviewData    *data)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const GArray        *exclusions = frond_review_data_get_channel (data)->exclusions;
  g_autofree char     *suppressed = frond_suppression_describe (&data->suppression);
  guint                n = 0;

  g_return_if_fail (FROND_IS_REVIEW_LEFT_OUT (self));

  self->rate_hz = data->analysis->rate_hz;
  adw_preferences_group_set_title (group, _("Left out"));
  adw_preferences_group_set_description (group, suppressed ? _("Stretches that do not count, and why. Turn suppression off to judge them.")
                                                           : _("Stretches that do not count, and why. What you judge is stored with the recording."));
  self->can_judge = suppressed == NULL;
  for (guint i = 0; i < exclusions->len && n < MOST_ROWS; i++) {
    FrondExclusion stretch = g_array_index (exclusions, FrondExclusion, i);

    if (!is_listed (&stretch))
      continue;
    stretch.reason = find_words (data->events, &stretch);
    adw_preferences_group_add (group, create_row (self, &stretch, FALSE));
    n++;
  }
  n += add_counted (self, group, data->events);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
