/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-programme.h"

G_BEGIN_DECLS

/* Asks for a file and reads it; nothing is changed by that. NULL without an error where nobody chose one. */
void            frond_programme_import_async (GtkWidget          *widget,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
FrondProgramme *frond_programme_import_finish (GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The part after the question. */
FrondProgramme *frond_programme_read_file (GFile   *file,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asks where to, writes and says how it went. A programme is about nobody, and its file is named by itself. */
void  frond_programme_export (GtkWidget      *widget,
                              FrondProgramme *programme,
                              GCancellable   *cancellable);
char *frond_programme_dup_file_name (FrondProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

/* text in a toast of the window around the widget, if there is one. */
void frond_programme_say (GtkWidget  *widget,
                          const char *text);

G_END_DECLS
