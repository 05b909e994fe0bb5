/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to enter a patient once and rightly: the birth date is typed and read back in words, and somebody who is
 * already in the records is noticed before being there twice. */

#include "config.h"

#include "frond-patient-dialog.h"

#include <string.h>

#include <glib/gi18n.h>

#include "frond-birth-date.h"
#include "frond-error.h"
#include "frond-patient-match.h"
#include "frond-patient-repository.h"
#include "frond-patient-text.h"

struct _FrondPatientDialog {
  AdwDialog parent_instance;

  /* Owned */
  FrondVault    *vault;
  FrondPatient  *patient;
  FrondPatient  *duplicate;
  FrondDateOrder order;
  gboolean       saved;

  /* Template */
  GtkWidget   *save_button;
  GtkLabel    *error_label;
  GtkEditable *family_row;
  GtkEditable *given_row;
  GtkEditable *preferred_row;
  GtkEditable *birth_row;
  GtkLabel    *birth_label;
  GtkWidget   *duplicate_box;
  GtkLabel    *duplicate_label;
  GtkEditable *number_row;
  GtkWidget   *number_label;
};

G_DEFINE_FINAL_TYPE (FrondPatientDialog, frond_patient_dialog, ADW_TYPE_DIALOG)

enum {
  SIGNAL_SAVED,
  SIGNAL_OPEN_OTHER,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static void
set_date (FrondPatient         *patient,
          const FrondBirthDate *date)
{
  g_clear_pointer (&patient->birth_date, g_date_free);
  if (date->status == FROND_BIRTH_DATE_VALID)
    patient->birth_date = g_date_new_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year);
}

static FrondBirthDate
read_birth_date (FrondPatientDialog *self)
{
  GDate today;

  frond_today (&today);

  return frond_birth_date_parse (gtk_editable_get_text (self->birth_row), self->order, &today);
}

/* What is in the rows, on top of what was known before. */
static FrondPatient *
read_patient (FrondPatientDialog *self)
{
  FrondPatient    *patient = self->patient ? frond_patient_copy (self->patient) : frond_patient_new ();
  FrondBirthDate   date = read_birth_date (self);
  g_autofree char *preferred = dup_text (self->preferred_row);

  g_free (patient->family_name);
  patient->family_name = dup_text (self->family_row);
  g_free (patient->given_name);
  patient->given_name = dup_text (self->given_row);
  g_free (patient->preferred_name);
  patient->preferred_name = *preferred ? g_steal_pointer (&preferred) : NULL;
  g_free (patient->record_number);
  patient->record_number = dup_text (self->number_row);
  set_date (patient, &date);

  return patient;
}

static void
mark (GtkEditable *row,
      gboolean     wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* What is only not finished yet is no mistake. */
static gboolean
is_wrong (FrondBirthDateStatus status)
{
  return status != FROND_BIRTH_DATE_EMPTY && status != FROND_BIRTH_DATE_VALID && status != FROND_BIRTH_DATE_INCOMPLETE;
}

static FrondBirthDateStatus
update_birth_date (FrondPatientDialog *self)
{
  FrondBirthDate   date = read_birth_date (self);
  g_autofree char *words = NULL;
  GDate            today;

  frond_today (&today);
  words = frond_birth_date_explain (&date, self->order, &today);
  gtk_label_set_label (self->birth_label, words);
  mark (self->birth_row, is_wrong (date.status));

  return date.status;
}

static FrondPatient *
find_duplicate (FrondPatientDialog *self)
{
  g_autoptr (FrondPatient) typed = read_patient (self);
  GListModel *others = frond_patient_repository_get_model (self->vault);

  for (guint i = 0; others && typed->birth_date && i < g_list_model_get_n_items (others); i++) {
    g_autoptr (FrondPatient) other = g_list_model_get_item (others, i);

    if (other->id != typed->id && frond_patient_is_similar (typed, other))
      return g_steal_pointer (&other);
  }

  return NULL;
}

/* A hint, never a hindrance: twins exist. */
static void
update_duplicate (FrondPatientDialog *self)
{
  g_clear_object (&self->duplicate);
  self->duplicate = find_duplicate (self);
  if (self->duplicate) {
    g_autofree char *name = frond_patient_get_display_name (self->duplicate);
    g_autofree char *identifiers = frond_patient_dup_identifiers (self->duplicate);
    g_autofree char *text = g_strdup_printf (_("Already in the records, with this birth date and a similar name: %s · %s"), name, identifiers);

    if (!gtk_widget_get_visible (self->duplicate_box))
      gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    gtk_label_set_label (self->duplicate_label, text);
  }
  gtk_widget_set_visible (self->duplicate_box, self->duplicate != NULL);
}

static void
set_error (FrondPatientDialog *self,
           const GError       *error)
{
  gtk_label_set_label (self->error_label, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  mark (self->number_row, g_error_matches (error, FROND_ERROR, FROND_ERROR_EXISTS));
  if (error)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update_cb (FrondPatientDialog *self)
{
  FrondBirthDateStatus status = update_birth_date (self);
  g_autofree char     *family = dup_text (self->family_row);
  g_autofree char     *given = dup_text (self->given_row);

  set_error (self, NULL);
  update_duplicate (self);
  gtk_widget_set_sensitive (self->save_button, (*family || *given) && (status == FROND_BIRTH_DATE_EMPTY || status == FROND_BIRTH_DATE_VALID));
}

static void
save_cb (FrondPatientDialog *self)
{
  g_autoptr (FrondPatient) typed = read_patient (self);
  g_autoptr (FrondPatient) stored = NULL;
  g_autoptr (GError) error = NULL;

  stored = frond_patient_repository_save (self->vault, typed, &error);
  if (!stored) {
    set_error (self, error);
    return;
  }

  self->saved = TRUE;
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, stored);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_cb (FrondPatientDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
open_duplicate_cb (FrondPatientDialog *self)
{
  g_autoptr (FrondPatient) other = g_object_ref (self->duplicate);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_OPEN_OTHER], 0, other);
}

static void
frond_patient_dialog_dispose (GObject *object)
{
  FrondPatientDialog *self = FROND_PATIENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_PATIENT_DIALOG);
  g_clear_object (&self->vault);
  g_clear_object (&self->patient);
  g_clear_object (&self->duplicate);

  G_OBJECT_CLASS (frond_patient_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patients/frond-patient-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, family_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, given_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, preferred_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, birth_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, birth_label);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, duplicate_box);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, duplicate_label);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientDialog, number_label);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_duplicate_cb);
}

static void
frond_patient_dialog_class_init (FrondPatientDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_patient_dialog_dispose;

  /**
   * FrondPatientDialog::saved:
   * @patient: as stored now
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", FROND_TYPE_PATIENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FROND_TYPE_PATIENT);
  /**
   * FrondPatientDialog::open-other:
   * @patient: who was there already and is meant
   */
  signals[SIGNAL_OPEN_OTHER] = g_signal_new ("open-other", FROND_TYPE_PATIENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FROND_TYPE_PATIENT);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
frond_patient_dialog_init (FrondPatientDialog *self)
{
  self->order = frond_date_order_from_locale ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->birth_row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->birth_label, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->number_row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->number_label, NULL, -1);
}

static void
set_text (GtkEditable *row,
          const char  *text)
{
  gtk_editable_set_text (row, text ? text : "");
}

static void
fill_from_patient (FrondPatientDialog *self)
{
  FrondPatient *patient = self->patient;

  adw_dialog_set_title (ADW_DIALOG (self), _("Edit Patient"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), _("_Save"));
  set_text (self->family_row, patient->family_name);
  set_text (self->given_row, patient->given_name);
  set_text (self->preferred_row, patient->preferred_name);
  set_text (self->number_row, patient->record_number);
  if (patient->birth_date) {
    g_autofree char *date = frond_birth_date_format_for_entry (patient->birth_date, self->order);

    set_text (self->birth_row, date);
  }
}

/**
 * frond_patient_dialog_new:
 * @vault: where patients are stored
 * @patient: (nullable): whom to change, %NULL for somebody new
 *
 * Returns: (transfer floating): the dialog
 */
FrondPatientDialog *
frond_patient_dialog_new (FrondVault   *vault,
                          FrondPatient *patient)
{
  FrondPatientDialog *self = g_object_new (FROND_TYPE_PATIENT_DIALOG, NULL);

  self->vault = g_object_ref (vault);
  g_set_object (&self->patient, patient);
  if (patient)
    fill_from_patient (self);
  update_cb (self);

  return self;
}

/**
 * frond_patient_dialog_suggest:
 * @self: the dialog
 * @text: what was searched for in vain
 *
 * Nobody types a name twice: a date becomes the birth date, digits the number, words the name ("Bauer Anna" or "Bauer, Anna").
 */
void
frond_patient_dialog_suggest (FrondPatientDialog *self,
                              const char         *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char      *gap = strpbrk (stripped, ", ");
  FrondBirthDate   date;
  GDate            today;

  frond_today (&today);
  date = frond_birth_date_parse (stripped, self->order, &today);
  if (date.status == FROND_BIRTH_DATE_VALID) {
    set_text (self->birth_row, stripped);
  } else if (*stripped && strspn (stripped, "0123456789") == strlen (stripped)) {
    set_text (self->number_row, stripped);
  } else {
    g_autofree char *family = gap ? g_strndup (stripped, (gsize) (gap - stripped)) : g_strdup (stripped);

    set_text (self->family_row, family);
    if (gap)
      set_text (self->given_row, gap + strspn (gap, ", "));
  }
}

/**
 * frond_patient_dialog_has_changes:
 * @self: the dialog
 *
 * Returns: whether something was typed that is not stored
 */
gboolean
frond_patient_dialog_has_changes (FrondPatientDialog *self)
{
  g_autoptr (FrondPatient) typed = read_patient (self);
  g_autoptr (FrondPatient) blank = frond_patient_new ();
  FrondPatient *before = self->patient ? self->patient : blank;
  gboolean      same_date = typed->birth_date && before->birth_date ? g_date_compare (typed->birth_date, before->birth_date) == 0
                                                                    : !before->birth_date && *gtk_editable_get_text (self->birth_row) == '\0';

  return !self->saved && !(same_date && g_strcmp0 (typed->family_name, before->family_name ? before->family_name : "") == 0 && g_strcmp0 (typed->given_name, before->given_name ? before->given_name : "") == 0 && g_strcmp0 (typed->preferred_name, before->preferred_name) == 0 && g_strcmp0 (typed->record_number, before->record_number ? before->record_number : "") == 0);
}

/**
 * frond_patient_dialog_get_patient:
 * @self: the dialog
 *
 * Returns: (nullable) (transfer none): who is changed, as before the dialog; %NULL for somebody new
 */
FrondPatient *
frond_patient_dialog_get_patient (FrondPatientDialog *self)
{
  return self->patient;
}
