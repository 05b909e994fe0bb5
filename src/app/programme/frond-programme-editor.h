/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-copy.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_PROGRAMME_EDITOR (frond_programme_editor_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgrammeEditor, frond_programme_editor, FROND, PROGRAMME_EDITOR, AdwNavigationPage)

/* NULL with an error where the copy cannot be opened. What is changed is stored by itself. */
FrondProgrammeEditor *frond_programme_editor_new (FrondVault         *vault,
                                                  FrondProgrammeCopy *copy,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
