/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-analysis.h"

G_BEGIN_DECLS

/**
 * FrondctlAnalysisOptions:
 * @channel: the only channel, from 1; 0 for all
 * @band: (nullable): "LO-HI"
 * @notch: (nullable): "50", "60" or "off"
 * @window_ms: of the envelope
 * @suppress: (nullable): "ecg"
 *
 * What analyse and filter have in common, as it came from the command line.
 */
typedef struct {
  int    channel;
  char  *band;
  char  *notch;
  double window_ms;
  char  *suppress;
} FrondctlAnalysisOptions;

#define FRONDCTL_ANALYSIS_ENTRIES(options) \
  { "channel", 'c', 0, G_OPTION_ARG_INT, &(options).channel, N_("Only this channel, counted from 1"), N_("N") }, \
    { "band", 'b', 0, G_OPTION_ARG_STRING, &(options).band, N_("Band-pass in Hz (default 20-450)"), N_("LO-HI") }, \
      { "notch", 'n', 0, G_OPTION_ARG_STRING, &(options).notch, N_("Mains frequency to notch out: 50, 60 or off (default off)"), N_("HZ") }, \
        { "suppress", 0, 0, G_OPTION_ARG_STRING, &(options).suppress, N_("Take most of the heart out with a lower edge of 30 Hz: ecg"), N_("WHAT") }, \
  { \
    "window", 'w', 0, G_OPTION_ARG_DOUBLE, &(options).window_ms, N_("Length of the envelope’s window (default 100)"), N_("MS") \
  }

int  frondctl_analysis_options_read (const FrondctlAnalysisOptions *self,
                                     FrondAnalysisOptions          *options);
void frondctl_analysis_options_clear (FrondctlAnalysisOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrondctlAnalysisOptions, frondctl_analysis_options_clear)

G_END_DECLS
