/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-endpoint.h"

#include "frond-error.h"

static void
test_parse (void)
{
  static const struct {
    const char       *text;
    FrondEndpointKind kind;
    const char       *path;
    const char       *plain;
    const char       *back;
  } good[] = {
    { "simulated", FROND_ENDPOINT_SIMULATED, "resting", "resting", "simulated:resting" },
    { "simulated:flicks?seed=7", FROND_ENDPOINT_SIMULATED, "flicks?seed=7", "flicks", "simulated:flicks?seed=7" },
    { "file:what?.txt", FROND_ENDPOINT_FILE, "what?.txt", "what?.txt", "file:what?.txt" },
    { "/dev/ttyUSB0?channels=2", FROND_ENDPOINT_SERIAL, "/dev/ttyUSB0?channels=2", "/dev/ttyUSB0", "/dev/ttyUSB0?channels=2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autoptr (FrondEndpoint) endpoint = frond_endpoint_parse (good[i].text, NULL);
    g_autofree char *plain = frond_endpoint_dup_plain_path (endpoint);
    g_autofree char *back = frond_endpoint_to_string (endpoint);

    g_assert_cmpint (endpoint->kind, ==, good[i].kind);
    g_assert_cmpstr (endpoint->path, ==, good[i].path);
    g_assert_cmpstr (plain, ==, good[i].plain);
    g_assert_cmpstr (back, ==, good[i].back);
    g_assert_null (endpoint->driver);
  }
}

static void
test_refuse (void)
{
  static const char *const bad[] = { "", "file:", "ttyUSB0", "simulate", "http://x" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (frond_endpoint_parse (bad[i], &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }
}

static void
test_options (void)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_parse ("/dev/x?a=1&channels=2&seed=99", NULL);
  g_autoptr (FrondEndpoint) file = frond_endpoint_parse ("file:x?channels=3", NULL);
  g_autoptr (GError) error = NULL;
  guint64 value = 5;

  g_assert_true (frond_endpoint_get_option (endpoint, "channels", 1, 6, &value, NULL));
  g_assert_cmpuint (value, ==, 2);
  g_assert_true (frond_endpoint_get_option (endpoint, "chan", 1, 6, &value, NULL));
  g_assert_true (frond_endpoint_get_option (endpoint, "channelsx", 1, 6, &value, NULL));
  g_assert_true (frond_endpoint_get_option (file, "channels", 1, 6, &value, NULL));
  g_assert_cmpuint (value, ==, 2);
  g_assert_false (frond_endpoint_get_option (endpoint, "seed", 1, 6, &value, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
}

/* Whatever else stands in it stays; who has as many already is not asked for fewer. */
static void
test_with_channels (void)
{
  const struct {
    const char *text, *expected;
  } cases[] = {
    { "/dev/x", "/dev/x?channels=2" },
    { "/dev/x?channels=1", "/dev/x?channels=1&channels=2" },
    { "/dev/x?channels=4", "/dev/x?channels=4" },
    { "/dev/x?channels=many", "/dev/x?channels=many" },
    { "simulated:resting?seed=7", "simulated:resting?seed=7&channels=2" },
    { "file:/a/b.txt", "file:/a/b.txt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrondEndpoint) endpoint = frond_endpoint_parse (cases[i].text, NULL);
    g_autoptr (FrondEndpoint) more = frond_endpoint_with_channels (endpoint, 2);
    g_autofree char *text = frond_endpoint_to_string (more);
    guint64          value = 1;

    g_assert_cmpstr (text, ==, cases[i].expected);
    g_assert_cmpstr (more->label, ==, endpoint->label);
    if (frond_endpoint_get_option (more, "channels", 1, 6, &value, NULL) && more->kind != FROND_ENDPOINT_FILE)
      g_assert_cmpuint (value, >=, 2);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/endpoint/parse", test_parse);
  g_test_add_func ("/endpoint/refuse", test_refuse);
  g_test_add_func ("/endpoint/options", test_options);
  g_test_add_func ("/endpoint/with-channels", test_with_channels);

  return g_test_run ();
}
