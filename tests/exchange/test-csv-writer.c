/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-fixture.h"

#include "frond-csv-writer.h"
#include "frond-error.h"

#include <locale.h>
#include <string.h>

static char *
write_csv (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "session.csv", NULL);
  char            *content;

  g_assert_true (frond_csv_write (&fixture->source, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  return content;
}

static void
test_rows (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) rows = NULL;

  fixture->raw[0][1] = fixture->raw[1][1] = G_MININT32;
  content = write_csv (fixture);
  rows = g_strsplit (content, "\r\n", -1);
  g_assert_cmpstr (rows[0], ==, "time_s,EMG_uV,Pressure Vag_cmH2O");
  g_assert_cmpstr (rows[1], ==, "0,-1635.28245788,0");
  g_assert_cmpstr (rows[2], ==, "0.001,,");
  g_assert_cmpuint (g_strv_length (rows), ==, 2345 + 2);
  g_assert_cmpstr (rows[2346], ==, "");
  g_assert_null (strstr (content, "nan"));
}

/* Enough digits to tell the raw value. */
static void
test_values_come_back (Fixture      *fixture,
                       gconstpointer user_data)
{
  g_autofree char *content = write_csv (fixture);
  g_auto (GStrv) rows = g_strsplit (content, "\r\n", -1);
  const FrondChannel *channel = fixture->source.channels->pdata[0];

  for (gsize i = 0; i < 2345; i++) {
    g_auto (GStrv) cells = g_strsplit (rows[i + 1], ",", -1);
    double value = g_ascii_strtod (cells[1], NULL);

    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[0], NULL), (double) i / 1000, 1e-9);
    g_assert_cmpfloat_with_epsilon (value, frond_channel_to_physical (channel, fixture->raw[0][i]), 1e-8);
  }
}

/* Where people write 3,5 a program still reads 3.5. */
static void
test_locale (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "session.csv", NULL);
  g_autofree char *plain = write_csv (fixture);
  g_autofree char *german = NULL;

  g_unlink (path);
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL) {
    g_test_skip ("there is no German locale here");
    return;
  }
  german = write_csv (fixture);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (german, ==, plain);
}

static void
test_never_overwrites (Fixture      *fixture,
                       gconstpointer user_data)
{
  g_autofree char *first = write_csv (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "session.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (frond_csv_write (&fixture->source, path, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

static gboolean
fail_reading (guint    channel,
              guint64  first_sample,
              gsize    n,
              gint32  *out,
              gpointer user_data,
              GError **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED, "A page is damaged.");

  return FALSE;
}

static void
test_failures_leave_nothing (Fixture      *fixture,
                             gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "session.csv", NULL);
  g_autoptr (GError) error = NULL;

  fixture->source.read_raw = fail_reading;
  g_assert_false (frond_csv_write (&fixture->source, path, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (frond_csv_write (&fixture->source, "/nowhere/at/all.csv", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
}

static void
test_full_disk_leaves_nothing (Fixture      *fixture,
                               gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "session.csv", NULL);
  g_autofree char *whole = write_csv (fixture);

  g_unlink (path);
  for (gsize size = 1; size < strlen (whole); size += 4999) {
    g_autoptr (GError) error = NULL;

    fixture_limit_files (size);
    g_assert_false (frond_csv_write (&fixture->source, path, &error));
    fixture_limit_files (0);
    g_assert_nonnull (error);
    g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
  }
}

static void
test_quoting (void)
{
  static const struct {
    const char *text;
    const char *cell;
  } cases[] = {
    { "", "" },
    { "EMG", "EMG" },
    { "a,b", "\"a,b\"" },
    { "say \"ah\"", "\"say \"\"ah\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "=1+1", "'=1+1" },
    { "@x,y", "\"'@x,y\"" },
    { "-5", "'-5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *cell = frond_csv_quote (cases[i].text);

    g_assert_cmpstr (cell, ==, cases[i].cell);
  }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/csv-writer/rows", test_rows);
  ADD ("/csv-writer/values-come-back", test_values_come_back);
  ADD ("/csv-writer/locale", test_locale);
  ADD ("/csv-writer/never-overwrites", test_never_overwrites);
  ADD ("/csv-writer/failures", test_failures_leave_nothing);
  ADD ("/csv-writer/full-disk", test_full_disk_leaves_nothing);
  g_test_add_func ("/csv-writer/quoting", test_quoting);

  return g_test_run ();
}
