/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-choices.h"
#include "session-fixture.h"

typedef struct {
  char         *folder;
  FrondVault   *vault;
  FrondPatient *patient;
  guint         n_changes;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->vault = session_fixture_make_vault (&fixture->folder);
  fixture->patient = session_fixture_add_patient (fixture->vault);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->patient);
  g_assert_finalize_object (fixture->vault);
  session_fixture_remove_folder (fixture->folder);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set (FrondPatientChoices *choices,
     const char          *key,
     const char          *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_patient_choices_set (choices, key, value, &error));
  g_assert_no_error (error);
}

/* Nobody is asked twice. */
static void
test_next_time (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FrondPatientChoices) today = frond_patient_choices_new (fixture->vault, fixture->patient->id);
  g_autoptr (FrondPatientChoices) next = NULL;
  FrondPatientOwnWords words;

  g_assert_cmpint (frond_patient_choices_get_kind (today), ==, FROND_PICTURE_FROND);
  g_assert_cmpint (frond_patient_choices_get_room (today), ==, FROND_ROOM_DARK);
  frond_patient_choices_get_words (today, &words);
  g_assert_null (words.trainer);
  g_assert_null (words.body);
  for (guint kind = FROND_PICTURE_FROND; kind <= FROND_PICTURE_WORDS; kind++) {
    g_assert_true (frond_patient_choices_set_kind (today, (FrondPictureKind) kind, NULL));
    g_assert_cmpint (frond_patient_choices_get_kind (today), ==, kind);
  }
  g_assert_true (frond_patient_choices_set_kind (today, FROND_PICTURE_WATER, NULL));
  g_assert_true (frond_patient_choices_set_room (today, FROND_ROOM_LIGHT, NULL));
  g_assert_true (frond_patient_choices_get_has_keys (today));
  g_assert_true (frond_patient_choices_set_has_keys (today, FALSE, NULL));
  set (today, FROND_CHOICE_WORD_TRAINER, "dilator");
  set (today, FROND_CHOICE_WORD_BODY, "  my garden ");

  next = frond_patient_choices_new (fixture->vault, fixture->patient->id);
  g_assert_cmpint (frond_patient_choices_get_kind (next), ==, FROND_PICTURE_WATER);
  g_assert_cmpint (frond_patient_choices_get_room (next), ==, FROND_ROOM_LIGHT);
  g_assert_false (frond_patient_choices_get_has_keys (next));
  g_assert_true (frond_patient_choices_set_has_keys (next, TRUE, NULL));
  g_assert_true (frond_patient_choices_get_has_keys (next));
  frond_patient_choices_get_words (next, &words);
  g_assert_cmpstr (words.trainer, ==, "dilator");
  g_assert_cmpstr (words.body, ==, "my garden");
  set (next, FROND_CHOICE_WORD_BODY, " ");
  g_assert_null (frond_patient_choices_get (next, FROND_CHOICE_WORD_BODY));
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (FrondPatientChoices) choices = frond_patient_choices_new (NULL, 0);

  g_signal_connect_swapped (choices, "changed::" FROND_CHOICE_ROOM, G_CALLBACK (changed_cb), fixture);
  set (choices, FROND_CHOICE_PICTURE, "flower");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  set (choices, FROND_CHOICE_ROOM, "light");
  set (choices, FROND_CHOICE_ROOM, "light");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  set (choices, FROND_CHOICE_ROOM, NULL);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpint (frond_patient_choices_get_kind (choices), ==, FROND_PICTURE_FLOWER);
}

/* What nobody understands is not wished. */
static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (FrondPatientChoices) choices = frond_patient_choices_new (NULL, 0);

  set (choices, FROND_CHOICE_PICTURE, "fireworks");
  set (choices, FROND_CHOICE_ROOM, "purple");
  g_assert_cmpint (frond_patient_choices_get_kind (choices), ==, FROND_PICTURE_FROND);
  g_assert_cmpint (frond_patient_choices_get_room (choices), ==, FROND_ROOM_DARK);
}

/* A wish that cannot be stored is in force all the same. */
static void
test_unstored (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FrondPatientChoices) choices = frond_patient_choices_new (fixture->vault, fixture->patient->id);
  g_autoptr (FrondPatientChoices) later = NULL;
  g_autoptr (GError) error = NULL;

  frond_vault_close (fixture->vault);
  g_signal_connect_swapped (choices, "changed", G_CALLBACK (changed_cb), fixture);
  g_assert_false (frond_patient_choices_set_kind (choices, FROND_PICTURE_FLOWER, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpint (frond_patient_choices_get_kind (choices), ==, FROND_PICTURE_FLOWER);
  later = frond_patient_choices_new (fixture->vault, fixture->patient->id);
  g_assert_cmpint (frond_patient_choices_get_kind (later), ==, FROND_PICTURE_FROND);
}

#define ADD(name, test) g_test_add ("/patient-choices/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("next-time", test_next_time);
  ADD ("changed", test_changed);
  ADD ("foreign", test_foreign);
  ADD ("unstored", test_unstored);

  return g_test_run ();
}
