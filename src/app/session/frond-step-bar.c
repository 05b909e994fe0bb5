/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a step begins when the patient is ready, and not before: one large button that names what comes, always in
 * the same place, and beside it the way around a part that is too much today. */

#include "config.h"

#include "frond-step-bar.h"

#include <glib/gi18n.h>

#include "frond-live-words.h"

struct _FrondStepBar {
  AdwBin parent_instance;

  /* Template */
  GtkWidget *next;
  GtkLabel  *next_label;
  GtkLabel  *coming;
  GtkWidget *leave_out;
  GtkWidget *trainer;
  GtkLabel  *trainer_label;
};

G_DEFINE_FINAL_TYPE (FrondStepBar, frond_step_bar, ADW_TYPE_BIN)

static void
frond_step_bar_dispose (GObject *object)
{
  /* A bound child that is the bin's own would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_STEP_BAR);

  G_OBJECT_CLASS (frond_step_bar_parent_class)->dispose (object);
}

static void
frond_step_bar_class_init (FrondStepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_step_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-step-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondStepBar, next);
  gtk_widget_class_bind_template_child (widget_class, FrondStepBar, next_label);
  gtk_widget_class_bind_template_child (widget_class, FrondStepBar, coming);
  gtk_widget_class_bind_template_child (widget_class, FrondStepBar, leave_out);
  gtk_widget_class_bind_template_child (widget_class, FrondStepBar, trainer);
  gtk_widget_class_bind_template_child (widget_class, FrondStepBar, trainer_label);
}

static void
frond_step_bar_init (FrondStepBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Suggested where nothing else ends the phase. */
static void
show_next (FrondStepBar *self,
           const char   *coming,
           gboolean      is_patient_paced)
{
  const char      *label = is_patient_paced ? _("Next step") : _("Next phase");
  g_autofree char *name = g_strdup_printf ("%s: %s", label, coming);

  gtk_label_set_label (self->next_label, label);
  gtk_label_set_label (self->coming, coming);
  if (is_patient_paced)
    gtk_widget_add_css_class (self->next, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * frond_step_bar_refresh:
 * @self: a bar
 * @status: of the session
 * @programme: what runs
 *
 * Is there in phases that wait for the patient, and in those that may be left out.
 *
 * Returns: whether it is
 */
gboolean
frond_step_bar_refresh (FrondStepBar          *self,
                        const FrondLiveStatus *status,
                        FrondProgramme        *programme)
{
  const FrondPhase *phase;
  g_autofree char  *coming = NULL;
  gboolean          is_shown;

  g_return_val_if_fail (FROND_IS_STEP_BAR (self), FALSE);

  phase = frond_live_words_get_phase (programme, status->engine.phase_index);
  is_shown = phase && (frond_live_words_is_patient_paced (phase) || phase->may_skip);
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  if (!is_shown)
    return FALSE;

  coming = frond_live_words_describe_next (programme, status->engine.phase_index);
  show_next (self, coming, frond_live_words_is_patient_paced (phase));
  gtk_widget_set_visible (self->leave_out, phase->may_skip);

  return TRUE;
}

/**
 * frond_step_bar_show_trainer:
 * @self: a bar
 * @said: (nullable): which trainer comes or is there, with a size of 0 where nobody said; %NULL where there is none to come
 *
 * Its own line above the large button, which stays in its place.
 */
void
frond_step_bar_show_trainer (FrondStepBar       *self,
                             const FrondTrainer *said)
{
  g_autofree char *words = NULL;

  g_return_if_fail (FROND_IS_STEP_BAR (self));

  gtk_widget_set_visible (self->trainer, said != NULL);
  if (!said)
    return;

  words = said->size > 0 ? frond_trainer_describe (said) : g_strdup (_("Trainer: say which size"));
  gtk_label_set_label (self->trainer_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->trainer), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
