/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to be the one meaning of a programme's text: what runs, what is drawn and what is measured. */

#include "config.h"

#include "frond-programme-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (FrondProgramme, frond_programme, G_TYPE_OBJECT)

static void
clear_phase (gpointer data)
{
  FrondPhase *phase = data;

  g_free (phase->name);
  g_free (phase->patient_words);
  g_free (phase->group);
  g_clear_pointer (&phase->goal_points, g_array_unref);
}

static void
frond_programme_finalize (GObject *object)
{
  FrondProgramme *self = FROND_PROGRAMME (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->summary);
  for (guint i = 0; i < FROND_PROGRAMME_MARKERS; i++)
    g_free (self->markers[i]);
  g_array_unref (self->phases);
  g_free (self->json);
  g_free (self->problem_place);
  g_free (self->problem);

  G_OBJECT_CLASS (frond_programme_parent_class)->finalize (object);
}

static void
frond_programme_class_init (FrondProgrammeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_programme_finalize;
}

static void
frond_programme_init (FrondProgramme *self)
{
  self->phases = g_array_new (FALSE, TRUE, sizeof (FrondPhase));
  g_array_set_clear_func (self->phases, clear_phase);
}

/**
 * frond_programme_new_from_json:
 * @json: text as data/protocols/programme.schema.json describes it
 * @length: its bytes, or -1 when it ends with a zero
 * @error: where to say what is wrong, and at which place
 *
 * Texts that Frond has a translation for come out translated; frond_programme_get_json() keeps the original.
 *
 * Returns: (transfer full) (nullable): the programme, or %NULL with %FROND_ERROR_INVALID (%FROND_ERROR_TOO_NEW for a newer format)
 */
FrondProgramme *
frond_programme_new_from_json (const char *json,
                               gssize      length,
                               GError    **error)
{
  g_autoptr (FrondProgramme) self = NULL;
  gsize bytes;

  g_return_val_if_fail (json != NULL, NULL);

  bytes = length < 0 ? strlen (json) : (gsize) length;
  self = g_object_new (FROND_TYPE_PROGRAMME, NULL);
  if (!frond_programme_read (self, json, bytes, error))
    return NULL;
  self->json = g_strndup (json, bytes);

  return g_steal_pointer (&self);
}

const char *
frond_programme_get_id (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), NULL);

  return self->id;
}

guint
frond_programme_get_version (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), 0);

  return self->version;
}

const char *
frond_programme_get_name (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), NULL);

  return self->name;
}

const char *
frond_programme_get_summary (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), NULL);

  return self->summary;
}

guint
frond_programme_get_n_phases (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), 0);

  return self->phases->len;
}

/**
 * frond_programme_get_phase:
 * @self: a programme
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the phase, or %NULL behind the last one
 */
const FrondPhase *
frond_programme_get_phase (FrondProgramme *self,
                           guint           index)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), NULL);

  return index < self->phases->len ? &g_array_index (self->phases, FrondPhase, index) : NULL;
}

/**
 * frond_programme_get_duration:
 * @self: a programme
 *
 * Returns: nominal seconds of all phases together
 */
double
frond_programme_get_duration (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), 0);

  return self->duration_s;
}

FrondProgrammeCategory
frond_programme_get_category (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), FROND_CATEGORY_LETTING_GO);

  return self->category;
}

/**
 * frond_programme_is_for:
 * @self: a programme
 * @kind: what a channel measures
 *
 * Returns: whether it makes sense with such a channel. A programme that does not say is for every one, and nothing is known about
 * %FROND_CHANNEL_OTHER
 */
gboolean
frond_programme_is_for (FrondProgramme  *self,
                        FrondChannelKind kind)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), FALSE);

  return self->kinds == 0 || kind == FROND_CHANNEL_OTHER || (self->kinds & 1u << kind) != 0;
}

/**
 * frond_programme_get_marker_name:
 * @self: a programme
 * @number: 1 to 8, the key
 *
 * Returns: (transfer none) (nullable): what the key marks, or %NULL where the programme does not say
 */
const char *
frond_programme_get_marker_name (FrondProgramme *self,
                                 guint           number)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), NULL);
  g_return_val_if_fail (number >= 1 && number <= FROND_PROGRAMME_MARKERS, NULL);

  return self->markers[number - 1];
}

gboolean
frond_programme_is_discomfort (FrondProgramme *self,
                               guint           number)
{
  const char      *name = frond_programme_get_marker_name (self, number);
  g_autofree char *said = name ? g_utf8_casefold (name, -1) : NULL;
  g_autofree char *translated = g_utf8_casefold (_("Discomfort"), -1);
  g_autofree char *english = g_utf8_casefold ("Discomfort", -1);

  /* Names were translated when they were read; a copy has its own words, "Discomfort or pain", and those may be of another language. */
  return said && (strstr (said, translated) || strstr (said, english));
}

const char *
frond_programme_get_json (FrondProgramme *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME (self), NULL);

  return self->json;
}
