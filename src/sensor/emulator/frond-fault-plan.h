/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FROND_FAULT_DROP,    /* amount frames are not sent; the sequence number goes on */
  FROND_FAULT_CORRUPT, /* in amount frames one bit is wrong: the CRC always shows it */
  FROND_FAULT_GARBAGE, /* amount bytes of noise are sent */
  FROND_FAULT_SILENCE, /* nothing is sent or heard for amount seconds */
  FROND_FAULT_UNPLUG,  /* the port is gone for amount seconds, then it is back and idle */
} FrondFaultKind;

/**
 * FrondFault:
 * @kind: what happens
 * @at_s: when, in seconds of signal since the stream was first started
 * @amount: how much of it
 */
typedef struct {
  FrondFaultKind kind;
  double         at_s;
  double         amount;
} FrondFault;

/**
 * FrondFaultPlan:
 * @faults: (element-type FrondFault): in the order of their times
 * @drop_probability: of each frame
 * @corrupt_probability: of each frame
 * @busy: another program has the port
 *
 * What goes wrong with an emulated sensor.
 */
typedef struct {
  GArray  *faults;
  double   drop_probability;
  double   corrupt_probability;
  gboolean busy;
} FrondFaultPlan;

FrondFaultPlan *frond_fault_plan_parse (const char *spec,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void            frond_fault_plan_free (FrondFaultPlan *self);

/* The grammar of a plan, for a help text. */
extern const char frond_fault_plan_help[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondFaultPlan, frond_fault_plan_free)

G_END_DECLS
