/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-consent-words.h"

#include <string.h>

static FrondConsentNeeds
find_needs (const char        *programme_id,
            FrondPlacementKind placement,
            gboolean           has_abdomen)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);

  g_assert_nonnull (programme);

  return frond_consent_words_find_needs (programme, placement, has_abdomen);
}

static void
assert_needs (FrondConsentNeeds needs,
              const char       *expected)
{
  g_autofree char *names = frond_consent_words_list (NULL, &needs, FROND_ANSWER_NONE);

  g_assert_cmpstr (names, ==, expected);
}

/* Only what programme and electrode need. */
static void
test_needs (void)
{
  assert_needs (find_needs ("settle-and-let-go", FROND_PLACEMENT_PADS, FALSE), "a sensor on the skin, keeping the recording");
  assert_needs (find_needs ("settle-and-let-go", FROND_PLACEMENT_PROBE, FALSE), "a sensor inside, keeping the recording");
  assert_needs (find_needs ("settle-and-let-go", FROND_PLACEMENT_PROBE, TRUE), "a sensor on the skin, a sensor inside, keeping the recording");
  assert_needs (find_needs ("guarding-response", FROND_PLACEMENT_PADS, FALSE), "a sensor on the skin, a trainer or dilator, touch, keeping the recording");
}

static void
test_allows (void)
{
  FrondConsentNeeds needs = find_needs ("guarding-response", FROND_PLACEMENT_PADS, FALSE);
  g_autoptr (FrondConsent) consent = frond_consent_new ();

  g_assert_false (frond_consent_words_allows (consent, &needs));
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++)
    frond_consent_answer (consent, part, FROND_ANSWER_YES);
  g_assert_true (frond_consent_words_allows (consent, &needs));

  /* What is not needed may be refused, and what comes later asked for later. */
  frond_consent_answer (consent, FROND_CONSENT_INSIDE, FROND_ANSWER_NO);
  frond_consent_answer (consent, FROND_CONSENT_PARTNER, FROND_ANSWER_NO);
  frond_consent_answer (consent, FROND_CONSENT_TOUCH, FROND_ANSWER_LATER);
  g_assert_true (frond_consent_words_allows (consent, &needs));

  /* One of the two is enough for steps, none is not. */
  frond_consent_answer (consent, FROND_CONSENT_TOUCH, FROND_ANSWER_NO);
  g_assert_true (frond_consent_words_allows (consent, &needs));
  frond_consent_answer (consent, FROND_CONSENT_TRAINER, FROND_ANSWER_NO);
  g_assert_false (frond_consent_words_allows (consent, &needs));
  frond_consent_answer (consent, FROND_CONSENT_TRAINER, FROND_ANSWER_YES);

  /* Without a sensor, or against the patient's will kept, there is no session. */
  frond_consent_answer (consent, FROND_CONSENT_OUTSIDE, FROND_ANSWER_LATER);
  g_assert_false (frond_consent_words_allows (consent, &needs));
  frond_consent_answer (consent, FROND_CONSENT_OUTSIDE, FROND_ANSWER_YES);
  frond_consent_answer (consent, FROND_CONSENT_RECORDING, FROND_ANSWER_NO);
  g_assert_false (frond_consent_words_allows (consent, &needs));
}

static void
test_limits (void)
{
  FrondConsentNeeds needs = find_needs ("settle-and-let-go", FROND_PLACEMENT_PROBE, FALSE);
  g_autoptr (FrondConsent) consent = frond_consent_new ();
  g_autofree char *none = NULL;

  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++)
    frond_consent_answer (consent, part, FROND_ANSWER_YES);
  none = frond_consent_words_describe_limits (consent, &needs);
  g_assert_null (none);
  /* Every No and every Later has its sentence, which says what to do; what is not needed at all may have none. */
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    for (guint answer = FROND_ANSWER_NO; answer <= FROND_ANSWER_LATER; answer++) {
      g_autofree char *text = NULL;

      frond_consent_answer (consent, part, answer);
      text = frond_consent_words_describe_limits (consent, &needs);
      if (needs.parts[part])
        g_assert_nonnull (text);
      if (text)
        g_assert_true (g_str_has_suffix (text, "."));
      if (part == FROND_CONSENT_INSIDE && answer == FROND_ANSWER_NO)
        g_assert_nonnull (strstr (text, "pads on the skin can measure instead"));
    }
    frond_consent_answer (consent, part, FROND_ANSWER_YES);
  }
}

static void
assert_person (FrondPatient *patient,
               GDateTime    *confirmed_at,
               const char   *question,
               const char   *expected)
{
  g_autofree char *text = frond_consent_words_describe_person (patient, confirmed_at, question);

  g_assert_cmpstr (text, ==, expected);
}

/* Two identifiers, whichever there are. */
static void
test_person (void)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 11, 22, 14, 2, 0);

  assert_person (patient, NULL, "", "Ask for name and record number. Say that the session can be stopped at any time.");
  patient->birth_date = g_date_new_dmy (14, G_DATE_MARCH, 1990);
  assert_person (patient, NULL, "touch",
                 "Ask for name and date of birth, and whether this is all right today: touch. Say that the session can be stopped at any time.");
  assert_person (patient, time, "touch", "Confirmed by name and date of birth · knows that the session can be stopped at any time · 14:02");
}

static void
assert_chaperone (FrondChaperone chaperone,
                  const char    *name,
                  const char    *role,
                  const char    *expected)
{
  g_autofree char *text = frond_consent_words_describe_chaperone (chaperone, name, role);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_chaperone (void)
{
  assert_chaperone (FROND_CHAPERONE_NONE, NULL, NULL, NULL);
  assert_chaperone (FROND_CHAPERONE_OFFERED, NULL, NULL, "chaperone offered");
  assert_chaperone (FROND_CHAPERONE_DECLINED, NULL, NULL, "chaperone declined");
  assert_chaperone (FROND_CHAPERONE_PRESENT, NULL, NULL, "chaperone present");
  assert_chaperone (FROND_CHAPERONE_PRESENT, "Ines Okafor", NULL, "chaperone: Ines Okafor");
  assert_chaperone (FROND_CHAPERONE_PRESENT, "Ines Okafor", "nurse", "chaperone: Ines Okafor, nurse");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/consent-words/needs", test_needs);
  g_test_add_func ("/app/consent-words/allows", test_allows);
  g_test_add_func ("/app/consent-words/limits", test_limits);
  g_test_add_func ("/app/consent-words/person", test_person);
  g_test_add_func ("/app/consent-words/chaperone", test_chaperone);

  return g_test_run ();
}
