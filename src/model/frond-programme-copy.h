/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FROND_TYPE_PROGRAMME_COPY (frond_programme_copy_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgrammeCopy, frond_programme_copy, FROND, PROGRAMME_COPY, GObject)

/**
 * FrondProgrammeCopy:
 * @id: row in the vault, 0 before it was stored
 * @uuid: identity across vaults
 * @version: the newest version, 0 before there is one
 * @json: (nullable): that version's text
 * @draft: (nullable): what was changed since and is no version yet; may be half typed
 * @is_damaged: the newest version is not what was stored; @json is %NULL then
 * @changed_at: last change, UTC
 * @removed_at: (nullable): in the bin since then
 *
 * A practice's own programme. Versions never change: a new one is added.
 */
struct _FrondProgrammeCopy {
  GObject parent_instance;

  gint64     id;
  char      *uuid;
  guint      version;
  char      *json;
  char      *draft;
  gboolean   is_damaged;
  GDateTime *changed_at;
  GDateTime *removed_at;
};

/**
 * FrondProgrammeVersion:
 * @version: from 1
 * @json: (nullable): its text; %NULL where it is not what was stored
 * @saved_at: UTC
 *
 * One version of a practice's own programme.
 */
typedef struct {
  guint      version;
  char      *json;
  GDateTime *saved_at;
} FrondProgrammeVersion;

void frond_programme_version_free (FrondProgrammeVersion *self);

FrondProgrammeCopy *frond_programme_copy_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the programme's id, by which sessions name it */
char *frond_programme_copy_dup_programme_id (FrondProgrammeCopy *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
