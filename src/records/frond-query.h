/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-statement.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* Makes an object of the row that a statement stands on. */
typedef gpointer (*FrondQueryRead) (FrondStatement *row);

FrondStatement *frond_query_new (FrondVault *vault,
                                 const char *sql,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
FrondStatement *frond_query_new_for (FrondVault *vault,
                                     const char *sql,
                                     gint64      id,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer        frond_query_get_one (FrondStatement *statement,
                                     FrondQueryRead  read,
                                     const char     *none,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *frond_query_get_all (FrondStatement *statement,
                                     FrondQueryRead  read,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
GListStore     *frond_query_list (FrondStatement *statement,
                                  GType           type,
                                  FrondQueryRead  read,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
