/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a bad electrode is found before the session and not after it, and that the resting level, from which
 * all goals follow, is either measured now or taken over from a session whose numbers may be compared. */

#include "config.h"

#include "frond-signal-group.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-live-plot.h"
#include "frond-session-closures.h"
#include "frond-statistics.h"
#include "frond-step-mark.h"
#include "frond-text.h"

#define BASELINE_S 30.0
#define TRACE_S    10.0

/* So many values of four a second: longer than a cough, shorter than patience. */
#define N_LEVELS 12

struct _FrondSignalGroup {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  FrondLiveSession   *session;
  FrondSessionRecord *last;
  GDateTime          *last_measured;
  char               *unit;

  gboolean is_connected;
  gboolean is_comparable;
  gboolean is_taken_over;
  gboolean is_doubtful;

  /* The last values; none before there are as many */
  double levels[N_LEVELS];
  guint  n_levels;

  /* Template */
  FrondLivePlot *plot;
  AdwActionRow  *rating_row;
  FrondStepMark *rating_mark;
  AdwActionRow  *baseline_row;
  FrondStepMark *baseline_mark;
  GtkWidget     *use_last;
  GtkWidget     *measure;
};

G_DEFINE_FINAL_TYPE (FrondSignalGroup, frond_signal_group, ADW_TYPE_PREFERENCES_GROUP)

/* What the muscle did in the last seconds; NAN before they are over. */
static double
get_level (FrondSignalGroup *self)
{
  return self->n_levels < N_LEVELS ? NAN : frond_statistics_median (self->levels, N_LEVELS);
}

static void
follow_level (FrondSignalGroup      *self,
              const FrondLiveStatus *status)
{
  if (!self->is_connected || frond_session_is_waiting (status))
    self->n_levels = 0;
  else
    self->levels[self->n_levels++ % N_LEVELS] = status->value;
}

/* What was measured today is what is; only an old level can have nothing to do with today. */
static gboolean
is_doubtful (FrondSignalGroup      *self,
             const FrondLiveStatus *status)
{
  return self->is_taken_over && status->state == FROND_LIVE_SETUP && frond_session_is_far_above (get_level (self), status->baseline, status->noise_floor);
}

static void
use_last_cb (FrondSignalGroup *self)
{
  self->is_taken_over = TRUE;
  frond_live_session_set_baseline (self->session, self->last->baseline, self->last_measured);
}

static void
measure_cb (FrondSignalGroup *self)
{
  self->is_taken_over = FALSE;
  frond_live_session_measure_baseline (self->session, BASELINE_S);
}

static char *
describe_baseline (FrondSignalGroup      *self,
                   const FrondLiveStatus *status)
{
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;

  if (status->state == FROND_LIVE_BASELINE)
    return g_strdup_printf (_("Measuring, %d\u00a0s left. Let the muscle be."), (int) ceil (status->baseline_remaining_s));
  if (isnan (status->baseline) && self->last && !isnan (self->last->baseline) && !self->last_measured)
    return g_strdup (_("Not measured. Nobody knows how old last session's level is: its recording cannot be read."));
  if (isnan (status->baseline) && self->last && !isnan (self->last->baseline) && self->is_connected && !self->is_comparable)
    return g_strdup (_("Not measured. Last session was measured in another way: its level does not apply."));
  if (isnan (status->baseline) && frond_session_needs_baseline (frond_live_session_get_programme (self->session)))
    return g_strdup (_("Not measured yet: the goals of this programme come from it"));
  if (isnan (status->baseline))
    return g_strdup (_("Not measured: the goal follows from the rest at the beginning"));

  value = frond_session_format_quantity (status->baseline, self->unit);
  if (!self->is_taken_over)
    return g_strdup_printf (_("%s, measured today"), value);

  day = frond_text_dup_day (self->last_measured);
  if (is_doubtful (self, status))
    /* Translators: a resting level, and the date when it was measured */
    return g_strdup_printf (_("%s, from the session of %s. The signal is far above it now: let the muscle rest, or measure again."), value, day);

  return g_strdup_printf (_("%s, from the session of %s"), value, day);
}

static FrondStep
get_baseline_step (FrondSignalGroup      *self,
                   const FrondLiveStatus *status)
{
  if (status->state == FROND_LIVE_BASELINE)
    return FROND_STEP_BUSY;
  if (isnan (status->baseline))
    return FROND_STEP_TO_DO;
  if (self->is_taken_over && isnan (get_level (self)))
    return FROND_STEP_BUSY;

  return is_doubtful (self, status) ? FROND_STEP_WARNING : FROND_STEP_DONE;
}

static void
suggest_measuring (FrondSignalGroup *self,
                   gboolean          is_suggested)
{
  gtk_button_set_label (GTK_BUTTON (self->measure), is_suggested ? _("Measure Again") : _("Measure 30 s"));
  if (is_suggested)
    gtk_widget_add_css_class (self->measure, "suggested-action");
  else
    gtk_widget_remove_css_class (self->measure, "suggested-action");
}

static void
refresh_baseline (FrondSignalGroup      *self,
                  const FrondLiveStatus *status)
{
  g_autofree char *text = describe_baseline (self, status);
  gboolean         is_measuring = status->state == FROND_LIVE_BASELINE;

  adw_action_row_set_subtitle (self->baseline_row, text);
  frond_step_mark_set_step (self->baseline_mark, get_baseline_step (self, status));
  self->is_doubtful = is_doubtful (self, status);
  suggest_measuring (self, self->is_doubtful);
  gtk_widget_set_sensitive (self->measure, self->is_connected && !is_measuring && !frond_session_is_waiting (status));
  gtk_widget_set_visible (self->use_last, self->is_comparable && !self->is_taken_over && !is_measuring);
}

static FrondStep
get_rating_step (const FrondLiveStatus *status)
{
  switch (status->rating) {
  case FROND_SIGNAL_GOOD:
    return FROND_STEP_DONE;
  case FROND_SIGNAL_FAIR:
  case FROND_SIGNAL_POOR:
    return FROND_STEP_WARNING;
  case FROND_SIGNAL_WAITING:
  default:
    return FROND_STEP_BUSY;
  }
}

static void
refresh_rating (FrondSignalGroup      *self,
                const FrondLiveStatus *status)
{
  g_autofree char *text = NULL;
  const char      *cure = frond_session_describe_cure (status->reason);

  if (!self->is_connected) {
    frond_step_mark_set_step (self->rating_mark, FROND_STEP_TO_DO);
    adw_action_row_set_subtitle (self->rating_row, _("Begins when the sensor is connected"));
    return;
  }

  frond_step_mark_set_step (self->rating_mark, get_rating_step (status));
  if (status->rating == FROND_SIGNAL_WAITING)
    text = g_strdup (frond_session_describe_rating (status));
  else
    text = g_strdup_printf ("%s — %s%s%s", frond_session_describe_rating (status), frond_session_describe_reason (status->reason), *cure ? ". " : "", cure);
  adw_action_row_set_subtitle (self->rating_row, text);
}

static void
frond_signal_group_dispose (GObject *object)
{
  FrondSignalGroup *self = FROND_SIGNAL_GROUP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->last);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_SIGNAL_GROUP);

  G_OBJECT_CLASS (frond_signal_group_parent_class)->dispose (object);
}

static void
frond_signal_group_finalize (GObject *object)
{
  FrondSignalGroup *self = FROND_SIGNAL_GROUP (object);

  g_free (self->unit);
  g_clear_pointer (&self->last_measured, g_date_time_unref);

  G_OBJECT_CLASS (frond_signal_group_parent_class)->finalize (object);
}

static void
frond_signal_group_class_init (FrondSignalGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_signal_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = frond_signal_group_finalize;

  g_type_ensure (FROND_TYPE_LIVE_PLOT);
  g_type_ensure (FROND_TYPE_STEP_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-signal-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondSignalGroup, plot);
  gtk_widget_class_bind_template_child (widget_class, FrondSignalGroup, rating_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSignalGroup, rating_mark);
  gtk_widget_class_bind_template_child (widget_class, FrondSignalGroup, baseline_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSignalGroup, baseline_mark);
  gtk_widget_class_bind_template_child (widget_class, FrondSignalGroup, use_last);
  gtk_widget_class_bind_template_child (widget_class, FrondSignalGroup, measure);
  gtk_widget_class_bind_template_callback (widget_class, use_last_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
}

static void
frond_signal_group_init (FrondSignalGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_signal_group_start:
 * @self: a group
 * @session: to be checked
 * @last: (nullable): the patient's last session
 * @measured: (nullable): when the session began that its resting level was measured for; @last may have taken it over itself. A level of
 *   which nobody knows that is not taken over
 */
void
frond_signal_group_start (FrondSignalGroup   *self,
                          FrondLiveSession   *session,
                          FrondSessionRecord *last,
                          GDateTime          *measured)
{
  g_return_if_fail (FROND_IS_SIGNAL_GROUP (self));

  g_set_object (&self->session, session);
  if (g_set_object (&self->last, last) && last->chain && !isnan (last->baseline) && measured) {
    g_autofree char *value = frond_session_format_quantity (last->baseline, last->chain->unit);
    g_autofree char *label = g_strdup_printf (_("Use Last: %s"), value);

    gtk_button_set_label (GTK_BUTTON (self->use_last), label);
    self->last_measured = g_date_time_ref (measured);
  }
}

/**
 * frond_signal_group_set_chain:
 * @self: a group
 * @chain: (nullable): how today's numbers come about, %NULL while no sensor is connected
 *
 * Takes the last resting level over where it means the same, and lets go of it where it does not any more.
 */
void
frond_signal_group_set_chain (FrondSignalGroup        *self,
                              const FrondChainProfile *chain)
{
  FrondLiveStatus status;

  g_return_if_fail (FROND_IS_SIGNAL_GROUP (self));

  frond_live_session_get_status (self->session, &status);
  self->is_connected = chain != NULL;
  if (!chain)
    self->n_levels = 0;
  g_set_str (&self->unit, chain ? chain->unit : NULL);
  self->is_comparable = chain && self->last_measured &&
                        frond_chain_profile_is_comparable (self->last->chain, chain);
  frond_live_plot_set_feed (self->plot, chain ? frond_live_session_get_feed (self->session) : NULL);
  frond_live_plot_set_window (self->plot, TRACE_S);

  if (self->is_taken_over && !self->is_comparable) {
    self->is_taken_over = FALSE;
    frond_live_session_set_baseline (self->session, NAN, NULL);
  } else if (self->is_comparable && isnan (status.baseline)) {
    use_last_cb (self);
  }
}

/**
 * frond_signal_group_refresh:
 * @self: a group
 * @status: of the session
 */
void
frond_signal_group_refresh (FrondSignalGroup      *self,
                            const FrondLiveStatus *status)
{
  g_return_if_fail (FROND_IS_SIGNAL_GROUP (self));

  follow_level (self, status);
  refresh_rating (self, status);
  refresh_baseline (self, status);
}

/**
 * frond_signal_group_suggests_measuring:
 * @self: a group
 *
 * Returns: whether the resting level of another day does not fit today's signal
 */
gboolean
frond_signal_group_suggests_measuring (FrondSignalGroup *self)
{
  g_return_val_if_fail (FROND_IS_SIGNAL_GROUP (self), FALSE);

  return self->is_doubtful;
}

/**
 * frond_signal_group_focus_measuring:
 * @self: a group
 *
 * Puts the keyboard where Return measures.
 */
void
frond_signal_group_focus_measuring (FrondSignalGroup *self)
{
  g_return_if_fail (FROND_IS_SIGNAL_GROUP (self));

  gtk_widget_grab_focus (self->measure);
}
