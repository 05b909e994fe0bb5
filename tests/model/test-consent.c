/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-consent.h"

static void
test_answers (void)
{
  g_autoptr (FrondConsent) consent = frond_consent_new ();
  gint64 before = g_get_real_time ();

  for (guint i = 0; i < FROND_CONSENT_N_PARTS; i++)
    g_assert_cmpint (consent->answers[i], ==, FROND_ANSWER_NONE);
  frond_consent_answer (consent, FROND_CONSENT_INSIDE, FROND_ANSWER_LATER);
  g_assert_cmpint (consent->answers[FROND_CONSENT_INSIDE], ==, FROND_ANSWER_LATER);
  g_assert_cmpint (consent->answered_us[FROND_CONSENT_INSIDE], >=, before);
  g_assert_cmpint (consent->answered_us[FROND_CONSENT_OUTSIDE], ==, 0);
  frond_consent_answer (consent, FROND_CONSENT_INSIDE, FROND_ANSWER_NONE);
  g_assert_cmpint (consent->answered_us[FROND_CONSENT_INSIDE], ==, 0);
}

/* A name belongs to somebody who is there. */
static void
test_chaperone (void)
{
  g_autoptr (FrondConsent) consent = frond_consent_new ();
  g_autoptr (FrondConsent) copy = NULL;

  frond_consent_set_chaperone (consent, FROND_CHAPERONE_PRESENT, "Ines Okafor", "nurse");
  copy = frond_consent_copy (consent);
  frond_consent_set_chaperone (consent, FROND_CHAPERONE_DECLINED, "Ines Okafor", "nurse");
  g_assert_null (consent->chaperone_name);
  g_assert_null (consent->chaperone_role);
  g_assert_cmpint (consent->chaperone_us, >, 0);
  g_assert_cmpint (copy->chaperone, ==, FROND_CHAPERONE_PRESENT);
  g_assert_cmpstr (copy->chaperone_name, ==, "Ines Okafor");
  g_assert_cmpstr (copy->chaperone_role, ==, "nurse");
  frond_consent_set_chaperone (copy, FROND_CHAPERONE_PRESENT, "", NULL);
  g_assert_null (copy->chaperone_name);
}

/* What a database keeps comes back as it was; what a newer one may say is no answer at all. */
static void
test_words (void)
{
  for (guint i = 0; i < FROND_CONSENT_N_PARTS; i++) {
    FrondConsentPart part = FROND_CONSENT_N_PARTS;

    g_assert_true (frond_consent_part_from_string (frond_consent_part_to_string (i), &part));
    g_assert_cmpint (part, ==, i);
  }
  for (guint i = FROND_ANSWER_NONE; i <= FROND_ANSWER_LATER; i++)
    g_assert_cmpint (frond_answer_from_string (frond_answer_to_string (i)), ==, i);
  for (guint i = FROND_CHAPERONE_NONE; i <= FROND_CHAPERONE_DECLINED; i++)
    g_assert_cmpint (frond_chaperone_from_string (frond_chaperone_to_string (i)), ==, i);
  g_assert_cmpint (frond_answer_from_string ("perhaps"), ==, FROND_ANSWER_NONE);
  g_assert_cmpint (frond_chaperone_from_string ("perhaps"), ==, FROND_CHAPERONE_NONE);
  g_assert_false (frond_consent_part_from_string ("massage", &(FrondConsentPart) { 0 }));
  g_assert_false (frond_consent_part_from_string (NULL, &(FrondConsentPart) { 0 }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consent/answers", test_answers);
  g_test_add_func ("/consent/chaperone", test_chaperone);
  g_test_add_func ("/consent/words", test_words);

  return g_test_run ();
}
