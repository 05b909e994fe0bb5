/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "frond-analysis-metrics.h"
#include "frond-analysis.h"
#include "frond-error.h"
#include "frond-note-repository.h"
#include "frond-patient-repository.h"
#include "frond-perfect.h"
#include "frond-session-report.h"
#include "frond-session-repository.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

typedef struct {
  FrondctlVaultOptions vault;
  gint64               session;
  char                *kind;
  char                *paper;
  char                *out;
} Arguments;

static FrondReport *
lay_out (FrondVault         *vault,
         FrondSessionRecord *record,
         FrondRecording     *recording,
         FrondPaper          paper,
         GError            **error)
{
  g_autoptr (FrondPatient) patient = frond_patient_repository_get (vault, record->patient_id, error);
  g_autoptr (FrondNote) note = patient ? frond_note_repository_get_for_session (vault, record->id, error) : NULL;
  g_autoptr (GPtrArray) events = note ? frond_recording_get_events (recording, error) : NULL;
  g_autoptr (FrondAnalysis) analysis = events ? frond_analysis_of_recording (recording, record, error) : NULL;
  g_autoptr (FrondSessionReport) report = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  const FrondChannelAnalysis *channel;

  if (analysis == NULL)
    return NULL;
  channel = frond_analysis_get_shown (analysis);
  report = frond_session_report_new_from_record (patient, record, events, channel->results, channel->envelope, channel->n_samples, note);
  report->practitioner = g_strdup (frond_vault_get_practitioner (vault));
  metrics = frond_analysis_compute_metrics (analysis, analysis->shown, -1, events);
  report->perfect = frond_perfect_notation_of_metrics (metrics);

  return frond_session_report_layout (report, paper);
}

/* What waits beside the older report until the records know of it. */
static GFile *
make_part (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  return g_file_new_for_path (part);
}

static void
take_back (GFile   *part,
           GError **error)
{
  g_autofree char *path = g_file_get_path (part);

  if (!g_file_delete (part, NULL, NULL))
    /* Translators: %s is the name of a file, and why it did not leave follows */
    g_prefix_error (error, _("“%s” could not be removed again. Please delete it. "), path);
}

/* As from the window: until the records have taken note of it an older report is as it was, and what is in the audit stays there: where the
 * name is refused a second entry takes the first one back. */
static gboolean
put_down (FrondVault         *vault,
          FrondSessionRecord *record,
          GFile              *part,
          GFile              *file,
          GError            **error)
{
  g_autoptr (GError) reason = NULL;

  if (!frond_vault_audit (vault, "export", "session", record->id, "pdf", error)) {
    g_prefix_error (error, "%s ", _("The report was not saved, because the records could not take note of it."));
    return FALSE;
  }
  if (g_file_move (part, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &reason))
    return TRUE;

  g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED, _("The report was not saved (%s). Session and note are safe in the record; try again or choose another place."), reason->message);
  g_clear_error (&reason);
  if (!frond_vault_audit (vault, "export-failed", "session", record->id, "pdf", &reason))
    g_prefix_error (error, "%s %s ", _("The records go on to say that it was."), reason->message);

  return FALSE;
}

static gboolean
write_report (FrondVault      *vault,
              const Arguments *arguments,
              GError         **error)
{
  FrondPaper paper = g_strcmp0 (arguments->paper, "letter") == 0 ? FROND_PAPER_LETTER : FROND_PAPER_A4;
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (vault, arguments->session, error);
  g_autoptr (FrondRecording) recording = record ? frond_session_repository_open_recording (vault, record, error) : NULL;
  g_autoptr (FrondReport) report = recording ? lay_out (vault, record, recording, paper, error) : NULL;
  g_autoptr (GFile) file = g_file_new_for_path (arguments->out);
  g_autoptr (GFile) part = make_part (file);

  if (!report || !frond_report_write_pdf (report, part, error))
    return FALSE;
  if (put_down (vault, record, part, file, error))
    return TRUE;
  take_back (part, error);

  return FALSE;
}

static int
check_arguments (int              argc,
                 const Arguments *arguments)
{
  if (argc != 1 || arguments->vault.folder == NULL || arguments->session <= 0 || arguments->out == NULL)
    return frondctl_usage (_("report wants --vault, --session and --out."));
  if (arguments->kind && !g_str_equal (arguments->kind, "session"))
    return frondctl_usage (_("report can write the session report, not “%s”."), arguments->kind);
  if (arguments->paper && !g_str_equal (arguments->paper, "a4") && !g_str_equal (arguments->paper, "letter"))
    return frondctl_usage (_("--paper wants a4 or letter, not “%s”."), arguments->paper);

  return FRONDCTL_DONE;
}

static int
run (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = frondctl_vault_options_open (&arguments->vault, &error);

  if (vault == NULL || !write_report (vault, arguments, &error))
    return frondctl_fail (error);

  return FRONDCTL_DONE;
}

int
frondctl_report (int   argc,
                 char *argv[])
{
  Arguments          arguments = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    FRONDCTL_VAULT_ENTRIES (arguments.vault),
    { "session", 's', 0, G_OPTION_ARG_INT64, &arguments.session, N_("Of this session (see frondctl list sessions)"), N_("ID") },
      { "kind", 'k', 0, G_OPTION_ARG_STRING, &arguments.kind, N_("session (the default)"), N_("KIND") },
        { "paper", 0, 0, G_OPTION_ARG_STRING, &arguments.paper, N_("a4 (the default) or letter"), N_("PAPER") },
          { "out", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.out, N_("Where to write the PDF; an old file is replaced"), N_("FILE.pdf") },
            G_OPTION_ENTRY_NULL };

  if (frondctl_parse ("report --vault DIR --session ID --out FILE.pdf", _("Writes a session's report as PDF, the same pages as the window's. It names the patient and is not encrypted."), entries, &argc, &argv, &status)) {
    status = check_arguments (argc, &arguments);
    if (status == FRONDCTL_DONE)
      status = run (&arguments);
  }
  frondctl_vault_options_clear (&arguments.vault);
  g_free (arguments.kind);
  g_free (arguments.paper);
  g_free (arguments.out);

  return status;
}
