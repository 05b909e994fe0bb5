/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-fixture.h"

#include "frond-error.h"

#include <string.h>
#include <sys/stat.h>

#define N_MUTATIONS 1500

static char *
make_file (Fixture *fixture,
           gsize   *length)
{
  g_auto (GStrv) paths = NULL;
  char *bytes;

  for (int i = 0; i < 5; i++)
    g_ptr_array_add (fixture->source.events, frond_event_new (i % 2 ? FROND_EVENT_MARKER : FROND_EVENT_PHASE, (guint64) i * 100, i, "Rest"));
  paths = frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", NULL);
  g_assert_nonnull (paths);
  g_assert_true (g_file_get_contents (paths[0], &bytes, length, NULL));

  return bytes;
}

static FrondImportedRecording *
read_bytes (Fixture    *fixture,
            const char *bytes,
            gsize       length,
            GError    **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mutated.edf", NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  return frond_edf_read (path, error);
}

static void
assert_refused (Fixture    *fixture,
                const char *bytes,
                gsize       length,
                FrondError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (fixture, bytes, length, &error));
  g_assert_error (error, FROND_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_not_a_recording (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autofree char *zeroes = g_malloc0 (4096);
  g_autoptr (GError) error = NULL;
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);

  assert_refused (fixture, "", 0, FROND_ERROR_DAMAGED);
  assert_refused (fixture, "hello", 5, FROND_ERROR_DAMAGED);
  assert_refused (fixture, zeroes, 4096, FROND_ERROR_DAMAGED);
  g_assert_null (frond_edf_read ("/nowhere/at/all.edf", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (frond_edf_read (fixture->folder, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (frond_edf_read (pipe, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
}

static void
test_truncated (Fixture      *fixture,
                gconstpointer user_data)
{
  gsize            length;
  g_autofree char *bytes = make_file (fixture, &length);

  for (gsize n = 0; n < length; n += n < 1100 ? 37 : 401)
    assert_refused (fixture, bytes, n, FROND_ERROR_DAMAGED);
}

static void
test_interrupted (Fixture      *fixture,
                  gconstpointer user_data)
{
  gsize            length;
  g_autofree char *bytes = make_file (fixture, &length);

  memcpy (bytes + 192, "EDF+D", 5);
  assert_refused (fixture, bytes, length, FROND_ERROR_INVALID);
}

/* A file by another program: no transducer text of ours, volts, no date. */
static void
test_foreign_header (Fixture      *fixture,
                     gconstpointer user_data)
{
  gsize            length;
  g_autofree char *bytes = make_file (fixture, &length);
  g_autoptr (FrondImportedRecording) recording = NULL;
  const FrondChannel *channel;
  char               *limits = bytes + 256 + 3 * 104;
  char               *digital = limits + 3 * 16;

  memset (bytes + 256 + 3 * 16, ' ', 80);
  memcpy (bytes + 256 + 3 * 96, "mV      ", 8);
  memcpy (limits, "-1.5    ", 8);
  memcpy (limits + 3 * 8, "1.5     ", 8);
  memcpy (digital, "-2048   ", 8);
  memcpy (digital + 3 * 8, "2047    ", 8);
  recording = read_bytes (fixture, bytes, length, NULL);
  g_assert_nonnull (recording);
  channel = recording->channels->pdata[0];
  g_assert_cmpstr (channel->unit, ==, "uV");
  g_assert_cmpint (channel->raw_min, ==, -2048);
  g_assert_cmpint (channel->raw_max, ==, 2047);
  g_assert_cmpuint (channel->bits, ==, 12);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (channel, -2048), -1500, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (channel, 2047), 1500, 1e-9);
}

static void
mutate (char  *bytes,
        gsize  length,
        GRand *random)
{
  static const char *tokens[] = { "-1", "99999999", "0", "9999", "1e9", "0.00001", "EDF+D", "        ", "-32769", "nan" };
  int                n = g_rand_int_range (random, 1, 7);

  for (int i = 0; i < n; i++) {
    gsize at = (gsize) g_rand_int_range (random, 0, (gint32) (g_rand_boolean (random) ? 1024 : length));

    switch (g_rand_int_range (random, 0, 3)) {
    case 0:
      bytes[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      bytes[at] = (char) ('0' + g_rand_int_range (random, 0, 10));
      break;
    default: {
      const char *token = tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))];

      memcpy (bytes + at, token, MIN (strlen (token), length - at));
      break;
    }
    }
  }
}

static void
assert_sane (const FrondImportedRecording *recording)
{
  g_assert_cmpfloat (recording->rate_hz, >, 0);
  g_assert_cmpuint (recording->channels->len, >, 0);
  for (guint c = 0; c < recording->channels->len; c++) {
    const FrondChannel *channel = recording->channels->pdata[c];

    g_assert_true (g_utf8_validate (channel->label, -1, NULL));
    g_assert_true (g_utf8_validate (channel->unit, -1, NULL));
    g_assert_cmpint (channel->raw_min, <, channel->raw_max);
    g_assert_true (isfinite (channel->scale) && isfinite (channel->offset));
    /* every byte is there: AddressSanitizer sees what is not */
    for (gsize i = 0; i < recording->n_samples; i++)
      g_assert_true (recording->raw[c][i] >= -32768 && recording->raw[c][i] <= 32767);
  }
  for (guint i = 0; i < recording->events->len; i++)
    g_assert_true (g_utf8_validate (((FrondEvent *) recording->events->pdata[i])->text, -1, NULL));
}

/* Damage of every kind, always the same: either a recording with sane values or a sentence. */
static void
test_mutations (Fixture      *fixture,
                gconstpointer user_data)
{
  gsize            length;
  g_autofree char *bytes = make_file (fixture, &length);
  g_autoptr (GRand) random = g_rand_new_with_seed (20260309);
  guint n_read = 0;

  for (int i = 0; i < N_MUTATIONS; i++) {
    g_autofree char *mutated = g_memdup2 (bytes, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondImportedRecording) recording = NULL;

    mutate (mutated, length, random);
    recording = read_bytes (fixture, mutated, g_rand_int_range (random, 0, 8) ? length : (gsize) g_rand_int_range (random, 0, (gint32) length), &error);
    if (recording) {
      assert_sane (recording);
      n_read++;
    } else {
      g_assert_nonnull (error);
      g_assert_true (error->domain == FROND_ERROR);
    }
  }
  /* it would be no test if all were refused, or none */
  g_assert_cmpuint (n_read, >, N_MUTATIONS / 20);
  g_assert_cmpuint (n_read, <, N_MUTATIONS * 19 / 20);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edf-reader/not-a-recording", test_not_a_recording);
  ADD ("/edf-reader/truncated", test_truncated);
  ADD ("/edf-reader/interrupted", test_interrupted);
  ADD ("/edf-reader/foreign-header", test_foreign_header);
  ADD ("/edf-reader/mutations", test_mutations);

  return g_test_run ();
}
