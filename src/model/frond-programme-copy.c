/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-programme-copy.h"

G_DEFINE_FINAL_TYPE (FrondProgrammeCopy, frond_programme_copy, G_TYPE_OBJECT)

static void
frond_programme_copy_finalize (GObject *object)
{
  FrondProgrammeCopy *self = FROND_PROGRAMME_COPY (object);

  g_free (self->uuid);
  g_free (self->json);
  g_free (self->draft);
  g_clear_pointer (&self->changed_at, g_date_time_unref);
  g_clear_pointer (&self->removed_at, g_date_time_unref);

  G_OBJECT_CLASS (frond_programme_copy_parent_class)->finalize (object);
}

static void
frond_programme_copy_class_init (FrondProgrammeCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_programme_copy_finalize;
}

static void
frond_programme_copy_init (FrondProgrammeCopy *self)
{
}

/**
 * frond_programme_copy_new:
 *
 * Returns: (transfer full): a copy with an identity of its own that is not stored yet
 */
FrondProgrammeCopy *
frond_programme_copy_new (void)
{
  FrondProgrammeCopy *self = g_object_new (FROND_TYPE_PROGRAMME_COPY, NULL);

  self->uuid = g_uuid_string_random ();

  return self;
}

/**
 * frond_programme_copy_dup_programme_id:
 * @self: a copy
 *
 * Returns: (transfer full): an id that no original has
 */
char *
frond_programme_copy_dup_programme_id (FrondProgrammeCopy *self)
{
  return g_strconcat ("own-", self->uuid, NULL);
}

void
frond_programme_version_free (FrondProgrammeVersion *self)
{
  g_free (self->json);
  g_date_time_unref (self->saved_at);
  g_free (self);
}
