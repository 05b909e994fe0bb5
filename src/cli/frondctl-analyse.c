/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-analysis.h"
#include "frond-chain.h"
#include "frond-error.h"
#include "frond-goal-score.h"
#include "frond-metrics.h"
#include "frond-session-repository.h"
#include "frondctl-analysis-options.h"
#include "frondctl-analysis-print.h"
#include "frondctl-recording.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

static FrondProgramme *
load_programme (const char *id,
                GError    **error)
{
  FrondProgramme *programme = frond_programme_find_built_in (id);

  if (programme)
    return programme;
  g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("There is no programme “%s”. frondctl list protocols shows them."), id);

  return NULL;
}

static GArray *
segments_of_programme (const char *id,
                       double      rate_hz,
                       GError    **error)
{
  g_autoptr (FrondProgramme) programme = load_programme (id, error);

  return programme ? frond_segments_of_programme (programme, rate_hz) : NULL;
}

static GArray *
segments_of_file (const char *path,
                  double      rate_hz,
                  GArray    **left_out,
                  GPtrArray **goals,
                  GError    **error)
{
  g_autofree char *csv = NULL;
  g_autoptr (GError) reason = NULL;

  if (g_file_get_contents (path, &csv, NULL, &reason))
    return frond_segments_parse_csv (csv, rate_hz, left_out, goals, error);
  g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The segments cannot be read: %s"), reason->message);

  return NULL;
}

static void
clear_segment (gpointer segment)
{
  frond_segment_clear (segment);
}

/* Without segments the whole recording is one. */
static GArray *
segment_of_everything (const FrondctlRecording *recording)
{
  GArray      *segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  FrondSegment all = { .name = g_strdup (_("Whole recording")), .kind = FROND_PHASE_REST, .n_samples = recording->n_samples, .goal = NAN };

  g_array_set_clear_func (segments, clear_segment);
  g_array_append_val (segments, all);

  return segments;
}

static FrondAnalysis *
analyse_file (const char                    *path,
              const FrondctlAnalysisOptions *arguments,
              const FrondAnalysisOptions    *options,
              const char                    *protocol,
              const char                    *segments_path,
              GError                       **error)
{
  g_autoptr (FrondctlRecording) recording = frondctl_recording_load (path, arguments->channel, error);
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) left_out = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  FrondAnalysis      *analysis;
  g_autofree double **physical = NULL;

  if (recording == NULL)
    return NULL;
  if (protocol)
    segments = segments_of_programme (protocol, recording->rate_hz, error);
  else if (segments_path)
    segments = segments_of_file (segments_path, recording->rate_hz, &left_out, &goals, error);
  else
    segments = segment_of_everything (recording);
  if (segments == NULL)
    return NULL;

  physical = frondctl_recording_to_physical (recording);

  analysis = frond_analysis_run_excluding (recording->rate_hz, recording->channels, frond_chain_find_shown (recording->channels, NULL), recording->n_samples, physical,
                                           segments, left_out, NULL, options, error);
  /* As in the session: the line as it moved, in the channel that would be shown. */
  if (analysis && goals)
    frond_goal_score_table (frond_analysis_get_shown (analysis), goals);

  return analysis;
}

/* A stored session: its own phases and its own chain, exactly what the review shows. */
static FrondAnalysis *
analyse_session (const FrondctlVaultOptions *options,
                 gint64                      id,
                 GError                    **error)
{
  g_autoptr (FrondVault) vault = frondctl_vault_options_open (options, error);
  g_autoptr (FrondSessionRecord) record = vault ? frond_session_repository_get (vault, id, error) : NULL;
  g_autoptr (FrondRecording) recording = record ? frond_session_repository_open_recording (vault, record, error) : NULL;

  return recording ? frond_analysis_of_recording (recording, record, error) : NULL;
}

typedef struct {
  FrondctlAnalysisOptions options;
  FrondctlVaultOptions    vault;
  char                   *protocol;
  char                   *segments;
  gint64                  session;
  gboolean                json;
} Arguments;

static FrondAnalysis *
analyse (int              argc,
         char            *argv[],
         const Arguments *arguments,
         int             *status,
         GError         **error)
{
  FrondAnalysisOptions options;

  if (arguments->protocol && arguments->segments) {
    *status = frondctl_usage (_("Give either --protocol or --segments."));
    return NULL;
  }
  if (arguments->session > 0 || arguments->vault.folder) {
    if (argc == 1 && arguments->session > 0 && arguments->vault.folder && !arguments->protocol && !arguments->segments)
      return analyse_session (&arguments->vault, arguments->session, error);
    *status = frondctl_usage (_("A stored session wants --vault and --session, and has its own segments and band."));
    return NULL;
  }
  if (argc != 2) {
    *status = frondctl_usage (_("analyse wants one file, or --vault and --session."));
    return NULL;
  }
  *status = frondctl_analysis_options_read (&arguments->options, &options);

  return *status == FRONDCTL_DONE ? analyse_file (argv[1], &arguments->options, &options, arguments->protocol, arguments->segments, error) : NULL;
}

static int
run (int              argc,
     char            *argv[],
     const Arguments *arguments)
{
  int status = FRONDCTL_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondAnalysis) analysis = analyse (argc, argv, arguments, &status, &error);

  if (error)
    return frondctl_fail (error);
  if (analysis == NULL)
    return status;
  if (arguments->json)
    frondctl_analysis_print_json (analysis);
  else
    frondctl_analysis_print_table (analysis);

  return FRONDCTL_DONE;
}

int
frondctl_analyse (int   argc,
                  char *argv[])
{
  Arguments          arguments = { 0 };
  int                status;
  const GOptionEntry entries[] = {
    FRONDCTL_ANALYSIS_ENTRIES (arguments.options),
    { "protocol", 'p', 0, G_OPTION_ARG_STRING, &arguments.protocol, N_("Take the phases of this programme as segments"), N_("ID") },
      { "segments", 's', 0, G_OPTION_ARG_FILENAME, &arguments.segments, N_("Take segments from a CSV file: start_s,end_s,kind,name and perhaps goal"), N_("FILE") },
        { "session", 0, 0, G_OPTION_ARG_INT64, &arguments.session, N_("Instead of a file: this session of the vault"), N_("ID") },
          FRONDCTL_VAULT_ENTRIES (arguments.vault),
          { "json", 'j', 0, G_OPTION_ARG_NONE, &arguments.json, N_("Print JSON"), NULL },
            G_OPTION_ENTRY_NULL };

  if (frondctl_parse ("analyse FILE", _("Reads EDF, BDF, OpenSignals, OpenBCI or simple text and prints what was measured in each segment. Mean, SD, CV and peak are of the RMS envelope."), entries, &argc, &argv, &status))
    status = run (argc, argv, &arguments);
  frondctl_analysis_options_clear (&arguments.options);
  frondctl_vault_options_clear (&arguments.vault);
  g_free (arguments.protocol);
  g_free (arguments.segments);

  return status;
}
