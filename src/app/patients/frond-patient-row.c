/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to show somebody in the list with the two identifiers that keep people of one name apart. */

#include "config.h"

#include "frond-patient-row.h"

#include <adwaita.h>

#include "frond-patient-text.h"

struct _FrondPatientRow {
  GtkBox parent_instance;

  /* Template */
  AdwAvatar *avatar;
  GtkLabel  *name_label;
  GtkLabel  *identifiers_label;
};

G_DEFINE_FINAL_TYPE (FrondPatientRow, frond_patient_row, GTK_TYPE_BOX)

static void
frond_patient_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PATIENT_ROW);

  G_OBJECT_CLASS (frond_patient_row_parent_class)->dispose (object);
}

static void
frond_patient_row_class_init (FrondPatientRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_patient_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patients/frond-patient-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPatientRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientRow, identifiers_label);
}

static void
frond_patient_row_init (FrondPatientRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_patient_row_new:
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
frond_patient_row_new (void)
{
  return g_object_new (FROND_TYPE_PATIENT_ROW, NULL);
}

/**
 * frond_patient_row_set_patient:
 * @self: the row
 * @patient: whom it shows from now on
 */
void
frond_patient_row_set_patient (FrondPatientRow *self,
                               FrondPatient    *patient)
{
  g_autofree char *name = frond_patient_get_display_name (patient);
  g_autofree char *identifiers = frond_patient_dup_identifiers (patient);
  const char      *family = patient->family_name ? patient->family_name : "";
  g_autofree char *text = NULL;

  /* The avatar shows the first letters of the first and of the last word. */
  text = g_strdup_printf ("%s %.*s", patient->given_name ? patient->given_name : "", (int) strcspn (family, " -"), family);
  adw_avatar_set_text (self->avatar, text);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->identifiers_label, identifiers);
}
