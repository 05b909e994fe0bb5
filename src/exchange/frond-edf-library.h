/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What FrondExportSource's missing samples look like, and what ends a file whose last data record is padded. */
#define FROND_EDF_MISSING     G_MININT32
#define FROND_EDF_END_OF_DATA "Recording ends"
#define FROND_EDF_PHASE       "Phase: "
#define FROND_EDF_MARKER      "Marker"

/* EDFlib keeps a table of open files: opening and closing is for one thread at a time. */
void frond_edf_lock (void);
void frond_edf_unlock (void);

/* The raw range of the sensor, which may be narrower than the header's digital range, within the transducer text. */
char    *frond_edf_transducer_to_text (const char *electrode,
                                       gint32      raw_min,
                                       gint32      raw_max) G_GNUC_WARN_UNUSED_RESULT;
gboolean frond_edf_transducer_parse (const char *text,
                                     gint32     *raw_min,
                                     gint32     *raw_max);

G_END_DECLS
