/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-copy.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* A practice's own programmes. The originals that come with Frond are never stored; a session keeps the text that it ran by itself. */

/* (transfer full): of FrondProgrammeCopy, oldest first, without those in the bin */
GListStore         *frond_programme_repository_list (FrondVault *vault,
                                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
FrondProgrammeCopy *frond_programme_repository_get (FrondVault *vault,
                                                    gint64      id,
                                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type FrondProgrammeVersion): every version that there was, oldest first */
GPtrArray *frond_programme_repository_list_versions (FrondVault *vault,
                                                     gint64      id,
                                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Any version that there was, as it was saved; FROND_ERROR_DAMAGED where it is not that any more. */
char *frond_programme_repository_get_version (FrondVault *vault,
                                              gint64      id,
                                              guint       version,
                                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Inserts (id 0) or updates what is being edited; a NULL draft puts it away. Answers the stored copy. */
FrondProgrammeCopy *frond_programme_repository_save_draft (FrondVault         *vault,
                                                           FrondProgrammeCopy *copy,
                                                           const char         *draft,
                                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the next version and puts the draft away. Answers the stored copy. */
FrondProgrammeCopy *frond_programme_repository_save_version (FrondVault *vault,
                                                             gint64      id,
                                                             guint       version,
                                                             const char *json,
                                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Into the bin, and back. */
gboolean frond_programme_repository_remove (FrondVault *vault,
                                            gint64      id,
                                            GError    **error);
gboolean frond_programme_repository_restore (FrondVault *vault,
                                             gint64      id,
                                             GError    **error);

/* For the vault's check. */
gboolean frond_programme_repository_verify (FrondVault *vault,
                                            GPtrArray  *findings,
                                            GError    **error);

G_END_DECLS
