/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-copy.h"
#include "frond-programme.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* Programmes to choose from, in groups: the practice's own ones first, then the originals by what they are for. A GtkSectionModel of
 * FrondProgramme; vault (nullable) where there are no own ones. */
GListModel *frond_programme_choice_list (FrondVault *vault) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none): the heading of the group that a programme stands in */
const char *frond_programme_choice_get_group (FrondProgramme *programme);
gboolean    frond_programme_choice_is_own (FrondProgramme *programme);
/* Sets up a row for the choice: names and headings. */
void frond_programme_choice_attach (AdwComboRow *row);
/* Fills it with what makes sense with such a channel and chooses the programme with this id, or the one to begin with. */
void frond_programme_choice_fill (AdwComboRow     *row,
                                  FrondVault      *vault,
                                  FrondChannelKind kind,
                                  const char      *id);

G_END_DECLS
