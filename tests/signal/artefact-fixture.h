/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>

#include <glib.h>

#include "frond-artefact.h"

#define ARTEFACT_RATE 1000

/* A minute of two channels in uV, before and behind the band-pass of 20-450 Hz. */
typedef struct {
  gsize   n;
  double  rate_hz;
  double *raw;
  double *other;
  double *filtered;
  double *other_filtered;
  bool   *clipped;
} ArtefactSignal;

/* Level of a muscle in uV RMS at a time in seconds. */
typedef double (*ArtefactLevel) (double at_s);

double artefact_level_rest (double at_s);
double artefact_level_quiet (double at_s);
double artefact_level_hold (double at_s);
double artefact_level_flicks (double at_s);
double artefact_level_work_rest (double at_s);

ArtefactSignal *artefact_signal_new (double        rate_hz,
                                     double        seconds,
                                     ArtefactLevel level,
                                     guint32       seed);
/* Whatever was recorded, in uV. */
ArtefactSignal *artefact_signal_new_from (double        rate_hz,
                                          const double *raw,
                                          gsize         n);
void            artefact_signal_free (ArtefactSignal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArtefactSignal, artefact_signal_free)

/* White noise of mean 0 and RMS 1. */
double *artefact_white (gsize   n,
                        guint32 seed);
/* What is wrong with it, from one second to another. */
void artefact_add_hum (ArtefactSignal *self,
                       double          hz,
                       double          rms_uv,
                       double          from_s,
                       double          to_s);
void artefact_add_noise (ArtefactSignal *self,
                         double          rms_uv,
                         double          from_s,
                         double          to_s,
                         guint32         seed);
void artefact_add_heart (ArtefactSignal *self,
                         double          peak_uv,
                         double          per_min,
                         double          from_s,
                         double          to_s,
                         guint32         seed);
void artefact_add_jerks (ArtefactSignal *self,
                         double          height_uv,
                         double          from_s,
                         double          to_s,
                         guint32         seed);
void artefact_add_breath (ArtefactSignal *self,
                          double          height_uv);
void artefact_add_other (ArtefactSignal *self,
                         double          other_uv,
                         double          share,
                         double          from_s,
                         double          to_s,
                         guint32         seed);
/* Rounds to the steps of a converter and clips at its range. */
void artefact_convert (ArtefactSignal *self,
                       double          step_uv,
                       double          highest_uv);
/* Filters both channels; after the last change. */
void artefact_filter (ArtefactSignal *self,
                      double          notch_hz);

FrondArtefactSpec artefact_spec (const ArtefactSignal *self);
/* All that is found. (element-type FrondArtefact) (transfer full) */
GArray *artefact_find (const ArtefactSignal    *self,
                       const FrondArtefactSpec *spec,
                       gsize                    block);
/* Share of the time between two seconds that is marked with a kind; -1: with any. */
double artefact_share (const ArtefactSignal *self,
                       const GArray         *found,
                       int                   kind,
                       double                from_s,
                       double                to_s);
/* Filters, looks, and asserts: of from_s to to_s at least 95 % is marked as kind, and of what is more than a second away less than 1 % as
 * anything. Prints both. */
void artefact_assert_found (ArtefactSignal   *self,
                            const char       *name,
                            FrondArtefactKind kind,
                            double            from_s,
                            double            to_s);
/* Asserts that less than 1 % of it is marked. Prints how much. */
void artefact_assert_clean (ArtefactSignal *self,
                            const char     *name);
