/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A recording of two seconds at 1000 Hz with the signals EMG (µV), Pressure (cmH2O) and a slow one that is left out, and, as EDF+ has it, an
 * annotation at half a second. Written by hand, so that it does not depend on what reads it. */
char *edf_file_make (const char *folder,
                     const char *name,
                     const char *annotation) G_GNUC_WARN_UNUSED_RESULT;
