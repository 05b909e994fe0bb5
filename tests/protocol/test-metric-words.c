/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-scenario.h"

static const char *const scenarios[] = { "glazer", "touch", "perfect", "pressure", "envelope", "broken" };

/* What is computed can be read: a title, and whose definition it is. */
static void
test_everything_has_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *ids = frond_metric_list_ids ();

  for (guint s = 0; s < G_N_ELEMENTS (scenarios); s++) {
    g_autoptr (Scenario) scenario = scenario_new (scenarios[s]);
    g_autoptr (GPtrArray) metrics = frond_metrics_compute (&scenario->request);

    for (guint i = 0; i < metrics->len; i++) {
      const FrondMetric *metric = metrics->pdata[i];

      if (!g_strv_contains (ids, metric->id) || !frond_metric_get_definition (metric->id, metric->school))
        g_error ("%s (%s) has no words", metric->id, frond_school_to_word (metric->school));
      g_hash_table_add (seen, g_strdup_printf ("%s/%u", metric->id, metric->school));
    }
  }

  /* And what has words is computed. */
  for (guint i = 0; ids[i]; i++) {
    for (FrondSchool school = FROND_SCHOOL_DEVICE; school < FROND_N_SCHOOLS; school++) {
      g_autofree char *key = g_strdup_printf ("%s/%u", ids[i], school);

      if (!frond_metric_get_definition (ids[i], school) != !g_hash_table_contains (seen, key))
        g_error ("%s (%s) is %s", ids[i], frond_school_to_word (school), g_hash_table_contains (seen, key) ? "not defined" : "never computed");
    }
  }
}

static char *
join (GPtrArray *words)
{
  g_ptr_array_sort_values (words, (GCompareFunc) strcmp);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

/* The scenarios' channels are in uV and in mmHg; "" is a count. */
static const char *
name_unit (const char *unit)
{
  static const char *const of_channel[] = { "uV", "mmHg", NULL };

  if (strcmp (unit, "uV/s") == 0)
    return "channel's unit/s";

  return *unit == '\0' ? "count" : g_strv_contains (of_channel, unit) ? "channel's unit"
                                                                      : unit;
}

/* The words of a metric's schools or its units, as they were computed. */
static char *
list (GHashTable *seen,
      const char *id,
      gboolean    is_unit)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    const FrondMetric *metric = key;
    const char        *word = is_unit ? name_unit (metric->unit) : frond_school_to_word (metric->school);

    if (strcmp (metric->id, id) == 0 && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer) word);
  }

  return join (words);
}

/* Whoever reads the figures with a script finds each id, its schools and its units in docs/exports.md. */
static void
test_documented (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "exports.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) missing = g_string_new ("");
  const char *const *ids = frond_metric_list_ids ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint s = 0; s < G_N_ELEMENTS (scenarios); s++) {
    g_autoptr (Scenario) scenario = scenario_new (scenarios[s]);
    GPtrArray *metrics = frond_metrics_compute (&scenario->request);

    g_ptr_array_add (all, metrics);
    for (guint i = 0; i < metrics->len; i++)
      g_hash_table_add (seen, metrics->pdata[i]);
  }
  for (guint i = 0; ids[i]; i++) {
    g_autofree char *schools = list (seen, ids[i], FALSE);
    g_autofree char *units = list (seen, ids[i], TRUE);
    g_autofree char *row = g_strdup_printf ("| `%s` | %s | %s | %s |\n", ids[i], frond_metric_get_title (ids[i]), schools, units);

    if (!strstr (text, row))
      g_string_append (missing, row);
  }
  if (missing->len > 0)
    g_error ("not in docs/exports.md:\n%s", missing->str);
}

/* One sentence each, with its source in brackets; no two metrics are called alike. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *ids = frond_metric_list_ids ();

  for (guint i = 0; ids[i]; i++) {
    g_assert_cmpstr (frond_metric_get_title (ids[i]), !=, ids[i]);
    g_assert_true (g_hash_table_add (titles, (gpointer) frond_metric_get_title (ids[i])));
    g_assert_true (i == 0 || strcmp (ids[i - 1], ids[i]) < 0);
    for (FrondSchool school = FROND_SCHOOL_DEVICE; school < FROND_N_SCHOOLS; school++) {
      const char *definition = frond_metric_get_definition (ids[i], school);

      if (definition && (!g_str_has_suffix (definition, ").") || !strchr (definition, '(') || !g_ascii_isupper (*definition)))
        g_error ("%s: “%s”", ids[i], definition);
    }
  }
}

static void
test_unknown (void)
{
  g_assert_cmpstr (frond_metric_get_title ("glory"), ==, "glory");
  g_assert_null (frond_metric_get_definition ("glory", FROND_SCHOOL_DEVICE));
  g_assert_null (frond_metric_get_definition ("half-time", FROND_SCHOOL_DEVICE));
}

static void
test_schools (void)
{
  static const char *const words[] = { "device", "glazer", "research", "frond" };
  static const char *const titles[] = { "Device", "Glazer", "Research", "Frond" };

  for (FrondSchool school = FROND_SCHOOL_DEVICE; school < FROND_N_SCHOOLS; school++) {
    g_assert_cmpstr (frond_school_to_word (school), ==, words[school]);
    g_assert_cmpstr (frond_school_get_title (school), ==, titles[school]);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-words/everything-has-words", test_everything_has_words);
  g_test_add_func ("/metric-words/documented", test_documented);
  g_test_add_func ("/metric-words/sentences", test_sentences);
  g_test_add_func ("/metric-words/unknown", test_unknown);
  g_test_add_func ("/metric-words/schools", test_schools);

  return g_test_run ();
}
