/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-export-source.h"

G_BEGIN_DECLS

typedef enum {
  FROND_EDF_FORMAT_EDF, /* EDF+: 16 bits */
  FROND_EDF_FORMAT_BDF, /* BDF+: 24 bits */
} FrondEdfFormat;

FrondEdfFormat frond_edf_format_for (const FrondExportSource *source);

GStrv frond_edf_write (const FrondExportSource *source,
                       FrondEdfFormat           format,
                       const char              *folder,
                       const char              *base_name,
                       GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
