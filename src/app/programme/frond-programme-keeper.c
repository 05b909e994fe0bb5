/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nothing of a programme is lost by leaving, locking or a sudden end: what was changed is a stored draft
 * within two seconds, right or wrong. What sessions run is only ever a version that somebody saved. */

#include "config.h"

#include "frond-programme-keeper.h"

#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-programme-repository.h"
#include "frond-text.h"

#define SAVE_DELAY_MS 1200

struct _FrondProgrammeKeeper {
  GObject parent_instance;

  FrondVault          *vault;
  FrondProgrammeCopy  *copy;
  FrondProgrammeDraft *draft;
  GDateTime           *saved_at;
  char                *trouble;
  guint                save_source;
};

G_DEFINE_FINAL_TYPE (FrondProgrammeKeeper, frond_programme_keeper, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
frond_programme_keeper_dispose (GObject *object)
{
  FrondProgrammeKeeper *self = FROND_PROGRAMME_KEEPER (object);

  if (self->draft)
    frond_programme_keeper_flush (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->copy);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_pointer (&self->trouble, g_free);

  G_OBJECT_CLASS (frond_programme_keeper_parent_class)->dispose (object);
}

static void
frond_programme_keeper_class_init (FrondProgrammeKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_programme_keeper_dispose;

  signals[CHANGED] = g_signal_new ("changed", FROND_TYPE_PROGRAMME_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_programme_keeper_init (FrondProgrammeKeeper *self)
{
}

static void
save_cb (gpointer data)
{
  FrondProgrammeKeeper *self = data;

  self->save_source = 0;
  frond_programme_keeper_flush (self);
}

/* Not put off by further typing. */
static void
save_soon (FrondProgrammeKeeper *self)
{
  if (!self->save_source)
    self->save_source = g_timeout_add_once (SAVE_DELAY_MS, save_cb, self);
}

static void
draft_changed_cb (FrondProgrammeKeeper *self)
{
  save_soon (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * frond_programme_keeper_new:
 * @vault: an open vault
 * @copy: what is edited
 * @error: %FROND_ERROR_DAMAGED where there is nothing to go on from
 *
 * Goes on from the stored draft, else from the newest version.
 *
 * Returns: (transfer full) (nullable): the keeper
 */
FrondProgrammeKeeper *
frond_programme_keeper_new (FrondVault         *vault,
                            FrondProgrammeCopy *copy,
                            GError            **error)
{
  g_autoptr (FrondProgrammeDraft) draft = NULL;
  const char           *text = copy->draft ? copy->draft : copy->json;
  FrondProgrammeKeeper *self;

  if (!text) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                         _("This programme is not as it was saved, so it is not opened. The sessions that ran it are safe. Open a backup, or duplicate another programme."));
    return NULL;
  }
  draft = frond_programme_draft_new_from_json (text, error);
  if (!draft)
    return NULL;

  self = g_object_new (FROND_TYPE_PROGRAMME_KEEPER, NULL);
  self->vault = g_object_ref (vault);
  self->copy = g_object_ref (copy);
  self->draft = g_steal_pointer (&draft);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

FrondProgrammeDraft *
frond_programme_keeper_get_draft (FrondProgrammeKeeper *self)
{
  return self->draft;
}

FrondProgrammeCopy *
frond_programme_keeper_get_copy (FrondProgrammeKeeper *self)
{
  return self->copy;
}

guint
frond_programme_keeper_get_next_version (FrondProgrammeKeeper *self)
{
  return self->copy->version + 1;
}

gboolean
frond_programme_keeper_has_changes (FrondProgrammeKeeper *self)
{
  g_autofree char *json = frond_programme_draft_to_json (self->draft, self->copy->version);

  return g_strcmp0 (json, self->copy->json) != 0;
}

/**
 * frond_programme_keeper_describe:
 * @self: a keeper
 *
 * Returns: (transfer full): which version sessions run, and whether what is different is stored; or why it cannot be stored
 */
char *
frond_programme_keeper_describe (FrondProgrammeKeeper *self)
{
  g_autofree char *version = NULL;
  g_autofree char *time = NULL;

  if (self->trouble)
    return g_strdup (self->trouble);
  version = self->copy->version > 0 ? g_strdup_printf (_("Sessions run version %u."), self->copy->version)
                                    : g_strdup (_("Not in the list of programmes until it is saved as version 1."));
  if (!frond_programme_keeper_has_changes (self) || !self->saved_at || self->save_source)
    return g_steal_pointer (&version);

  time = frond_text_dup_time (self->saved_at);

  /* Translators: %1$s is a time of day, %2$s a sentence such as "Sessions run version 2." */
  return g_strdup_printf (_("Draft saved %1$s. %2$s"), time, version);
}

static void
set_copy (FrondProgrammeKeeper *self,
          FrondProgrammeCopy   *copy)
{
  g_set_object (&self->copy, copy);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * frond_programme_keeper_flush:
 * @self: a keeper
 *
 * What cannot be stored, because the disk is full for instance, is tried again.
 */
void
frond_programme_keeper_flush (FrondProgrammeKeeper *self)
{
  g_autoptr (FrondProgrammeCopy) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (frond_programme_keeper_has_changes (self))
    draft = frond_programme_draft_to_json (self->draft, frond_programme_keeper_get_next_version (self));
  if (g_strcmp0 (draft, self->copy->draft) == 0)
    return;

  stored = frond_programme_repository_save_draft (self->vault, self->copy, draft, &error);
  if (stored) {
    set_copy (self, stored);
    return;
  }
  g_set_str (&self->trouble, error->message);
  save_soon (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * frond_programme_keeper_save_version:
 * @self: a keeper
 * @error: says what is wrong with the programme, or why it cannot be stored
 *
 * Returns: whether what stands in the draft is the newest version now
 */
gboolean
frond_programme_keeper_save_version (FrondProgrammeKeeper *self,
                                     GError              **error)
{
  guint            version = frond_programme_keeper_get_next_version (self);
  g_autofree char *json = frond_programme_draft_to_json (self->draft, version);
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (json, -1, error);
  g_autoptr (FrondProgrammeCopy) stored = NULL;

  if (!programme)
    return FALSE;
  stored = frond_programme_repository_save_version (self->vault, self->copy->id, version, json, error);
  if (!stored)
    return FALSE;

  g_clear_handle_id (&self->save_source, g_source_remove);
  set_copy (self, stored);

  return TRUE;
}
