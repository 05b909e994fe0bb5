/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filter's speed against a frozen naive scalar loop in the same process, and the counter that proves that no sample is filtered twice. */

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "frond-bench.h"
#include "frond-butterworth.h"
#include "frond-cascade.h"
#include "frond-filter.h"
#include "frond-notch.h"

#define RATE       2000.0
#define N_CHANNELS 8
#define N_FRAMES   40000
#define N_SECTIONS 7
#define BLOCK      20

typedef struct {
  unsigned     n_channels;
  size_t       block;
  size_t       n_frames;
  double      *in, *out;
  FrondFilter *filter;
} Job;

static const FrondFilterSpec spec = { RATE, 20, 450, 4, 50 };

/* The frozen reference: do not make it faster. */
static void
run_naive (void *data)
{
  Job        *job = data;
  FrondBiquad sections[N_SECTIONS];
  double     *state = calloc ((size_t) N_SECTIONS * 2 * job->n_channels, sizeof (double));

  frond_butterworth_bandpass (4, 20, 450, RATE, sections);
  for (int harmonic = 1; harmonic <= 3; harmonic++)
    frond_notch_design (50.0 * harmonic, 30, RATE, &sections[3 + harmonic]);
  for (size_t frame = 0; frame < job->n_frames; frame++) {
    for (size_t c = 0; c < job->n_channels; c++) {
      double x = job->in[frame * job->n_channels + c] - job->in[c];

      for (size_t i = 0; i < N_SECTIONS; i++) {
        double      *s = state + (c * N_SECTIONS + i) * 2;
        const double y = sections[i].b0 * x + s[0];

        s[0] = sections[i].b1 * x - sections[i].a1 * y + s[1];
        s[1] = sections[i].b2 * x - sections[i].a2 * y;
        x = y;
      }
      job->out[frame * job->n_channels + c] = x;
    }
  }
  free (state);
}

static void
run_filter (void *data)
{
  Job *job = data;

  frond_filter_reset (job->filter);
  for (size_t frame = 0; frame < job->n_frames; frame += job->block) {
    const size_t n = frame + job->block <= job->n_frames ? job->block : job->n_frames - frame;

    frond_filter_process (job->filter, job->in + frame * job->n_channels, job->out + frame * job->n_channels, n);
  }
}

static Job
job_new (unsigned n_channels,
         size_t   block)
{
  Job job = { n_channels, block, N_FRAMES * N_CHANNELS / n_channels, NULL, NULL, frond_filter_new (&spec, n_channels) };

  job.in = calloc (job.n_frames * n_channels, sizeof (double));
  job.out = calloc (job.n_frames * n_channels, sizeof (double));
  srand (1);
  for (size_t i = 0; i < job.n_frames * n_channels; i++)
    job.in[i] = rand () / (double) RAND_MAX * 100 - 50;
  return job;
}

static void
job_clear (Job *job)
{
  frond_filter_free (job->filter);
  free (job->in);
  free (job->out);
}

static bool
report (const char *what,
        double      ratio,
        double      goal)
{
  printf ("%s: %.2fx (goal >= %.2gx)%s\n", what, ratio, goal, ratio >= goal ? "" : " MISSED");
  return ratio >= goal;
}

/* How much of the speed is there without AVX2. */
typedef struct {
  Job               *job;
  FrondCascadeKernel kernel;
  FrondBiquad        sections[N_SECTIONS];
} KernelJob;

static void
run_kernel (void *data)
{
  KernelJob *kernel_job = data;
  Job       *job = kernel_job->job;
  double     state[N_SECTIONS * 2 * N_CHANNELS] = { 0 };

  kernel_job->kernel (kernel_job->sections, N_SECTIONS, state, job->in, job->in, job->out, job->n_frames, N_CHANNELS);
}

static double
measure_portable (Job *job)
{
  KernelJob kernel_job = { job, frond_cascade_choose (N_SECTIONS, N_CHANNELS, true), { { 0 } } };

  frond_butterworth_bandpass (4, 20, 450, RATE, kernel_job.sections);
  for (int harmonic = 1; harmonic <= 3; harmonic++)
    frond_notch_design (50.0 * harmonic, 30, RATE, &kernel_job.sections[3 + harmonic]);
  return frond_bench_ratio (run_kernel, &kernel_job, run_naive, job);
}

static bool
measure_filter (void)
{
  Job    whole = job_new (N_CHANNELS, N_FRAMES), blocks = job_new (N_CHANNELS, BLOCK), single = job_new (1, N_FRAMES * N_CHANNELS);
  double n_before, n_updates;
  bool   ok = true;

  ok &= report ("filter cascade vs naive scalar, 8 channels", frond_bench_ratio (run_filter, &whole, run_naive, &whole), 2);
  ok &= report ("the same without AVX2", measure_portable (&whole), 2);
  ok &= report ("blocks of 20 vs whole array, 8 channels", frond_bench_ratio (run_filter, &blocks, run_filter, &whole), 0.8);
  ok &= report ("filter cascade vs naive scalar, 1 channel", frond_bench_ratio (run_filter, &single, run_naive, &single), 1);
  printf ("throughput, 8 channels, 7 sections: %.0f Msamples/s\n", N_FRAMES * N_CHANNELS / frond_bench_seconds (run_filter, &whole) / 1e6);

  n_before = (double) frond_filter_get_n_updates (blocks.filter);
  run_filter (&blocks);
  n_updates = ((double) frond_filter_get_n_updates (blocks.filter) - n_before) / ((double) blocks.n_frames * N_CHANNELS);
  printf ("biquad updates per sample: %g (goal: exactly %u)\n", n_updates, frond_filter_get_n_sections (blocks.filter));
  ok &= n_updates == frond_filter_get_n_sections (blocks.filter);
  job_clear (&whole);
  job_clear (&blocks);
  job_clear (&single);
  return ok;
}

int
main (void)
{
  return measure_filter () ? 0 : 1;
}
