/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-match.h"

#include <string.h>

#include "frond-text.h"

/* Letters that may differ before two names are not the same person's, typed twice. */
#define SIMILAR_EDITS 2

/**
 * frond_patient_match_get_words:
 * @text: what was typed into the search
 *
 * Returns: (transfer full): its words, without accents and capitals
 */
GStrv
frond_patient_match_get_words (const char *text)
{
  g_autofree char *folded = frond_text_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n,", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (words, parts[i]);

  return g_strv_builder_end (words);
}

/* A patient is a value that never changes, so its key can stay with it. */
static const char *
get_key (FrondPatient *patient)
{
  static GQuark quark;
  const char   *key;

  if (G_UNLIKELY (!quark))
    quark = g_quark_from_static_string ("frond-search-key");
  key = g_object_get_qdata (G_OBJECT (patient), quark);
  if (!key) {
    char *made = frond_patient_get_search_key (patient);

    g_object_set_qdata_full (G_OBJECT (patient), quark, made, g_free);
    key = made;
  }

  return key;
}

/**
 * frond_patient_match:
 * @patient: whom
 * @words: see frond_patient_match_get_words()
 *
 * Returns: whether each word is somewhere in name, number or birth date
 */
gboolean
frond_patient_match (FrondPatient      *patient,
                     const char *const *words)
{
  const char *key = get_key (patient);

  for (guint i = 0; words[i]; i++)
    if (!strstr (key, words[i]))
      return FALSE;

  return TRUE;
}

/* Levenshtein's distance, one row at a time. */
static guint
get_distance (const char *a,
              const char *b)
{
  gsize             n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i]; i++) {
    guint diagonal = row[0];

    row[0] = (guint) i + 1;
    for (gsize j = 0; j < n; j++) {
      guint replaced = diagonal + (a[i] == b[j] ? 0 : 1);

      diagonal = row[j + 1];
      row[j + 1] = MIN (replaced, MIN (row[j], diagonal) + 1);
    }
  }

  return row[n];
}

static gboolean
are_close (const char *a,
           const char *b)
{
  return *a && *b && (g_str_equal (a, b) || get_distance (a, b) <= MIN (SIMILAR_EDITS, MIN (strlen (a), strlen (b)) / 3));
}

/**
 * frond_patient_is_similar:
 * @a: one patient
 * @b: another
 *
 * Who was born on the same day and is called nearly the same is probably the same person. One shared name is enough (people marry,
 * and twins are worth a second look), also where family and given name were swapped.
 *
 * Returns: whether to ask
 */
gboolean
frond_patient_is_similar (FrondPatient *a,
                          FrondPatient *b)
{
  g_autofree char *family_a = NULL, *family_b = NULL, *given_a = NULL, *given_b = NULL;

  if (!a->birth_date || !b->birth_date || g_date_compare (a->birth_date, b->birth_date) != 0)
    return FALSE;

  family_a = frond_text_fold (a->family_name);
  family_b = frond_text_fold (b->family_name);
  given_a = frond_text_fold (a->given_name);
  given_b = frond_text_fold (b->given_name);

  return are_close (family_a, family_b) || are_close (given_a, given_b) || (are_close (family_a, given_b) && are_close (given_a, family_b));
}
