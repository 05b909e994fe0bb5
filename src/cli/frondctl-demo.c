/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An example clinic: people who do not exist, and weeks of their sessions. */

#include "config.h"

#include <glib/gi18n.h>

#include "frond-note-repository.h"
#include "frond-patient-repository.h"
#include "frondctl-example.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

#define PRACTITIONER "Example Therapist"

typedef struct {
  const char     *family_name;
  const char     *given_name;
  const char     *preferred_name;
  GDateYear       year;
  GDateMonth      month;
  GDateDay        day;
  const char     *record_number;
  FrondctlExample sessions[4];
} ExamplePatient;

/* clang-format off: a table. */
static const ExamplePatient patients[] = {
  {
    "Díaz Moreno",
    "Lucía",
    "Lu",
    1994,
    G_DATE_MARCH,
    12,
    "1001",
    {
      { .programme = "quick-look", .days_ago = 35, .rest_uv = 9.4, .settled_uv = 8.9, .hold_uv = 31, .release_s = 4.2, .bursts_per_min = 6, .marker = 5, .note = "First time with the sensor. Wanted to know what the line means and then watched it without help." },
      { .programme = "settle-and-let-go", .days_ago = 28, .rest_uv = 8.8, .settled_uv = 6.9, .hold_uv = 30, .release_s = 3.5, .bursts_per_min = 3, .marker = 6, .note = "Long out-breaths help. Noticed the letting go before the screen showed it." },
      { .programme = "settle-and-let-go", .days_ago = 14, .rest_uv = 7.1, .settled_uv = 4.8, .hold_uv = 30, .release_s = 2.5, .bursts_per_min = 1, .marker = 6, .note = "Calm from the beginning. Agreed to go on at home with breathing only." },
      { .programme = "settle-and-let-go", .days_ago = 1, .rest_uv = 5.6, .settled_uv = 3.4, .hold_uv = 30, .release_s = 1.5 },
    },
  },
  {
    "Weber",
    "Johanna",
    NULL,
    1987,
    G_DATE_SEPTEMBER,
    30,
    "1002",
    {
      { .programme = "work-and-rest-10-10", .days_ago = 7, .rest_uv = 5.1, .settled_uv = 4.9, .hold_uv = 36, .release_s = 0.6, .marker = 1, .note = "Ten gentle efforts, the rests between them are quiet." },
    },
  },
  { "Okafor", "Amara", NULL, 2000, G_DATE_FEBRUARY, 29, "1003", { { .programme = NULL } } },
};
/* clang-format on */

/* The day before the first session, which is the oldest. */
static GDateTime *
make_opening (const ExamplePatient *example)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return example->sessions[0].programme ? g_date_time_add_days (now, -(int) example->sessions[0].days_ago - 1) : g_steal_pointer (&now);
}

static FrondPatient *
make_patient (FrondVault           *vault,
              const ExamplePatient *example,
              GError              **error)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();

  patient->family_name = g_strdup (example->family_name);
  patient->given_name = g_strdup (example->given_name);
  patient->preferred_name = g_strdup (example->preferred_name);
  patient->birth_date = g_date_new_dmy (example->day, example->month, example->year);
  patient->record_number = g_strdup (example->record_number);
  patient->created_at = make_opening (example);

  return frond_patient_repository_save (vault, patient, error);
}

static gboolean
sign_note (FrondVault         *vault,
           FrondSessionRecord *record,
           const char         *text,
           GError            **error)
{
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (vault, record->id, error);
  g_autoptr (FrondNote) draft = NULL;
  g_autoptr (FrondNote) stored = NULL;
  g_autoptr (FrondNote) finished = NULL;

  if (note == NULL)
    return FALSE;
  draft = frond_note_copy (note);
  g_set_str (&draft->text, text);
  stored = frond_note_repository_save_draft (vault, draft, error);
  if (stored)
    finished = frond_note_repository_sign (vault, stored->id, error);

  return finished != NULL;
}

static gboolean
run_example (FrondVault            *vault,
             FrondPatient          *patient,
             const FrondctlExample *example,
             GError               **error)
{
  g_autoptr (FrondSessionRecord) record = frondctl_example_run (example, vault, patient, error);

  return record && (example->note == NULL || sign_note (vault, record, example->note, error));
}

static gboolean
fill (FrondVault *vault,
      GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (patients); i++) {
    g_autoptr (FrondPatient) patient = make_patient (vault, &patients[i], error);

    if (patient == NULL)
      return FALSE;
    for (gsize s = 0; s < G_N_ELEMENTS (patients[i].sessions) && patients[i].sessions[s].programme; s++)
      if (!run_example (vault, patient, &patients[i].sessions[s], error))
        return FALSE;
  }

  return TRUE;
}

static int
make_clinic (const FrondctlVaultOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = NULL;
  char *passphrase = frondctl_vault_options_get_passphrase (options, TRUE, &error);

  if (passphrase == NULL)
    return frondctl_fail (error);
  vault = frond_vault_create (options->folder, PRACTITIONER, passphrase, NULL, &error);
  frondctl_passphrase_free (passphrase);
  if (vault == NULL || !fill (vault, &error))
    return frondctl_fail (error);

  return FRONDCTL_DONE;
}

int
frondctl_demo (int   argc,
               char *argv[])
{
  FrondctlVaultOptions vault = { 0 };
  int                  status;
  const GOptionEntry   entries[] = {
    FRONDCTL_VAULT_ENTRIES (vault),
    G_OPTION_ENTRY_NULL
  };

  if (frondctl_parse ("demo --vault DIR", _("Makes a new vault with a small example clinic: invented people, simulated sessions, signed notes."), entries, &argc, &argv, &status)) {
    if (argc != 1 || vault.folder == NULL)
      status = frondctl_usage (_("demo wants --vault, a folder for a new vault."));
    else
      status = make_clinic (&vault);
  }
  frondctl_vault_options_clear (&vault);

  return status;
}
