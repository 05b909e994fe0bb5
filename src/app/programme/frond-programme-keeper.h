/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-copy.h"
#include "frond-programme-draft.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_PROGRAMME_KEEPER (frond_programme_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgrammeKeeper, frond_programme_keeper, FROND, PROGRAMME_KEEPER, GObject)

/* Keeps a copy's draft in the vault while it is edited. Signal "changed": its words, or whether a version can be saved, may be different. */
FrondProgrammeKeeper *frond_programme_keeper_new (FrondVault         *vault,
                                                  FrondProgrammeCopy *copy,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) */
FrondProgrammeDraft *frond_programme_keeper_get_draft (FrondProgrammeKeeper *self);
FrondProgrammeCopy  *frond_programme_keeper_get_copy (FrondProgrammeKeeper *self);
/* The number that the next version gets. */
guint frond_programme_keeper_get_next_version (FrondProgrammeKeeper *self);
/* Whether the draft is anything else than the newest version. */
gboolean frond_programme_keeper_has_changes (FrondProgrammeKeeper *self);
/* (transfer full): what is stored, in a sentence */
char *frond_programme_keeper_describe (FrondProgrammeKeeper *self) G_GNUC_WARN_UNUSED_RESULT;
/* Stores what is not stored yet. */
void     frond_programme_keeper_flush (FrondProgrammeKeeper *self);
gboolean frond_programme_keeper_save_version (FrondProgrammeKeeper *self,
                                              GError              **error);

G_END_DECLS
