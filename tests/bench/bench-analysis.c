/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole analysis of an hour of eight channels at 2 kHz, in memory: filter, envelope, artefacts, and the figures of 360 phases. Prints of each
 * round the processor time, the time that passed, and the processor time of the artefact detector alone, which runs a second time for that; in
 * seconds. bench-analysis.py compares them with scipy's. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "frond-analysis.h"
#include "frond-artefact-exclusions.h"
#include "frond-bench.h"
#include "frond-chain.h"

#define RATE       2000
#define N_CHANNELS 8
#define PHASE_S    10

typedef struct {
  gsize          n;
  GPtrArray     *channels;
  GArray        *segments;
  double        *raw[N_CHANNELS]; /* taken over by the analysis */
  double        *kept[N_CHANNELS];
  FrondAnalysis *analysis;
} Job;

/* Noise of 6 uV at rest and 40 uV at work, as sensors send it. */
static double *
make_raw (gsize   n,
          guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  double *raw = g_new (double, n);
  double  smooth = 0;

  for (gsize i = 0; i < n; i++) {
    const gboolean works = i / (PHASE_S * RATE) % 2 == 1;

    smooth = 0.7 * smooth + g_rand_double_range (random, -1, 1);
    raw[i] = round (10 * (works ? 50 : 7.5) * smooth) / 10;
  }

  return raw;
}

static void
make_job (Job  *job,
          guint seconds)
{
  job->n = (gsize) seconds * RATE;
  job->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  job->segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  for (guint c = 0; c < N_CHANNELS; c++) {
    g_autofree char *label = g_strdup_printf ("EMG %u", c + 1);
    FrondChannel    *channel = frond_channel_new (label, FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0);

    channel->raw_min = -32768;
    channel->raw_max = 32767;
    g_ptr_array_add (job->channels, channel);
  }
  for (guint i = 0; i < seconds / PHASE_S; i++) {
    FrondSegment segment = { .name = (char *) "Phase", .kind = i % 2 ? FROND_PHASE_WORK : FROND_PHASE_RELEASE, .first_sample = (guint64) i * PHASE_S * RATE, .n_samples = PHASE_S * RATE, .goal = 10 };

    g_array_append_val (job->segments, segment);
  }
}

static void
analyse (void *data)
{
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  Job                       *job = data;

  job->analysis = frond_analysis_run (RATE, job->channels, job->n, job->raw, job->segments, &options, NULL);
}

/* What the analysis did with the same arrays. */
static void
detect (void *data)
{
  const Job            *job = data;
  const FrondFilterSpec filter = { RATE, job->analysis->used.band_low_hz, job->analysis->used.band_high_hz, FROND_CHAIN_ORDER, 0 };

  for (guint c = 0; c < N_CHANNELS; c++) {
    const FrondChannelAnalysis *analysis = g_ptr_array_index (job->analysis->channels, c);
    const FrondChannel         *channel = g_ptr_array_index (job->channels, c);
    const FrondChannelAnalysis *other = c == 0 ? g_ptr_array_index (job->analysis->channels, 1) : NULL;
    g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

    frond_artefact_exclusions_add (found, channel, frond_artefact_spec_of_channel (channel, &filter, job->analysis->used.window_ms), job->kept[c],
                                   analysis->filtered, other ? other->filtered : NULL, job->n);
  }
}

int
main (int   argc,
      char *argv[])
{
  const guint seconds = argc > 1 ? (guint) atoi (argv[1]) : 3600;
  const guint n_rounds = argc > 2 ? (guint) atoi (argv[2]) : 3;
  Job         job = { 0 };

  make_job (&job, seconds);
  for (guint round = 0; round < n_rounds; round++) {
    double taken, passed;
    gint64 begin;

    for (guint c = 0; c < N_CHANNELS; c++) {
      job.raw[c] = make_raw (job.n, c + 1);
      job.kept[c] = g_memdup2 (job.raw[c], job.n * sizeof (double));
    }
    begin = g_get_monotonic_time ();
    taken = frond_bench_seconds (analyse, &job);
    passed = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
    if (!job.analysis)
      return 1;
    printf ("%.4f %.4f %.4f\n", taken, passed, frond_bench_seconds (detect, &job));
    fflush (stdout);
    g_clear_pointer (&job.analysis, frond_analysis_free);
    for (guint c = 0; c < N_CHANNELS; c++)
      g_free (job.kept[c]);
  }
  g_ptr_array_unref (job.channels);
  g_array_unref (job.segments);

  return 0;
}
