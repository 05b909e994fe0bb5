/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to show by shape and name, not by colour alone, which row of the set-up is done. */

#include "config.h"

#include "frond-step-mark.h"

#include <glib/gi18n.h>

#define SIZE 24

struct _FrondStepMark {
  GtkWidget parent_instance;

  FrondStep step;

  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (FrondStepMark, frond_step_mark, GTK_TYPE_WIDGET)

/* Indexed by FrondStep. */
static const struct {
  const char *icon_name;
  const char *css_class;
  const char *label;
} looks[] = {
  [FROND_STEP_TO_DO] = { "radio-symbolic", "dimmed", N_("To do") },
                         [FROND_STEP_BUSY] = { NULL, NULL, N_("Under way") },
                                               [FROND_STEP_DONE] = { "object-select-symbolic", "success", N_("Done") },
                                                                     [FROND_STEP_WARNING] = { "dialog-warning-symbolic", "warning", N_("Needs attention") },
                                                                     };

static void
show_step (FrondStepMark *self)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (looks[self->step].icon_name) {
    self->child = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", looks[self->step].icon_name, NULL);
    gtk_widget_add_css_class (self->child, looks[self->step].css_class);
  } else {
    self->child = g_object_new (ADW_TYPE_SPINNER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  }
  gtk_widget_set_size_request (self->child, SIZE, SIZE);
  gtk_widget_set_valign (self->child, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(looks[self->step].label), -1);
}

static void
frond_step_mark_dispose (GObject *object)
{
  g_clear_pointer (&FROND_STEP_MARK (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (frond_step_mark_parent_class)->dispose (object);
}

static void
frond_step_mark_class_init (FrondStepMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_step_mark_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "step-mark");
}

static void
frond_step_mark_init (FrondStepMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  show_step (self);
}

/**
 * frond_step_mark_new:
 *
 * Returns: (transfer floating): a mark that says "to do"
 */
GtkWidget *
frond_step_mark_new (void)
{
  return g_object_new (FROND_TYPE_STEP_MARK, NULL);
}

/**
 * frond_step_mark_get_step:
 * @self: a mark
 *
 * Returns: what it shows
 */
FrondStep
frond_step_mark_get_step (FrondStepMark *self)
{
  g_return_val_if_fail (FROND_IS_STEP_MARK (self), FROND_STEP_TO_DO);

  return self->step;
}

/**
 * frond_step_mark_set_step:
 * @self: a mark
 * @step: what to show
 */
void
frond_step_mark_set_step (FrondStepMark *self,
                          FrondStep      step)
{
  g_return_if_fail (FROND_IS_STEP_MARK (self));

  if (self->step == step)
    return;

  self->step = step;
  show_step (self);
}
