/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-consent.h"

G_DEFINE_BOXED_TYPE (FrondConsent, frond_consent, frond_consent_copy, frond_consent_free)

FrondConsent *
frond_consent_new (void)
{
  return g_new0 (FrondConsent, 1);
}

FrondConsent *
frond_consent_copy (const FrondConsent *self)
{
  FrondConsent *copy = g_memdup2 (self, sizeof *self);

  copy->chaperone_name = g_strdup (self->chaperone_name);
  copy->chaperone_role = g_strdup (self->chaperone_role);

  return copy;
}

void
frond_consent_free (FrondConsent *self)
{
  g_free (self->chaperone_name);
  g_free (self->chaperone_role);
  g_free (self);
}

/**
 * frond_consent_answer:
 * @self: a visit's consent
 * @part: what was asked for
 * @answer: what was said to it now; %FROND_ANSWER_NONE takes back what was written down
 */
void
frond_consent_answer (FrondConsent    *self,
                      FrondConsentPart part,
                      FrondAnswer      answer)
{
  g_return_if_fail (part < FROND_CONSENT_N_PARTS);

  self->answers[part] = answer;
  self->answered_us[part] = answer == FROND_ANSWER_NONE ? 0 : g_get_real_time ();
}

/**
 * frond_consent_set_chaperone:
 * @self: a visit's consent
 * @chaperone: what was said now
 * @name: (nullable): who is there; only for %FROND_CHAPERONE_PRESENT
 * @role: (nullable): what they are; only for %FROND_CHAPERONE_PRESENT
 */
void
frond_consent_set_chaperone (FrondConsent  *self,
                             FrondChaperone chaperone,
                             const char    *name,
                             const char    *role)
{
  gboolean is_present = chaperone == FROND_CHAPERONE_PRESENT;

  self->chaperone = chaperone;
  self->chaperone_us = chaperone == FROND_CHAPERONE_NONE ? 0 : g_get_real_time ();
  g_set_str (&self->chaperone_name, is_present && name && *name ? name : NULL);
  g_set_str (&self->chaperone_role, is_present && role && *role ? role : NULL);
}

static const char *const part_names[] = {
  [FROND_CONSENT_OUTSIDE] = "outside",
  [FROND_CONSENT_INSIDE] = "inside",
  [FROND_CONSENT_TRAINER] = "trainer",
  [FROND_CONSENT_TOUCH] = "touch",
  [FROND_CONSENT_RECORDING] = "recording",
  [FROND_CONSENT_PARTNER] = "partner",
};

static const char *const answer_names[] = {
  [FROND_ANSWER_NONE] = NULL,
  [FROND_ANSWER_YES] = "yes",
  [FROND_ANSWER_NO] = "no",
  [FROND_ANSWER_LATER] = "later",
};

static const char *const chaperone_names[] = {
  [FROND_CHAPERONE_NONE] = NULL,
  [FROND_CHAPERONE_OFFERED] = "offered",
  [FROND_CHAPERONE_PRESENT] = "present",
  [FROND_CHAPERONE_DECLINED] = "declined",
};

G_STATIC_ASSERT (G_N_ELEMENTS (part_names) == FROND_CONSENT_N_PARTS);

/* -1 for a word that is none of them */
static int
find (const char *const *names,
      guint              n_names,
      const char        *text)
{
  for (guint i = 0; text && i < n_names; i++) {
    if (g_strcmp0 (names[i], text) == 0)
      return (int) i;
  }

  return -1;
}

const char *
frond_consent_part_to_string (FrondConsentPart part)
{
  g_return_val_if_fail ((guint) part < G_N_ELEMENTS (part_names), NULL);

  return part_names[part];
}

gboolean
frond_consent_part_from_string (const char       *text,
                                FrondConsentPart *part)
{
  int found = find (part_names, G_N_ELEMENTS (part_names), text);

  if (found >= 0)
    *part = (FrondConsentPart) found;

  return found >= 0;
}

const char *
frond_answer_to_string (FrondAnswer answer)
{
  g_return_val_if_fail ((guint) answer < G_N_ELEMENTS (answer_names), NULL);

  return answer_names[answer];
}

FrondAnswer
frond_answer_from_string (const char *text)
{
  return (FrondAnswer) MAX (0, find (answer_names, G_N_ELEMENTS (answer_names), text));
}

const char *
frond_chaperone_to_string (FrondChaperone chaperone)
{
  g_return_val_if_fail ((guint) chaperone < G_N_ELEMENTS (chaperone_names), NULL);

  return chaperone_names[chaperone];
}

FrondChaperone
frond_chaperone_from_string (const char *text)
{
  return (FrondChaperone) MAX (0, find (chaperone_names, G_N_ELEMENTS (chaperone_names), text));
}
