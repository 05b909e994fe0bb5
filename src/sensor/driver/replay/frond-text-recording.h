/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "frond-channel.h"

G_BEGIN_DECLS

typedef enum {
  FROND_TEXT_SIMPLE,      /* "# Simple Text Format": one value a line */
  FROND_TEXT_OPENSIGNALS, /* BITalino's own program */
  FROND_TEXT_OPENBCI,     /* OpenBCI GUI, raw text */
} FrondTextFormat;

/**
 * FrondTextGap:
 * @at: position in the columns of the first sample behind the gap
 * @n_lost: how many samples are missing there
 */
typedef struct {
  gsize   at;
  guint64 n_lost;
} FrondTextGap;

/**
 * FrondTextRecording:
 * @format: how it was written
 * @model: what recorded it, for instance "BITalino (r)evolution"; "" when unknown
 * @firmware: its version, or ""
 * @rate_hz: samples per second
 * @channels: (element-type FrondChannel): one for each column
 * @n_samples: in each column
 * @columns: raw values, columns[channel][sample]; they fit into 24 bits
 * @gaps: (element-type FrondTextGap): where the sequence numbers say that samples are missing
 *
 * A recording that another program wrote as text.
 */
typedef struct {
  FrondTextFormat format;
  char           *model;
  char           *firmware;
  double          rate_hz;
  GPtrArray      *channels;
  gsize           n_samples;
  gint32        **columns;
  GArray         *gaps;
} FrondTextRecording;

/* Larger files are refused: more than an hour of six channels at 1000 Hz. */
#define FROND_TEXT_RECORDING_MAX_BYTES (256 * 1024 * 1024)

FrondTextRecording *frond_text_recording_parse (const char *text,
                                                gsize       length,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
FrondTextRecording *frond_text_recording_load (const char *path,
                                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                frond_text_recording_free (FrondTextRecording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondTextRecording, frond_text_recording_free)

G_END_DECLS
