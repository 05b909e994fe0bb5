/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to be read from two metres away: how much, whether that is where it should be, what comes now and for how
 * long. It is set four times a second, which an eye can follow. */

#include "config.h"

#include "frond-live-readout.h"

#include <glib/gi18n.h>

#include "frond-live-words.h"
#include "frond-meter.h"
#include "frond-session-closures.h"

struct _FrondLiveReadout {
  AdwBin parent_instance;

  gboolean is_compact;
  gboolean is_simulated;
  gboolean has_abdomen;

  /* Template */
  FrondMeter *meter;
  GtkWidget  *words;
  GtkLabel   *phase;
  GtkLabel   *left;
  GtkStack   *third;
  GtkLabel   *cycle;
  GtkWidget  *pause;
  GtkLabel   *abdomen;
  GtkWidget  *held;
  GtkWidget  *simulated;
};

G_DEFINE_FINAL_TYPE (FrondLiveReadout, frond_live_readout, ADW_TYPE_BIN)

enum {
  PROP_COMPACT = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static FrondMeterState
get_meter_state (const FrondLiveStatus *status)
{
  if (frond_session_is_waiting (status))
    return FROND_METER_WAITING;

  return status->saturated ? FROND_METER_TOO_STRONG : FROND_METER_MEASURING;
}

static void
show_value (FrondLiveReadout      *self,
            const FrondLiveStatus *status,
            const char            *unit)
{
  frond_meter_set_unit (self->meter, unit);
  frond_meter_set_floor (self->meter, status->noise_floor);
  frond_meter_set_zone (self->meter, status->engine.zone, status->engine.direction);
  frond_meter_set_edges (self->meter, status->engine.goal, status->engine.goal_upper);
  frond_meter_set_state (self->meter, get_meter_state (status));
  frond_meter_set_value (self->meter, status->value);
}

/* A time that counts down hurries people: where the patient says when, there is none. */
static void
show_left (FrondLiveReadout        *self,
           const FrondPhase        *phase,
           const FrondEngineStatus *engine)
{
  g_autofree char *left = NULL;

  if (frond_live_words_is_patient_paced (phase)) {
    gtk_widget_add_css_class (GTK_WIDGET (self->left), "patient-paced");
    gtk_label_set_label (self->left, _("At the patient’s pace"));
    return;
  }

  left = phase ? frond_session_format_seconds_left (engine->phase_remaining_s) : NULL;
  gtk_widget_remove_css_class (GTK_WIDGET (self->left), "patient-paced");
  gtk_label_set_label (self->left, left ? left : "");
}

/* Which round it is, and of a step how long it has lasted. */
static char *
describe_third (const FrondPhase        *phase,
                const FrondEngineStatus *engine)
{
  g_autofree char *cycle = phase ? frond_session_describe_cycle (phase) : NULL;
  g_autofree char *so_far = NULL;

  if (!frond_live_words_is_patient_paced (phase))
    return g_steal_pointer (&cycle);

  so_far = frond_live_words_describe_so_far (engine);

  return *cycle ? g_strdup_printf ("%s · %s", cycle, so_far) : g_steal_pointer (&so_far);
}

static void
show_abdomen (FrondLiveReadout      *self,
              const FrondLiveStatus *status)
{
  const char *abdomen = frond_live_words_describe_abdomen (status, self->has_abdomen);

  gtk_label_set_label (self->abdomen, abdomen ? abdomen : "");
  gtk_widget_set_visible (GTK_WIDGET (self->abdomen), abdomen != NULL);
}

static void
show_phase (FrondLiveReadout      *self,
            const FrondLiveStatus *status,
            FrondProgramme        *programme)
{
  const FrondPhase *phase = frond_live_words_get_phase (programme, status->engine.phase_index);
  g_autofree char  *third = describe_third (phase, &status->engine);

  gtk_label_set_label (self->phase, phase ? phase->name : "");
  show_left (self, phase, &status->engine);
  gtk_label_set_label (self->cycle, third ? third : "");
  gtk_stack_set_visible_child (self->third, status->state == FROND_LIVE_PAUSED ? self->pause : GTK_WIDGET (self->cycle));
}

/* Where there is no room for it in the header bar. */
static void
update_simulated (FrondLiveReadout *self)
{
  gtk_widget_set_visible (self->simulated, self->is_simulated && self->is_compact);
}

static void
set_compact (FrondLiveReadout *self,
             gboolean          is_compact)
{
  if (self->is_compact == is_compact)
    return;

  self->is_compact = is_compact;
  if (is_compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  /* The trace needs the room that is kept elsewhere for what a pause says; hung from the top, the heading stays where it is all the same. */
  gtk_stack_set_vhomogeneous (self->third, !is_compact);
  gtk_widget_set_valign (self->words, is_compact ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  update_simulated (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

static void
frond_live_readout_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_COMPACT)
    g_value_set_boolean (value, FROND_LIVE_READOUT (object)->is_compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frond_live_readout_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_COMPACT)
    set_compact (FROND_LIVE_READOUT (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
frond_live_readout_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_LIVE_READOUT);

  G_OBJECT_CLASS (frond_live_readout_parent_class)->dispose (object);
}

static void
frond_live_readout_class_init (FrondLiveReadoutClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_live_readout_get_property;
  object_class->set_property = frond_live_readout_set_property;
  object_class->dispose = frond_live_readout_dispose;

  /* Less room or larger print: everything is smaller, nothing is left out. */
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FROND_TYPE_METER);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-live-readout.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, meter);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, words);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, phase);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, left);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, third);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, cycle);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, pause);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, abdomen);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, held);
  gtk_widget_class_bind_template_child (widget_class, FrondLiveReadout, simulated);
  gtk_widget_class_set_css_name (widget_class, "live-readout");
}

static void
frond_live_readout_init (FrondLiveReadout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_live_readout_set_source:
 * @self: a readout
 * @is_simulated: whether nobody is measured
 * @is_practice: whether nothing is stored
 * @has_abdomen: whether the abdomen is measured beside
 */
void
frond_live_readout_set_source (FrondLiveReadout *self,
                               gboolean          is_simulated,
                               gboolean          is_practice,
                               gboolean          has_abdomen)
{
  g_return_if_fail (FROND_IS_LIVE_READOUT (self));

  self->is_simulated = is_simulated;
  self->has_abdomen = has_abdomen;
  gtk_label_set_label (GTK_LABEL (self->pause), frond_session_describe_pause (is_practice));
  update_simulated (self);
}

/**
 * frond_live_readout_refresh:
 * @self: a readout
 * @status: of the session
 * @programme: what runs
 * @unit: of the shown channel
 */
void
frond_live_readout_refresh (FrondLiveReadout      *self,
                            const FrondLiveStatus *status,
                            FrondProgramme        *programme,
                            const char            *unit)
{
  g_return_if_fail (FROND_IS_LIVE_READOUT (self));

  show_value (self, status, unit);
  show_phase (self, status, programme);
  show_abdomen (self, status);
  gtk_widget_set_visible (self->held, status->is_goal_held && frond_live_words_has_adaptive_goal (programme));
}
