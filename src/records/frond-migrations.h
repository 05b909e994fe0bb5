/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FrondDatabase FrondDatabase;

/**
 * FrondMigrationStep:
 * @sql: what leads from the version before to this one; never changed after a release
 */
typedef struct {
  const char *sql;
} FrondMigrationStep;

/* Steps from the file's version to the last one, each whole or not at all. */
gboolean frond_migrations_run (FrondDatabase            *database,
                               const FrondMigrationStep *steps,
                               guint                     n_steps,
                               GError                  **error);

G_END_DECLS
