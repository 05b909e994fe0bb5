/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-database.h"

G_BEGIN_DECLS

/* Who did what when: append-only, each row bound to the one before by a keyed hash, and the last one by the head. */
gboolean frond_audit_begin (FrondDatabase *database,
                            FrondSecret   *key,
                            GError       **error);
gboolean frond_audit_append (FrondDatabase *database,
                             FrondSecret   *key,
                             gint64         practitioner_id,
                             const char    *action,
                             const char    *object_type,
                             gint64         object_id,
                             const char    *detail,
                             GError       **error);
gboolean frond_audit_verify (FrondDatabase *database,
                             FrondSecret   *key,
                             GPtrArray     *findings,
                             GError       **error);

G_END_DECLS
