/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a patient is asked for, and what follows from the answer, in words that could be said to the patient. Pure: no widget, no file. */

#include "config.h"

#include "frond-consent-words.h"

#include <glib/gi18n.h>

#include "frond-text.h"

/**
 * frond_consent_words_find_needs:
 * @programme: (nullable): what will run
 * @placement: where the sensor meets the body
 * @has_abdomen: whether the abdomen is measured, too
 *
 * Returns: what has to be asked for; everything else can be
 */
FrondConsentNeeds
frond_consent_words_find_needs (FrondProgramme    *programme,
                                FrondPlacementKind placement,
                                gboolean           has_abdomen)
{
  gboolean          is_step = programme && frond_programme_get_category (programme) == FROND_CATEGORY_STEP;
  FrondConsentNeeds needs = { .parts = {
                                [FROND_CONSENT_OUTSIDE] = placement == FROND_PLACEMENT_PADS || has_abdomen,
                                [FROND_CONSENT_INSIDE] = placement == FROND_PLACEMENT_PROBE,
                                [FROND_CONSENT_TRAINER] = is_step,
                                [FROND_CONSENT_TOUCH] = is_step,
                                [FROND_CONSENT_RECORDING] = TRUE,
                              } };

  return needs;
}

gboolean
frond_consent_words_is_answered (const FrondConsent      *consent,
                                 const FrondConsentNeeds *needs)
{
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    if (needs->parts[part] && consent->answers[part] == FROND_ANSWER_NONE)
      return FALSE;
  }

  return TRUE;
}

/* Without it there is no session of this kind at all; the others only leave something out. */
static gboolean
is_essential (FrondConsentPart part)
{
  return part == FROND_CONSENT_OUTSIDE || part == FROND_CONSENT_INSIDE || part == FROND_CONSENT_RECORDING;
}

/**
 * frond_consent_words_allows:
 * @consent: what was said
 * @needs: what was asked for
 *
 * What is to be asked for when it comes to it keeps no session from beginning; a step of which nothing may be done does.
 *
 * Returns: whether the session may begin as it is set up
 */
gboolean
frond_consent_words_allows (const FrondConsent      *consent,
                            const FrondConsentNeeds *needs)
{
  if (!frond_consent_words_is_answered (consent, needs))
    return FALSE;
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    if (needs->parts[part] && is_essential (part) && consent->answers[part] != FROND_ANSWER_YES)
      return FALSE;
  }

  return !needs->parts[FROND_CONSENT_TOUCH] || consent->answers[FROND_CONSENT_TOUCH] != FROND_ANSWER_NO ||
         consent->answers[FROND_CONSENT_TRAINER] != FROND_ANSWER_NO;
}

const char *
frond_consent_words_get_title (FrondConsentPart part)
{
  switch (part) {
  case FROND_CONSENT_OUTSIDE:
    return _("A sensor on the skin");
  case FROND_CONSENT_INSIDE:
    return _("A sensor inside");
  case FROND_CONSENT_TRAINER:
    return _("A trainer or dilator");
  case FROND_CONSENT_TOUCH:
    return _("Touch");
  case FROND_CONSENT_RECORDING:
    return _("Keeping the recording");
  case FROND_CONSENT_PARTNER:
    return _("The partner in the room");
  case FROND_CONSENT_N_PARTS:
  default:
    g_return_val_if_reached ("");
  }
}

static const char *
get_name (FrondConsentPart part)
{
  switch (part) {
  case FROND_CONSENT_OUTSIDE:
    /* Translators: these are parts of a list: "agrees to a sensor on the skin, keeping the recording" */
    return _("a sensor on the skin");
  case FROND_CONSENT_INSIDE:
    return _("a sensor inside");
  case FROND_CONSENT_TRAINER:
    return _("a trainer or dilator");
  case FROND_CONSENT_TOUCH:
    return _("touch");
  case FROND_CONSENT_RECORDING:
    return _("keeping the recording");
  case FROND_CONSENT_PARTNER:
    return _("the partner in the room");
  case FROND_CONSENT_N_PARTS:
  default:
    g_return_val_if_reached ("");
  }
}

/* NULL for no answer */
const char *
frond_consent_words_get_answer (FrondAnswer answer)
{
  switch (answer) {
  case FROND_ANSWER_YES:
    return _("Yes");
  case FROND_ANSWER_NO:
    return _("No");
  case FROND_ANSWER_LATER:
    return _("Later");
  case FROND_ANSWER_NONE:
  default:
    return NULL;
  }
}

/**
 * frond_consent_words_list:
 * @consent: (nullable): what was said; %NULL for nothing
 * @needs: (nullable): only of these, %NULL for all
 * @answer: to what this was the answer
 *
 * Returns: (transfer full) (nullable): "a sensor on the skin, keeping the recording"; %NULL for nothing
 */
char *
frond_consent_words_list (const FrondConsent      *consent,
                          const FrondConsentNeeds *needs,
                          FrondAnswer              answer)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (FROND_CONSENT_N_PARTS, NULL, TRUE);

  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    FrondAnswer given = consent ? consent->answers[part] : FROND_ANSWER_NONE;

    if (given == answer && (!needs || needs->parts[part]))
      g_ptr_array_add (names, (char *) get_name (part));
  }

  return names->len > 0 ? g_strjoinv (", ", (GStrv) names->pdata) : NULL;
}

/**
 * frond_consent_words_describe_chaperone:
 * @chaperone: what was said of one
 * @name: (nullable): who is there
 * @role: (nullable): what they are
 *
 * Returns: (transfer full) (nullable): "chaperone declined"; %NULL where nothing was said
 */
char *
frond_consent_words_describe_chaperone (FrondChaperone chaperone,
                                        const char    *name,
                                        const char    *role)
{
  switch (chaperone) {
  case FROND_CHAPERONE_OFFERED:
    return g_strdup (_("chaperone offered"));
  case FROND_CHAPERONE_DECLINED:
    return g_strdup (_("chaperone declined"));
  case FROND_CHAPERONE_PRESENT:
    if (name && role)
      /* Translators: name and role of somebody */
      return g_strdup_printf (_("chaperone: %1$s, %2$s"), name, role);
    return name || role ? g_strdup_printf (_("chaperone: %s"), name ? name : role) : g_strdup (_("chaperone present"));
  case FROND_CHAPERONE_NONE:
  default:
    return NULL;
  }
}

/**
 * frond_consent_words_describe_person:
 * @patient: who
 * @confirmed_at: (nullable): when somebody confirmed who it is and what is all right; %NULL before
 * @question: what is asked for, "" for nothing
 *
 * Returns: (transfer full): what is to be asked by two identifiers, or what was confirmed by them
 */
char *
frond_consent_words_describe_person (FrondPatient *patient,
                                     GDateTime    *confirmed_at,
                                     const char   *question)
{
  const char      *identifiers = patient->birth_date ? _("name and date of birth") : _("name and record number");
  g_autofree char *time = confirmed_at ? frond_text_dup_time (confirmed_at) : NULL;

  if (time)
    /* Translators: "name and date of birth", and a time of day */
    return g_strdup_printf (_("Confirmed by %1$s · knows that the session can be stopped at any time · %2$s"), identifiers, time);
  if (*question)
    /* Translators: "name and date of birth", and what the patient is asked for */
    return g_strdup_printf (_("Ask for %1$s, and whether this is all right today: %2$s. Say that the session can be stopped at any time."), identifiers, question);

  /* Translators: "name and date of birth" */
  return g_strdup_printf (_("Ask for %s. Say that the session can be stopped at any time."), identifiers);
}

static const char *
describe_limit (FrondConsentPart         part,
                FrondAnswer              answer,
                const FrondConsentNeeds *needs)
{
  gboolean is_later = answer == FROND_ANSWER_LATER;

  switch (part) {
  case FROND_CONSENT_OUTSIDE:
    if (!needs->parts[part])
      return NULL;
    return is_later ? _("Ask again for the sensor on the skin before it is put on: then the session can begin.")
                    : _("No sensor on the skin today: write down another electrode, or leave it for another day.");
  case FROND_CONSENT_INSIDE:
    if (!needs->parts[part])
      return _("No sensor inside today: it is measured on the skin.");
    return is_later ? _("Ask again for the sensor inside before it is put in: then the session can begin.")
                    : _("No sensor inside today: pads on the skin can measure instead. Write them down under “Electrode and position”.");
  case FROND_CONSENT_TRAINER:
    return is_later ? _("Ask again before a trainer is used.") : _("No trainer today: leave out the steps with one.");
  case FROND_CONSENT_TOUCH:
    return is_later ? _("Ask again before each touch.") : _("No touch today: leave out the steps with one.");
  case FROND_CONSENT_RECORDING:
    return is_later ? _("Ask again for keeping the recording: then the session can begin.")
                    : _("The recording is not to be kept: a practice session, in the main menu, stores nothing.");
  case FROND_CONSENT_PARTNER:
    return is_later ? _("Ask again before the partner comes in.") : _("The partner waits outside today.");
  case FROND_CONSENT_N_PARTS:
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * frond_consent_words_describe_limits:
 * @consent: what was said
 * @needs: what was asked for
 *
 * Returns: (transfer full) (nullable): what follows from every No and Later, a sentence each; %NULL where there is none
 */
char *
frond_consent_words_describe_limits (const FrondConsent      *consent,
                                     const FrondConsentNeeds *needs)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_null_terminated (FROND_CONSENT_N_PARTS, NULL, TRUE);

  if (needs->parts[FROND_CONSENT_TOUCH] && consent->answers[FROND_CONSENT_TOUCH] == FROND_ANSWER_NO &&
      consent->answers[FROND_CONSENT_TRAINER] == FROND_ANSWER_NO)
    g_ptr_array_add (sentences, _("This programme goes step by step with touch or a trainer: choose another one."));
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    FrondAnswer answer = consent->answers[part];
    const char *sentence = answer == FROND_ANSWER_NO || answer == FROND_ANSWER_LATER ? describe_limit (part, answer, needs) : NULL;

    if (sentence)
      g_ptr_array_add (sentences, (char *) sentence);
  }

  return sentences->len > 0 ? g_strjoinv (" ", (GStrv) sentences->pdata) : NULL;
}
