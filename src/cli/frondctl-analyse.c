/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-analysis.h"
#include "frond-chain.h"
#include "frond-error.h"
#include "frond-event.h"
#include "frond-goal-score.h"
#include "frond-metrics.h"
#include "frond-own-programmes.h"
#include "frond-session-repository.h"
#include "frondctl-analysis-options.h"
#include "frondctl-analysis-print.h"
#include "frondctl-programme.h"
#include "frondctl-recording.h"
#include "frondctl-vault-options.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

typedef struct {
  FrondctlAnalysisOptions options;
  FrondctlVaultOptions    vault;
  char                   *protocol;
  char                   *segments;
  gint64                  session;
  int                     abdomen; /* from 1; 0: not named */
  gboolean                metrics;
  gboolean                json;
} Arguments;

/* A vault is only opened for a programme of its own. */
static GArray *
segments_of_programme (const Arguments *arguments,
                       double           rate_hz,
                       GError         **error)
{
  gboolean is_own = arguments->vault.folder && frond_own_programmes_is_id (arguments->protocol);
  g_autoptr (FrondVault) vault = is_own ? frondctl_vault_options_open (&arguments->vault, error) : NULL;
  g_autoptr (FrondProgramme) programme = NULL;

  if (is_own && !vault)
    return NULL;
  programme = frondctl_programme_find (vault, arguments->protocol, error);

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

static gboolean
check_abdomen (int      abdomen,
               guint    n_channels,
               GError **error)
{
  if (abdomen <= (int) n_channels)
    return TRUE;
  g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("There is no channel %d for the abdomen."), abdomen);

  return FALSE;
}

static gboolean
analyse_file (FrondctlAnalysed           *analysed,
              const char                 *path,
              const Arguments            *arguments,
              const FrondAnalysisOptions *options,
              GError                    **error)
{
  g_autoptr (FrondctlRecording) recording = frondctl_recording_load (path, arguments->options.channel, error);
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) left_out = NULL;
  g_autofree double **physical = NULL;

  if (recording == NULL || !check_abdomen (arguments->abdomen, recording->channels->len, error))
    return FALSE;
  if (arguments->protocol)
    segments = segments_of_programme (arguments, recording->rate_hz, error);
  else if (arguments->segments)
    segments = segments_of_file (arguments->segments, recording->rate_hz, &left_out, &analysed->events, error);
  else
    segments = segment_of_everything (recording);
  if (segments == NULL)
    return FALSE;

  physical = frondctl_recording_to_physical (recording);
  analysed->analysis = frond_analysis_run_excluding (recording->rate_hz, recording->channels, frond_chain_find_shown (recording->channels, NULL), recording->n_samples, physical,
                                                     segments, left_out, NULL, options, error);
  /* As in the session: the line as it moved, in the channel that would be shown. */
  if (analysed->analysis && analysed->events)
    frond_goal_score_table (frond_analysis_get_shown (analysed->analysis), analysed->events);

  return analysed->analysis != NULL;
}

/* The session knew of an abdominal channel where it had levels of it. */
static gboolean
had_abdomen (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_REFERENCE && event->code == FROND_REFERENCE_ABDOMEN_MEAN)
      return TRUE;
  }

  return FALSE;
}

static int
find_abdomen (FrondRecording *recording,
              guint           shown)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();

  for (guint i = 0; i < frond_recording_get_n_channels (recording); i++)
    g_ptr_array_add (channels, (gpointer) frond_recording_get_channel (recording, i));

  return frond_chain_find_abdomen (channels, shown);
}

/* A stored session: its own phases and its own chain, exactly what the review shows. */
static gboolean
analyse_session (FrondctlAnalysed *analysed,
                 const Arguments  *arguments,
                 GError          **error)
{
  g_autoptr (FrondVault) vault = frondctl_vault_options_open (&arguments->vault, error);
  g_autoptr (FrondSessionRecord) record = vault ? frond_session_repository_get (vault, arguments->session, error) : NULL;
  g_autoptr (FrondRecording) recording = record ? frond_session_repository_open_recording (vault, record, error) : NULL;

  if (!recording || !check_abdomen (arguments->abdomen, frond_recording_get_n_channels (recording), error))
    return FALSE;
  analysed->events = frond_recording_get_events (recording, error);
  if (!analysed->events)
    return FALSE;
  analysed->analysis = frond_analysis_of_recording (recording, record, error);
  if (analysed->analysis && arguments->abdomen == 0 && had_abdomen (analysed->events))
    analysed->abdomen = find_abdomen (recording, analysed->analysis->shown);

  return analysed->analysis != NULL;
}

static int
check_use (int              argc,
           const Arguments *arguments)
{
  /* With a file and a programme the vault is where the programme may be. */
  const gboolean is_session = arguments->session > 0 || (arguments->vault.folder && !(argc == 2 && arguments->protocol));

  if (arguments->protocol && arguments->segments)
    return frondctl_usage (_("Give either --protocol or --segments."));
  if (arguments->abdomen < 0)
    return frondctl_usage (_("--abdomen counts from 1."));
  if (arguments->abdomen > 0 && arguments->options.channel > 0)
    return frondctl_usage (_("--abdomen names one of several channels: leave --channel out."));
  if (is_session && (argc != 1 || arguments->session <= 0 || !arguments->vault.folder || arguments->protocol || arguments->segments))
    return frondctl_usage (_("A stored session wants --vault and --session, and has its own segments and band."));
  if (!is_session && argc != 2)
    return frondctl_usage (_("analyse wants one file, or --vault and --session."));

  return FRONDCTL_DONE;
}

static int
run (int              argc,
     char            *argv[],
     const Arguments *arguments)
{
  g_auto (FrondctlAnalysed) analysed = { .abdomen = arguments->abdomen - 1 };
  g_autoptr (GError) error = NULL;
  FrondAnalysisOptions options;
  int                  status = check_use (argc, arguments);

  if (status == FRONDCTL_DONE && argc == 2)
    status = frondctl_analysis_options_read (&arguments->options, &options);
  if (status != FRONDCTL_DONE)
    return status;
  if (!(argc == 2 ? analyse_file (&analysed, argv[1], arguments, &options, &error) : analyse_session (&analysed, arguments, &error)))
    return frondctl_fail (error);

  if (arguments->json)
    frondctl_analysis_print_json (&analysed);
  else
    frondctl_analysis_print_table (analysed.analysis);
  if (arguments->metrics && !arguments->json)
    frondctl_metrics_print_table (&analysed);

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
    { "protocol", 'p', 0, G_OPTION_ARG_STRING, &arguments.protocol, N_("Take the phases of this programme as segments; one’s own are in a vault"), N_("ID") },
      { "segments", 's', 0, G_OPTION_ARG_FILENAME, &arguments.segments, N_("Take segments from a CSV file: start_s,end_s,kind,name and perhaps goal"), N_("FILE") },
        { "session", 0, 0, G_OPTION_ARG_INT64, &arguments.session, N_("Instead of a file: this session of the vault"), N_("ID") },
          { "abdomen", 'a', 0, G_OPTION_ARG_INT, &arguments.abdomen, N_("The accessory channel, counted from 1"), N_("N") },
            { "metrics", 'm', 0, G_OPTION_ARG_NONE, &arguments.metrics, N_("Print all metrics of the session and its segments, too; JSON always has them"), NULL },
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
