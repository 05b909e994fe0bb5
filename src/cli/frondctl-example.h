/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient.h"
#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/**
 * FrondctlExample:
 * @programme: id of what ran
 * @days_ago: when
 * @rest_uv: resting level at the beginning
 * @settled_uv: resting level at the end
 * @hold_uv: level of work
 * @release_s: how long letting go takes
 * @bursts_per_min: sudden tightenings while resting
 * @marker: number of a marker that is set once in the middle, 0 for none
 * @note: (nullable): a note to be signed
 *
 * A session of somebody who does not exist.
 */
typedef struct {
  const char *programme;
  guint       days_ago;
  double      rest_uv;
  double      settled_uv;
  double      hold_uv;
  double      release_s;
  double      bursts_per_min;
  guint       marker;
  const char *note;
} FrondctlExample;

FrondSessionRecord *frondctl_example_run (const FrondctlExample *example,
                                          FrondVault            *vault,
                                          FrondPatient          *patient,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
