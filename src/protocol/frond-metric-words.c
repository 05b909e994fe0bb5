/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read: titles, and for each school a definition in one sentence with its source. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "frond-metric.h"

typedef struct {
  const char *id;
  const char *title;
  const char *definitions[FROND_N_SCHOOLS];
} Words;

#define DEVICE   [FROND_SCHOOL_DEVICE]
#define GLAZER   [FROND_SCHOOL_GLAZER]
#define RESEARCH [FROND_SCHOOL_RESEARCH]
#define FROND    [FROND_SCHOOL_FROND]

/* In the order of the ids. */
/* clang-format off */
static const Words words[] = {
  { "abdomen-quiet",
    N_("Abdomen quiet"),
    { FROND = N_("Share of time in which the abdomen stays at or below its own resting mean + 2 SD (Frond).") } },
  { "anticipation",
    N_("Rise before contact"),
    { FROND = N_("Mean of the last 5 s before an announced contact, as a multiple of the rest before (Frond).") } },
  { "below-target",
    N_("Time at or below target"),
    { FROND = N_("Share of valid time at or below the target line, work left out (Frond).") } },
  { "between-rest",
    N_("Rest between efforts"),
    { DEVICE = N_("Mean of the phases that follow work, the last rest left out: each without its first second (device school, Nu-Tek)."),
      GLAZER = N_("Mean of the phases that follow work, the last rest left out: each as a whole (Glazer)."),
      RESEARCH = N_("Mean of the phases that follow work, the last rest left out: each without its first and last second (research convention).") } },
  { "bursts",
    N_("Tightening"),
    { FROND = N_("How often a minute the envelope rises above the resting mean + 3 SD for more than 0.25 s (Frond).") } },
  { "co-activity",
    N_("Abdominal co-activity"),
    { FROND = N_("Change of the abdomen from its rest, divided by the change of the pelvic floor from its own (Frond).") } },
  { "contact-peak",
    N_("Peak at contact"),
    { FROND = N_("Highest value of the envelope while the contact is made (Frond).") } },
  { "cv",
    N_("Variability"),
    { GLAZER = N_("Standard deviation of the envelope in percent of its mean, over the whole phase (Glazer)."),
      RESEARCH = N_("Standard deviation of the envelope in percent of its mean, without the first and the last second (research convention).") } },
  { "deviation",
    N_("Deviation"),
    { DEVICE = N_("Mean distance from the mean of each second, the first second of the phase left out (device school, Nu-Tek).") } },
  { "end-ratio",
    N_("Last to first 10 s"),
    { RESEARCH = N_("Mean of the last 10 s divided by that of the first 10 s, a second trimmed at each end (research convention).") } },
  { "endurance-cv",
    N_("Variability of the endurance hold"),
    { GLAZER = N_("Standard deviation of the envelope in percent of its mean, over the whole phase (Glazer)."),
      RESEARCH = N_("Standard deviation of the envelope in percent of its mean, without the first and the last second (research convention).") } },
  { "endurance-mean",
    N_("Endurance hold"),
    { DEVICE = N_("Mean, over holds longer than 30 s, of the mean of each, its first second left out (device school, Nu-Tek)."),
      GLAZER = N_("Mean, over holds longer than 30 s, of the mean of each whole phase (Glazer)."),
      RESEARCH = N_("Mean, over holds longer than 30 s, of the mean of each, its first and last second left out (research convention).") } },
  { "frequency-shift",
    N_("Shift of the median frequency"),
    { RESEARCH = N_("Median frequency of the last 10 s less that of the first 10 s, a second trimmed at each end (research convention).") } },
  { "frequency-slope",
    N_("Slope of the median frequency"),
    { RESEARCH = N_("Slope of the line through the median frequencies of each second, in percent of its beginning (research convention).") } },
  { "half-time",
    N_("Release half-time"),
    { FROND = N_("Time from the cue until half of the way is done from the level of the last second of work to rest (Frond).") } },
  { "hold-mean",
    N_("Mean while it is in place"),
    { FROND = N_("Mean of the envelope during the hold of a step (Frond).") } },
  { "longest-release",
    N_("Longest release"),
    { FROND = N_("Longest unbroken time at or below the target; without a target, the resting mean + 2 SD (Frond).") } },
  { "mean",
    N_("Mean"),
    { DEVICE = N_("Mean of the envelope without the first second of the phase (device school, Nu-Tek)."),
      GLAZER = N_("Mean of the envelope over the whole phase (Glazer)."),
      RESEARCH = N_("Mean of the envelope without the first and the last second of the phase (research convention).") } },
  { "mean-frequency",
    N_("Mean frequency"),
    { RESEARCH = N_("Mean of the power spectrum within the band, after Welch (research convention).") } },
  { "median-frequency",
    N_("Median frequency"),
    { RESEARCH = N_("Frequency with half of the power within the band below it, after Welch (research convention).") } },
  { "min",
    N_("Lowest"),
    { FROND = N_("Lowest value of the envelope in the phase (Frond).") } },
  { "onset",
    N_("Onset"),
    { DEVICE = N_("Time from the cue until the envelope reaches 75 % of the mean of the work before (device school, Nu-Tek)."),
      GLAZER = N_("Time from the cue to the peak: “time before peak” (Glazer)."),
      RESEARCH = N_("Time from the cue until the envelope exceeds the resting mean + 3 SD for 50 ms (research convention).") } },
  { "peak",
    N_("Peak"),
    { DEVICE = N_("Highest value of the envelope in work and the rest that follows it (device school, Nu-Tek)."),
      GLAZER = N_("Highest value of the envelope in the phase (Glazer)."),
      RESEARCH = N_("Mean of the highest 10 % of the envelope in the phase (research convention).") } },
  { "perfect-endurance",
    N_("Endurance (PERFECT)"),
    { FROND = N_("Seconds, up to 10, until a hold has lost 35 % of its level above rest (Laycock and Jerwood 2001, counted in the signal).") } },
  { "perfect-fast",
    N_("Fast contractions (PERFECT)"),
    { FROND = N_("Contractions of 1 s, up to 10, that rise above the resting mean + 3 SD (Laycock and Jerwood 2001, counted in the signal).") } },
  { "perfect-power",
    N_("Power (PERFECT)"),
    { FROND = N_("Modified Oxford grade, 0 to 5, that a hand felt and that was marked; no sensor measures it (Laycock and Jerwood 2001).") } },
  { "perfect-repetitions",
    N_("Repetitions (PERFECT)"),
    { FROND = N_("Holds, up to 10, as long and as high as the endurance hold (Laycock and Jerwood 2001, counted in the signal).") } },
  { "phasic-mean",
    N_("Flicks"),
    { DEVICE = N_("Mean, over work of up to 3 s, of the mean of each, its first second left out (device school, Nu-Tek)."),
      GLAZER = N_("Mean, over work of up to 3 s, of the mean of each whole phase (Glazer)."),
      RESEARCH = N_("Mean, over work of up to 3 s, of the mean of each, its first and last second left out (research convention).") } },
  { "phasic-peak",
    N_("Peak of flicks"),
    { DEVICE = N_("Mean, over work of up to 3 s, of the highest value of each cycle (device school, Nu-Tek)."),
      GLAZER = N_("Mean, over work of up to 3 s, of the peaks (Glazer)."),
      RESEARCH = N_("Mean, over work of up to 3 s, of the mean of the highest 10 % of each (research convention).") } },
  { "post-rest",
    N_("Rest after"),
    { DEVICE = N_("The last rest of at least 5 s: mean of the envelope without the first second of the phase (device school, Nu-Tek)."),
      GLAZER = N_("The last rest of at least 5 s: mean of the envelope over the whole phase (Glazer)."),
      RESEARCH = N_("The last rest of at least 5 s: mean of the envelope without the first and the last second of the phase (research convention).") } },
  { "pre-rest",
    N_("Rest before"),
    { DEVICE = N_("The first rest of at least 5 s: mean of the envelope without the first second of the phase (device school, Nu-Tek)."),
      GLAZER = N_("The first rest of at least 5 s: mean of the envelope over the whole phase (Glazer)."),
      RESEARCH = N_("The first rest of at least 5 s: mean of the envelope without the first and the last second of the phase (research convention).") } },
  { "pressure-hold",
    N_("Squeeze held"),
    { FROND = N_("Longest time at or above half of the peak, the resting pressure subtracted (Frond).") } },
  { "pressure-mean",
    N_("Mean squeeze pressure"),
    { FROND = N_("Mean pressure of the phase in cmH2O, the resting pressure before it subtracted (Frond).") } },
  { "pressure-peak",
    N_("Peak squeeze pressure"),
    { FROND = N_("Highest pressure of the phase in cmH2O, the resting pressure before it subtracted (Frond).") } },
  { "pressure-rest",
    N_("Resting pressure"),
    { FROND = N_("Mean pressure of a rest in cmH2O, as it was read, nothing subtracted (Frond).") } },
  { "release",
    N_("Release"),
    { DEVICE = N_("Time from the cue until the envelope falls to 37.5 % of the mean of the work before (device school, Nu-Tek)."),
      GLAZER = N_("Time from the peak back to the resting mean + 2 SD: “time after peak” (Glazer; the level is Frond's choice)."),
      RESEARCH = N_("Time from the cue until the envelope is back within the resting mean + 2 SD for 0.5 s (research convention).") } },
  { "rest-change",
    N_("Rest after minus before"),
    { DEVICE = N_("The last rest less the first; mean of the envelope without the first second of the phase (device school, Nu-Tek)."),
      GLAZER = N_("The last rest less the first; mean of the envelope over the whole phase (Glazer)."),
      RESEARCH = N_("The last rest less the first; mean of the envelope without the first and the last second of the phase (research convention).") } },
  { "return-time",
    N_("Back to rest"),
    { FROND = N_("Time from the way out until the envelope is within 20 % of the rest before the step, for 0.5 s (Frond).") } },
  { "sd",
    N_("Standard deviation"),
    { GLAZER = N_("Standard deviation of the envelope over the whole phase (Glazer)."),
      RESEARCH = N_("Standard deviation of the envelope without the first and the last second (research convention).") } },
  { "slope",
    N_("Slope of the hold"),
    { GLAZER = N_("Slope of the least-squares line through the envelope of the whole hold (Glazer).") } },
  { "slope-percent",
    N_("Relative slope of the hold"),
    { GLAZER = N_("Slope of the least-squares line through the envelope, in percent of its beginning (Glazer).") } },
  { "slow-onsets",
    N_("Slow onsets"),
    { DEVICE = N_("How many onsets take longer than 2 s; devices throw these away (Frond, device school's onset)."),
      GLAZER = N_("How many times before the peak are longer than 2 s (Frond, Glazer's onset)."),
      RESEARCH = N_("How many onsets take longer than 2 s (Frond, research convention's onset).") } },
  { "slow-releases",
    N_("Slow releases"),
    { DEVICE = N_("How many releases take longer than 2 s; devices throw these away (Frond, device school's release)."),
      GLAZER = N_("How many times after the peak are longer than 2 s (Frond, Glazer's release)."),
      RESEARCH = N_("How many releases take longer than 2 s (Frond, research convention's release).") } },
  { "tonic-cv",
    N_("Variability of holds"),
    { GLAZER = N_("Standard deviation of the envelope in percent of its mean, over the whole phase (Glazer)."),
      RESEARCH = N_("Standard deviation of the envelope in percent of its mean, without the first and the last second (research convention).") } },
  { "tonic-mean",
    N_("Holds"),
    { DEVICE = N_("Mean, over work of more than 3 and up to 30 s, of the mean of each, its first second left out (device school, Nu-Tek)."),
      GLAZER = N_("Mean, over work of more than 3 and up to 30 s, of the mean of each whole phase (Glazer)."),
      RESEARCH = N_("Mean, over work of more than 3 and up to 30 s, of the mean of each, its first and last second left out (research convention).") } },
  { "tonic-peak",
    N_("Peak of holds"),
    { DEVICE = N_("Mean, over work of more than 3 and up to 30 s, of the highest value of each cycle (device school, Nu-Tek)."),
      GLAZER = N_("Mean, over work of more than 3 and up to 30 s, of the peaks (Glazer)."),
      RESEARCH = N_("Mean, over work of more than 3 and up to 30 s, of the mean of the highest 10 % of each (research convention).") } },
};
/* clang-format on */

static const Words *
find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].id, id) == 0)
      return &words[i];

  return NULL;
}

/**
 * frond_metric_get_title:
 * @id: a metric's word
 *
 * Returns: what it is called, translated; the word itself where it is not known
 */
const char *
frond_metric_get_title (const char *id)
{
  const Words *found = find (id);

  return found ? _(found->title) : id;
}

/**
 * frond_metric_get_definition:
 * @id: a metric's word
 * @school: whose
 *
 * Returns: (nullable): the definition in one sentence with its source, translated; NULL where that school has none
 */
const char *
frond_metric_get_definition (const char *id,
                             FrondSchool school)
{
  const Words *found = find (id);

  g_return_val_if_fail (school < FROND_N_SCHOOLS, NULL);

  return found && found->definitions[school] ? _(found->definitions[school]) : NULL;
}

/**
 * frond_metric_list_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the words of all metrics, sorted
 */
const char *const *
frond_metric_list_ids (void)
{
  static const char *ids[G_N_ELEMENTS (words) + 1];
  static gsize       is_ready = 0;

  if (g_once_init_enter (&is_ready)) {
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      ids[i] = words[i].id;
    g_once_init_leave (&is_ready, 1);
  }

  return ids;
}
