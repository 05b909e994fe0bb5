/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-patient.h"

#include "frond-text.h"

G_DEFINE_FINAL_TYPE (FrondPatient, frond_patient, G_TYPE_OBJECT)

static void
frond_patient_finalize (GObject *object)
{
  FrondPatient *self = FROND_PATIENT (object);

  g_free (self->uuid);
  g_free (self->family_name);
  g_free (self->given_name);
  g_free (self->preferred_name);
  g_clear_pointer (&self->birth_date, g_date_free);
  g_free (self->record_number);
  g_clear_pointer (&self->created_at, g_date_time_unref);
  g_clear_pointer (&self->removed_at, g_date_time_unref);

  G_OBJECT_CLASS (frond_patient_parent_class)->finalize (object);
}

static void
frond_patient_class_init (FrondPatientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_patient_finalize;
}

static void
frond_patient_init (FrondPatient *self)
{
}

FrondPatient *
frond_patient_new (void)
{
  return g_object_new (FROND_TYPE_PATIENT, NULL);
}

/**
 * frond_patient_copy:
 * @self: what to copy
 *
 * For changing: a value object that others may hold is never written to.
 *
 * Returns: (transfer full): a copy with the same contents
 */
FrondPatient *
frond_patient_copy (FrondPatient *self)
{
  FrondPatient *copy = frond_patient_new ();

  copy->id = self->id;
  copy->uuid = g_strdup (self->uuid);
  copy->family_name = g_strdup (self->family_name);
  copy->given_name = g_strdup (self->given_name);
  copy->preferred_name = g_strdup (self->preferred_name);
  copy->birth_date = self->birth_date ? g_date_copy (self->birth_date) : NULL;
  copy->record_number = g_strdup (self->record_number);
  copy->created_at = self->created_at ? g_date_time_ref (self->created_at) : NULL;
  copy->removed_at = self->removed_at ? g_date_time_ref (self->removed_at) : NULL;

  return copy;
}

/**
 * frond_patient_get_display_name:
 * @self: a patient
 *
 * Returns: (transfer full): "FAMILY, Given “Preferred”", the form of every identity strip
 */
char *
frond_patient_get_display_name (FrondPatient *self)
{
  g_autofree char *family = g_utf8_strup (self->family_name ? self->family_name : "", -1);
  GString         *name = g_string_new (family);

  if (self->given_name && *self->given_name)
    g_string_append_printf (name, "%s%s", name->len ? ", " : "", self->given_name);
  if (self->preferred_name && *self->preferred_name)
    g_string_append_printf (name, "%s“%s”", name->len ? " " : "", self->preferred_name);

  return g_string_free (name, FALSE);
}

/**
 * frond_patient_get_search_key:
 * @self: a patient
 *
 * Names without case and accents, the record number, and the birth date in the orders that people type, one space between them.
 *
 * Returns: (transfer full): text to look for folded words in
 */
char *
frond_patient_get_search_key (FrondPatient *self)
{
  g_autofree char *names = g_strjoin (" ", self->family_name ? self->family_name : "", self->given_name ? self->given_name : "",
                                      self->preferred_name ? self->preferred_name : "", NULL);
  g_autofree char *folded = frond_text_fold (names);
  GString         *key = g_string_new (folded);

  g_string_append_printf (key, " %s", self->record_number ? self->record_number : "");
  if (self->birth_date) {
    guint d = g_date_get_day (self->birth_date), m = g_date_get_month (self->birth_date), y = g_date_get_year (self->birth_date);

    g_string_append_printf (key, " %04u-%02u-%02u %02u.%02u.%04u %u.%u.%04u %02u/%02u/%04u %02u/%02u/%04u", y, m, d, d, m, y, d, m, y, d, m, y, m, d, y);
  }

  return g_string_free (key, FALSE);
}

/**
 * frond_patient_get_age:
 * @self: a patient
 * @on: the day that counts
 *
 * Returns: whole years, 0 when the birth date is not known
 */
guint
frond_patient_get_age (FrondPatient *self,
                       const GDate  *on)
{
  guint years;

  if (!self->birth_date || g_date_compare (self->birth_date, on) > 0)
    return 0;

  years = g_date_get_year (on) - g_date_get_year (self->birth_date);
  if (g_date_get_month (on) < g_date_get_month (self->birth_date) ||
      (g_date_get_month (on) == g_date_get_month (self->birth_date) && g_date_get_day (on) < g_date_get_day (self->birth_date)))
    years--;

  return years;
}
