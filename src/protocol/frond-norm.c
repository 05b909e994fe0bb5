/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-norm-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "frond-units.h"

G_DEFINE_FINAL_TYPE (FrondNorm, frond_norm, G_TYPE_OBJECT)

const char *const frond_norm_role_words[] = { "pre-rest", "phasic", "tonic", "endurance", "post-rest", "session", NULL };
const char *const frond_norm_quantity_words[] = { "mean", "sd", "recovery", "median-frequency", NULL };
const char *const frond_norm_evidence_words[] = { "verified", "known", "unverified", NULL };

static void
frond_norm_finalize (GObject *object)
{
  FrondNorm *self = FROND_NORM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->source);
  g_free (self->population);
  g_array_unref (self->values);

  G_OBJECT_CLASS (frond_norm_parent_class)->finalize (object);
}

static void
frond_norm_class_init (FrondNormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_norm_finalize;
}

static void
frond_norm_init (FrondNorm *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (FrondNormValue));
}

/**
 * frond_norm_new_from_json:
 * @json: text as data/norms/norm.schema.json describes it
 * @length: of it in bytes, or -1
 * @error: %FROND_ERROR_INVALID or %FROND_ERROR_TOO_NEW; names the place
 *
 * Returns: (transfer full) (nullable): the published values, or %NULL where anything of them is wrong
 */
FrondNorm *
frond_norm_new_from_json (const char *json,
                          gssize      length,
                          GError    **error)
{
  g_autoptr (FrondNorm) self = g_object_new (FROND_TYPE_NORM, NULL);

  return frond_norm_read (self, json, length < 0 ? strlen (json) : (gsize) length, error) ? g_steal_pointer (&self) : NULL;
}

const char *
frond_norm_get_id (FrondNorm *self)
{
  return self->id;
}

const char *
frond_norm_get_name (FrondNorm *self)
{
  return self->name;
}

const char *
frond_norm_get_source (FrondNorm *self)
{
  return self->source;
}

const char *
frond_norm_get_population (FrondNorm *self)
{
  return self->population;
}

guint
frond_norm_get_n_people (FrondNorm *self)
{
  return self->n_people;
}

FrondNormEvidence
frond_norm_get_evidence (FrondNorm *self)
{
  return self->evidence;
}

const FrondNormChain *
frond_norm_get_chain (FrondNorm *self)
{
  return &self->chain;
}

guint
frond_norm_get_n_values (FrondNorm *self)
{
  return self->values->len;
}

const FrondNormValue *
frond_norm_get_value (FrondNorm *self,
                      guint      i)
{
  g_return_val_if_fail (i < self->values->len, NULL);

  return &g_array_index (self->values, FrondNormValue, i);
}

/**
 * frond_norm_value_format:
 * @self: a value
 *
 * Returns: (transfer full): as it is read: "6.3 ± 3.3 µV", "22.3 (16.9–28.0) % MVC", "≤ 2 µV"
 */
char *
frond_norm_value_format (const FrondNormValue *self)
{
  const char *unit = frond_units_get_symbol (self->unit);

  switch (self->form) {
  case FROND_NORM_MEAN_SD:
    return g_strdup_printf ("%.1f ± %.1f %s", self->value, self->spread, unit);
  case FROND_NORM_MEDIAN_CI:
    return g_strdup_printf ("%.1f (%.1f–%.1f) %s", self->value, self->low, self->high, unit);
  case FROND_NORM_AT_MOST:
    return g_strdup_printf ("≤ %g %s", self->value, unit);
  case FROND_NORM_AT_LEAST:
  default:
    return g_strdup_printf ("≥ %g %s", self->value, unit);
  }
}

static const char *
get_role_title (FrondNormRole role)
{
  static const char *const titles[] = { N_("Rest before"), N_("Quick contractions"), N_("Held contractions"), N_("Endurance"), N_("Rest after"), N_("Whole session") };

  return g_dgettext (GETTEXT_PACKAGE, titles[role]);
}

char *
frond_norm_value_dup_title (const FrondNormValue *self)
{
  const char *role = get_role_title (self->role);

  switch (self->quantity) {
  case FROND_NORM_SD:
    /* Translators: of a phase ("Rest before") */
    return g_strdup_printf (_("%s: standard deviation"), role);
  case FROND_NORM_RECOVERY:
    /* Translators: of a phase ("Quick contractions"): the time until the muscle has let go */
    return g_strdup_printf (_("%s: time to let go"), role);
  case FROND_NORM_MEDIAN_FREQUENCY:
    /* Translators: of a phase ("Whole session") */
    return g_strdup_printf (_("%s: median frequency"), role);
  case FROND_NORM_MEAN:
  default:
    return g_strdup (role);
  }
}

const char *
frond_norm_role_to_word (FrondNormRole role)
{
  return frond_norm_role_words[role];
}

const char *
frond_norm_quantity_to_word (FrondNormQuantity quantity)
{
  return frond_norm_quantity_words[quantity];
}

const char *
frond_norm_form_to_word (FrondNormForm form)
{
  static const char *const words[] = { "mean-sd", "median-ci95", "at-most", "at-least" };

  return words[form];
}

const char *
frond_norm_evidence_to_word (FrondNormEvidence evidence)
{
  return frond_norm_evidence_words[evidence];
}
