/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-keeper.h"

G_BEGIN_DECLS

/* Shows the versions of what is edited above its editor; one that somebody wants back becomes the newest, after a question where something
 * would give way to it. cancellable: ends the question. */
void frond_programme_show_versions (AdwNavigationPage    *editor,
                                    FrondVault           *vault,
                                    FrondProgrammeKeeper *keeper,
                                    GCancellable         *cancellable);

G_END_DECLS
