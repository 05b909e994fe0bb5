/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a wish is granted while it is being said: whatever is chosen is in force at once, and there next time. */

#include "config.h"

#include "frond-patient-options.h"

#include <glib/gi18n.h>

/* Before the monitors, which come and go. */
enum {
  SCREEN_FLOATING,
  SCREEN_INSIDE,
  N_OWN_SCREENS,
};

struct _FrondPatientOptions {
  AdwBin parent_instance;

  FrondPatientChoices *choices;
  GListModel          *monitors;
  gboolean             is_updating;
  gboolean             is_screen_chosen;

  /* Template */
  AdwSwitchRow *blank;
  AdwComboRow  *picture;
  AdwComboRow  *room;
  AdwComboRow  *screen;
  AdwSwitchRow *keys;
  AdwEntryRow  *trainer;
  AdwEntryRow  *body;
  GtkBox       *sound_box;
};

G_DEFINE_FINAL_TYPE (FrondPatientOptions, frond_patient_options, ADW_TYPE_BIN)

enum {
  SCREEN_CHOSEN,
  BLANK_CHOSEN,
  SAID,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* It is in force; that it will have to be chosen again is all that is lost. */
static void
say_unstored (FrondPatientOptions *self,
              const GError        *error)
{
  g_autofree char *text = g_strdup_printf (_("Only for this session: %s"), error->message);

  g_signal_emit (self, signals[SAID], 0, text);
}

static const char *
show_trainer (FrondPatientChoices *choices)
{
  const char *word = frond_patient_choices_get (choices, FROND_CHOICE_WORD_TRAINER);

  if (!word)
    return "";
  if (g_str_equal (word, "trainer"))
    return _("trainer");

  return g_str_equal (word, "dilator") ? _("dilator") : word;
}

/* The two usual words are stored as such, so that they are understood in every language. */
static const char *
read_trainer (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *word = g_utf8_casefold (stripped, -1);
  g_autofree char *trainer = g_utf8_casefold (_("trainer"), -1);
  g_autofree char *dilator = g_utf8_casefold (_("dilator"), -1);

  if (g_str_equal (word, trainer))
    return "trainer";

  return g_str_equal (word, dilator) ? "dilator" : text;
}

/* Only what another one was chosen of: somebody may be typing a word. */
static void
show_words (FrondPatientOptions *self)
{
  const char *body = frond_patient_choices_get (self->choices, FROND_CHOICE_WORD_BODY);

  gtk_editable_set_text (GTK_EDITABLE (self->trainer), show_trainer (self->choices));
  gtk_editable_set_text (GTK_EDITABLE (self->body), body ? body : "");
}

static void
show_choices (FrondPatientOptions *self)
{
  self->is_updating = TRUE;
  adw_combo_row_set_selected (self->picture, frond_patient_choices_get_kind (self->choices));
  adw_combo_row_set_selected (self->room, frond_patient_choices_get_room (self->choices));
  adw_switch_row_set_active (self->keys, frond_patient_choices_get_has_keys (self->choices));
  self->is_updating = FALSE;
}

/* Callbacks of the template */

static void
blank_cb (FrondPatientOptions *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[BLANK_CHOSEN], 0, adw_switch_row_get_active (self->blank));
}

static void
picture_cb (FrondPatientOptions *self)
{
  g_autoptr (GError) error = NULL;

  if (self->choices && !self->is_updating && !frond_patient_choices_set_kind (self->choices, adw_combo_row_get_selected (self->picture), &error))
    say_unstored (self, error);
}

static void
room_cb (FrondPatientOptions *self)
{
  g_autoptr (GError) error = NULL;

  if (self->choices && !self->is_updating && !frond_patient_choices_set_room (self->choices, adw_combo_row_get_selected (self->room), &error))
    say_unstored (self, error);
}

static void
keys_cb (FrondPatientOptions *self)
{
  g_autoptr (GError) error = NULL;

  if (self->choices && !self->is_updating && !frond_patient_choices_set_has_keys (self->choices, adw_switch_row_get_active (self->keys), &error))
    say_unstored (self, error);
}

static void
trainer_cb (FrondPatientOptions *self)
{
  g_autoptr (GError) error = NULL;

  if (!frond_patient_choices_set (self->choices, FROND_CHOICE_WORD_TRAINER, read_trainer (gtk_editable_get_text (GTK_EDITABLE (self->trainer))), &error))
    say_unstored (self, error);
  gtk_editable_set_text (GTK_EDITABLE (self->trainer), show_trainer (self->choices));
}

static void
body_cb (FrondPatientOptions *self)
{
  g_autoptr (GError) error = NULL;

  if (!frond_patient_choices_set (self->choices, FROND_CHOICE_WORD_BODY, gtk_editable_get_text (GTK_EDITABLE (self->body)), &error))
    say_unstored (self, error);
}

static void
screen_cb (FrondPatientOptions *self)
{
  if (self->is_updating)
    return;

  self->is_screen_chosen = TRUE;
  g_signal_emit (self, signals[SCREEN_CHOSEN], 0);
}

static char *
name_monitor (GdkMonitor *monitor,
              guint       number)
{
  const char *name = gdk_monitor_get_description (monitor);

  if (!name)
    name = gdk_monitor_get_connector (monitor);

  /* Translators: a number, and what the monitor calls itself: Screen 2 · Dell */
  return name ? g_strdup_printf (_("Screen %u · %s"), number, name) : g_strdup_printf (_("Screen %u"), number);
}

static void
keep_monitor (GtkStringList *names,
              guint          position,
              GdkMonitor    *monitor)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (names), position);

  g_object_set_data_full (item, "monitor", g_object_ref (monitor), g_object_unref);
}

/* The one that was chosen stays chosen, whatever number it has now. */
static void
monitors_changed_cb (FrondPatientOptions *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]) { _("Floating window"), _("In this window"), NULL });
  GdkMonitor *chosen = frond_patient_options_get_monitor (self);
  guint       selected = MIN (adw_combo_row_get_selected (self->screen), N_OWN_SCREENS);

  selected = selected < N_OWN_SCREENS ? selected : SCREEN_FLOATING;
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);
    g_autofree char *name = name_monitor (monitor, i + 1);

    gtk_string_list_append (names, name);
    keep_monitor (names, N_OWN_SCREENS + i, monitor);
    if (monitor == chosen)
      selected = N_OWN_SCREENS + i;
  }

  self->is_updating = TRUE;
  adw_combo_row_set_model (self->screen, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->screen, selected);
  self->is_updating = FALSE;
}

static void
frond_patient_options_dispose (GObject *object)
{
  FrondPatientOptions *self = FROND_PATIENT_OPTIONS (object);

  /* A bound child that is the bin's own would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PATIENT_OPTIONS);
  g_clear_object (&self->choices);
  g_clear_object (&self->monitors);

  G_OBJECT_CLASS (frond_patient_options_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patient-view/frond-patient-options.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, blank);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, picture);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, room);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, screen);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, keys);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, trainer);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, body);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientOptions, sound_box);
  gtk_widget_class_bind_template_callback (widget_class, blank_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_cb);
  gtk_widget_class_bind_template_callback (widget_class, screen_cb);
  gtk_widget_class_bind_template_callback (widget_class, keys_cb);
  gtk_widget_class_bind_template_callback (widget_class, trainer_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_cb);
}

static void
frond_patient_options_class_init (FrondPatientOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_patient_options_dispose;

  signals[SCREEN_CHOSEN] = g_signal_new ("screen-chosen", FROND_TYPE_PATIENT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BLANK_CHOSEN] = g_signal_new ("blank-chosen", FROND_TYPE_PATIENT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SAID] = g_signal_new ("said", FROND_TYPE_PATIENT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
frond_patient_options_init (FrondPatientOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_patient_options_new:
 *
 * Returns: (transfer floating): rows without choices yet
 */
GtkWidget *
frond_patient_options_new (void)
{
  return g_object_new (FROND_TYPE_PATIENT_OPTIONS, NULL);
}

/**
 * frond_patient_options_set_choices:
 * @self: rows
 * @choices: what they show and change
 */
void
frond_patient_options_set_choices (FrondPatientOptions *self,
                                   FrondPatientChoices *choices)
{
  g_return_if_fail (FROND_IS_PATIENT_OPTIONS (self));
  g_return_if_fail (self->choices == NULL);

  self->choices = g_object_ref (choices);
  g_signal_connect_object (choices, "changed", G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
  show_choices (self);
  show_words (self);
}

/**
 * frond_patient_options_set_monitors:
 * @self: rows
 * @monitors: of #GdkMonitor, which come and go
 */
void
frond_patient_options_set_monitors (FrondPatientOptions *self,
                                    GListModel          *monitors)
{
  g_return_if_fail (FROND_IS_PATIENT_OPTIONS (self));

  if (self->monitors)
    g_signal_handlers_disconnect_by_func (self->monitors, monitors_changed_cb, self);
  g_set_object (&self->monitors, monitors);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (monitors_changed_cb), self, G_CONNECT_SWAPPED);
  monitors_changed_cb (self);
}

GListModel *
frond_patient_options_get_monitors (FrondPatientOptions *self)
{
  return self->monitors;
}

/**
 * frond_patient_options_propose_screen:
 * @self: rows with monitors
 * @own: (nullable): where the therapist's window is
 *
 * Where nobody chose yet: another monitor than the therapist's, else a floating window.
 */
void
frond_patient_options_propose_screen (FrondPatientOptions *self,
                                      GdkMonitor          *own)
{
  g_return_if_fail (FROND_IS_PATIENT_OPTIONS (self));

  if (self->is_screen_chosen)
    return;

  self->is_updating = TRUE;
  adw_combo_row_set_selected (self->screen, SCREEN_FLOATING);
  for (guint i = 0; own && i < g_list_model_get_n_items (self->monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

    if (monitor != own)
      adw_combo_row_set_selected (self->screen, N_OWN_SCREENS + i);
  }
  self->is_updating = FALSE;
}

GdkMonitor *
frond_patient_options_get_monitor (FrondPatientOptions *self)
{
  GObject *item = adw_combo_row_get_selected_item (self->screen);

  return item ? g_object_get_data (item, "monitor") : NULL;
}

gboolean
frond_patient_options_is_inside (FrondPatientOptions *self)
{
  return adw_combo_row_get_selected (self->screen) == SCREEN_INSIDE;
}

/* Tells nobody: whoever calls it knows. */
void
frond_patient_options_set_blank (FrondPatientOptions *self,
                                 gboolean             is_blank)
{
  self->is_updating = TRUE;
  adw_switch_row_set_active (self->blank, is_blank);
  self->is_updating = FALSE;
}

/**
 * frond_patient_options_get_sound_box:
 * @self: rows
 *
 * Returns: (transfer none): where rows about what she hears go
 */
GtkBox *
frond_patient_options_get_sound_box (FrondPatientOptions *self)
{
  return self->sound_box;
}
