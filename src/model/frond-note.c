/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-note.h"

G_DEFINE_FINAL_TYPE (FrondNote, frond_note, G_TYPE_OBJECT)

static void
frond_note_finalize (GObject *object)
{
  FrondNote *self = FROND_NOTE (object);

  g_free (self->uuid);
  g_free (self->facts);
  g_free (self->text);
  g_clear_pointer (&self->changed_at, g_date_time_unref);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  g_free (self->signed_by);
  g_free (self->content_sha256);

  G_OBJECT_CLASS (frond_note_parent_class)->finalize (object);
}

static void
frond_note_class_init (FrondNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_note_finalize;
}

static void
frond_note_init (FrondNote *self)
{
}

FrondNote *
frond_note_new (void)
{
  return g_object_new (FROND_TYPE_NOTE, NULL);
}

/**
 * frond_note_copy:
 * @self: what to copy
 *
 * For changing: a value object that others may hold is never written to.
 *
 * Returns: (transfer full): a copy with the same contents
 */
FrondNote *
frond_note_copy (FrondNote *self)
{
  FrondNote *copy = frond_note_new ();

  copy->id = self->id;
  copy->uuid = g_strdup (self->uuid);
  copy->patient_id = self->patient_id;
  copy->session_id = self->session_id;
  copy->amends_id = self->amends_id;
  copy->facts = g_strdup (self->facts);
  copy->facts_accepted = self->facts_accepted;
  copy->text = g_strdup (self->text);
  copy->changed_at = self->changed_at ? g_date_time_ref (self->changed_at) : NULL;
  copy->signed_at = self->signed_at ? g_date_time_ref (self->signed_at) : NULL;
  copy->signed_by = g_strdup (self->signed_by);
  copy->content_sha256 = g_strdup (self->content_sha256);

  return copy;
}
