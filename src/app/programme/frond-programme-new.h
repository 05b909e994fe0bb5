/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-programme-copy.h"
#include "frond-programme.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* A new copy in the vault, not a version yet. name (nullable): NULL keeps it */
FrondProgrammeCopy *frond_programme_make_copy (FrondVault     *vault,
                                               FrondProgramme *programme,
                                               const char     *name,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes a copy with a name that says so and opens it in the stack of pages around the widget. */
void frond_programme_duplicate (GtkWidget      *widget,
                                FrondVault     *vault,
                                FrondProgramme *programme);
/* Opens a copy there, or says why not. */
void frond_programme_open (GtkWidget          *widget,
                           FrondVault         *vault,
                           FrondProgrammeCopy *copy);

G_END_DECLS
