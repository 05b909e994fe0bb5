/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-keeper.h"

G_BEGIN_DECLS

/* Shows the versions of what is edited above its editor; one that somebody wants back becomes the newest. */
void frond_programme_show_versions (GtkWidget            *editor,
                                    FrondVault           *vault,
                                    FrondProgrammeKeeper *keeper);

G_END_DECLS
