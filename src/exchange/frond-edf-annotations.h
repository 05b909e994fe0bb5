/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-export-source.h"
#include "frond-export-stretches.h"

G_BEGIN_DECLS

/**
 * FrondEdfAnnotation:
 * @onset_us: microseconds from the beginning of the file
 * @duration_us: its length, -1 for a moment
 * @text: what happened; at most 40 bytes
 */
typedef struct {
  gint64 onset_us;
  gint64 duration_us;
  char   text[41];
} FrondEdfAnnotation;

GArray *frond_edf_annotations_of_stretch (const FrondExportSource  *source,
                                          const FrondExportStretch *stretch,
                                          guint                     part,
                                          guint                     n_parts) G_GNUC_WARN_UNUSED_RESULT;
void    frond_edf_annotations_add (GArray     *annotations,
                                   gint64      onset_us,
                                   gint64      duration_us,
                                   const char *text);

G_END_DECLS
