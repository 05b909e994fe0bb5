/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-endpoint.h"
#include "frond-patient.h"
#include "frond-programme.h"
#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/**
 * FrondctlSession:
 * @vault: where it is stored
 * @patient: whose it is
 * @programme: what runs
 * @endpoint: what measures
 * @speed: see frond_sensor_set_speed()
 * @baseline_s: seconds of resting level before it begins, 0 for none
 * @uses_abdomen: whether the next channel of the same kind is the abdomen
 * @print: (nullable): called with a line whenever the state is another one
 *
 * A session to be run without a window.
 */
typedef struct {
  FrondVault     *vault;
  FrondPatient   *patient;
  FrondProgramme *programme;
  FrondEndpoint  *endpoint;
  double          speed;
  double          baseline_s;
  gboolean        uses_abdomen;
  void (*print) (const char *line);
} FrondctlSession;

FrondSessionRecord *frondctl_session_run (const FrondctlSession *plan,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
