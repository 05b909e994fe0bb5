/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-error.h"
#include "frond-own-programmes.h"
#include "frond-programme-repository.h"
#include "helper.h"

typedef struct {
  char       *folder;
  FrondVault *vault;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->folder = helper_make_folder ();
  fixture->vault = helper_create_vault (fixture->folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_clear_object (&fixture->vault);
  helper_remove_folder (fixture->folder);
}

static char *
write_text (const char *id,
            guint       version)
{
  return g_strdup_printf ("{\"format\":1,\"id\":\"%s\",\"version\":%u,\"name\":\"Ours\",\"summary\":\"For a test.\",\"phases\":["
                          "{\"kind\":\"rest\",\"name\":\"Rest\",\"patient_words\":\"Rest\",\"seconds\":10}]}",
                          id, version);
}

/* One with so many versions; the id that sessions name it by. */
static char *
save (Fixture *fixture,
      guint    n_versions)
{
  g_autoptr (FrondProgrammeCopy) copy = frond_programme_copy_new ();
  char            *id = frond_programme_copy_dup_programme_id (copy);
  g_autofree char *draft = write_text (id, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgrammeCopy) stored = frond_programme_repository_save_draft (fixture->vault, copy, draft, &error);

  g_assert_no_error (error);
  for (guint version = 1; version <= n_versions; version++) {
    g_autofree char *json = write_text (id, version);
    g_autoptr (FrondProgrammeCopy) saved = frond_programme_repository_save_version (fixture->vault, stored->id, version, json, &error);

    g_assert_no_error (error);
    g_assert_nonnull (saved);
  }

  return id;
}

/* What is no version yet is not listed. */
static void
test_list (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *draft = save (fixture, 0);
  g_autofree char *own = save (fixture, 2);
  g_autoptr (GListStore) list = NULL;
  g_autoptr (FrondProgramme) listed = NULL;
  g_autoptr (GError) error = NULL;

  list = frond_own_programmes_list (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  listed = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (frond_programme_get_id (listed), ==, own);
  g_assert_cmpuint (frond_programme_get_version (listed), ==, 2);
}

static void
test_find (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *draft = save (fixture, 0);
  g_autofree char *own = save (fixture, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) found = frond_own_programmes_find (fixture->vault, own, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (frond_programme_get_name (found), ==, "Ours");
  g_assert_cmpuint (frond_programme_get_version (found), ==, 2);
  g_assert_null (frond_own_programmes_find (fixture->vault, draft, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "no version yet"));
  g_clear_error (&error);
  g_assert_null (frond_own_programmes_find (fixture->vault, "own-nobody", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
}

/* Neither can stand in for the other. */
static void
test_ids (Fixture      *fixture,
          gconstpointer unused)
{
  g_autofree char *own = save (fixture, 1);
  g_autoptr (GListModel) originals = frond_programme_list_built_in ();

  g_assert_true (frond_own_programmes_is_id (own));
  for (guint i = 0; i < g_list_model_get_n_items (originals); i++) {
    g_autoptr (FrondProgramme) original = g_list_model_get_item (originals, i);

    g_assert_false (frond_own_programmes_is_id (frond_programme_get_id (original)));
  }
}

#define ADD(path, test) g_test_add ("/own-programmes/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list", test_list);
  ADD ("find", test_find);
  ADD ("ids", test_ids);

  return g_test_run ();
}
