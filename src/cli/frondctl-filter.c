/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "frond-analysis.h"
#include "frond-csv-writer.h"
#include "frond-error.h"
#include "frondctl-analysis-options.h"
#include "frondctl-recording.h"
#include "frondctl-verbs.h"
#include "frondctl.h"

static void
write_header (const FrondAnalysis *analysis,
              FILE                *file)
{
  static const char *kinds[] = { "raw", "filtered", "rms" };

  fputs ("time_s", file);
  for (guint c = 0; c < analysis->channels->len; c++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++) {
      const FrondChannelAnalysis *channel = g_ptr_array_index (analysis->channels, c);
      g_autofree char            *name = g_strconcat (channel->label, "_", kinds[k], NULL);
      g_autofree char            *cell = frond_csv_quote (name);

      fprintf (file, ",%s", cell);
    }
  fputs ("\r\n", file);
}

/* Seventeen digits: reading them back gives the very same number. A missing one is empty. */
static void
write_cell (double value,
            FILE  *file)
{
  if (isnan (value))
    fputc (',', file);
  else
    fprintf (file, ",%.17g", value);
}

static void
write_rows (const FrondAnalysis *analysis,
            FILE                *file)
{
  const FrondChannelAnalysis *first = g_ptr_array_index (analysis->channels, 0);

  for (gsize i = 0; i < first->n_samples; i++) {
    fprintf (file, "%.17g", (double) i / analysis->rate_hz);
    for (guint c = 0; c < analysis->channels->len; c++) {
      const FrondChannelAnalysis *channel = g_ptr_array_index (analysis->channels, c);

      write_cell (channel->raw[i], file);
      write_cell (channel->filtered[i], file);
      write_cell (channel->envelope[i], file);
    }
    fputs ("\r\n", file);
  }
}

static void
set_error (GError    **error,
           const char *path,
           int         code)
{
  g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED, _("“%s” cannot be written: %s. Nothing was changed."), path, g_strerror (code));
}

/* An old file is replaced only once the new one is whole. */
static gboolean
write_file (const FrondAnalysis *analysis,
            const char          *path,
            GError             **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  FILE            *file = g_fopen (part, "we");
  gboolean         whole;

  if (file == NULL) {
    set_error (error, path, errno);
    return FALSE;
  }
  write_header (analysis, file);
  write_rows (analysis, file);
  whole = !ferror (file);
  if (fclose (file) == 0 && whole && g_rename (part, path) == 0)
    return TRUE;

  set_error (error, path, errno);
  g_unlink (part);

  return FALSE;
}

static FrondAnalysis *
filter_file (const char                    *path,
             const FrondctlAnalysisOptions *arguments,
             const FrondAnalysisOptions    *options,
             GError                       **error)
{
  g_autoptr (FrondctlRecording) recording = frondctl_recording_load (path, arguments->channel, error);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  g_autofree double **physical = NULL;

  if (recording == NULL)
    return NULL;
  physical = frondctl_recording_to_physical (recording);

  return frond_analysis_run (recording->rate_hz, recording->channels, recording->n_samples, physical, none, options, error);
}

int
frondctl_filter (int   argc,
                 char *argv[])
{
  g_auto (FrondctlAnalysisOptions) arguments = { 0 };
  g_autofree char *out = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  FrondAnalysisOptions options;
  int                  status;
  const GOptionEntry   entries[] = {
    FRONDCTL_ANALYSIS_ENTRIES (arguments),
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to write the CSV; an old file is replaced"), N_("FILE.csv") },
      G_OPTION_ENTRY_NULL };

  if (!frondctl_parse ("filter FILE --out FILE.csv", _("Writes the signal, the filtered signal and its RMS envelope, sample by sample, to compare with other tools."), entries, &argc, &argv, &status))
    return status;
  if (argc != 2 || out == NULL)
    return frondctl_usage (_("filter wants one file, and --out."));
  status = frondctl_analysis_options_read (&arguments, &options);
  if (status != FRONDCTL_DONE)
    return status;

  options.keeps_raw = TRUE;
  analysis = filter_file (argv[1], &arguments, &options, &error);
  if (analysis == NULL || !write_file (analysis, out, &error))
    return frondctl_fail (error);

  return FRONDCTL_DONE;
}
