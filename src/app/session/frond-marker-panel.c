/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that what happens is marked in the moment when it happens: each marker has its key on its button, so that the
 * hand learns it without the eye. */

#include "config.h"

#include "frond-marker-panel.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-live-words.h"
#include "frond-plot-words.h"
#include "frond-units.h"

#define N_MARKS 8

struct _FrondMarkerPanel {
  AdwBin parent_instance;

  FrondProgramme *programme;
  gboolean        is_refreshing;
  gboolean        is_asked; /* whether this part of the programme has a goal */
  gboolean        is_known; /* whether it is known where that lies */

  /* Template */
  AdwSpinRow   *goal;
  AdwSwitchRow *hold;
  GtkBox       *marks;
  AdwEntryRow  *text;
  GtkWidget    *undo;
};

G_DEFINE_FINAL_TYPE (FrondMarkerPanel, frond_marker_panel, ADW_TYPE_BIN)

enum {
  GOAL_CHOSEN,
  HOLD_CHOSEN,
  TEXT_BEGUN,
  TEXT_WRITTEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
goal_changed_cb (FrondMarkerPanel *self)
{
  if (self->is_refreshing)
    return;

  g_signal_emit (self, signals[GOAL_CHOSEN], 0, adw_spin_row_get_value (self->goal));
}

static void
hold_changed_cb (FrondMarkerPanel *self)
{
  if (!self->is_refreshing)
    g_signal_emit (self, signals[HOLD_CHOSEN], 0, adw_switch_row_get_active (self->hold));
}

/* Where a phase has no goal, or nobody knows it yet, there is no number to show. */
static gboolean
goal_output_cb (FrondMarkerPanel *self)
{
  if (self->is_known)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->goal), "–");

  return TRUE;
}

static void
text_entered_cb (FrondMarkerPanel *self)
{
  g_signal_emit (self, signals[TEXT_BEGUN], 0);
}

static void
text_activated_cb (FrondMarkerPanel *self)
{
  frond_marker_panel_finish_text (self);
}

static GtkWidget *
create_mark (int         number,
             const char *name)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *digit = g_strdup_printf ("%d", number);
  GtkWidget       *cap = gtk_label_new (digit);
  GtkWidget       *label = gtk_label_new (name);

  gtk_widget_add_css_class (cap, "key-cap");
  gtk_label_set_width_chars (GTK_LABEL (cap), 2);
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mark-button");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "session.mark");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit,
                                  -1);

  return button;
}

static void
frond_marker_panel_dispose (GObject *object)
{
  g_clear_object (&FROND_MARKER_PANEL (object)->programme);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_MARKER_PANEL);

  G_OBJECT_CLASS (frond_marker_panel_parent_class)->dispose (object);
}

static void
frond_marker_panel_class_init (FrondMarkerPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_marker_panel_dispose;

  signals[GOAL_CHOSEN] = g_signal_new ("goal-chosen", FROND_TYPE_MARKER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[HOLD_CHOSEN] = g_signal_new ("hold-chosen", FROND_TYPE_MARKER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[TEXT_BEGUN] = g_signal_new ("text-begun", FROND_TYPE_MARKER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TEXT_WRITTEN] = g_signal_new ("text-written", FROND_TYPE_MARKER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-marker-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondMarkerPanel, goal);
  gtk_widget_class_bind_template_child (widget_class, FrondMarkerPanel, hold);
  gtk_widget_class_bind_template_child (widget_class, FrondMarkerPanel, marks);
  gtk_widget_class_bind_template_child (widget_class, FrondMarkerPanel, text);
  gtk_widget_class_bind_template_child (widget_class, FrondMarkerPanel, undo);
  gtk_widget_class_bind_template_callback (widget_class, goal_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, goal_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, hold_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_entered_cb);
}

static void
frond_marker_panel_init (FrondMarkerPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_marker_panel_set_programme:
 * @self: a panel
 * @programme: names the markers
 * @unit: of the goal
 */
void
frond_marker_panel_set_programme (FrondMarkerPanel *self,
                                  FrondProgramme   *programme,
                                  const char       *unit)
{
  g_return_if_fail (FROND_IS_MARKER_PANEL (self));

  g_set_object (&self->programme, programme);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->goal), frond_units_get_symbol (unit));
  gtk_widget_set_visible (GTK_WIDGET (self->hold), frond_live_words_has_adaptive_goal (programme));
  for (int number = 1; number <= N_MARKS; number++) {
    const char *name = frond_programme_get_marker_name (programme, (guint) number);

    if (name)
      gtk_box_append (self->marks, create_mark (number, name));
  }
}

/* A stop of the patient's holds it by itself. */
static void
show_hold (FrondMarkerPanel *self,
           gboolean          is_held)
{
  self->is_refreshing = TRUE;
  adw_switch_row_set_active (self->hold, is_held);
  self->is_refreshing = FALSE;
}

/* What asks for nothing has nothing to be changed, and says so where it moves nothing. */
static void
show_whether_asked (FrondMarkerPanel        *self,
                    const FrondEngineStatus *engine)
{
  self->is_known = !isnan (engine->goal);
  self->is_asked = self->is_known || (engine->phase_index < frond_programme_get_n_phases (self->programme) &&
                                      frond_programme_get_phase (self->programme, engine->phase_index)->goal_rule != FROND_GOAL_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->goal), self->is_asked);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->goal), self->is_asked ? NULL : _("No goal in this part of the programme"));
}

/* One that is not known yet, because nothing was measured that it could refer to, is chosen from where the muscle is now. */
static double
get_start (const FrondLiveStatus *status)
{
  return isnan (status->engine.goal) ? status->value : status->engine.goal;
}

/**
 * frond_marker_panel_refresh:
 * @self: a panel
 * @status: of the session
 *
 * Follows a goal that moves by itself, except under the fingers of somebody who writes another one.
 */
void
frond_marker_panel_refresh (FrondMarkerPanel      *self,
                            const FrondLiveStatus *status)
{
  gboolean is_edited = FALSE;
  double   start = get_start (status);

  g_return_if_fail (FROND_IS_MARKER_PANEL (self));
  g_return_if_fail (self->programme != NULL);

  show_hold (self, status->is_goal_held);
  is_edited = (gtk_widget_get_state_flags (GTK_WIDGET (self->goal)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  if (is_edited)
    return;

  self->is_refreshing = TRUE;
  show_whether_asked (self, &status->engine);
  /* What stands there must be what it holds, or leaving the field would count as a choice. */
  if (!isnan (start))
    adw_spin_row_set_value (self->goal, rint (start * 10) / 10);
  adw_spin_row_update (self->goal);
  self->is_refreshing = FALSE;
}

/**
 * frond_marker_panel_change_goal:
 * @self: a panel
 * @step: how much higher, in the channel's unit
 */
void
frond_marker_panel_change_goal (FrondMarkerPanel *self,
                                double            step)
{
  g_return_if_fail (FROND_IS_MARKER_PANEL (self));

  if (self->is_asked)
    adw_spin_row_set_value (self->goal, adw_spin_row_get_value (self->goal) + step);
}

/**
 * frond_marker_panel_set_goal:
 * @self: a panel
 * @goal: in the channel's unit
 *
 * Chooses it, where something is asked for.
 */
void
frond_marker_panel_set_goal (FrondMarkerPanel *self,
                             double            goal)
{
  g_return_if_fail (FROND_IS_MARKER_PANEL (self));

  if (self->is_asked)
    adw_spin_row_set_value (self->goal, goal);
}

/**
 * frond_marker_panel_write_mark:
 * @self: a panel
 *
 * Puts the keyboard where a marker's text is written.
 */
void
frond_marker_panel_write_mark (FrondMarkerPanel *self)
{
  g_return_if_fail (FROND_IS_MARKER_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * frond_marker_panel_finish_text:
 * @self: a panel
 *
 * Makes a marker of what is being written, where something is: the end of a session must not cost words.
 */
void
frond_marker_panel_finish_text (FrondMarkerPanel *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  if (!*text)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  g_signal_emit (self, signals[TEXT_WRITTEN], 0, text);
}
