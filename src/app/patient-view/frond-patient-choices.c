/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nobody has to ask a patient twice what she likes to see and to hear: her wishes of last time are there,
 * and a change is in force and stored at once. */

#include "config.h"

#include "frond-patient-choices.h"

#include "frond-patient-wishes.h"

struct _FrondPatientChoices {
  GObject parent_instance;

  FrondVault *vault;
  gint64      patient_id;
  GHashTable *wishes;
};

G_DEFINE_FINAL_TYPE (FrondPatientChoices, frond_patient_choices, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* As they are stored, in the order of the enumerations. */
static const char *const kinds[] = { "frond", "flower", "water", "breath", "words", NULL };
static const char *const rooms[] = { "dark", "light", NULL };

static void
frond_patient_choices_finalize (GObject *object)
{
  FrondPatientChoices *self = FROND_PATIENT_CHOICES (object);

  g_clear_object (&self->vault);
  g_hash_table_unref (self->wishes);

  G_OBJECT_CLASS (frond_patient_choices_parent_class)->finalize (object);
}

static void
frond_patient_choices_class_init (FrondPatientChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_patient_choices_finalize;

  signals[CHANGED] = g_signal_new ("changed", FROND_TYPE_PATIENT_CHOICES, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_patient_choices_init (FrondPatientChoices *self)
{
}

/**
 * frond_patient_choices_new:
 * @vault: (nullable): where they are kept; %NULL for practice
 * @patient_id: whose they are
 *
 * Returns: (transfer full): the wishes of last time
 */
FrondPatientChoices *
frond_patient_choices_new (FrondVault *vault,
                           gint64      patient_id)
{
  FrondPatientChoices *self = g_object_new (FROND_TYPE_PATIENT_CHOICES, NULL);

  if (vault) {
    self->vault = g_object_ref (vault);
    self->patient_id = patient_id;
    /* A session does not wait for a wish: what a damaged file does not tell is asked again. */
    self->wishes = frond_patient_wishes_get (vault, patient_id, NULL);
  }
  if (!self->wishes)
    self->wishes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * frond_patient_choices_get:
 * @self: choices
 * @key: which
 *
 * Returns: (transfer none) (nullable): what was chosen, %NULL where nobody did; valid until it changes
 */
const char *
frond_patient_choices_get (FrondPatientChoices *self,
                           const char          *key)
{
  g_return_val_if_fail (FROND_IS_PATIENT_CHOICES (self), NULL);

  return g_hash_table_lookup (self->wishes, key);
}

/**
 * frond_patient_choices_set:
 * @self: choices
 * @key: which
 * @value: (nullable): %NULL, "" and blanks take it back
 * @error: for a %FROND_ERROR
 *
 * Returns: whether it is stored for next time; it is in force for this session either way
 */
gboolean
frond_patient_choices_set (FrondPatientChoices *self,
                           const char          *key,
                           const char          *value,
                           GError             **error)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (FROND_IS_PATIENT_CHOICES (self), FALSE);

  wanted = value ? g_strstrip (g_strdup (value)) : g_strdup ("");
  if (g_strcmp0 (*wanted ? wanted : NULL, frond_patient_choices_get (self, key)) == 0)
    return TRUE;

  if (*wanted)
    g_hash_table_insert (self->wishes, g_strdup (key), g_strdup (wanted));
  else
    g_hash_table_remove (self->wishes, key);
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key));

  return !self->vault || frond_patient_wishes_set (self->vault, self->patient_id, key, wanted, error);
}

/* An older program's or a newer one's word is nobody's fault. */
static guint
find (const char *const *names,
      const char        *name,
      guint              otherwise)
{
  for (guint i = 0; names[i]; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;

  return otherwise;
}

FrondPictureKind
frond_patient_choices_get_kind (FrondPatientChoices *self)
{
  return (FrondPictureKind) find (kinds, frond_patient_choices_get (self, FROND_CHOICE_PICTURE), FROND_PICTURE_FROND);
}

gboolean
frond_patient_choices_set_kind (FrondPatientChoices *self,
                                FrondPictureKind     kind,
                                GError             **error)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds) - 1, FALSE);

  return frond_patient_choices_set (self, FROND_CHOICE_PICTURE, kinds[kind], error);
}

/* Dark where nobody chose: most treatment rooms are dimmed, and a bright screen beside a couch glares. */
FrondPictureRoom
frond_patient_choices_get_room (FrondPatientChoices *self)
{
  return (FrondPictureRoom) find (rooms, frond_patient_choices_get (self, FROND_CHOICE_ROOM), FROND_ROOM_DARK);
}

gboolean
frond_patient_choices_set_room (FrondPatientChoices *self,
                                FrondPictureRoom     room,
                                GError             **error)
{
  g_return_val_if_fail (room < G_N_ELEMENTS (rooms) - 1, FALSE);

  return frond_patient_choices_set (self, FROND_CHOICE_ROOM, rooms[room], error);
}

gboolean
frond_patient_choices_get_has_keys (FrondPatientChoices *self)
{
  return g_strcmp0 (frond_patient_choices_get (self, FROND_CHOICE_KEYS), "therapist") != 0;
}

gboolean
frond_patient_choices_set_has_keys (FrondPatientChoices *self,
                                    gboolean             has_keys,
                                    GError             **error)
{
  return frond_patient_choices_set (self, FROND_CHOICE_KEYS, has_keys ? "patient" : "therapist", error);
}

/* Her own words, for frond_patient_words_new(). */
void
frond_patient_choices_get_words (FrondPatientChoices  *self,
                                 FrondPatientOwnWords *words)
{
  words->trainer = frond_patient_choices_get (self, FROND_CHOICE_WORD_TRAINER);
  words->body = frond_patient_choices_get (self, FROND_CHOICE_WORD_BODY);
}
