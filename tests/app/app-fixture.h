/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <sys/resource.h>

#include "frond-patient-repository.h"
#include "frond-vault-service.h"

#define PASSPHRASE "correct horse battery staple"

/* First widget below root of this type whose title, label or text is the given one; any of the type where title is NULL. */
GtkWidget *app_find (GtkWidget  *root,
                     GType       type,
                     const char *title);
/* The same, and it must be there. */
GtkWidget *app_get (GtkWidget  *root,
                    GType       type,
                    const char *title);
void       app_type (GtkWidget  *root,
                     const char *row_title,
                     const char *text);
gboolean   app_shows_text (GtkWidget  *root,
                           const char *part);
/* Turns the main loop until test(data) holds; the test's own time-out is the only limit. */
void app_wait (gboolean (*test) (gpointer data),
               gpointer data);
void app_settle (void);

char              *app_make_folder (void);
void               app_remove_folder (char *folder);
FrondVaultService *app_open_service (const char *folder);
FrondPatient      *app_add_patient (FrondVault *vault,
                                    const char *family,
                                    const char *given,
                                    guint       day,
                                    guint       month,
                                    guint       year);
void               app_limit_files (rlim_t n_bytes);
