/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-json-twin.h"

#include <string.h>

static void
test_twins (void)
{
  static const struct {
    const char *json, *key, *place;
  } cases[] = {
    { "{\"a\":1,\"b\":2,\"a\":3}", "a", "" },
    { "{\"a\":1,\"\\u0061\":3}", "a", "" },
    { "{\"p\":[{\"x\":1},{\"x\":1,\"y\":{\"z\":[],\"z\":{}}}]}", "z", "p 2 › y" },
    { "[[1,[{\"k\" : 1 , \"k\"\n:2}]]]", "k", " 1 2 1" },
    { "{\"a\":{\"a\":{\"b\":1,\"b\":1}}}", "b", "a › a" },
    { "{\"a\\\"\":1,\"c\":\"}{\",\"a\\\"\":1}", "a\"", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *place = NULL;
    g_autofree char *key = frond_json_find_twin (cases[i].json, strlen (cases[i].json), &place);

    g_assert_cmpstr (key, ==, cases[i].key);
    g_assert_cmpstr (place, ==, cases[i].place);
  }
}

static void
test_no_twins (void)
{
  static const char *const cases[] = {
    "",
    "1",
    "\"a\"",
    "{}",
    "[]",
    "{\"a\":{\"a\":[\"a\",\"a\",{\"a\":\"a\"}]},\"b\":\"a\"}",
    "[{\"a\":1},{\"a\":1}]",
    "{\"a\":\"\\\\\",\"b\":\"a\"}",
    "{\"A\":1,\"a\":1}",
    "{\"x\":\"{\\\"k\\\":1,\\\"k\\\":2}\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *key = frond_json_find_twin (cases[i], strlen (cases[i]), NULL);

    g_assert_null (key);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-twin/twins", test_twins);
  g_test_add_func ("/json-twin/no-twins", test_no_twins);

  return g_test_run ();
}
