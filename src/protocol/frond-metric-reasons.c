/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a number is missing, and whose definition one follows, in words. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "frond-metric-private.h"

/* clang-format off */
static const char *const reasons[FROND_METRIC_N_REASONS] = {
  [FROND_METRIC_TOO_LITTLE] = N_("too little signal"),
  [FROND_METRIC_TOO_SHORT] = N_("the phase is too short for this definition"),
  [FROND_METRIC_NO_REST] = N_("no resting level to compare with"),
  [FROND_METRIC_NO_WORK_BEFORE] = N_("no work before to compare with"),
  [FROND_METRIC_NO_CONTRACTION] = N_("nothing was tightened"),
  [FROND_METRIC_UNOBSERVED] = N_("the signal was missing at the cue"),
  [FROND_METRIC_ENVELOPE_ONLY] = N_("this sensor sends no raw signal"),
  [FROND_METRIC_NO_CHANGE] = N_("the pelvic floor hardly changed"),
  [FROND_METRIC_NOT_ANNOUNCED] = N_("the contact was not announced"),
  [FROND_METRIC_NO_SUCH_PHASE] = N_("not part of this session"),
  [FROND_METRIC_ONE_REST] = N_("only one rest"),
  [FROND_METRIC_NOT_GRADED] = N_("not graded by hand"),
  [FROND_METRIC_UNDEFINED] = N_("this signal does not tell"),
};
/* clang-format on */

/*
 * frond_metric_reason_to_text:
 * @reason: why
 *
 * Returns: (nullable): the same for people, translated; NULL where all is fine
 */
const char *
frond_metric_reason_to_text (FrondMetricReason reason)
{
  return reasons[reason] ? _(reasons[reason]) : NULL;
}

/**
 * frond_school_to_word:
 * @self: a school
 *
 * Returns: its word in JSON; never translated
 */
const char *
frond_school_to_word (FrondSchool self)
{
  static const char *const words[FROND_N_SCHOOLS] = { "device", "glazer", "research", "frond" };

  g_return_val_if_fail (self < FROND_N_SCHOOLS, NULL);

  return words[self];
}

/**
 * frond_school_get_title:
 * @self: a school
 *
 * Returns: what it is called, translated
 */
const char *
frond_school_get_title (FrondSchool self)
{
  static const char *const titles[FROND_N_SCHOOLS] = {
    [FROND_SCHOOL_DEVICE] = N_("Device"),
                               [FROND_SCHOOL_GLAZER] = N_("Glazer"),
                                                          [FROND_SCHOOL_RESEARCH] = N_("Research"),
                                                                                       [FROND_SCHOOL_FROND] = N_("Frond"),
                                                                                       };

  g_return_val_if_fail (self < FROND_N_SCHOOLS, NULL);

  return _(titles[self]);
}
