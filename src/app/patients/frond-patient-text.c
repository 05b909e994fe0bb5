/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-text.h"

#include <glib/gi18n.h>

#include "frond-birth-date.h"

/**
 * frond_today:
 * @today: (out): the local date
 */
void
frond_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_set_dmy (today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * frond_patient_dup_identifiers:
 * @patient: whom
 *
 * Returns: (transfer full): "14 March 1990 (36) · No. 1042": what stands beside a name wherever one stands
 */
char *
frond_patient_dup_identifiers (FrondPatient *patient)
{
  g_autofree char *born = NULL;
  GDate            today;

  if (!patient->birth_date)
    /* Translators: the record number of a patient */
    return g_strdup_printf (_("No. %s"), patient->record_number);

  frond_today (&today);
  born = frond_birth_date_format (patient->birth_date);

  /* Translators: birth date, age in years, record number: 14 March 1990 (36) · No. 1042 */
  return g_strdup_printf (_("%s (%u) · No. %s"), born, frond_patient_get_age (patient, &today), patient->record_number);
}

/**
 * frond_patient_dup_accessible_name:
 * @patient: whom
 *
 * Returns: (transfer full): the same as a screen reader should say it
 */
char *
frond_patient_dup_accessible_name (FrondPatient *patient)
{
  g_autofree char *name = frond_patient_get_display_name (patient);
  g_autofree char *born = NULL;

  if (!patient->birth_date)
    /* Translators: spoken: name, record number */
    return g_strdup_printf (_("%s, number %s"), name, patient->record_number);
  born = frond_birth_date_format (patient->birth_date);

  /* Translators: spoken: name, birth date, record number */
  return g_strdup_printf (_("%s, born %s, number %s"), name, born, patient->record_number);
}

/**
 * frond_text_dup_duration:
 * @seconds: how long
 *
 * Whole minutes, or seconds, that have passed.
 *
 * Returns: (transfer full): "14 min" or "45 s"
 */
char *
frond_text_dup_duration (double seconds)
{
  if (seconds < 60)
    /* Translators: a duration in seconds */
    return g_strdup_printf (_("%d s"), (int) seconds);

  /* Translators: a duration in minutes */
  return g_strdup_printf (_("%d min"), (int) (seconds / 60));
}
