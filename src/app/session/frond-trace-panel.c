/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to show the muscle's last half minute, and to confirm each marker right there, where a toast can never lie
 * over the stop. */

#include "config.h"

#include "frond-trace-panel.h"

#include <glib/gi18n.h>

#include "frond-chain.h"
#include "frond-event-words.h"
#include "frond-live-left-out.h"
#include "frond-live-plot.h"
#include "frond-live-words.h"
#include "frond-session-closures.h"
#include "frond-text.h"
#include "frond-undo-toast.h"

static const int window_lengths_s[] = { 10, 20, 30, 60, 120 };
/* What was chosen last stays chosen until Frond is closed. */
static int last_window_s = 30;

struct _FrondTracePanel {
  AdwBin parent_instance;

  /* Owned */
  FrondLiveSession *session;
  double            rate_hz;
  guint             abdomen_lane; /* 0: there is none */

  /* Template */
  AdwToastOverlay *toasts;
  FrondLivePlot   *plot;
  AdwToggleGroup  *window_group;
  AdwToggleGroup  *mode_group;
};

G_DEFINE_FINAL_TYPE (FrondTracePanel, frond_trace_panel, ADW_TYPE_BIN)

enum {
  GOAL_MOVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
goal_moved_cb (FrondTracePanel *self,
               double           goal)
{
  g_signal_emit (self, signals[GOAL_MOVED], 0, goal);
}

static void
window_chosen_cb (FrondTracePanel *self)
{
  guint active = adw_toggle_group_get_active (self->window_group);

  if (active >= G_N_ELEMENTS (window_lengths_s))
    return;

  last_window_s = window_lengths_s[active];
  frond_live_plot_set_window (self->plot, last_window_s);
}

static void
mode_chosen_cb (FrondTracePanel *self)
{
  gboolean is_scroll = g_strcmp0 (adw_toggle_group_get_active_name (self->mode_group), "scroll") == 0;

  frond_live_plot_set_mode (self->plot, is_scroll ? FROND_LIVE_PLOT_SCROLL : FROND_LIVE_PLOT_SWEEP);
}

/* Newest first: what is taken back is the last that somebody put down. */
static const FrondEvent *
find_newest (FrondTracePanel *self)
{
  GPtrArray *events = frond_live_session_get_events (self->session);

  for (guint i = events->len; i > 0; i--) {
    const FrondEvent *event = g_ptr_array_index (events, i - 1);

    if (event->kind == FROND_EVENT_MARKER || event->kind == FROND_EVENT_RATING || event->kind == FROND_EVENT_TRAINER)
      return event;
  }

  return NULL;
}

/* A marker with text is written after it happened. */
static guint64
find_column (FrondTracePanel  *self,
             const FrondEvent *event)
{
  guint64         newest = frond_live_feed_get_n_columns (frond_live_session_get_feed (self->session));
  FrondLiveStatus status;
  double          ago_s = 0;

  frond_live_session_get_status (self->session, &status);
  ago_s = MAX (0, status.recorded_s - (double) event->sample / self->rate_hz);

  return newest - MIN (newest, (guint64) (ago_s * FROND_LIVE_COLUMNS_PER_SECOND));
}

static void
frond_trace_panel_dispose (GObject *object)
{
  g_clear_object (&FROND_TRACE_PANEL (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_TRACE_PANEL);

  G_OBJECT_CLASS (frond_trace_panel_parent_class)->dispose (object);
}

static void
frond_trace_panel_class_init (FrondTracePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_trace_panel_dispose;

  signals[GOAL_MOVED] = g_signal_new ("goal-moved", FROND_TYPE_TRACE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  g_type_ensure (FROND_TYPE_LIVE_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-trace-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondTracePanel, toasts);
  gtk_widget_class_bind_template_child (widget_class, FrondTracePanel, plot);
  gtk_widget_class_bind_template_child (widget_class, FrondTracePanel, window_group);
  gtk_widget_class_bind_template_child (widget_class, FrondTracePanel, mode_group);
  gtk_widget_class_bind_template_callback (widget_class, goal_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, window_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_chosen_cb);
}

static void
add_window_lengths (FrondTracePanel *self)
{
  guint active = 0;

  for (guint i = 0; i < G_N_ELEMENTS (window_lengths_s); i++) {
    g_autofree char *label = g_strdup_printf (_("%d s"), window_lengths_s[i]);
    AdwToggle       *toggle = adw_toggle_new ();

    adw_toggle_set_label (toggle, label);
    adw_toggle_group_add (self->window_group, toggle);
    if (window_lengths_s[i] == last_window_s)
      active = i;
  }
  adw_toggle_group_set_active (self->window_group, active);
}

static void
frond_trace_panel_init (FrondTracePanel *self)
{
  int window_s = last_window_s;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The first toggle that is added becomes active by itself. */
  g_signal_handlers_block_matched (self->window_group, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  add_window_lengths (self);
  g_signal_handlers_unblock_matched (self->window_group, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  frond_live_plot_set_window (self->plot, window_s);
}

static FrondPlotSeries
get_series (const FrondChannel *channel)
{
  return channel->kind == FROND_CHANNEL_PRESSURE ? FROND_PLOT_PRESSURE : FROND_PLOT_ACCESSORY;
}

static const FrondChannel *
get_shown (FrondTracePanel *self)
{
  GPtrArray *channels = frond_live_session_get_sensor_info (self->session)->channels;

  return g_ptr_array_index (channels, frond_chain_find_shown (channels, NULL));
}

/* One lane alone needs no name. */
static void
add_lanes (FrondTracePanel *self,
           const char      *unit)
{
  FrondLiveBeside beside;
  gboolean        has_more = frond_live_session_get_beside (self->session, 0, &beside);
  FrondPlotSeries series = get_shown (self)->kind == FROND_CHANNEL_PRESSURE ? FROND_PLOT_PRESSURE : FROND_PLOT_PELVIC_FLOOR;

  frond_live_plot_set_feed (self->plot, NULL);
  frond_live_plot_add_lane (self->plot, frond_live_session_get_feed (self->session), series, has_more ? _("Pelvic floor") : NULL, unit);
  self->abdomen_lane = 0;
  for (guint i = 0; frond_live_session_get_beside (self->session, i, &beside); i++) {
    frond_live_plot_add_lane (self->plot, beside.feed, get_series (beside.channel), beside.is_abdomen ? _("Abdomen") : beside.channel->label, beside.channel->unit);
    if (beside.is_abdomen)
      self->abdomen_lane = i + 1;
  }
}

/**
 * frond_trace_panel_set_session:
 * @self: a panel
 * @session: that has begun
 * @unit: of the shown channel
 */
void
frond_trace_panel_set_session (FrondTracePanel  *self,
                               FrondLiveSession *session,
                               const char       *unit)
{
  g_return_if_fail (FROND_IS_TRACE_PANEL (self));

  g_set_object (&self->session, session);
  self->rate_hz = frond_live_session_get_sensor_info (session)->rate_hz;
  add_lanes (self, unit);
  frond_live_plot_set_programme (self->plot, frond_live_session_get_programme (session));
  frond_live_plot_set_has_movable_goal (self->plot, TRUE);
}

static char *
show_marker (FrondTracePanel  *self,
             const FrondEvent *event)
{
  g_autofree char *name = frond_session_name_marker (frond_live_session_get_programme (self->session), event->code, event->text);
  g_autofree char *time = frond_text_dup_minutes ((double) event->sample / self->rate_hz);

  frond_live_plot_add_marker (self->plot, find_column (self, event), (guint) event->code, name);

  return g_strdup_printf ("%s · %s", name, time);
}

static char *
describe_skip (FrondTracePanel  *self,
               const FrondEvent *event)
{
  const FrondPhase *phase = frond_live_words_get_phase (frond_live_session_get_programme (self->session), (guint) event->code);
  g_autofree char  *part = phase ? frond_live_words_describe_part (phase) : g_strdup ("");

  /* Translators: a part of a programme, and why: Endurance left out · Tired */
  return event->text ? g_strdup_printf (_("%s left out · %s"), part, event->text) : g_strdup_printf (_("%s left out"), part);
}

/**
 * frond_trace_panel_show_event:
 * @self: a panel
 * @event: that was recorded just now
 * @can_undo: (out): whether it can be taken back
 *
 * A marker is drawn.
 *
 * Returns: (transfer full) (nullable): what to confirm it with; %NULL where nobody did anything
 */
char *
frond_trace_panel_show_event (FrondTracePanel  *self,
                              const FrondEvent *event,
                              gboolean         *can_undo)
{
  g_return_val_if_fail (FROND_IS_TRACE_PANEL (self), NULL);

  *can_undo = event->kind != FROND_EVENT_SKIP;
  if (event->kind == FROND_EVENT_MARKER)
    return show_marker (self, event);
  if (event->kind == FROND_EVENT_RATING)
    return frond_live_words_describe_noted (event);
  if (event->kind == FROND_EVENT_TRAINER)
    return frond_event_words_describe (event, NULL, self->rate_hz);
  if (event->kind == FROND_EVENT_SKIP)
    return describe_skip (self, event);

  return NULL;
}

/**
 * frond_trace_panel_undo_mark:
 * @self: a panel
 *
 * Takes the newest marker, rating or trainer back, where there is one.
 *
 * Returns: (transfer full) (nullable): what to confirm it with
 */
char *
frond_trace_panel_undo_mark (FrondTracePanel *self)
{
  const FrondEvent *newest;
  gboolean          is_marker;
  char             *said;

  g_return_val_if_fail (FROND_IS_TRACE_PANEL (self), NULL);

  newest = find_newest (self);
  if (!newest)
    return NULL;

  is_marker = newest->kind == FROND_EVENT_MARKER;
  said = frond_live_words_describe_taken_back (newest);
  frond_live_session_undo_mark (self->session);
  if (is_marker)
    frond_live_plot_remove_last_marker (self->plot);

  return said;
}

/**
 * frond_trace_panel_say:
 * @self: a panel
 * @title: what was done
 * @can_undo: whether it can be taken back
 *
 * Confirms it over the trace.
 */
void
frond_trace_panel_say (FrondTracePanel *self,
                       const char      *title,
                       gboolean         can_undo)
{
  g_return_if_fail (FROND_IS_TRACE_PANEL (self));

  frond_undo_toast_show (self->toasts, title, can_undo);
}

/**
 * frond_trace_panel_next_window:
 * @self: a panel
 *
 * Makes the trace longer, and after the longest short again.
 */
void
frond_trace_panel_next_window (FrondTracePanel *self)
{
  guint next = 0;

  g_return_if_fail (FROND_IS_TRACE_PANEL (self));

  next = (adw_toggle_group_get_active (self->window_group) + 1) % G_N_ELEMENTS (window_lengths_s);
  adw_toggle_group_set_active (self->window_group, next);
}

/**
 * frond_trace_panel_focus:
 * @self: a panel
 *
 * Puts the keyboard where no key is text.
 */
void
frond_trace_panel_focus (FrondTracePanel *self)
{
  g_return_if_fail (FROND_IS_TRACE_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
}

static void
show_abdomen (FrondTracePanel *self)
{
  FrondLiveStatus status;

  if (self->abdomen_lane == 0)
    return;

  frond_live_session_get_status (self->session, &status);
  frond_live_plot_set_lane_name (self->plot, self->abdomen_lane, frond_live_words_name_abdomen (&status));
}

/**
 * frond_trace_panel_refresh:
 * @self: a panel
 *
 * Hatches what was found meanwhile not to be muscle, and says at the abdomen's strip whether it is quiet.
 */
void
frond_trace_panel_refresh (FrondTracePanel *self)
{
  g_autoptr (GArray) left_out = NULL;
  g_autoptr (GArray) bands = NULL;

  g_return_if_fail (FROND_IS_TRACE_PANEL (self));

  left_out = frond_live_session_dup_left_out (self->session);
  bands = frond_live_left_out_make_bands (left_out, self->rate_hz);
  frond_live_plot_set_left_out (self->plot, (const FrondPlotBand *) (gconstpointer) bands->data, bands->len);
  show_abdomen (self);
}
