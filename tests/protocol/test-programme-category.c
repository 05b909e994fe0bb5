/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-programme-category.h"

#include "frond-programme.h"

static void
test_words (void)
{
  static const struct {
    FrondProgrammeCategory category;
    const char            *word, *title;
  } expected[] = {
    { FROND_CATEGORY_ASSESSMENT, "assessment", "Assessment" },
    { FROND_CATEGORY_LETTING_GO, "letting-go", "Letting go" },
    { FROND_CATEGORY_STRENGTHENING, "strengthening", "Strengthening" },
    { FROND_CATEGORY_STEP, "step", "Step by step" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_assert_cmpstr (frond_programme_category_to_string (expected[i].category), ==, expected[i].word);
    g_assert_cmpstr (frond_programme_category_get_title (expected[i].category), ==, expected[i].title);
  }
  g_assert_null (frond_programme_category_names[G_N_ELEMENTS (expected)]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme-category/words", test_words);

  return g_test_run ();
}
